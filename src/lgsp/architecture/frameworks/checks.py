"""
The twelve checks before an architecture is issued (draft guide of 13/09/2026, part A, VII.4), word for word.

>>> list_issue_checks()[0].text
'Tên sản phẩm và loại Khung được xác định đúng theo thẩm quyền.'
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCheck(Row):
    """A check: `text` is the draft's, `name` a short form of ours, `text_en` a summary."""

    code: str
    name: str
    text: str
    text_en: str


@cache
def list_issue_checks() -> tuple[IssueCheck, ...]:
    """Return the checks in the order of the guide."""
    return read_table(IssueCheck, "issue_checks.csv")
