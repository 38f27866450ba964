"""
Whether one thing is in force for as long as another needs it.

>>> from datetime import date
>>> need, offer = Period(date(2026, 1, 1), None), Period(date(2025, 1, 1), date(2027, 12, 31))
>>> need.gap_in(offer)
Gap(field='valid_to', told='không có ngày kết thúc, trong khi bên kia hết hiệu lực sau 31/12/2027')
"""

from datetime import date
from typing import NamedTuple

from lgsp.architecture.model.entities import Entity, Status


class Gap(NamedTuple):
    """The field whose day is wrong, and in Vietnamese how."""

    field: str
    told: str


class Period(NamedTuple):
    """The days something is in force; no day at an end means open."""

    starts_on: date | None
    ends_on: date | None

    @classmethod
    def of(cls, entity: Entity) -> "Period":
        """Return the period the entity declares."""
        return cls(entity.valid_from, entity.valid_to)

    def since(self, on: date) -> "Period":
        """Return the same period, taken to begin on that day where no beginning is declared."""
        return Period(self.starts_on or on, self.ends_on)

    def gap_in(self, offered: "Period") -> Gap | None:
        """Return how the offered period falls short of this one; None when it covers it."""
        if offered.starts_on and self.starts_on and self.starts_on < offered.starts_on:
            begun, offer = say(self.starts_on), say(offered.starts_on)
            return Gap("valid_from", f"bắt đầu {begun}, trước khi bên kia có hiệu lực ({offer})")
        if offered.ends_on is None:
            return None
        if self.ends_on is None:
            offer = say(offered.ends_on)
            return Gap("valid_to", f"không có ngày kết thúc, trong khi bên kia hết hiệu lực sau {offer}")
        if self.ends_on > offered.ends_on:
            ended, offer = say(self.ends_on), say(offered.ends_on)
            return Gap("valid_to", f"kết thúc {ended}, sau khi bên kia hết hiệu lực ({offer})")
        return None


def is_undated(entity: Entity) -> bool:
    """Say whether the entity is known to have ended, or not to have begun, without the day."""
    ended = entity.status is Status.RETIRED and entity.valid_to is None
    waiting = entity.status in (Status.PROPOSED, Status.APPROVED) and entity.valid_from is None
    return ended or waiting


def is_over(entity: Entity, on: date) -> bool:
    """Say whether the entity belongs to the past."""
    return entity.status is Status.RETIRED or (entity.valid_to is not None and entity.valid_to < on)


def say(day: date) -> str:
    """Return the day as officials write it."""
    return f"{day:%d/%m/%Y}"
