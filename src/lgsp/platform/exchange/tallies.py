"""
What a gateway counts while it works: answers by service, status and time, refusals by reason. Nothing is ever reset.

>>> tally = Tally()
>>> tally.answered("I/C/M/S/s", 200, 30_000_000)
>>> tally.answers["I/C/M/S/s", 200], tally.durations["I/C/M/S/s"].counts[:6]
(1, [0, 0, 0, 1, 0, 0])
"""

from bisect import bisect_left
from collections import defaultdict

BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Up to how many seconds each class of durations reaches; one more has what took longer."""
_BOUNDS_NS = tuple(round(bound * 1e9) for bound in BOUNDS_S)


class Durations:
    """How long the exchanges of one service took, by class."""

    __slots__ = ("counts", "sum_ns")

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS_S) + 1)
        self.sum_ns = 0

    def add(self, duration_ns: int) -> None:
        """Count one."""
        self.counts[bisect_left(_BOUNDS_NS, duration_ns)] += 1
        self.sum_ns += duration_ns


class Tally:
    """The counts of one gateway since it started."""

    def __init__(self) -> None:
        self.answers: defaultdict[tuple[str, int], int] = defaultdict(int)
        self.refusals: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.durations: defaultdict[str, Durations] = defaultdict(Durations)

    def answered(self, service: str, status: int, duration_ns: int) -> None:
        """Count an exchange that ended with a status, so long after the request was passed on."""
        self.answers[service, status] += 1
        self.durations[service].add(duration_ns)

    def refused(self, service: str, code: str) -> None:
        """Count a refusal, by the code of its reason; the service is empty where none was addressed."""
        self.refusals[service, code] += 1
