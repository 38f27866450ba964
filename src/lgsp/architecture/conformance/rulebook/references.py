"""Rules on the model's own threads: ids, the references between them, and what hangs on no thread."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, holds, not_applicable
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.governance import Survey, Waiver
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document
from lgsp.architecture.model.planning import Project, Stage
from lgsp.architecture.model.references import Reference

from .periods import is_over
from .threads import named_ids, references_by_entity

_LISTED_ELSEWHERE = (Document, Survey, Waiver)
_DRAWN = (Project, Stage)
_BOOKKEEPING = ("provenance", "undetermined", "changes", "legal_basis")
"""What is said about an entity's facts and grounds ties it to no other part of the architecture."""


@rule(
    code="MOD001",
    title="Mọi tham chiếu đều trỏ tới đối tượng có thật",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    spans_time=True,
    can_be_waived=False,
    why="Một hệ thống có cơ quan chủ quản không tồn tại thì không ai chịu trách nhiệm; bảng, sơ đồ và cấu "
    "hình nền tảng dựng từ đó đều sai.",
    example="""
        # model/system/lich-cong-tac.yaml
        id: lich-cong-tac
        name: Lịch công tác
        owner: so-tu-fap
        """,
    remedy="Sửa lại mã, hoặc thêm tệp mô tả đối tượng được trỏ tới.",
)
def references_resolve(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every entity that names another. Reading refuses a folder that breaks this, naming file and line."""
    made = references_by_entity(model)
    for entity in model.entities.values():
        references = made[entity.id]
        dangling = [one for one in references if not isinstance(model.entities.get(one.id), one.kinds)]
        for found in dangling:
            place = model.place(entity, *found.path)
            yield broken(entity, place, f"Không có “{found.kind_named.vietnamese}” mang mã “{found.id}”.")
        if not dangling:
            yield holds(entity) if references else not_applicable(entity)


@rule(
    code="MOD002",
    title="Mã, kể cả mã trước đây, là duy nhất trong toàn mô hình",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    spans_time=True,
    can_be_waived=False,
    why="Mã nối bản mô tả với văn bản đã ban hành, thỏa thuận đang chạy và lịch sử trao đổi; hai đối tượng "
    "chung một mã thì không biết bằng chứng nào thuộc về đối tượng nào. Đối tượng đổi mã giữ mã cũ ở trường moved, "
    "để lịch sử còn tìm ra nó; mã cũ ấy không được là mã của đối tượng khác.",
    example="""
        # model/database/ho-tich.yaml
        id: ho-tich
        name: Cơ sở dữ liệu hộ tịch
        lead_agencies: [so-tu-phap]
        """,
    remedy="Đặt mã khác cho một trong hai đối tượng; mã trước đây chỉ giữ ở đối tượng thật sự kế tục.",
)
def ids_unique(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every entity. Reading refuses a folder where two bear one id, naming both files."""
    written: dict[str, Entity] = {}
    claimed = {
        entity.id: old
        for entity in model.entities.values()
        for old in entity.moved
        if model.renamed[old] != entity.id
    }
    for entity in model.entities.values():
        first = written.setdefault(entity.id, entity)
        if first is not entity:
            message = f"Mã “{entity.id}” đã dùng ở {model.place(first, 'id')}."
            yield broken(entity, model.place(entity, "id"), message)
        elif entity.id in claimed:
            old = claimed[entity.id]
            place = model.place(entity, "moved", entity.moved.index(old))
            other = model.renamed[old]
            yield broken(entity, place, f"Mã trước đây “{old}” cũng được ghi là mã trước đây của “{other}”.")
        else:
            yield holds(entity)


@rule(
    code="MOD004",
    title="Đối tượng có quan hệ với đối tượng khác hoặc có mặt trong sơ đồ",
    severity=Severity.NOTICE,
    gate=Gate.PUBLISH,
    why="Đối tượng không gắn với gì và không được vẽ ở đâu thì không nói lên điều gì về Kiến trúc, mà vẫn phải "
    "cập nhật và xác nhận hằng năm. Văn bản, đợt khảo sát, miễn trừ không xét ở đây: chúng có danh mục riêng.",
    example="""
        # model/standard/iso-8601.yaml
        id: iso-8601
        name: Cách ghi ngày giờ
        symbol: ISO 8601
        group: Tích hợp
        level: Khuyến nghị
        verification: sourced
        """,
    remedy="Gắn đối tượng vào nơi dùng đến nó (ví dụ standards của thành phần, contract của dịch vụ), hoặc xóa tệp.",
)
def tied_to_something(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every entity that is not over; grounds in law and notes on sources tie it to nothing."""
    made, named = references_by_entity(model), named_ids(model)
    for entity in model.listed:
        if isinstance(entity, _LISTED_ELSEWHERE) or is_over(entity, on):
            yield not_applicable(entity)
        elif entity.id in named or _is_drawn(entity) or _names_another(made[entity.id], entity):
            yield holds(entity)
        else:
            message = (
                f"{entity.title} “{entity.name}” không gắn với đối tượng nào và không có trong sơ đồ nào."
            )
            yield broken(entity, model.place(entity), message)


def _is_drawn(entity: Entity) -> bool:
    return isinstance(entity, _DRAWN) or (isinstance(entity, Component) and bool(entity.bands))


def _names_another(references: tuple[Reference, ...], entity: Entity) -> bool:
    return any(one.path[0] not in _BOOKKEEPING and one.id != entity.id for one in references)
