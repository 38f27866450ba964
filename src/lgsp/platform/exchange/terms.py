"""
What an agreement allows beyond its two parties: which operations, and at what hours.

Operations are matched on the canonical path, percent-decoded part by part. A path that a provider could take apart
otherwise (an encoded slash or backslash, an empty part, a null byte) matches none.

>>> canonical(b"/ng%C6%B0%E1%BB%9Di/1") == "/người/1".encode()
True
>>> canonical(b"/a%2Fb") is None and canonical(b"/a//b") is None
True
>>> to_pattern("/nguoi/{so}/con/**").fullmatch(b"/nguoi/012/con/1/2") is not None
True
"""

import re
from collections import defaultdict
from datetime import datetime, timedelta, timezone

from lgsp.platform.contracts.paths import split_path

from .faults import OperationForbidden, OutsideHours
from .snapshot import Agreement, Hours, Operation

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""UTC+7 without daylight saving since 1975."""

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00")
_TEMPLATE = re.compile(r"\{[^{}/]+\}")


class Terms:
    """The terms of one agreement, compiled."""

    def __init__(self, agreement: Agreement) -> None:
        """
        Compile the terms.

        :raises ValueError: if an operation or an hour is malformed
        """
        self._agreement = agreement
        self._operations = _compile(agreement.operations)
        self._hours = OpeningHours(agreement.hours) if agreement.hours else None

    def allows(self, method: bytes, path: bytes) -> bool:
        """Tell whether the agreement allows an operation at all."""
        if self._operations is None:
            return True
        plain = canonical(path)
        if plain is None:
            return False
        return any(pattern.fullmatch(plain) for pattern in self._operations.get(method, ()))

    def check(self, method: bytes, path: bytes, *, now: float) -> None:
        """
        Check that the agreement allows an operation now; the path begins after the service code.

        :raises OperationForbidden: if it does not allow this operation
        :raises OutsideHours: if it does not allow calls at this hour
        """
        if not self.allows(method, path):
            operation = f"{method.decode('ascii')} {path[:200].decode('ascii', 'replace')}"
            raise OperationForbidden(agreement=self._agreement.id, operation=operation)
        if self._hours is not None and not self._hours.contain(now):
            raise OutsideHours(agreement=self._agreement.id, hours=self._hours)


class OpeningHours:
    """Hours of a week, compiled; they may cross midnight, and then belong to the day they began on."""

    def __init__(self, hours: Hours) -> None:
        """
        Compile hours.

        :raises ValueError: if a time is not HH:MM, or a day not 1 to 7
        """
        self._text = f"{hours.since}-{hours.until}"
        self._since, self._until = _minutes(hours.since), _minutes(hours.until)
        self._days = frozenset(hours.days)
        if not self._days <= frozenset(range(1, 8)):
            raise ValueError(f"{hours.days} are not days 1 to 7")

    def __str__(self) -> str:
        return self._text

    def contain(self, now: float) -> bool:
        """Tell whether an instant, in seconds since 1970, is within them."""
        moment = datetime.fromtimestamp(now, VIETNAM)
        minute, day = moment.hour * 60 + moment.minute, moment.isoweekday()
        if self._since < self._until:
            return day in self._days and self._since <= minute < self._until
        yesterday = (day - 2) % 7 + 1
        return (day in self._days and minute >= self._since) or (
            yesterday in self._days and minute < self._until
        )


def canonical(path: bytes) -> bytes | None:
    """Return a path with each part percent-decoded, or nothing where it could be taken apart in two ways."""
    if not path:
        return path
    parts = split_path(path)
    return None if parts is None else b"/" + b"/".join(parts)


def to_pattern(path: str) -> re.Pattern[bytes]:
    """
    Compile the path of an operation.

    :raises ValueError: if it does not begin with a slash, or `**` is not its last part
    """
    if path and not path.startswith("/"):
        raise ValueError(f"the path {path!r} does not begin with /")
    parts = path.split("/")
    if "**" in parts[:-1]:
        raise ValueError(f"in the path {path!r} only the last part may be **")
    return re.compile(b"/".join(_to_part(part) for part in parts), re.DOTALL)


def _to_part(part: str) -> bytes:
    if part == "**":
        return rb".*"
    if part == "*" or _TEMPLATE.fullmatch(part):
        return rb"[^/]+"
    return re.escape(part.encode())


def _compile(operations: list[Operation]) -> dict[bytes, list[re.Pattern[bytes]]] | None:
    if not operations:
        return None
    compiled: dict[bytes, list[re.Pattern[bytes]]] = defaultdict(list)
    for operation in operations:
        compiled[operation.method.encode("ascii")].append(to_pattern(operation.path))
    return dict(compiled)


def _minutes(text: str) -> int:
    if not _CLOCK.fullmatch(text):
        raise ValueError(f"{text!r} is not a time HH:MM")
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)
