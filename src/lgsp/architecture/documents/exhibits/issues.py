"""The history of versions: each issue of the architecture, under which decision, and what it changed (annex 10)."""

from datetime import date

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, itemise, on_day, tidy
from lgsp.architecture.model.governance import Issue
from lgsp.architecture.model.norms import Document

from .exhibit import TableExhibit


def list_issues(edition: Edition) -> TableExhibit:
    """Return the issues, the one being prepared last."""
    issues = sorted(
        edition.model.all(Issue), key=lambda one: (edition.decided_on(one) or date.max, one.version, one.id)
    )
    return TableExhibit(
        code="issues",
        lead="Lịch sử phiên bản được nêu tại {ref}; phiên bản chưa có số, ngày quyết định là phiên bản đang "
        "trình. Khác biệt chi tiết giữa hai phiên bản ở bảng so sánh kèm hồ sơ.",
        title="Lịch sử phiên bản và thay đổi",
        columns=(
            Column("Phiên bản", 9, Align.CENTRE),
            Column("Quyết định ban hành", 21),
            Column("Ngày hiệu lực", 13, Align.CENTRE),
            Column("Ngày chốt dữ liệu", 13, Align.CENTRE),
            Column("Lý do", 20, field="reason"),
            Column("Nội dung thay đổi chính", 24),
        ),
        rows=tuple(_row_of(one, edition) for one in issues),
        source="model/issue/",
    )


def _row_of(issue: Issue, edition: Edition) -> Row:
    replaced = edition.model.find(Issue, issue.replaces) if issue.replaces else None
    instead = [f"Thay thế phiên bản {tidy(replaced.version)}"] if replaced else []
    return Row(
        (
            tidy(issue.version),
            _say_decision(issue, edition),
            on_day(issue.valid_from) if issue.valid_from else "Chưa xác định",
            on_day(issue.data_cutoff) if issue.data_cutoff else "Chưa xác định",
            tidy(issue.reason),
            itemise([*issue.summary, *instead]),
        ),
        subject=issue.id,
    )


def _say_decision(issue: Issue, edition: Edition) -> str:
    decision = edition.model.find(Document, issue.decision) if issue.decision else None
    if decision is None:
        return NOTHING
    if not decision.issued_on:
        return "Đang trình, chưa có số và ngày"
    return f"Số {tidy(decision.number)} ngày {on_day(decision.issued_on)}"
