"""
What may hold of a flow, in the order of the report, each with the code of its rule and whether something must be done.

How each is said to officials is in `wordings.py`.
"""

from enum import StrEnum


class State(StrEnum):
    """What holds of a flow; the order is that of the report."""

    UNKNOWN_CALLER = "unknown-caller"
    UNDECLARED = "undeclared"
    OUT_OF_TIME = "out-of-time"
    MISMATCHED = "mismatched"
    UNSEEN = "unseen"
    REFUSED = "refused"
    OUT_OF_BOUNDS = "out-of-bounds"
    CANNOT_TELL = "cannot-tell"
    MATCHED = "matched"
    NOT_YET = "not-yet"
    ENDED = "ended"
    OUTSIDE = "outside"


CODES = {
    State.UNDECLARED: "RUN901",
    State.UNSEEN: "RUN902",
    State.MISMATCHED: "RUN903",
    State.OUT_OF_TIME: "RUN904",
    State.OUT_OF_BOUNDS: "RUN905",
    State.CANNOT_TELL: "RUN906",
    State.UNKNOWN_CALLER: "RUN907",
    State.REFUSED: "RUN908",
}
"""The rule that speaks by each state; the others say that all is well."""

DEVIATIONS = frozenset(CODES) - {State.CANNOT_TELL}
"""The states in which declaration and reality differ."""


class Detail(StrEnum):
    """What is more to be said of a state."""

    OTHER_PURPOSE = "other-purpose"
    NOT_SEEN_AT_ALL = "not-seen-at-all"
    NOT_WATCHED = "not-watched"
    TOO_SOON = "too-soon"
    TOO_MANY = "too-many"
    TOO_FEW = "too-few"
    TOO_SLOW = "too-slow"
