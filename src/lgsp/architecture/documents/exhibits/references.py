"""The list of references: exactly what the document cites (Danh mục tài liệu tham chiếu)."""

from collections.abc import Collection

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import on_day, tidy
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.norms import Document, DocumentRole

from .exhibit import NUMBER, TableExhibit, number_rows

_DOCUMENTS = "model/document/"


def list_references(edition: Edition, cited: Collection[str]) -> TableExhibit:
    """Return the reference documents of those ids, oldest last, with what is known of their force."""
    found = [
        one for one in edition.model.all(Document) if one.role is DocumentRole.REFERENCE and one.id in cited
    ]
    found.sort(key=lambda one: one.issued_on.toordinal() if one.issued_on else 0, reverse=True)
    return TableExhibit(
        code="references",
        lead="Các tài liệu được dẫn trong Kiến trúc được nêu tại {ref}; tình trạng hiệu lực theo mô hình, tính đến "
        f"ngày {on_day(edition.on)}. Văn bản do tỉnh ban hành nêu tại {{instruments}}.",
        title="Danh mục tài liệu tham chiếu",
        columns=(
            NUMBER,
            Column("Số, ký hiệu", 22, field="number"),
            Column("Tên tài liệu, cơ quan ban hành", 34),
            Column("Ngày ban hành", 15, Align.CENTRE, "issued_on"),
            Column("Hiệu lực, kiểm chứng", 24),
        ),
        rows=number_rows(_row_of(one, edition) for one in found),
        source=_DOCUMENTS,
    )


def _row_of(document: Document, edition: Edition) -> Row:
    return Row(
        (
            tidy(document.number),
            f"{tidy(document.name)}\n({tidy(document.issuer)})",
            on_day(document.issued_on),
            f"{_say_force(document, edition)}\n{say_verification(document.verification)}",
        ),
        subject=document.id,
    )


def _say_force(document: Document, edition: Edition) -> str:
    if document.replaced_by:
        return f"Được thay thế bởi: {tidy(document.replaced_by)}"
    if document.is_alive(edition.on):
        return "Còn hiệu lực"
    return f"Hết hiệu lực sau ngày {on_day(document.valid_to)}" if document.valid_to else "Chưa có hiệu lực"
