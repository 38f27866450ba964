"""
Kill the gateway under load, again and again, and compare what clients were told with what its log holds.

A history checker, as Jepsen's are. `python -m bench.killing 1000` is the long run (`make soak`): it prints how far it
is and ends with status 1 if anything was lost.
"""

import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import Receipt, check_bodies, check_receipt, read_receipt
from lgsp.platform.evidence.records import RequestRecord
from lgsp.platform.evidence.segments import list_leaves
from lgsp.platform.evidence.verification import verify_log
from lgsp.platform.exchange.testing import FakeProvider, RunningGateway, make_snapshot

from .harness import Row

KILLS = 300
CALLERS = 6
LONGEST_S, LARGEST = 0.25, 20_000
SEED = 2384
_ID = b"x-road-request-id:"


@dataclass
class History:
    """The receipts clients were given, the questions answered with something else, and what the provider saw."""

    kills: int = 0
    receipts: list[Receipt] = field(default_factory=list)
    garbled: int = 0
    forwarded: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many exchanges were answered and how many of them are lost; and whatever else does not hold."""

    kills: int
    answered: int
    lost: int
    problems: tuple[str, ...]


class _Caller(threading.Thread):
    """Calls until the gateway is gone, and keeps what it was told."""

    def __init__(self, gateway: RunningGateway, token: str, *, chance: random.Random) -> None:
        super().__init__(daemon=True)
        self._gateway, self._token, self._chance = gateway, token, chance
        self.receipts: list[Receipt] = []
        self.garbled = 0

    def run(self) -> None:
        """Call."""
        try:
            while True:
                question = self._chance.randbytes(self._chance.randrange(LARGEST))
                response, answer = self._gateway.call("POST", "/x", token=self._token, body=question)
                if response.status == 200:
                    receipt = read_receipt(response.headers["Lgsp-Receipt"])
                    check_bodies(receipt, request=question, answer=answer, target=b"/x")
                    self.receipts.append(receipt)
                    self.garbled += answer != question
        except (OSError, HTTPException):
            return


def kill_and_check(
    folder: Path, *, kills: int, say: Callable[[int, int], object] = lambda _kills, _told: None
) -> Verdict:
    """Kill a gateway that keeps its state in the folder so many times, then hold the history against the log."""
    chance, history = random.Random(SEED), History()
    with FakeProvider(_echo) as provider:
        gateway = RunningGateway(folder)
        gateway.publish(make_snapshot(provider.url))
        for number in range(kills):
            _run_and_kill(gateway, history, chance=chance)
            history.forwarded |= set(_list_ids(provider.requests))
            provider.requests.clear()
            say(number + 1, len(history.receipts))
        with gateway:
            pass  # what the last kill left behind is taken up
    return check(folder / "evidence/gw1", history)


def check(folder: Path, history: History) -> Verdict:
    """
    Hold a history against a log.

    An answered exchange is lost if its record is not in the log at the place its receipt names. What the provider saw
    must be in the log as asked: it was durable before it was forwarded.

    :raises ReceiptFalse: if a receipt does not prove what it says
    """
    reader = LogReader(folder)
    held = {leaf.index: leaf.content for leaf in list_leaves(folder)}
    asked = {record.id for _, record in reader.records() if isinstance(record, RequestRecord)}
    lost, problems = history.garbled, []
    for receipt in history.receipts:
        check_receipt(receipt, key=reader.verifier_key)
        lost += held.get(receipt.index) != receipt.record
    if unknown := history.forwarded - asked:
        problems.append(f"{len(unknown)} requests reached the provider and are not in the log")
    found = verify_log(folder)
    problems += [str(problem) for problem in found.problems]
    answered = len(history.receipts)
    if found.answered < answered:
        problems.append(f"the log has {found.answered} answers, clients were given {answered}")
    return Verdict(history.kills, answered, lost, tuple(problems))


def measure() -> list[Row]:
    """Kill three hundred times."""
    with tempfile.TemporaryDirectory(prefix="bench-killing-") as folder:
        verdict = kill_and_check(Path(folder), kills=KILLS)
    bad = verdict.lost + len(verdict.problems)
    name = f"Answered exchanges lost in {verdict.kills} kills of the gateway under load"
    peer = f"{verdict.answered:,} answered"
    return [Row(name=name, value=bad, unit="", peer=peer, ratio=bad / verdict.answered, asked="0")]


def main() -> int:
    """Kill as often as the argument says; return the exit status."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS

    def say(done: int, told: int) -> None:
        print(f"\r{done} of {kills} kills, {told:,} answered", end="", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        verdict = kill_and_check(Path(folder), kills=kills, say=say)
    print(f"\n{verdict.kills} kills, {verdict.answered:,} answered, {verdict.lost} lost")
    for problem in verdict.problems:
        print(problem)
    return int(bool(verdict.lost or verdict.problems))


def _run_and_kill(gateway: RunningGateway, history: History, *, chance: random.Random) -> None:
    gateway.start()
    token = gateway.get_token()
    callers = [_Caller(gateway, token, chance=random.Random(chance.random())) for _ in range(CALLERS)]
    for caller in callers:
        caller.start()
    time.sleep(chance.uniform(0.0, LONGEST_S))
    gateway.kill()
    for caller in callers:
        caller.join()
        history.receipts += caller.receipts
        history.garbled += caller.garbled
    history.kills += 1


def _list_ids(requests: list[bytes]) -> Iterator[str]:
    for request in requests:
        for line in request.partition(b"\r\n\r\n")[0].lower().split(b"\r\n"):
            if line.startswith(_ID):
                yield line.removeprefix(_ID).strip().decode()


def _echo(request: bytes) -> bytes:
    body = request.partition(b"\r\n\r\n")[2]
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


if __name__ == "__main__":
    sys.exit(main())
