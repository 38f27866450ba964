"""
Whether a flow that happens keeps to what is declared of it: how often on a day, and how quickly it is answered.

No rule of law says how far off is too far. The bounds are ours: twice what is declared, a quarter of it, and the
declared time for 95 in 100 calls; held only when enough was watched and there were enough calls.
"""

from datetime import timedelta

from lgsp.architecture.model.exchanges import Flow

from .states import Detail
from .verdicts import Seen

TOO_MANY, TOO_FEW = 2.0, 0.25
ENOUGH_CALLS = 100
ENOUGH_TIME = timedelta(days=7)
"""A week at least: offices rest on two days of it, and the volume is that of an average day."""


def find_excess(flow: Flow, seen: Seen, *, daily: float | None) -> Detail | None:
    """Return which bound a flow is outside of; `daily` is how many calls came on a day, none when it cannot be said."""
    declared = flow.daily_volume
    if daily is not None and declared:
        if daily > TOO_MANY * declared and seen.count >= ENOUGH_CALLS:
            return Detail.TOO_MANY
        if daily < TOO_FEW * declared:
            return Detail.TOO_FEW
    is_slow = flow.latency_ms is not None and seen.p95_ms is not None and seen.p95_ms > flow.latency_ms
    return Detail.TOO_SLOW if is_slow and seen.count >= ENOUGH_CALLS else None
