"""What the evidence of each gateway node proves: the records of an exchange, its receipt, the keys to check them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from lgsp.platform.evidence.errors import LogMissing, RecordUnknown
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import Record, encode_record


@dataclass(frozen=True, slots=True)
class Proof:
    """
    The records of one exchange and the receipt of the last of them.

    The receipt is empty while the record is not signed yet, or when the log of the node is not on this machine.
    """

    records: tuple[tuple[int, Record], ...] = ()
    receipt: str = ""

    def list_texts(self) -> Iterator[tuple[int, str, str]]:
        """Yield each record: its place in the log, its kind, and its JSON spread over lines."""
        for index, record in self.records:
            written = msgspec.json.format(encode_record(record), indent=2).decode()
            yield index, str(record.__struct_config__.tag), written


@dataclass(frozen=True, slots=True)
class Logbook:
    """The log of one node, as anyone may see it."""

    node: str
    size: int
    verifier_key: str
    checkpoint: str


def find_proof(folder: Path, *, exchange_id: str, indexes: Iterable[int]) -> Proof:
    """Return the records of the exchange at those places of the log in the folder, and the receipt of the last."""
    try:
        log = LogReader(folder)
    except LogMissing:
        return Proof()
    found = [first for index in indexes for first in islice(log.records(index), 1)]
    records = tuple((index, record) for index, record in found if getattr(record, "id", "") == exchange_id)
    return Proof(records, _prove(log, records[-1][0]) if records else "")


def list_logbooks(evidence_folder: Path) -> Iterator[Logbook]:
    """Yield the log of every node on this machine, by name."""
    for folder in sorted(evidence_folder.glob("*/")):
        try:
            log = LogReader(folder)
            size, note = log.checkpoint().size, log.note()
        except LogMissing:
            continue
        yield Logbook(folder.name, size, str(log.verifier_key), note)


def _prove(log: LogReader, index: int) -> str:
    try:
        return log.prove(index)
    except RecordUnknown:
        return ""
