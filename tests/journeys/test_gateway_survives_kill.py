"""
Kill the gateway under load, again and again: no exchange that was answered is lost, and the log goes on.

A history checker, as Jepsen's are: what clients were told is compared with what the log holds.
"""

import shutil
from pathlib import Path

import pytest

from bench.killing import CALLERS, History, check, kill_and_check
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import Receipt, read_receipt
from lgsp.platform.evidence.segments import list_leaves
from lgsp.platform.evidence.verification import verify_log
from lgsp.platform.exchange.testing import FakeProvider, RunningGateway, make_snapshot

KILLS = 8


def echo(request: bytes) -> bytes:
    body = request.partition(b"\r\n\r\n")[2]
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def test_no_answered_exchange_is_lost_when_the_gateway_is_killed(tmp_path):
    verdict = kill_and_check(tmp_path, kills=KILLS)

    assert verdict.answered > KILLS * CALLERS
    assert (verdict.lost, verdict.problems) == (0, ())


def test_the_checker_sees_what_is_lost_and_what_was_never_asked(tmp_path):
    with FakeProvider(echo) as provider:
        gateway = RunningGateway(tmp_path / "var")
        gateway.publish(make_snapshot(provider.url))
        folder = tmp_path / "var/evidence/gw1"
        with gateway:
            first = call(gateway)
        older = shutil.copytree(folder, tmp_path / "older")
        with gateway:
            second = call(gateway)

    assert check(folder, History(receipts=[first, second])).lost == 0
    behind = check(older, History(receipts=[first, second], forwarded={"never-asked"}))
    assert behind.lost == 1
    assert behind.problems == (
        "1 requests reached the provider and are not in the log",
        "the log has 1 answers, clients were given 2",
    )


def call(gateway: RunningGateway) -> Receipt:
    response, _ = gateway.call("POST", "/x", token=gateway.get_token(), body=b"a")
    return read_receipt(response.headers["Lgsp-Receipt"])


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
