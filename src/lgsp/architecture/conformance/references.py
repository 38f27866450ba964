"""Rules on the model's own threads: ids and the references between them."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.references import list_references

from .rules import Gate, Severity, rule
from .verdicts import Judgement, broken, holds, not_applicable


@rule(
    code="MOD001",
    title="Mọi tham chiếu đều trỏ tới đối tượng có thật",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
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
    for entity in model.entities.values():
        references = list(list_references(entity))
        dangling = [one for one in references if not isinstance(model.entities.get(one.id), one.kinds)]
        for found in dangling:
            place = model.place(entity, *found.path)
            yield broken(entity, place, f"Không có “{found.kind_named.vietnamese}” mang mã “{found.id}”.")
        if not dangling:
            yield holds(entity) if references else not_applicable(entity)


@rule(
    code="MOD002",
    title="Mã là duy nhất trong toàn mô hình",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    why="Mã nối bản mô tả với văn bản đã ban hành, thỏa thuận đang chạy và lịch sử trao đổi; hai đối tượng "
    "chung một mã thì không biết bằng chứng nào thuộc về đối tượng nào.",
    example="""
        # model/database/ho-tich.yaml
        id: ho-tich
        name: Cơ sở dữ liệu hộ tịch
        lead_agencies: [so-tu-phap]
        """,
    remedy="Đặt mã khác cho một trong hai đối tượng.",
)
def ids_unique(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every entity. Reading refuses a folder that breaks this, naming both files."""
    written: dict[str, Entity] = {}
    for entity in model.entities.values():
        first = written.setdefault(entity.id, entity)
        if first is entity:
            yield holds(entity)
        else:
            yield broken(
                entity, model.place(entity, "id"), f"Mã “{entity.id}” đã dùng ở {model.place(first, 'id')}."
            )
