"""
The twelve checks before an architecture is issued, each answered by one of the four official results with its grounds.

A program answers what the model says, and what the products say that are handed in with it. Where the official text
also speaks of what is in neither (diagrams nobody has drawn yet, the signed copy, whether a text was copied), a ground
says so and the answer is at best “Chưa đủ cơ sở đánh giá”: such a check is never passed on good faith. A waiver makes
no check met.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.frameworks.checks import IssueCheck, list_issue_checks
from lgsp.architecture.frameworks.errors import OutlineUnknown
from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Link, Relation, RelationType
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document, DocumentRole
from lgsp.architecture.model.objects import ArchitectureObject, Treatment
from lgsp.architecture.model.planning import Gap, Task
from lgsp.architecture.model.systems import Service
from lgsp.kernel.text import fold

from .checking import check
from .grounds import NAMED, Evidence, Ground, left_to_people
from .handed import Handed
from .rulebook.dataset import list_objects
from .rulebook.ownership import is_own
from .rulebook.periods import is_over
from .verdicts import VERDICT_NAMES, Subject, Verdict

CURRENT_OUTLINE = "1425-2026"
_ISSUING = (DocumentRole.ISSUED, DocumentRole.TO_ISSUE)
_WITH_PAYLOAD = (RelationType.DATA_EXCHANGE, RelationType.SERVICE_USE)
_CHANGING = (Treatment.UPGRADE, Treatment.MERGE, Treatment.REPLACE, Treatment.ADD)
_TASK_FIELDS = ("outcome", "lead", "priority", "deadline", "resources", "verification_criteria")
_FIGURES = {
    "SĐ-T-01": ("hình 7", "overview_block"),
    "SĐ-T-02": ("hình 8", "own_component_block"),
    "SĐ-T-03": ("hình 9", "commune_block"),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A check with its answer; the worst ground decides, and grounds that do not apply decide nothing."""

    check: IssueCheck
    grounds: tuple[Ground, ...]

    @property
    def verdict(self) -> Verdict:
        """Return the answer."""
        found = {ground.verdict for ground in self.grounds}
        return next(verdict for verdict in Verdict if verdict in found)

    @property
    def official(self) -> str:
        """Return the answer as the ministry's form words it."""
        return VERDICT_NAMES[self.verdict]


def answer_checklist(model: Model, *, on: date, handed: Handed | None = None) -> tuple[Answered, ...]:
    """
    Return the twelve checks answered for a day; `handed` is what is going to be handed in, where it is at hand.

    Without it the document follows the outline of the province, and nobody has seen a diagram.
    """
    facts = model if model.on else model.facts_of(on)
    outline = handed.outline if handed else model.province.outline
    evidence = Evidence(facts, check(facts, on=on), outline, handed)
    return tuple(Answered(one, tuple(_CHECKS[one.code](evidence))) for one in list_issue_checks())


def _product_named(evidence: Evidence) -> Iterator[Ground]:
    key = evidence.outline
    current = get_outline(CURRENT_OUTLINE)
    try:
        followed = get_outline(key)
    except OutlineUnknown as refusal:
        yield Ground(Verdict.BROKEN, refusal.message_in("vi"))
        return
    if followed.key == current.key:
        yield Ground(Verdict.HOLDS, f"Tài liệu theo mẫu hiện hành, mang tên “{current.document_title}”.")
    else:
        yield Ground(
            Verdict.BROKEN,
            f"Tài liệu theo đề cương {followed.short}, mang tên “{followed.document_title}”; sản phẩm của cấp tỉnh nay "
            f"mang tên “{current.document_title}”.",
        )
    yield _judge_issuer(evidence, (followed.document_title, current.document_title))


def _judge_issuer(evidence: Evidence, titles: tuple[str, ...]) -> Ground:
    wanted = [fold(title) for title in titles]
    decisions = [
        one
        for one in evidence.model.all(Document)
        if one.role in _ISSUING and any(title in fold(one.name) for title in wanted)
    ]
    signed = [one for one in decisions if one.issuer]
    if not signed:
        return left_to_people(
            "Mô hình không có văn bản ban hành kiến trúc với cơ quan ban hành, nên chưa rõ thẩm quyền."
        )
    if all("chu tich" in fold(one.issuer or "") for one in signed):
        return Ground(Verdict.HOLDS, "Văn bản ban hành kiến trúc do Chủ tịch Ủy ban nhân dân tỉnh ký.")
    return left_to_people(
        f"Cơ quan ban hành ghi là “{signed[0].issuer}”; cần đối chiếu với thẩm quyền của Chủ tịch UBND tỉnh."
    )


def _diagrams_present(evidence: Evidence) -> Iterator[Ground]:
    objects = _list_objects(evidence)
    for code, (figure, block) in _FIGURES.items():
        placed = sum(any(getattr(mapping, block) for mapping in one.mappings) for one in objects)
        told = f"{code} ({figure}): {placed} đối tượng có ánh xạ vào hình"
        if evidence.handed is None:
            yield left_to_people(f"{told}; sơ đồ đã vẽ không nằm trong mô hình.")
        elif code in evidence.handed.drawn:
            yield Ground(Verdict.HOLDS, f"{told}; sơ đồ có trong hồ sơ.")
        else:
            yield Ground(Verdict.BROKEN, f"{told}; hồ sơ không có sơ đồ này.")


def _layers_followed(evidence: Evidence) -> Iterator[Ground]:
    components = [one for one in evidence.model.all(Component) if not is_over(one, evidence.report.on)]
    yield evidence.meet(
        "Thành phần ghi lớp của khung hiện hành, hoặc được ánh xạ sang khung đó",
        components,
        lambda one: isinstance(one, Component) and bool(one.layer or one.mappings or one.reference),
    )
    yield from evidence.ask("CMP501")
    others = [one for one in _list_objects(evidence) if not isinstance(one, Component)]
    said = sum(one.layer is not None for one in others)
    if others:
        text = f"Hệ thống, hạ tầng, dữ liệu, dịch vụ: {said}/{len(others)} ghi lớp, số còn lại theo loại đối tượng."
        yield Ground(Verdict.HOLDS, text)
    if evidence.outline not in (CURRENT_OUTLINE, get_outline(CURRENT_OUTLINE).short):
        yield left_to_people(
            "Lời văn theo bố cục cũ; cần bảng ánh xạ đầy đủ sang 04 lớp và 04 thành phần xuyên suốt."
        )


def _owners_fixed(evidence: Evidence) -> Iterator[Ground]:
    components = [one for one in evidence.model.all(Component) if not is_over(one, evidence.report.on)]
    yield evidence.fill("Thành phần", components, "owner")
    yield from evidence.ask("DB301", "ORG102", "ORG104")
    yield evidence.fill("Nội dung cần hoàn thiện", evidence.model.all(Gap), "governance_scope")


def _recorded_once(evidence: Evidence) -> Iterator[Ground]:
    yield from evidence.ask("MOD002", "MOD003", "M03")
    if evidence.handed is None:
        yield left_to_people("Đối chiếu từng sơ đồ bắt buộc với Bảng 1: cần sơ đồ đã vẽ.")
        return
    recorded = {one.id for one in evidence.model.derive(list_objects)}
    for code in _FIGURES:
        drawn = [evidence.model.entities[one] for one in sorted(evidence.handed.drawn.get(code, ()))]
        objects = [one for one in drawn if isinstance(one, ArchitectureObject)]
        yield evidence.meet(
            f"Đối tượng trên {code} có một bản ghi tại Bảng 1", objects, lambda one: one.id in recorded
        )


def _relations_complete(evidence: Evidence) -> Iterator[Ground]:
    on = evidence.report.on
    flows = [one for one in evidence.model.all(Flow) if not is_over(one, on)]
    yield evidence.meet("Luồng nói rõ dữ liệu hoặc dịch vụ trao đổi", flows, _has_payload)
    relations = [
        one
        for one in evidence.model.all(Relation)
        if not is_over(one, on) and one.relation_type in _WITH_PAYLOAD
    ]
    yield evidence.fill("Quan hệ trao đổi dữ liệu, sử dụng dịch vụ", relations, "payload")
    yield from evidence.ask("MOD001", "M04")


def _has_payload(one: Entity) -> bool:
    return isinstance(one, Flow) and bool(one.information or one.objects or one.contract or one.via)


def _gaps_closed(evidence: Evidence) -> Iterator[Ground]:
    model, on = evidence.model, evidence.report.on
    gaps = [one for one in model.all(Gap) if not is_over(one, on)]
    tasks = [one for one in model.all(Task) if not is_over(one, on)]
    yield evidence.fill("Nội dung cần hoàn thiện", gaps, "current_state", "target_requirement")
    yield from evidence.ask("M05", "M06")
    yield evidence.fill("Nhiệm vụ", tasks, *_TASK_FIELDS)
    yield _judge_changes(evidence, gaps)


def _judge_changes(evidence: Evidence, gaps: list[Gap]) -> Ground:
    """Judge whether what is going to change is somebody's gap; one gap may stand for many objects, so people look."""
    named = {object_id for gap in gaps for object_id in gap.objects}
    changing = [
        one
        for one in _list_objects(evidence)
        if one.treatment in _CHANGING and is_own(evidence.model, one) and one.id not in named
    ]
    told = f"{len(changing)} đối tượng có phương án nâng cấp, hợp nhất, thay thế hoặc bổ sung"
    if not changing:
        return Ground(Verdict.HOLDS, "Mọi đối tượng sẽ thay đổi đều nằm trong một nội dung cần hoàn thiện.")
    subjects = tuple(Subject.of(one) for one in changing[:NAMED])
    if not gaps:
        text = f"{told}, nhưng mô hình không có nội dung cần hoàn thiện nào."
        return Ground(Verdict.BROKEN, text, subjects=subjects)
    text = f"{told} mà không được nội dung cần hoàn thiện nào nêu tên; cần xét có thuộc nội dung chung hay không."
    return Ground(Verdict.CANNOT_TELL, text, subjects=subjects)


def _scopes_fixed(evidence: Evidence) -> Iterator[Ground]:
    objects = [one for one in _list_objects(evidence) if not isinstance(one, Service)]
    yield evidence.fill("Đối tượng", objects, "usage_scopes", "sharing_form")
    yield from evidence.ask("MOD003")


def _references_right(evidence: Evidence) -> Iterator[Ground]:
    yield from evidence.ask("MOD001", "DOC803", "DOC804", "DOC808")
    yield _judge_version(evidence.handed)


def _judge_version(handed: Handed | None) -> Ground:
    what = "Phiên bản chung của tài liệu, sơ đồ, phụ lục và bộ dữ liệu"
    if handed is None:
        return left_to_people(f"{what}: ghi ở bản kê của lần phát hành.")
    if not (handed.version and handed.data_cutoff):
        return left_to_people(f"{what}: lần ban hành chưa ghi phiên bản hoặc ngày chốt dữ liệu.")
    text = f"{what}: cùng lập từ một mô hình, phiên bản {handed.version}, số liệu chốt ngày {handed.data_cutoff}."
    return Ground(Verdict.HOLDS, text)


def _sources_referred_to(evidence: Evidence) -> Iterator[Ground]:
    yield from evidence.ask("M09")
    mapped = sum(any(mapping.source_framework for mapping in one.mappings) for one in _list_objects(evidence))
    yield left_to_people(
        f"{mapped} đối tượng dẫn khung, tài liệu nguồn; nội dung có sao chép hay không cần người đọc."
    )


def _nothing_twice(evidence: Evidence) -> Iterator[Ground]:
    yield from evidence.ask("M01", "M02", "M03", "M05")
    tasks = [one for one in evidence.model.all(Task) if not is_over(one, evidence.report.on)]
    names = Counter(fold(one.name) for one in tasks)
    yield evidence.meet("Nhiệm vụ không trùng tên", tasks, lambda one: names[fold(one.name)] == 1)


def _classified(evidence: Evidence) -> Iterator[Ground]:
    on = evidence.report.on
    yield from evidence.ask("K07", "M08")
    links: list[Link] = [one for one in evidence.model.all(Flow) if not is_over(one, on)]
    links += [
        one
        for one in evidence.model.all(Relation)
        if not is_over(one, on) and one.relation_type is RelationType.DATA_EXCHANGE
    ]
    yield evidence.fill("Luồng, quan hệ trao đổi dữ liệu", links, "classification")
    yield left_to_people("Tệp nguồn, tệp dữ liệu và bản chính thức thống nhất: xét trên hồ sơ phát hành.")


def _list_objects(evidence: Evidence) -> list[ArchitectureObject]:
    """Return the rows of table 1 that are not over."""
    objects = evidence.model.derive(list_objects)
    return [one for one in objects if not is_over(one, evidence.report.on)]


_CHECKS: dict[str, Callable[[Evidence], Iterator[Ground]]] = {
    "C01": _product_named,
    "C02": _diagrams_present,
    "C03": _layers_followed,
    "C04": _owners_fixed,
    "C05": _recorded_once,
    "C06": _relations_complete,
    "C07": _gaps_closed,
    "C08": _scopes_fixed,
    "C09": _references_right,
    "C10": _sources_referred_to,
    "C11": _nothing_twice,
    "C12": _classified,
}
