"""The rule on completeness: each phase of a life asks for the facts that only then can be known."""

from collections.abc import Iterator, Mapping
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, not_applicable
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject, RecordKind

from .filled import judge_filled
from .threads import external_ids

FACTS: Mapping[str, Mapping[Status, tuple[str, ...]]] = {
    "system": {
        Status.PROPOSED: ("description",),
        Status.APPROVED: ("description", "component", "valid_from"),
        Status.IN_USE: ("component", "users"),
        Status.PHASING_OUT: ("component", "users", "valid_to"),
        Status.RETIRED: ("valid_to",),
    },
    "infrastructure": {
        Status.PROPOSED: ("description",),
        Status.APPROVED: ("description", "valid_from"),
        Status.IN_USE: ("location",),
        Status.PHASING_OUT: ("location", "valid_to"),
        Status.RETIRED: ("valid_to",),
    },
    "database": {
        Status.PROPOSED: ("content",),
        Status.APPROVED: ("content", "valid_from"),
        Status.IN_USE: ("system",),
        Status.PHASING_OUT: ("system", "valid_to"),
        Status.RETIRED: ("valid_to",),
    },
    "service": {
        Status.PROPOSED: ("description",),
        Status.APPROVED: ("description", "valid_from"),
        Status.PHASING_OUT: ("valid_to",),
        Status.RETIRED: ("valid_to",),
    },
    "flow": {
        Status.APPROVED: ("valid_from",),
        Status.PHASING_OUT: ("valid_to",),
        Status.RETIRED: ("valid_to",),
    },
    "role": {Status.IN_USE: ("holders",)},
}
"""By kind and phase, the facts no other rule asks for."""


@rule(
    code="MOD005",
    title="Dữ kiện mà giai đoạn vòng đời đòi hỏi đã được ghi",
    severity=Severity.WARNING,
    raised={Gate.PUBLISH: Severity.ERROR},
    gate=Gate.EDIT,
    basis=(outline("II", "V.3", "V.8"),),
    needs=tuple(
        dict.fromkeys(
            f"{kind}.{field}"
            for kind, phases in FACTS.items()
            for fields in phases.values()
            for field in fields
        )
    ),
    why="Một danh sách “bắt buộc” chung thì hệ thống mới đề xuất phải khai điều chưa ai biết, còn hệ thống sắp "
    "dừng lại thiếu điều cần nhất là ngày dừng. Vì vậy mỗi trạng thái có danh sách riêng: đề xuất thì nói là gì; đã "
    "duyệt thì nói bao giờ; đang dùng thì nói thuộc thành phần nào, ai dùng; đang thay thế hoặc đã dừng thì nói đến "
    "ngày nào.",
    example="""
        # model/system/quan-ly-cong-van.yaml
        id: quan-ly-cong-van
        name: Quản lý công văn thế hệ trước
        status: phasing-out
        owner: van-phong
        component: cong-dich-vu
        users: Công chức của tỉnh
        """,
    remedy="Ghi các trường được nêu; nếu chưa biết, ghi vào undetermined kèm đơn vị làm rõ và thời hạn; nếu không có, "
    "ghi tên trường vào not_applicable.",
)
def phase_facts_present(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every entity of a kind that has phases; what belongs to somebody else is described by them."""
    external = external_ids(model)
    for entity in model.listed:
        if entity.kind not in FACTS:
            continue
        fields = FACTS[entity.kind].get(entity.status, ())
        if not fields or entity.id in external or _is_referred_to(entity):
            yield not_applicable(entity)
        else:
            yield judge_filled(model, entity, fields, on=on)


def _is_referred_to(entity: Entity) -> bool:
    return isinstance(entity, ArchitectureObject) and entity.record_kind is RecordKind.REFERENCE
