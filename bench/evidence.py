"""
A log of ten million records beside one of a thousand: how long a start takes, and a proof.

The long log spans thirty days, as a node that answers two calls a second writes it; it is made here, by the log's own
writer, with large flushes.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lgsp.platform.evidence.keys import read_or_make_signing_key
from lgsp.platform.evidence.log import EvidenceLog
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import AnswerRecord, RequestRecord
from lgsp.platform.exchange.testing import (
    AGREEMENT,
    CONSUMER,
    SERVICE,
    RunningGateway,
    make_snapshot,
)

from .harness import Row, middle

RECORDS, FEW = 10_000_000, 1_000
DAYS = 30
FLUSH = 512
PROOFS, STARTS = 200, 3
_A_DAY_NS = 86_400 * 1_000_000_000


class _Gathering:
    """A flusher that lets records gather until it is told to flush."""

    def __init__(self) -> None:
        self._calls: list[Callable[[], object]] = []

    def soon(self, call: Callable[[], object], /) -> None:
        """Keep the call."""
        self._calls.append(call)

    def run(self, job: Callable[[], None], done: Callable[[Exception | None], object]) -> None:
        """Run the job now, and tell later."""
        job()
        self._calls.append(lambda: done(None))

    def publish(self, _job: Callable[[], None]) -> None:
        """Leave the checkpoint to the end."""

    def close(self) -> None:
        """Flush what is left."""
        self.drain()

    def drain(self) -> None:
        """Make the calls that gathered."""
        while self._calls:
            calls, self._calls = self._calls, []
            for call in calls:
                call()


def measure() -> list[Row]:
    """Make both logs, then start a gateway on each and prove records of each."""
    with tempfile.TemporaryDirectory(prefix="bench-evidence-") as folder:
        long, short = (
            _prepare(Path(folder, name), count) for name, count in (("long", RECORDS), ("short", FEW))
        )
        start, start_short = _start(long), _start(short)
        proof, proof_short = _prove(long), _prove(short)
    peer = f"the same with {FEW:,} records"
    return [
        Row(
            name=f"Evidence: start of a gateway with {RECORDS:,} records",
            value=start,
            unit="s",
            peer=peer,
            ratio=start / start_short,
            asked="<= 3 s",
        ),
        Row(
            name=f"Evidence: proof of a record among {RECORDS:,}",
            value=proof,
            unit="ms",
            peer=peer,
            ratio=proof / proof_short,
            asked="<= 5 ms",
        ),
    ]


def _prepare(var: Path, count: int) -> Path:
    """Write a log of that many records, requests and answers in turns, that ends now; return the gateway's folder."""
    key = read_or_make_signing_key(var / "keys/evidence-gw1.key", name="lgsp.vn-h99/gw1")
    flusher, now = _Gathering(), time.time_ns()
    log = EvidenceLog.open(var / "evidence/gw1", key=key, at=now, flusher=flusher)
    step = DAYS * _A_DAY_NS // count
    for number in range(0, count, 2):
        at = now - (count - number) * step
        log.append(_request(number, at), _nobody)
        log.append(_answer(number, at + 1), _nobody)
        if number % FLUSH == 0:
            flusher.drain()
    flusher.drain()
    log.publish()
    log.close()
    return var


def _start(var: Path) -> float:
    """Return the seconds until a gateway listens."""
    gateway = RunningGateway(var)
    gateway.publish(make_snapshot("http://127.0.0.1:9"))
    found = []
    for _ in range(STARTS):
        before = time.perf_counter()
        gateway.start()
        found.append(time.perf_counter() - before)
        gateway.stop()
    return middle(found)


def _prove(var: Path) -> float:
    """Return the milliseconds a proof takes, of records all over the log, each by a reader of its own."""
    folder = var / "evidence/gw1"
    size = LogReader(folder).checkpoint().size
    found = []
    for number in range(PROOFS):
        index = number * (size - 1) // (PROOFS - 1)
        before = time.perf_counter()
        LogReader(folder).prove(index)
        found.append((time.perf_counter() - before) * 1_000)
    return middle(found)


def _request(number: int, at: int) -> RequestRecord:
    return RequestRecord(
        id=f"01a21a25-f660-7c8d-9972-{number:012d}",
        at=at,
        consumer=CONSUMER,
        service=SERVICE,
        method="POST",
        agreement=AGREEMENT,
        digest="ab" * 32,
        size=1_024,
        target="cd" * 32,
        purpose="Giải quyết thủ tục hành chính",
        proof=f"token {CONSUMER}",
    )


def _answer(number: int, at: int) -> AnswerRecord:
    return AnswerRecord(
        id=f"01a21a25-f660-7c8d-9972-{number:012d}",
        at=at,
        outcome="answered",
        status=200,
        error="",
        digest="ef" * 32,
        size=1_024,
        request="ab" * 32,
    )


def _nobody(_index: int, _seal: object) -> None:
    """Take the place of a caller."""
