"""Bound what is called: how fast, how often, how much at once, and not where it fails anyway."""

from collections import defaultdict
from enum import Enum, auto

from .authorisation import Grant, Route
from .faults import GatewayBusy, ProviderBusy
from .meters import Breaker, Meter

MAX_RUNNING = 4096
"""How many exchanges a gateway has under way at once, whoever calls whom."""
_BUSY_S = 1.0


class Ending(Enum):
    """How an exchange ended for its provider: it answered, it could not be reached in time, nothing was sent to it."""

    ANSWERED = auto()
    FAILED = auto()
    UNSENT = auto()


class Guards:
    """The counts of one gateway; they outlive every snapshot."""

    def __init__(self, *, max_running: int = MAX_RUNNING) -> None:
        self._max_running = max_running
        self._meters: dict[str, Meter] = defaultdict(Meter)
        self._breakers: dict[str, Breaker] = {}
        self._running: dict[str, int] = defaultdict(int)
        self.running = 0

    def begin(self, grant: Grant, route: Route, *, now: float) -> None:
        """
        Let one exchange begin, and count it; `end` must be called once for it.

        :raises GatewayBusy: if the gateway has too much under way
        :raises ProviderBusy: if the service has
        :raises ProviderResting: if the provider failed too often just now
        :raises RateExceeded: if the agreement's calls come too fast
        :raises CallsOfDayUsed: if the agreement's calls of the day are used up
        """
        service = route.service
        if self.running >= self._max_running:
            raise GatewayBusy(retry_after_s=_BUSY_S)
        if self._running[service] >= route.running:
            raise ProviderBusy(service=service, running=route.running, retry_after_s=_BUSY_S)
        breaker = self._breakers.get(service)
        if breaker is not None:
            breaker.check(service, now=now)
        meter = self._meters[grant.agreement]
        if grant.rate is not None:
            meter.take(grant.agreement, rate=grant.rate, burst=grant.burst, now=now)
        meter.count(grant.agreement, per_day=grant.per_day, now=now)
        if breaker is not None:
            breaker.begin()
        self.running += 1
        self._running[service] += 1

    def end(self, service: str, ending: Ending, *, now: float) -> None:
        """Take note of how it ended."""
        self.running -= 1
        self._running[service] -= 1
        if ending is Ending.FAILED:
            self._breakers.setdefault(service, Breaker()).failed(now=now)
        elif service in self._breakers:
            if ending is Ending.ANSWERED:
                del self._breakers[service]
            else:
                self._breakers[service].give_back()

    def list_resting(self) -> list[str]:
        """List the services whose provider rests, or is being tried."""
        return [service for service, breaker in self._breakers.copy().items() if breaker.is_open]

    def recount(self, calls: dict[str, int], *, now: float) -> None:
        """Take over the calls of today that the evidence holds, by agreement."""
        for agreement, count in calls.items():
            self._meters[agreement].recount(count, now=now)
