"""Table 4 of Mẫu số 03 in the document: what has to be completed (VII, annex 06) and the tasks that do it (VIII.1)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, tidy
from lgsp.architecture.frameworks.mau03 import list_values
from lgsp.architecture.model.objects import ArchitectureObject, Treatment
from lgsp.architecture.model.planning import Gap, Task
from lgsp.architecture.queries import objects

from .exhibit import NUMBER, TableExhibit, number_rows
from .forms import GAPS, OBJECTS, head, in_words, order_codes, tell_gap, tell_task

_GAPS = "model/gap/"
_TASKS = "model/task/"
_LEAVING = (Treatment.MERGE, Treatment.REPLACE)


def count_treatments(edition: Edition) -> TableExhibit:
    """Return how many objects of each layer get which treatment (VII.3)."""
    treatments = [value for value in list_values("treatment") if value.member]
    layers = [value for value in list_values("layer") if value.member]
    found = objects.list_objects(edition.model)
    rows = []
    for layer in layers:
        here = [one for one in found if objects.get_layer(one) == layer.member]
        if here:
            rows.append(Row((layer.name, *_count(here, [value.member for value in treatments]))))
    total = Row(("Tổng cộng", *_count(found, [value.member for value in treatments])), RowKind.TOTAL)
    return TableExhibit(
        code="treatments",
        lead="Số đối tượng theo lớp và theo phương án hoàn thiện ghi tại Bảng 1 Mẫu số 03 được tổng hợp tại "
        "{ref}; đối tượng do cơ quan ngoài tỉnh quản lý thường không có phương án của tỉnh.",
        title="Số đối tượng theo lớp và phương án hoàn thiện",
        columns=(
            head(OBJECTS, "layer", 25),
            *(Column(value.name, 11, Align.CENTRE) for value in treatments),
            Column("Chưa ghi", 9, Align.CENTRE),
        ),
        rows=(*rows, total) if rows else (),
        source="model/",
    )


def list_results(edition: Edition) -> TableExhibit:
    """Return the result of comparing today with the target: what is to be completed, and how (VII.3)."""
    keys = ("gap_code", "gap", "related_objects", "treatment", "governance_scope")
    return TableExhibit(
        code="results",
        lead="Các nội dung cần hoàn thiện xác định được khi đối chiếu hiện trạng với kiến trúc số mục tiêu "
        "được nêu tại {ref}; hiện trạng và yêu cầu cần đạt của từng nội dung ở {gaps}, Phụ lục 06.",
        title="Kết quả đối chiếu hiện trạng và kiến trúc số mục tiêu",
        columns=(
            head(GAPS, "gap_code", 10, align=Align.CENTRE),
            head(GAPS, "gap", 28, field="name"),
            head(GAPS, "related_objects", 27),
            head(GAPS, "treatment", 18),
            head(GAPS, "governance_scope", 17),
        ),
        rows=tuple(
            Row(tuple(tell_gap(one, key, edition) for key in keys), subject=one.id)
            for one in sort_gaps(edition)
        ),
        source=_GAPS,
    )


def list_gaps(edition: Edition) -> TableExhibit:
    """Return what has to be completed: today, what is wanted, what is missing and how it is treated (annex 06)."""
    keys = (
        "gap_code", "related_objects", "current_state", "target_requirement", "gap", "treatment", "governance_scope",
    )  # fmt: skip
    return TableExhibit(
        code="gaps",
        lead="Hiện trạng, yêu cầu cần đạt và phương án xử lý của từng nội dung cần hoàn thiện được nêu tại "
        "{ref}.",
        title="Nội dung cần hoàn thiện giữa hiện trạng và kiến trúc số mục tiêu",
        columns=(
            head(GAPS, "gap_code", 8, align=Align.CENTRE),
            head(GAPS, "related_objects", 19),
            head(GAPS, "current_state", 18, field="current_state"),
            head(GAPS, "target_requirement", 18, field="target_requirement"),
            head(GAPS, "gap", 16, field="name"),
            head(GAPS, "treatment", 11),
            head(GAPS, "governance_scope", 10),
        ),
        rows=tuple(
            Row(tuple(tell_gap(one, key, edition) for key in keys), subject=one.id)
            for one in sort_gaps(edition)
        ),
        source=_GAPS,
        landscape=True,
    )


def list_tasks(edition: Edition) -> TableExhibit:
    """Return the tasks of the transition, each with what it closes (VIII.1)."""
    keys = ("task_code", "task_name", "architecture_outcome", "lead_agency", "deadline_or_phase")
    return TableExhibit(
        code="tasks",
        lead="Danh mục nhiệm vụ chuyển đổi kiến trúc, mỗi nhiệm vụ gắn với nội dung cần hoàn thiện mà nó xử "
        "lý, được nêu tại {ref}; ưu tiên, nguồn lực và tiêu chí kiểm chứng của từng nhiệm vụ ở Phụ lục 06.",
        title="Danh mục nhiệm vụ chuyển đổi kiến trúc",
        columns=(
            head(GAPS, "task_code", 10, align=Align.CENTRE),
            head(GAPS, "task_name", 27, field="name"),
            head(GAPS, "architecture_outcome", 19, field="outcome"),
            head(GAPS, "lead_agency", 18),
            head(GAPS, "deadline_or_phase", 13, align=Align.CENTRE, field="deadline"),
            head(GAPS, "gap_code", 13, align=Align.CENTRE),
        ),
        rows=tuple(
            Row((*(tell_task(one, key, edition) for key in keys), _name_gaps(one, edition)), subject=one.id)
            for one in _sort_tasks(edition)
        ),
        source=_TASKS,
    )


def list_pairs(edition: Edition) -> TableExhibit:
    """Return every pair of a gap and a task, as table 4 has them (annex 06)."""
    keys = (
        "task_name", "architecture_outcome", "lead_agency", "supporting_agencies", "priority_dependencies",
        "deadline_or_phase", "expected_resources",
    )  # fmt: skip
    return TableExhibit(
        code="gap-tasks",
        lead="Mỗi dòng của {ref} là một cặp nội dung cần hoàn thiện và nhiệm vụ, như Bảng 4 Mẫu số 03.",
        title="Nhiệm vụ chuyển đổi kiến trúc, lộ trình và nguồn lực",
        columns=(
            head(GAPS, "gap_code", 8, align=Align.CENTRE),
            head(GAPS, "task_code", 8, align=Align.CENTRE),
            head(GAPS, "task_name", 19),
            head(GAPS, "architecture_outcome", 14),
            head(GAPS, "lead_agency", 13),
            head(GAPS, "supporting_agencies", 15),
            head(GAPS, "priority_dependencies", 10),
            head(GAPS, "deadline_or_phase", 11, align=Align.CENTRE),
            head(GAPS, "expected_resources", 14),
        ),
        rows=tuple(
            Row((gap, task.code, *(tell_task(task, key, edition) for key in keys)), subject=task.id)
            for gap, task in iterate_pairs(edition)
        ),
        source=f"{_GAPS} và {_TASKS}",
        landscape=True,
    )


def list_progress(edition: Edition) -> TableExhibit:
    """Return where each task stands, and how its result is proved (annex 06)."""
    keys = (
        "task_code", "realisation_state", "linked_programme", "progress", "execution_state", "verification_criteria",
        "data_readiness",
    )  # fmt: skip
    return TableExhibit(
        code="task-progress",
        lead="Tình trạng, tiến độ, tiêu chí và nguồn dữ liệu kiểm chứng của từng nhiệm vụ được nêu tại "
        "{ref}.",
        title="Tiến độ, kiểm chứng và mức sẵn sàng dữ liệu của nhiệm vụ",
        columns=(
            head(GAPS, "task_code", 8, align=Align.CENTRE),
            head(GAPS, "realisation_state", 17),
            head(GAPS, "linked_programme", 22),
            head(GAPS, "progress", 14, field="progress"),
            head(GAPS, "execution_state", 11),
            head(GAPS, "verification_criteria", 18, field="verification_criteria"),
            head(GAPS, "data_readiness", 10),
        ),
        rows=tuple(
            Row(tuple(tell_task(one, key, edition) for key in keys), subject=one.id)
            for one in _sort_tasks(edition)
        ),
        source=_TASKS,
        landscape=True,
    )


def list_splits(edition: Edition) -> TableExhibit:
    """Return the objects that are merged, replaced or ended, with the gap that asks for it (VII.2.c)."""
    changing = [one for one in objects.list_objects(edition.model) if one.treatment in _LEAVING]
    return TableExhibit(
        code="merged-objects",
        lead="Các đối tượng thuộc diện hợp nhất, tổ chức lại, thay thế hoặc kết thúc được nêu tại {ref}.",
        title="Đối tượng hợp nhất, tổ chức lại, thay thế hoặc kết thúc",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 40, field="name"),
            head(OBJECTS, "treatment", 23),
            head(GAPS, "gap_code", 17, align=Align.CENTRE),
        ),
        rows=number_rows(
            Row(
                (
                    objects.get_code(one),
                    tidy(one.name),
                    in_words("treatment", [one.treatment]),
                    ", ".join(name_gaps_of(one, edition)) or NOTHING,
                ),
                subject=one.id,
            )
            for one in sorted(
                changing, key=lambda one: (one.treatment or "", order_codes(objects.get_code(one)))
            )
        ),
        source="model/system/",
    )


def name_gaps_of(entity: ArchitectureObject, edition: Edition) -> list[str]:
    """Return the codes of the gaps that name the object."""
    return [one.code for one in sort_gaps(edition) if entity.id in one.objects]


def sort_gaps(edition: Edition) -> list[Gap]:
    """Return the gaps in the order of their codes."""
    return sorted(edition.model.all(Gap), key=lambda one: order_codes(one.code))


def iterate_pairs(edition: Edition) -> Iterator[tuple[str, Task]]:
    """Yield the code of a gap and a task of it, pair by pair; a task that closes none comes last, with a dash."""
    tasks = {one.id: one for one in _sort_tasks(edition)}
    used = set()
    for gap in sort_gaps(edition):
        for pair in gap.tasks:
            if pair.task in tasks:
                used.add(pair.task)
                yield gap.code, tasks[pair.task]
    yield from ((NOTHING, task) for key, task in tasks.items() if key not in used)


def _sort_tasks(edition: Edition) -> list[Task]:
    return sorted(edition.model.all(Task), key=lambda one: order_codes(one.code))


def _name_gaps(task: Task, edition: Edition) -> str:
    found = [one.code for one in sort_gaps(edition) if any(pair.task == task.id for pair in one.tasks)]
    return ", ".join(found) or NOTHING


def _count(found: Sequence[ArchitectureObject], treatments: Sequence[str]) -> tuple[str, ...]:
    said = Counter(one.treatment for one in found)
    return (*(str(said[Treatment(one)]) for one in treatments), str(said[None]))
