"""
Kill the gateway under load, again and again: no exchange that was answered is lost, and the log goes on.

A history checker, as Jepsen's are: what clients were told is compared with what the log holds.
"""

import random
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import Receipt, check_bodies, check_receipt, read_receipt
from lgsp.platform.evidence.segments import list_leaves
from lgsp.platform.evidence.verification import verify_log
from lgsp.platform.exchange.testing import FakeProvider, RunningGateway, make_snapshot

ROUNDS, CALLERS = 6, 8


class Caller(threading.Thread):
    """Calls until the gateway is gone, and keeps what it was told."""

    def __init__(self, gateway: RunningGateway, token: str, *, name: str) -> None:
        super().__init__()
        self.gateway, self.token, self.prefix = gateway, token, name
        self.told: list[tuple[bytes, bytes, Receipt]] = []

    def run(self) -> None:
        number = 0
        try:
            while True:
                question = f"{self.prefix}-{number}".encode()
                response, answer = self.gateway.call("POST", "/x", token=self.token, body=question)
                self.told.append((question, answer, read_receipt(response.headers["Lgsp-Receipt"])))
                number += 1
        except (OSError, HTTPException):
            return


def echo(request: bytes) -> bytes:
    body = request.partition(b"\r\n\r\n")[2]
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def test_no_answered_exchange_is_lost_when_the_gateway_is_killed(tmp_path):
    told: list[tuple[bytes, bytes, Receipt]] = []
    chance = random.Random(2384)
    with FakeProvider(echo) as provider:
        gateway = RunningGateway(tmp_path)
        gateway.publish(make_snapshot(provider.url))
        for number in range(ROUNDS):
            told += run_and_kill(gateway, after_s=chance.uniform(0.1, 0.5), name=f"round{number}")
        with gateway:
            pass
    check_history(tmp_path / "evidence/gw1", told)


def run_and_kill(gateway: RunningGateway, *, after_s: float, name: str) -> list[tuple[bytes, bytes, Receipt]]:
    gateway.start()
    token = gateway.get_token()
    callers = [Caller(gateway, token, name=f"{name}-{number}") for number in range(CALLERS)]
    for caller in callers:
        caller.start()
    time.sleep(after_s)
    gateway.kill()
    for caller in callers:
        caller.join()
    return [entry for caller in callers for entry in caller.told]


def check_history(folder: Path, told: list[tuple[bytes, bytes, Receipt]]) -> None:
    assert len(told) > ROUNDS * CALLERS
    reader = LogReader(folder)
    held = {leaf.index: leaf.content for leaf in list_leaves(folder)}
    for question, answer, receipt in told:
        assert answer == question
        check_receipt(receipt, key=reader.verifier_key)
        check_bodies(receipt, request=question, answer=answer, target=b"/x")
        assert held[receipt.index] == receipt.record
    found = verify_log(folder)
    assert found.problems == ()
    assert found.answered >= len(told)
    assert found.signed == found.size


@pytest.mark.parametrize("harm", ["cut", "flip"])
def test_a_half_written_evidence_file_is_taken_up_again(tmp_path, harm):
    with FakeProvider(echo) as provider:
        gateway = RunningGateway(tmp_path)
        gateway.publish(make_snapshot(provider.url))
        gateway.start()
        answered = gateway.call("POST", token=gateway.get_token(), body=b"before")[0]
        gateway.kill()
        do_harm(tmp_path / "evidence/gw1/segments/000000000000.seg", harm)
        with gateway:
            after = gateway.call("POST", token=gateway.get_token(), body=b"after")[0]

    first, second = (read_receipt(response.headers["Lgsp-Receipt"]) for response in (answered, after))
    held = {leaf.index: leaf.content for leaf in list_leaves(tmp_path / "evidence/gw1")}
    assert held[first.index] == first.record
    assert held[second.index] == second.record
    kinds = [type(record).__name__ for _, record in LogReader(tmp_path / "evidence/gw1").records()]
    assert kinds == ["RequestRecord", "AnswerRecord", "RecoveryRecord", "RequestRecord", "AnswerRecord"]
    assert verify_log(tmp_path / "evidence/gw1").problems == ()


def do_harm(segment: Path, harm: str) -> None:
    """Leave behind what a power cut in the middle of one more write could leave."""
    whole = segment.read_bytes().rstrip(b"\0")
    again = bytearray(whole[16:])
    if harm == "cut":
        again = again[: len(again) // 4]
    else:
        again = again[: len(again) // 3]
        again[20] ^= 1
    segment.write_bytes(whole + again + bytes(4096))
