"""Table 2 of Mẫu số 03 as annex 04."""

from dataclasses import replace

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import relations
from lgsp.architecture.documents.exhibits.forms import tell_link
from lgsp.architecture.queries.links import list_links
from tests.architecture.model_folders import DAY

from . import lam_giang

TOLD = (
    "relation_code", "source_object", "relation_type", "target_object", "payload", "channel", "state", "frequency_sla",
    "data_classification",
)  # fmt: skip


def test_the_annex_has_every_row_of_the_workbook_with_both_its_ends():
    target, rows = "", []
    for row in relations.list_all(lam_giang.edition()).rows:
        if row.kind is RowKind.GROUP:
            target = row.cells[0].removeprefix("Đối tượng đích: ").split(" – ")[0]
        else:
            rows.append((row.cells[1], row.cells[2], row.cells[4], target, *row.cells[5:7]))
    wanted = lam_giang.cells(
        "QH_KETNOI", "relation_code", "source_object", "relation_type", "target_object", "channel", "state"
    )

    assert len(rows) > 600
    assert sorted(rows) == sorted(wanted)


def test_every_cell_says_what_the_cell_of_the_workbook_says():
    edition = lam_giang.edition()
    told = [
        tuple(tell_link(one, key, edition).split("\n")[0] for key in TOLD)
        for one in list_links(edition.model)
    ]

    assert sorted(told) == sorted(lam_giang.cells("QH_KETNOI", *TOLD))


def test_a_relation_to_what_is_not_listed_is_left_out(sound_model):
    entities = {key: one for key, one in sound_model.entities.items() if key != "mot-cua"}
    without = replace(sound_model, entities=entities)

    assert len(relations.list_kept(Edition(sound_model, DAY))) == 1
    assert relations.list_kept(Edition(without, DAY)) == []
