"""
Which declared flow each call belongs to: by its agreement, else by consumer, service and purpose.

The agreements that come from the model bear the ids of its flows. A call that says no purpose (a refusal, or a record
from before purposes were recorded) belongs to every flow between the two. Of several flows it can belong to, those in
operation take it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service

from .callers import Callers

ELLIPSIS = "…"
IN_OPERATION = frozenset({Status.IN_USE, Status.PHASING_OUT})
Stray = tuple[str, str, str]
"""Consumer and service as on the exchange, and the purpose: what calls nobody declared are grouped by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Calls that are alike, as the sums by the hour have them; durations by class (`usage/durations.py`)."""

    consumer: str
    service: str
    count: int
    first_at: datetime
    last_at: datetime
    agreement: str = ""
    version: str = ""
    purpose: str = ""
    is_refused: bool = False
    buckets: tuple[int, ...] = ()
    slowest_us: int = 0


@dataclass(frozen=True)
class Sorted:
    """The calls by the flow they belong to, and those that belong to none by who made them; let through or refused."""

    passed: Mapping[str, list[Call]] = field(default_factory=lambda: defaultdict(list))
    refused: Mapping[str, list[Call]] = field(default_factory=lambda: defaultdict(list))
    stray: Mapping[Stray, list[Call]] = field(default_factory=lambda: defaultdict(list))
    stray_refused: Mapping[Stray, list[Call]] = field(default_factory=lambda: defaultdict(list))


class Sorter:
    """Sorts calls by the flows of a model."""

    def __init__(self, model: Model, callers: Callers, *, day: date) -> None:
        """Take a model, the systems behind identifiers, and the day by which flows are in operation or not."""
        self._model = model
        self._callers = callers
        self._day = day

    def sort(self, calls: Iterable[Call]) -> Sorted:
        """Return the calls by flow."""
        found = Sorted()
        for call in calls:
            flows = self.find_flows(call)
            of_flow, stray = (
                (found.refused, found.stray_refused) if call.is_refused else (found.passed, found.stray)
            )
            for flow in flows:
                of_flow[flow.id].append(call)
            if not flows:
                stray[call.consumer, call.service, call.purpose].append(call)
        return found

    def find_flows(self, call: Call) -> tuple[Flow, ...]:
        """Return the flows a call belongs to."""
        between = self.find_between(call.consumer, call.service)
        by_agreement = tuple(flow for flow in between if flow.id == call.agreement)
        if by_agreement:
            return by_agreement
        found = [flow for flow in between if not call.purpose or _is_same(call.purpose, flow.purpose)]
        return tuple([flow for flow in found if is_live(flow, self._day)] or found)

    def find_between(self, consumer: str, service: str) -> tuple[Flow, ...]:
        """Return the flows that are declared between two identifiers, for whatever purpose."""
        caller, called = self._callers.find_system(consumer), self._callers.find_service(service)
        if caller is None or called is None:
            return ()
        return tuple(self._by_ends.get((caller.id, called.id), ()))

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str], list[Flow]]:
        found: dict[tuple[str, str], list[Flow]] = defaultdict(list)
        for flow in self._model.all(Flow):
            if flow.via and self._model.find(Service, flow.via):
                found[flow.consumer, flow.via].append(flow)
        return found


def is_live(flow: Flow, day: date) -> bool:
    """Say whether a flow is declared to be in operation, through the platform, on a day."""
    return flow.via is not None and flow.status in IN_OPERATION and flow.is_alive(day)


def _is_same(recorded: str, declared: str) -> bool:
    """Compare two purposes, whatever their spacing and capitals; a long one is recorded shortened."""
    ours, theirs = _plain(recorded), _plain(declared)
    return theirs.startswith(ours[:-1].rstrip()) if ours.endswith(ELLIPSIS) else ours == theirs


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
