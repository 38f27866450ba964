"""How the document writes money, days and the words of the model in Vietnamese."""

from datetime import date

from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.components import RequirementKind
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.norms import DocumentRole
from lgsp.architecture.model.objects import Treatment
from lgsp.architecture.model.organisation import AgencyLevel
from lgsp.architecture.model.systems import SystemKind

NOTHING = "–"

STATUS = LABELS[Status]
PROJECT_STATUS = {**STATUS, Status.IN_USE: "Đang triển khai", Status.PHASING_OUT: "Đang kết thúc"}
TREATMENT = {word: get_value("treatment", word).name for word in Treatment}
LEVEL = LABELS[AgencyLevel]
SYSTEM_KIND = LABELS[SystemKind]
REQUIREMENT_KIND = LABELS[RequirementKind]
DOCUMENT_ROLE = LABELS[DocumentRole]


def in_dong(amount: int) -> str:
    """
    Write an amount with the Vietnamese thousands mark.

    >>> in_dong(1_250_000_000)
    '1.250.000.000'
    """
    return f"{amount:,}".replace(",", ".")


def on_day(day: date | None) -> str:
    """
    Write a day as in official documents: two digits for day and month.

    >>> on_day(date(2015, 7, 28))
    '28/07/2015'
    """
    return f"{day:%d/%m/%Y}" if day else NOTHING


def from_to(first: date | None, last: date | None) -> str:
    """
    Write a period; an open end is said.

    >>> from_to(date(2026, 1, 1), None)
    'Từ 01/01/2026'
    """
    if first and last:
        return f"{on_day(first)} – {on_day(last)}"
    if first:
        return f"Từ {on_day(first)}"
    return f"Đến {on_day(last)}" if last else NOTHING


def tidy(text: str | None) -> str:
    """
    Return the text on one line; nothing is said with a dash.

    >>> tidy("một\\n hai ")
    'một hai'
    """
    return " ".join((text or "").split()) or NOTHING


def unless_in_use(status: Status) -> str:
    """
    Return a remark on the status of anything but what is in use.

    >>> unless_in_use(Status.PROPOSED), unless_in_use(Status.IN_USE)
    (' (đề xuất)', '')
    """
    return "" if status is Status.IN_USE else f" ({STATUS[status].lower()})"


def itemise(items: tuple[str, ...] | list[str]) -> str:
    """
    Return the items of a cell, a line each, with dashes when there are several.

    >>> itemise(("một", "hai"))
    '- một\\n- hai'
    """
    if len(items) > 1:
        return "\n".join(f"- {tidy(item)}" for item in items)
    return tidy(items[0]) if items else NOTHING
