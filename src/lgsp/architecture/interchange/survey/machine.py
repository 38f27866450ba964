"""
The hidden sheet: what was sent, so that what comes back can be compared cell by cell.

It holds one JSON text, cut into cells, under its SHA-256. That finds damage and well-meant editing; it is no signature,
and nothing in the workbook is believed without being checked against the model.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from .errors import WorkbookAltered, WorkbookForeign, WorkbookOfAnotherFormat

SHEET = "_MAY"
FORMAT = "lgsp-survey/1"
_IN_A_CELL = 30_000


@dataclass(frozen=True, slots=True)
class Sent:
    """What a workbook said when it was sent: for every sheet its keys, and for every id the fingerprints of its row."""

    province: str
    digest: str
    agency: str
    round: str | None
    on: str
    keys: Mapping[str, list[str]] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """Return the day whose facts were shown."""
        return date.fromisoformat(self.on)


def write_cells(sent: Sent) -> list[str]:
    """Return the cells of the hidden sheet, from the top."""
    text = json.dumps({"format": FORMAT, **asdict(sent)}, ensure_ascii=True, separators=(",", ":"))
    parts = [text[begin : begin + _IN_A_CELL] for begin in range(0, len(text), _IN_A_CELL)]
    return [FORMAT, _seal(text), *parts]


def read_cells(cells: Iterable[object], *, file: str) -> Sent:
    """
    Return what the hidden sheet says.

    :raises WorkbookForeign: if it is no hidden sheet of ours
    :raises WorkbookOfAnotherFormat: if another version wrote it
    :raises WorkbookAltered: if it is not as it was written
    """
    found = [str(cell) for cell in cells if cell is not None]
    if not found or not found[0].startswith("lgsp-survey/"):
        raise WorkbookForeign(file=file)
    if found[0] != FORMAT:
        raise WorkbookOfAnotherFormat(file=file, found=found[0], read=FORMAT)
    text = "".join(found[2:])
    if len(found) < 3 or found[1] != _seal(text):
        raise WorkbookAltered(file=file)
    return _read(text, file)


def _read(text: str, file: str) -> Sent:
    try:
        said: dict[str, Any] = json.loads(text)
        said.pop("format")
        sent = Sent(**said)
        _ = sent.day
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # sealed by somebody else
        raise WorkbookAltered(file=file) from None
    return sent


def _seal(text: str) -> str:
    return hashlib.sha256(f"{FORMAT}\n{text}".encode()).hexdigest()
