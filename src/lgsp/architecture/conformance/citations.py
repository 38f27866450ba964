"""Rules on the documents that entities cite."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document
from lgsp.architecture.model.references import Reference, list_references

from .periods import say
from .rules import Basis, Gate, Severity, outline, rule
from .verdicts import Judgement, broken, cannot_tell, holds, not_applicable


@rule(
    code="DOC808",
    title="Văn bản được dẫn còn hiệu lực",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(
        outline("Danh mục tài liệu tham chiếu"),
        Basis(
            "Nghị định 278/2025/NĐ-CP, Điều 23 (bãi bỏ Nghị định 47/2020/NĐ-CP): ví dụ đang gặp", "secondary"
        ),
    ),
    why="Luật dưới đề cương đã thay nhiều lần từ năm 2015. Dẫn văn bản hết hiệu lực làm căn cứ thì quyết "
    "định dựa trên đó không còn chỗ đứng.",
    example="""
        # model/document/nghi-dinh-cu.yaml
        id: nghi-dinh-cu
        name: Nghị định về chia sẻ dữ liệu
        valid_to: 2025-10-21
        role: reference
        number: 47/2020/NĐ-CP
        issued_on: 2020-04-09
        replaced_by: 278/2025/NĐ-CP
        verification: secondary
        # model/principle/chia-se.yaml
        id: chia-se
        name: Chia sẻ dữ liệu
        statement: Dữ liệu được thu thập một lần, dùng nhiều lần.
        legal_basis: [nghi-dinh-cu]
        """,
    remedy="Dẫn văn bản thay thế, hoặc bổ sung số, ngày và tình trạng kiểm chứng của văn bản được dẫn.",
)
def cited_in_force(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every entity that cites, once for each document it cites."""
    for entity in model.entities.values():
        cited = [found for found in list_references(entity) if found.kinds == (Document,)]
        for found in cited:
            yield _judge_citation(model, entity, found, on)
        if not cited:
            yield not_applicable(entity)


def _judge_citation(model: Model, entity: Entity, found: Reference, on: date) -> Judgement:
    document = model.get(Document, found.id)
    named = document.number or document.name
    place = model.place(entity, *found.path)
    if document.valid_to is not None and document.valid_to < on:
        replaced = f"; được thay thế bởi: {document.replaced_by}" if document.replaced_by else ""
        return broken(
            entity, place, f"Văn bản {named} hết hiệu lực sau ngày {say(document.valid_to)}{replaced}."
        )
    if document.valid_from is not None and document.valid_from > on:
        return broken(entity, place, f"Văn bản {named} đến ngày {say(document.valid_from)} mới có hiệu lực.")
    if unknown := _what_is_unknown(document):
        return cannot_tell(entity, place, f"Văn bản {named} {unknown}.")
    return holds(entity)


def _what_is_unknown(document: Document) -> str:
    if document.status is Status.RETIRED and document.valid_to is None:
        replaced = f" (được thay thế bởi: {document.replaced_by})" if document.replaced_by else ""
        return f"được ghi là không còn dùng{replaced} nhưng không ghi ngày hết hiệu lực"
    facts = {"số, ký hiệu": document.number, "ngày ban hành": document.issued_on}
    missing = [name for name, value in facts.items() if value is None]
    if document.verification in (None, "unverified"):
        missing.append("kết quả kiểm chứng")
    return f"chưa có {', '.join(missing)}" if missing else ""
