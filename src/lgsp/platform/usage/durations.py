"""
Durations by class: how many exchanges took how long, and what can be read off that.

>>> read_percentile((2, 1, 1) + (0,) * 10, 18_000, percent=50)
5.0
"""

from collections.abc import Sequence

BOUNDS_MS = (5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000)
"""Up to how many milliseconds each class of durations reaches; one more has what took longer."""
SLOWER = "slower"


def bound_field(bound_ms: int) -> str:
    """Return the name of the column that counts durations up to a bound and above the one before it."""
    return f"within_{bound_ms}_ms"


def read_percentile(buckets: Sequence[int], slowest_us: int, *, percent: float) -> float | None:
    """
    Return within how many milliseconds so many in a hundred exchanges had ended; nothing where there was none.

    It is read off as if durations lay evenly within their class, so it errs by less than the width of that.
    """
    total = sum(buckets)
    if not total:
        return None
    wanted, seen, lower = total * percent / 100, 0, 0.0
    slowest = slowest_us / 1_000
    for bound, count in zip((*BOUNDS_MS, None), buckets, strict=True):
        upper = slowest if bound is None else min(float(bound), max(slowest, lower))
        if count and seen + count >= wanted:
            return lower + (upper - lower) * (wanted - seen) / count
        seen, lower = seen + count, float(bound or 0)
    return slowest
