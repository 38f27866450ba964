"""The first page of an annex: what the document is, under which decision it is issued, and what it stands for."""

from datetime import date

from lgsp.architecture.frameworks.outlines import Outline
from lgsp.architecture.frameworks.verification import say_verification

from .blocks import Front
from .edition import Edition
from .issuing import name_issuer, say_draft, say_issued_with
from .wording import on_day, tidy

_DIGEST_LENGTH = 16
_OPEN = "Chưa xác định"


def make_front(edition: Edition, outline: Outline) -> Front:
    """
    Return the first page of the architecture in that outline.

    It is a draft as long as the decision on its issue is not signed. What nobody has decided is said to be undecided.
    """
    province = edition.model.province
    issue = edition.issue
    return Front(
        title=f"{outline.document_title}\n{edition.province}".upper(),
        subtitle=f"Theo đề cương tại {outline.source}",
        issued_with=say_issued_with(edition, issuer=name_issuer(edition, outline)),
        draft=say_draft(edition),
        facts=(
            ("Phiên bản", tidy(issue.version) if issue else _OPEN),
            ("Ngày hiệu lực", _say_day(issue.valid_from if issue else None)),
            ("Ngày chốt dữ liệu", _say_day(issue.data_cutoff if issue else None)),
            *_say_outline(outline),
            ("Ngày lập", on_day(edition.on)),
            ("Mã tóm lược của mô hình (SHA-256, rút gọn)", edition.model.digest[:_DIGEST_LENGTH]),
            ("Nơi đặt trụ sở", tidy(province.seat)),
        ),
        notice=tidy(province.notice) if province.invented else "",
    )


def _say_outline(outline: Outline) -> tuple[tuple[str, str], ...]:
    """Say that the outline itself is a draft, as long as it is recorded as one."""
    if not outline.is_draft:
        return ()
    return (
        ("Mẫu trình bày", f"{outline.draft_note} (tình trạng: {say_verification(outline.verification)})"),
    )


def _say_day(day: date | None) -> str:
    return on_day(day) if day else _OPEN
