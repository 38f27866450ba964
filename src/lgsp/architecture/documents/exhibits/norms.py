"""Standards and documents that bear on the whole architecture, cited and not copied (V.5, annex 05)."""

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, on_day, tidy
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.norms import Document, DocumentRole, Standard
from lgsp.architecture.model.systems import Service
from lgsp.architecture.queries import objects

from .exhibit import NUMBER, TableExhibit, group_rows, number_rows

_MOST_CODES = 8


def list_standards(edition: Edition) -> TableExhibit:
    """Return the standards by group, each with the objects it applies to."""
    standards = edition.model.all(Standard)
    return TableExhibit(
        code="applied-standards",
        lead="Tiêu chuẩn, quy chuẩn áp dụng, đối tượng áp dụng theo mã tại Bảng 1 và tình trạng kiểm chứng "
        "được nêu tại {ref}.",
        title="Danh mục tiêu chuẩn, quy chuẩn áp dụng",
        columns=(
            NUMBER,
            Column("Ký hiệu", 18, field="symbol"),
            Column("Tên tiêu chuẩn", 26, field="name"),
            Column("Mức áp dụng", 15, field="level"),
            Column("Đối tượng áp dụng", 20),
            Column("Kiểm chứng", 16),
        ),
        rows=group_rows(
            (group, [_row_of(one, edition) for one in standards if one.group == group])
            for group in sorted({one.group for one in standards})
        ),
        source="model/standard/",
    )


def list_documents(edition: Edition) -> TableExhibit:
    """Return the documents that hold the detailed requirements: name, issuer, number, day of effect."""
    found = [one for one in edition.model.all(Document) if one.role is DocumentRole.REFERENCE]
    found.sort(key=lambda one: (-(one.issued_on.toordinal() if one.issued_on else 0), one.number or ""))
    return TableExhibit(
        code="source-documents",
        lead="Tài liệu chuyên ngành, văn bản chứa yêu cầu chi tiết được dẫn chiếu tại {ref}; yêu cầu trong "
        "tài liệu nguồn không được chép lại ở đây.",
        title="Tài liệu, văn bản được dẫn chiếu",
        columns=(
            NUMBER,
            Column("Tên tài liệu", 34, field="name"),
            Column("Số, ký hiệu", 19, field="number"),
            Column("Cơ quan ban hành", 17, field="issuer"),
            Column("Ngày ban hành", 12, Align.CENTRE),
            Column("Hiệu lực, kiểm chứng", 18),
        ),
        rows=number_rows(
            Row(
                (
                    tidy(one.name),
                    tidy(one.number),
                    tidy(one.issuer),
                    on_day(one.issued_on),
                    f"{_say_force(one)}\n{say_verification(one.verification)}",
                ),
                subject=one.id,
            )
            for one in found
        ),
        source="model/document/",
    )


def _row_of(standard: Standard, edition: Edition) -> Row:
    users: list[Component | Service] = [*edition.model.all(Component), *edition.model.all(Service)]
    codes = sorted(objects.get_code(one) for one in users if standard.id in one.standards)
    rest = f" và {len(codes) - _MOST_CODES} đối tượng khác" if len(codes) > _MOST_CODES else ""
    return Row(
        (
            tidy(standard.symbol),
            tidy(standard.name),
            tidy(standard.level),
            ", ".join(codes[:_MOST_CODES]) + rest or NOTHING,
            say_verification(standard.verification),
        ),
        subject=standard.id,
    )


def _say_force(document: Document) -> str:
    if document.valid_to:
        return f"Hết hiệu lực sau ngày {on_day(document.valid_to)}"
    return f"Hiệu lực từ {on_day(document.valid_from)}" if document.valid_from else "Chưa rõ ngày hiệu lực"
