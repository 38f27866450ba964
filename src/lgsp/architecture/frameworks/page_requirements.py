"""
What Nghị định 30/2020/NĐ-CP, Phụ lục I, asks of the page of an administrative document, at second hand.

>>> get_page_requirement("margin-left").minimum
30
>>> get_page_requirement("typeface").values
('Times New Roman',)
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table

ADMINISTRATIVE = "administrative"
"""What concerns only the document itself (a decision, a letter), not an annex issued with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequirement(Row):
    """
    A requirement: `subject` is what is measured; either a range in `unit`, or `values`, or both.

    `text` is what is asked in short Vietnamese, not the decree's own words; `remedy` is what to do where it is not met.
    """

    code: str
    subject: str
    concerns: str
    name: str
    name_en: str
    text: str
    values: tuple[str, ...]
    minimum: int | None
    maximum: int | None
    unit: str
    clause: str
    remedy: str

    @property
    def is_administrative(self) -> bool:
        """Say whether it concerns administrative documents only."""
        return self.concerns == ADMINISTRATIVE

    def allows(self, measured: float, *, error: float) -> bool:
        """Say whether the measure lies in the range, which the ruler's error makes wider at both ends."""
        least = self.minimum is None or measured >= self.minimum - error
        return least and (self.maximum is None or measured <= self.maximum + error)


@cache
def list_page_requirements() -> tuple[PageRequirement, ...]:
    """Return the requirements in the order of the decree."""
    return read_table(PageRequirement, "page_requirements.csv")


def get_page_requirement(subject: str) -> PageRequirement:
    """Return the requirement on that subject; asking for one that is not listed is a bug."""
    return next(one for one in list_page_requirements() if one.subject == subject)
