"""
What other terms would have done to the calls an agreement really had: a change, tried on the past before it is made.

Calls are taken in the order they came and held against the rules the gateways hold. What the evidence does not keep
cannot be tried: of a call's path only a commitment is known, so where operations allow some paths of its method and not
others, the call is counted as untold; and what fields an answer had, nobody knows afterwards.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from lgsp.platform.exchange.faults import CallsOfDayUsed, RateExceeded
from lgsp.platform.exchange.meters import Meter
from lgsp.platform.exchange.snapshot import Agreement
from lgsp.platform.exchange.terms import OpeningHours
from lgsp.platform.registry.entries import Terms
from lgsp.platform.registry.terms import to_exchange, to_row

from .models import Exchange, Outcome

_EVERY_PATH = frozenset({"/**", "**"})


class Rule(Enum):
    """Which rule refuses a call; in the order the gateways hold them."""

    OPERATION = "operation"
    HOURS = "hours"
    RATE = "rate"
    PER_DAY = "per_day"
    CONTRACT = "contract"


@dataclass
class Trial:
    """Of how many calls which rule would have refused how many; `untold` of the rest may have been refused."""

    calls: int = 0
    untold: int = 0
    refused: Counter[Rule] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """Return how many calls would have been refused."""
        return self.refused.total()


def try_terms(key: str, terms: Terms, *, since: datetime, until: datetime) -> Trial:
    """Return what the terms would have done to the calls that an agreement allowed in a period."""
    found = Exchange.objects.filter(agreement=key, started_at__gte=since, started_at__lt=until)
    found = found.exclude(outcome=Outcome.REFUSED).order_by("started_at", "pk")
    bounds, trial = _Bounds(key, terms), Trial()
    for at, method, is_warned in found.values_list("started_at", "method", "is_warned").iterator():
        trial.calls += 1
        rule = bounds.refuse(at.timestamp(), method, is_warned=is_warned)
        if rule is not None:
            trial.refused[rule] += 1
        elif bounds.is_untold(method):
            trial.untold += 1
    return trial


class _Bounds:
    def __init__(self, key: str, terms: Terms) -> None:
        exchange = to_exchange(to_row(terms))
        self._agreement = Agreement(id=key, consumer="", service="", purpose="", legal_basis="", **exchange)
        self._hours = OpeningHours(self._agreement.hours) if self._agreement.hours else None
        self._meter = Meter()
        self._methods = {operation.method for operation in self._agreement.operations}
        self._whole = {each.method for each in self._agreement.operations if each.path in _EVERY_PATH}

    def refuse(self, now: float, method: str, *, is_warned: bool) -> Rule | None:
        """Return the rule that refuses a call, if one does."""
        agreement = self._agreement
        if self._methods and method not in self._methods:
            return Rule.OPERATION
        if self._hours is not None and not self._hours.contain(now):
            return Rule.HOURS
        try:
            if agreement.rate is not None:
                self._meter.take(agreement.id, rate=agreement.rate, burst=agreement.burst, now=now)
            self._meter.count(agreement.id, per_day=agreement.per_day, now=now)
        except RateExceeded:
            return Rule.RATE
        except CallsOfDayUsed:
            return Rule.PER_DAY
        return Rule.CONTRACT if is_warned and agreement.validation == "enforce" else None

    def is_untold(self, method: str) -> bool:
        """Tell whether only the path, which is not known, decides."""
        return bool(self._methods) and method not in self._whole
