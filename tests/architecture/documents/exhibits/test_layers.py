"""Today and the target, component by component (V, VI.3)."""

import pytest

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import layers
from lgsp.architecture.documents.exhibits.exhibit import TableExhibit, WordsExhibit
from lgsp.architecture.model.objects import ModelState
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY

from . import lam_giang

PLACES = (
    layers.INFRASTRUCTURE, layers.SECURITY, layers.DATA, layers.PLATFORMS, layers.SHARED_APPLICATIONS,
    layers.OWN_APPLICATIONS, layers.CHANNELS, layers.MEASURES, layers.CROSS_CUTTING,
)  # fmt: skip


@pytest.fixture
def edition_of(model_folder):
    """Return a factory: the edition of the sound model with what is given."""
    return lambda **kinds: Edition(load_model(model_folder(**kinds)), DAY)


def rows_of(exhibits, code):
    (table,) = [one for one in exhibits if isinstance(one, TableExhibit) and one.code == code]
    return [row.cells for row in table.rows if row.kind is RowKind.PLAIN]


def test_every_object_stands_in_exactly_one_place():
    edition = lam_giang.edition()
    found = [one.id for place in PLACES for one in place.list_members(edition, tuple(ModelState))]

    assert len(found) == len(set(found)) == len(lam_giang.data_set().tables["DM_DOITUONG"])


def test_today_counts_and_lists_what_there_is_and_nothing_that_is_still_to_come(edition_of):
    edition = edition_of(
        infrastructure={
            "may-chu": {"name": "Máy chủ", "object_code": "KT-1"},
            "du-phong": {"name": "Điểm dự phòng", "status": "proposed"},
        }
    )
    words, table = layers.describe_today(layers.INFRASTRUCTURE)(edition)

    assert isinstance(words, WordsExhibit)
    assert "có 1 đối tượng: Hạ tầng số 1" in words.paragraphs[0][0].text
    assert [row.cells[1:3] for row in table.rows] == [("KT-1", "Máy chủ")]


def test_more_than_can_be_listed_is_counted_by_owner():
    exhibits = layers.describe_today(layers.DATA)(lam_giang.edition())
    (table,) = [one for one in exhibits if isinstance(one, TableExhibit)]
    *rows, total = table.rows

    assert total.kind is RowKind.TOTAL
    assert sum(int(row.cells[-1]) for row in rows) == int(total.cells[-1]) > layers._MOST_ROWS


def test_the_target_lists_the_logical_parts_then_what_changes_by_treatment(edition_of):
    edition = edition_of(
        component={"cong": {"name": "Cổng", "bands": ["channels"], "object_code": "KT-TP-1"}},
        system={
            "ho-tich": {"object_code": "KT-1", "treatment": "upgrade", "layer": "channels"},
            "mot-cua": {"object_code": "KT-2", "treatment": "keep", "layer": "channels"},
        },
        gap={"nd": {"code": "ND-1", "objects": ["ho-tich"]}},
    )
    exhibits = layers.describe_target(layers.CHANNELS)(edition)

    assert [row[1] for row in rows_of(exhibits, "parts-channels")] == ["KT-TP-1"]
    assert [(row[1], row[-1]) for row in rows_of(exhibits, "target-channels")] == [("KT-1", "ND-1")]


def test_a_component_in_which_nothing_changes_says_so(edition_of):
    edition = edition_of(system={key: {"treatment": "keep"} for key in ("ho-tich", "dat-dai", "mot-cua")})
    *_, words = layers.describe_target(layers.OWN_APPLICATIONS)(edition)

    assert isinstance(words, WordsExhibit)
    assert "Cả 3 đối tượng" in words.paragraphs[0][0].text
