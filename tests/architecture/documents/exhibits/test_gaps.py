"""Table 4 of Mẫu số 03: paragraphs VII.3 and VIII.1, and annex 06."""

import pytest

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import gaps
from lgsp.architecture.documents.exhibits.forms import tell_gap, tell_task
from lgsp.architecture.model.planning import Gap, Task
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY

from . import lam_giang

GAP = ("gap_code", "current_state", "target_requirement", "gap", "treatment", "governance_scope")
TASK = (
    "task_code", "task_name", "architecture_outcome", "lead_agency", "supporting_agencies", "priority_dependencies",
    "deadline_or_phase", "expected_resources", "realisation_state", "linked_programme", "progress",
    "verification_criteria", "data_readiness", "execution_state",
)  # fmt: skip


@pytest.fixture
def edition_of(model_folder):
    """Return a factory: the edition of the sound model with those gaps and tasks."""
    return lambda **kinds: Edition(load_model(model_folder(**kinds)), DAY)


def test_the_annex_has_every_pair_of_a_gap_and_a_task_of_the_workbook():
    pairs = [row.cells[:2] for row in gaps.list_pairs(lam_giang.edition()).rows]

    assert pairs == lam_giang.cells("HOANTHIEN_NV", "gap_code", "task_code")


def test_every_cell_says_what_the_cell_of_the_workbook_says():
    edition = lam_giang.edition()
    told_gaps = {tuple(tell_gap(one, key, edition) for key in GAP) for one in edition.model.all(Gap)}
    told_tasks = {tuple(tell_task(one, key, edition) for key in TASK) for one in edition.model.all(Task)}

    assert told_gaps == set(lam_giang.cells("HOANTHIEN_NV", *GAP))
    assert told_tasks == set(lam_giang.cells("HOANTHIEN_NV", *TASK))


def test_gaps_and_tasks_stand_in_the_order_of_their_codes_and_name_each_other(edition_of):
    edition = edition_of(
        gap={
            "mot": {"code": "ND-10", "tasks": [{"task": "lam"}], "objects": ["ho-tich"]},
            "hai": {"code": "ND-2", "tasks": [{"task": "lam"}]},
        },
        task={"lam": {"code": "NV-1", "name": "Làm"}, "bo": {"code": "NV-2", "name": "Bỏ"}},
    )

    assert [row.cells[0] for row in gaps.list_results(edition).rows] == ["ND-2", "ND-10"]
    assert [row.cells[-1] for row in gaps.list_tasks(edition).rows] == ["ND-2, ND-10", "–"]
    assert [row.cells[:2] for row in gaps.list_pairs(edition).rows] == [
        ("ND-2", "NV-1"), ("ND-10", "NV-1"), ("–", "NV-2"),
    ]  # fmt: skip


def test_the_counts_of_treatments_add_up_to_all_objects():
    *rows, total = gaps.count_treatments(lam_giang.edition()).rows
    counted = sum(int(cell) for row in rows for cell in row.cells[1:])

    assert counted == sum(int(cell) for cell in total.cells[1:])
    assert counted == len(lam_giang.data_set().tables["DM_DOITUONG"])


def test_what_is_merged_or_replaced_is_listed_with_the_gap_that_asks_for_it(edition_of):
    edition = edition_of(
        system={"ho-tich": {"object_code": "KT-1", "treatment": "merge"}, "mot-cua": {"treatment": "keep"}},
        gap={"mot": {"code": "ND-1", "objects": ["ho-tich"]}},
    )

    assert [row.cells[1:] for row in gaps.list_splits(edition).rows] == [
        ("KT-1", "Hộ tịch", "Hợp nhất/tổ chức lại", "ND-1")
    ]
