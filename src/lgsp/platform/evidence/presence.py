"""
In which minutes a node could take calls: a file for each day (UTC) beside its log, a mark for each minute.

It tells apart that nobody called from that nobody could have called. It proves nothing by itself and is no part of the
log: what it says too little of is only known too little of.

>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     mark_minute(Path(folder), at=datetime(2026, 1, 2, 3, 4, 59, tzinfo=UTC))
...     list_hours(Path(folder), since=date(2026, 1, 2))
{datetime.datetime(2026, 1, 2, 3, 0, tzinfo=datetime.timezone.utc): 16}
"""

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

MINUTES = 24 * 60
_UP, _DOWN = b"1", b"0"


def mark_minute(folder: Path, *, at: datetime) -> None:
    """
    Mark the minute of an instant in a node's folder; doing it twice changes nothing.

    :raises OSError: if it cannot be written
    """
    at = at.astimezone(UTC)
    file = folder / "uptime" / f"{at:%Y-%m-%d}"
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(_DOWN * MINUTES)
    descriptor = os.open(file, os.O_WRONLY)
    try:
        os.pwrite(descriptor, _UP, at.hour * 60 + at.minute)
    finally:
        os.close(descriptor)


def list_hours(folder: Path, *, since: date) -> dict[datetime, int]:
    """Return the hours with a marked minute, from a day on (UTC), each with its minutes as bits, the first lowest."""
    found: dict[datetime, int] = {}
    for file in sorted(_list_days(folder)):
        day = date.fromisoformat(file.name)
        if day >= since:
            found |= _read(file, day)
    return found


def _list_days(folder: Path) -> list[Path]:
    return [file for file in (folder / "uptime").glob("????-??-??") if file.is_file()]


def _read(file: Path, day: date) -> dict[datetime, int]:
    marks = file.read_bytes()
    midnight = datetime.combine(day, time(), UTC)
    hours = {}
    for hour in range(24):
        of_hour = marks[hour * 60 : hour * 60 + 60]
        bits = sum(1 << minute for minute, mark in enumerate(of_hour) if mark == _UP[0])
        if bits:
            hours[midnight + timedelta(hours=hour)] = bits
    return hours
