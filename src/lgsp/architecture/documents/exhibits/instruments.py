"""The documents the People's Committee issues, and the annexes that carry what they lay down (VI.1)."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, Run
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import DOCUMENT_ROLE, on_day, tidy
from lgsp.architecture.model.norms import Document, DocumentRole

from .exhibit import NUMBER, Exhibit, Generator, TableExhibit, WordsExhibit, group_rows

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
            Column("Văn bản", 41, field="name"),
            Column("Số, ký hiệu", 19, field="number"),
            Column("Ngày ban hành", 15, Align.CENTRE, "issued_on"),
            Column("Cơ quan ban hành", 20, field="issuer"),
        ),
        rows=group_rows(
            (DOCUMENT_ROLE[role], [_row_of(one) for one in documents if one.role is role])
            for role in (DocumentRole.ISSUED, DocumentRole.TO_ISSUE)
        ),
        source=_DOCUMENTS,
    )


def _row_of(document: Document) -> Row:
    cells = (tidy(document.name), tidy(document.number), on_day(document.issued_on), tidy(document.issuer))
    return Row(cells, subject=document.id)


def name_annexes(references: Sequence[str]) -> Generator:
    """Return what names the annexes issued with the architecture, each carrying one of the documents above."""
    said = (
        "Nội dung chi tiết của quy trình, phương pháp so sánh, yêu cầu kỹ thuật và danh mục nêu trên được lập thành "
        "các phụ lục ban hành kèm theo Kiến trúc, mỗi phụ lục là một văn bản riêng, sẵn sàng ban hành:"
    )

    def tell(_edition: Edition) -> Exhibit:
        items = tuple((Run(f"{one}."),) for one in references)
        return WordsExhibit("annexes", ((Run(said),),), items)

    return tell
