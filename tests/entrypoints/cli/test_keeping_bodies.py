"""Bodies kept by a real gateway, and what an operator does with them."""

import json
import os
import time
from datetime import timedelta

import msgspec
import pytest

from lgsp.entrypoints.bodies import expire_hourly
from lgsp.entrypoints.cli.days import now
from lgsp.platform.evidence.bodies.refusals import BodiesErased, BodiesUnknown
from lgsp.platform.exchange.snapshot import write_snapshot
from lgsp.platform.exchange.testing import OK, SERVICE, FakeProvider, RunningGateway, make_snapshot
from tests.entrypoints.cli.test_proving import run


def make_kept_snapshot(url: str, days: int):
    snapshot = make_snapshot(url)
    services = [msgspec.structs.replace(service, keep_bodies=days) for service in snapshot.services]
    return msgspec.structs.replace(snapshot, services=services)


class Called:
    """A gateway that served three calls of a service whose bodies are kept, and has stopped."""

    def __init__(self, var, *, days: int = 2) -> None:
        self.var = var
        self.told: list[bytes] = []
        with FakeProvider() as provider:
            self.snapshot = make_kept_snapshot(provider.url, days)
            gateway = RunningGateway(var)
            gateway.publish(self.snapshot)
            with gateway:
                self.answers = [
                    self._call(gateway, provider, body) for body in (b'{"n":1}', None, b'{"n":3}')
                ]
            self.log = gateway.log
        self.ids = [answer.headers["X-Road-Request-Id"] for answer in self.answers]

    def _call(self, gateway, provider, body):
        provider.answer = lambda _: b"" if body is None else OK
        headers = {"Content-Type": "application/json"}
        method = "GET" if body is None else "POST"
        response, told = gateway.call(
            method, "/nguoi/1", token=gateway.get_token(), body=body, headers=headers
        )
        self.told.append(told)
        return response


@pytest.fixture
def called(tmp_path, monkeypatch) -> Called:
    monkeypatch.setenv("LGSP_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("LGSP_LANG", "en")
    return Called(tmp_path / "var")


def test_bodies_are_shown_as_they_went_through(called, tmp_path):
    out = tmp_path / "out"

    status, said = run("bodies", "show", called.ids[0], "--out", out)

    assert (status, said) == (
        0,
        f"The bodies are those recorded: 7 bytes of request, 11 of answer, in {out}.\n",
    )
    assert (out / "request.body").read_bytes() == b'{"n":1}'
    assert (out / "answer.body").read_bytes() == b'{"ok":true}'
    facts = json.loads((out / "exchange.json").read_text())
    assert (facts["target"], facts["request_type"], facts["answer_type"]) == (
        "/nguoi/1",
        "application/json",
        "application/json",
    )
    assert [record["kept_days"] for record in facts["records"] if "kept_days" in record] == [2]
    assert [path.stat().st_mode & 0o77 for path in out.iterdir()] == [0, 0, 0]


def test_what_the_caller_was_told_of_a_failure_is_kept_too(called, tmp_path):
    run("bodies", "show", called.ids[1], "--out", tmp_path)

    assert (tmp_path / "answer.body").read_bytes() == called.told[1]
    assert b"NetworkError" in called.told[1]
    assert (tmp_path / "request.body").read_bytes() == b""


def test_no_body_lies_readable_anywhere(called):
    kept = [path for path in called.var.rglob("*") if path.is_file() and b'{"n":1}' in path.read_bytes()]
    assert kept == []


def test_one_exchange_is_erased_and_the_evidence_still_holds(called, tmp_path):
    reason = ("--reason", "Văn bản 12/STP")

    assert run("bodies", "erase", called.ids[0], *reason) == (0, "The key is destroyed.\n")
    assert run("bodies", "erase", called.ids[0], *reason) == (0, "The key was destroyed before.\n")

    with pytest.raises(BodiesErased):
        run("bodies", "show", called.ids[0], "--out", tmp_path / "out")
    assert run("bodies", "show", called.ids[2], "--out", tmp_path / "out")[0] == 0
    assert run("verify")[0] == 0
    receipt = tmp_path / "receipt"
    receipt.write_text(called.answers[0].headers["Lgsp-Receipt"])
    assert run("verify", "--receipt", receipt)[0] == 0
    assert run("bodies", "check")[1] == (
        "2 exchanges have their bodies, 1 were erased, 0 are past their days, 0 are missing.\n"
    )


def test_what_is_past_its_days_is_erased_by_the_command_and_by_the_worker(called):
    assert run("bodies", "expire") == (0, "Erased the bodies of 0 exchanges.\n")
    expired = expire_hourly(called.var, at=now() + timedelta(days=3))
    assert [(one.service, one.exchanges) for one in expired] == [(SERVICE, 3)]
    assert list((called.var / "bodies/gw1").iterdir()) == []


def test_the_worker_looks_once_an_hour(called):
    assert expire_hourly(called.var, at=now()) == []
    yesterday = next((called.var / "bodies/gw1").iterdir())
    yesterday.rename(yesterday.with_name("2020-01-01"))

    assert expire_hourly(called.var, at=now()) == []

    os.utime(called.var / "bodies/.expired", (0, 0))
    assert sum(one.exchanges for one in expire_hourly(called.var, at=now())) == 3


def test_fewer_days_erase_sooner(called):
    next((called.var / "bodies/gw1").iterdir()).rename(called.var / "bodies/gw1/2020-01-01")
    write_snapshot(make_kept_snapshot("http://127.0.0.1:1", 3650), called.var / "snapshot.json")
    assert run("bodies", "expire")[1] == "Erased the bodies of 0 exchanges.\n"

    write_snapshot(make_kept_snapshot("http://127.0.0.1:1", 0), called.var / "snapshot.json")

    assert run("bodies", "expire")[1] == f"2020-01-01  {SERVICE}  3\nErased the bodies of 3 exchanges.\n"


def test_missing_bodies_are_found(called):
    day = next((called.var / "bodies/gw1").iterdir())
    for path in day.iterdir():
        path.unlink()

    status, said = run("bodies", "check", "--format", "json")

    assert status == 1
    assert json.loads(said)["missing"] == called.ids


def test_nothing_is_kept_of_a_service_that_does_not_ask(tmp_path, monkeypatch):
    monkeypatch.setenv("LGSP_VAR", str(tmp_path / "var"))
    called = Called(tmp_path / "var", days=0)

    assert not (called.var / "bodies/gw1").exists()
    with pytest.raises(BodiesUnknown):
        run("bodies", "show", called.ids[0], "--out", tmp_path / "out")
    assert run("bodies", "check")[0] == 0


def test_a_disk_that_refuses_bodies_stops_no_traffic_and_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("LGSP_VAR", str(tmp_path / "var"))
    (tmp_path / "var").mkdir()
    (tmp_path / "var/bodies").write_text("in the way")

    with FakeProvider() as provider:
        gateway = RunningGateway(tmp_path / "var")
        gateway.publish(make_kept_snapshot(provider.url, 2))
        with gateway:
            assert gateway.call(token=gateway.get_token())[0].status == 200
            deadline = time.monotonic() + 10
            while "could not be archived" not in gateway.log and time.monotonic() < deadline:
                time.sleep(0.05)

    assert "the bodies of 1 exchanges could not be archived" in gateway.log
    assert run("bodies", "check")[0] == 1
