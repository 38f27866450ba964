"""Table 1 of Mẫu số 03 as annex 01, and the figures seen from the blocks."""

import pytest

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import objects
from lgsp.architecture.documents.exhibits.forms import tell_object
from lgsp.architecture.frameworks.figures import list_figure_components
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.queries.objects import list_objects
from tests.architecture.model_folders import DAY

from . import lam_giang

SHOWN = ("object_code", "name", "object_type", "owner_agency")
TOLD = (
    "object_code", "record_kind", "source_code", "name", "object_type", "layer", "layer_component", "model_state",
    "usage_scope", "sharing_form", "owner_agency", "operator_unit", "technical_contact", "lifecycle_state",
    "usage_state", "treatment",
)  # fmt: skip


@pytest.fixture
def edition_of(model_folder):
    """Return a factory: the edition of the sound model with what is given."""
    return lambda **kinds: Edition(load_model(model_folder(**kinds)), DAY)


def test_the_annex_has_every_row_of_the_workbook_and_no_other():
    table = objects.list_all(lam_giang.edition())
    rows = [row.cells[1:] for row in table.rows if row.kind is RowKind.PLAIN]

    assert sorted(rows) == sorted(lam_giang.cells("DM_DOITUONG", *SHOWN))


def test_every_cell_says_what_the_cell_of_the_workbook_says():
    edition = lam_giang.edition()
    told = [tuple(tell_object(one, key, edition) for key in TOLD) for one in list_objects(edition.model)]

    assert sorted(told) == sorted(lam_giang.cells("DM_DOITUONG", *TOLD))


def test_the_name_of_a_group_says_where_its_objects_stand_in_the_figures():
    edition = lam_giang.edition()
    mapped = {
        row.entity.id: row.cells for row in lam_giang.data_set().tables["ANHXA"] if row.cells["commune_block"]
    }
    group, found = "", {}
    for row in objects.list_all(edition).rows:
        group = row.cells[0] if row.kind is RowKind.GROUP else group
        found[row.subject] = group

    assert mapped
    for key, cells in mapped.items():
        for column in ("overview_block", "own_component_block", "commune_block"):
            assert cells[column] in found[key]


def test_what_nobody_knows_yet_says_who_will_and_by_when(edition_of):
    open_field = {"field": "layer", "unit": "so-tu-phap", "deadline": "2027-01-31"}
    edition = edition_of(
        system={"ho-tich": {"undetermined": [open_field], "not_applicable": ["source_code"]}}
    )
    (system,) = [one for one in list_objects(edition.model) if one.id == "ho-tich"]

    assert tell_object(system, "layer", edition) == "Chưa xác định (so-tu-phap, 31/01/2027)"
    assert tell_object(system, "source_code", edition) == "Không áp dụng"
    assert tell_object(system, "treatment", edition) == "–"


def test_every_block_of_figures_7_and_8_is_listed_with_what_stands_in_it(edition_of):
    block = "Hệ thống thông tin giải quyết thủ tục hành chính của địa phương"
    edition = edition_of(
        system={"mot-cua": {"object_code": "KT-1", "mappings": [{"own_component_block": block}]}}
    )
    rows = [row.cells for row in objects.relate_to_figures(edition).rows if row.kind is RowKind.PLAIN]

    assert len(rows) == sum(one.is_in(7) or one.is_in(8) for one in list_figure_components())
    assert [row[3:] for row in rows if row[1] == block] == [("1", "KT-1 Một cửa")]
    assert {row[4] for row in rows if row[3] == "0"} == {"–"}


def test_the_counts_of_sharing_add_up_to_all_objects():
    table = objects.count_sharing(lam_giang.edition())

    assert sum(int(row.cells[-1]) for row in table.rows) == len(lam_giang.data_set().tables["DM_DOITUONG"])
