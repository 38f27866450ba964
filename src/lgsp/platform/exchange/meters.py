"""
How much an agreement may call, and whether a provider is well: counts that live in the gateway, by seconds handed in.

They are counts of one gateway. The calls of a day are counted again from its evidence when it starts; the rest begins
anew, in the caller's favour.
"""

from .faults import CallsOfDayUsed, ProviderResting, RateExceeded

FAILURES = 5
"""How many failures in a row make a provider rest."""
REST_S = 10.0
"""How long it rests before one call is tried; twice as long after each trial that fails."""
LONGEST_REST_S = 120.0
_A_DAY, _VIETNAM_S = 86_400, 7 * 3600


class Meter:
    """The calls of one agreement: a token bucket, and the calls of the day in Vietnam's time."""

    __slots__ = ("_at", "_day", "_left", "of_day")

    def __init__(self) -> None:
        self._left: float | None = None
        self._at = 0.0
        self._day = 0
        self.of_day = 0

    def take(self, agreement: str, *, rate: float, burst: int, now: float) -> None:
        """
        Take one call of a rate.

        :raises RateExceeded: if there is none; it says when there will be
        """
        left = burst if self._left is None else min(burst, self._left + max(0.0, now - self._at) * rate)
        self._at = now
        if left < 1:
            self._left = left
            raise RateExceeded(agreement=agreement, rate=rate, retry_after_s=(1 - left) / rate)
        self._left = left - 1

    def count(self, agreement: str, *, per_day: int | None, now: float) -> None:
        """
        Count one call of the day.

        :raises CallsOfDayUsed: if the agreement allows no more today
        """
        day = vietnam_day(now)
        if day != self._day:
            self._day, self.of_day = day, 0
        if per_day is not None and self.of_day >= per_day:
            midnight = (day + 1) * _A_DAY - _VIETNAM_S
            raise CallsOfDayUsed(agreement=agreement, per_day=per_day, retry_after_s=midnight - now)
        self.of_day += 1

    def recount(self, calls: int, *, now: float) -> None:
        """Take over the calls that today's evidence holds."""
        self._day, self.of_day = vietnam_day(now), calls


class Breaker:
    """
    A circuit breaker: after some failures in a row a provider rests, then one call at a time tries it.

    Failures are connections that fail or take too long, not answers, whatever their status. After an answer it is
    thrown away: it then has nothing more to say.
    """

    __slots__ = ("_failures", "_is_tried", "_rest_s", "_until")

    def __init__(self) -> None:
        self._failures = 0
        self._rest_s = REST_S
        self._until = 0.0
        self._is_tried = False

    @property
    def is_open(self) -> bool:
        """Tell whether the provider rests, or is being tried."""
        return self._failures >= FAILURES

    def check(self, service: str, *, now: float) -> None:
        """
        Check that a call may be sent.

        :raises ProviderResting: if not; it says when the provider is tried again
        """
        if self.is_open and (now < self._until or self._is_tried):
            raise ProviderResting(service=service, retry_after_s=max(1.0, self._until - now))

    def begin(self) -> None:
        """Take note that a call is sent: while the provider rests, it is the trial."""
        self._is_tried = self.is_open

    def give_back(self) -> None:
        """Take note that the call was not sent after all: another may be the trial."""
        self._is_tried = False

    def failed(self, *, now: float) -> None:
        """Take note of a failure."""
        if self._is_tried:
            self._rest_s = min(LONGEST_REST_S, self._rest_s * 2)
        self._failures, self._is_tried = self._failures + 1, False
        if self._failures >= FAILURES:
            self._until = now + self._rest_s


def vietnam_day(now: float) -> int:
    """Return the number of the day in Vietnam's time, counted from 1970."""
    return int((now + _VIETNAM_S) // _A_DAY)


def start_of_day(now: float) -> int:
    """Return when the day began in Vietnam's time, in nanoseconds since 1970."""
    return (vietnam_day(now) * _A_DAY - _VIETNAM_S) * 1_000_000_000
