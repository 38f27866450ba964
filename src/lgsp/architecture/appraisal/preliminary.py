"""A detailed design beside the preliminary one: every difference is explained in the case, or it is a finding."""

from collections.abc import Iterable
from dataclasses import dataclass

from lgsp.architecture.model.model import Model
from lgsp.architecture.revisions.comparison import ComparisonRow, make_table
from lgsp.architecture.revisions.differences import compare

from .cases import Explanation


@dataclass(frozen=True, slots=True)
class DesignDifference:
    """One difference of the two designs, and why it is there, as far as the case says."""

    row: ComparisonRow
    reason: str | None


@dataclass(frozen=True, slots=True)
class Departure:
    """All differences of the two designs, and explanations of what is no difference."""

    differences: tuple[DesignDifference, ...]
    idle: tuple[Explanation, ...]

    @property
    def unexplained(self) -> tuple[DesignDifference, ...]:
        """Return the differences that nobody explained."""
        return tuple(one for one in self.differences if one.reason is None)


def compare_designs(preliminary: Model, detailed: Model, given: Iterable[Explanation]) -> Departure:
    """
    Return how the model with the detailed design differs from that with the preliminary one.

    An explanation is of an entity (`id`) or of one of its fields (`id.field`); notes in the design explain nothing.
    """
    explanations = {one.difference: one for one in given}
    used: set[str] = set()
    differences = []
    for row in make_table(compare(preliminary, detailed)).rows:
        entity = row.key.partition(".")[0]
        named = next((key for key in (row.key, entity) if key in explanations), None)
        used |= {named} if named else set()
        differences.append(DesignDifference(row, explanations[named].reason if named else None))
    idle = tuple(one for key, one in explanations.items() if key not in used)
    return Departure(tuple(differences), idle)
