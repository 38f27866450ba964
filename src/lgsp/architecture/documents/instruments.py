"""The documents: what the People's Committee issues (VI.1), and what the architecture refers to."""

from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.norms import Document, DocumentRole

from .blocks import Align, Column
from .edition import Edition
from .exhibits import NUMBER, TableExhibit, group_rows, number_rows
from .wording import DOCUMENT_ROLE, on_day, tidy

_DOCUMENTS = "model/document/"


def list_instruments(edition: Edition) -> TableExhibit:
    """Return the documents issued and to be issued."""
    documents = edition.model.all(Document)
    return TableExhibit(
        code="instruments",
        lead="Danh mục văn bản do Ủy ban nhân dân tỉnh ban hành để triển khai Kiến trúc được nêu tại {ref}.",
        title="Văn bản do Ủy ban nhân dân tỉnh ban hành để triển khai Kiến trúc",
        columns=(
            NUMBER,
            Column("Văn bản", 41),
            Column("Số, ký hiệu", 19),
            Column("Ngày ban hành", 15, Align.CENTRE),
            Column("Cơ quan ban hành", 20),
        ),
        rows=group_rows(
            (
                DOCUMENT_ROLE[role],
                [
                    (tidy(one.name), tidy(one.number), on_day(one.issued_on), tidy(one.issuer))
                    for one in documents
                    if one.role is role
                ],
            )
            for role in (DocumentRole.ISSUED, DocumentRole.TO_ISSUE)
        ),
        source=_DOCUMENTS,
    )


def list_references(edition: Edition) -> TableExhibit:
    """Return the documents referred to, oldest last, with what is known of their force."""
    found = [one for one in edition.model.all(Document) if one.role is DocumentRole.REFERENCE]
    found.sort(key=lambda one: one.issued_on.toordinal() if one.issued_on else 0, reverse=True)
    return TableExhibit(
        code="references",
        lead="Các tài liệu tham chiếu được nêu tại {ref}; tình trạng hiệu lực theo mô hình, tính đến ngày "
        f"{on_day(edition.on)}.",
        title="Danh mục tài liệu tham chiếu",
        columns=(
            NUMBER,
            Column("Số, ký hiệu", 22),
            Column("Tên tài liệu, cơ quan ban hành", 34),
            Column("Ngày ban hành", 15, Align.CENTRE),
            Column("Hiệu lực, kiểm chứng", 24),
        ),
        rows=number_rows(
            (
                tidy(one.number),
                f"{tidy(one.name)}\n({tidy(one.issuer)})",
                on_day(one.issued_on),
                f"{_say_force(one, edition)}\n{say_verification(one.verification)}",
            )
            for one in found
        ),
        source=_DOCUMENTS,
    )


def _say_force(document: Document, edition: Edition) -> str:
    if document.replaced_by:
        return f"Được thay thế bởi: {tidy(document.replaced_by)}"
    if document.is_alive(edition.on):
        return "Còn hiệu lực"
    return f"Hết hiệu lực sau ngày {on_day(document.valid_to)}" if document.valid_to else "Chưa có hiệu lực"
