"""The gateway as a process: how it starts, refuses to start, follows the registry, and stops."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lgsp.platform.evidence.verification import verify_log
from lgsp.platform.exchange.testing import (
    CONSUMER,
    OK,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_client,
    make_snapshot,
)


@pytest.fixture
def provider():
    with FakeProvider() as running:
        yield running


@pytest.fixture
def gateway(provider, tmp_path):
    running = RunningGateway(tmp_path / "var")
    running.publish(make_snapshot(provider.url))
    with running:
        yield running


def run(var: Path, **environment: str) -> tuple[int, str]:
    """Run a gateway that is expected to end by itself; return its status and what it said."""
    ended = subprocess.run(
        [sys.executable, "-m", "lgsp.entrypoints.gateway"],
        env={**os.environ, "LGSP_VAR": str(var), "LGSP_GATEWAY_PORT": "0", "LGSP_LANG": "en", **environment},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    return ended.returncode, ended.stderr


def wait_until(is_so, *, within_s: float = 5.0) -> None:
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def test_a_taken_port_is_named_and_nothing_is_left_behind(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        status, said = run(tmp_path, LGSP_GATEWAY_PORT=port)

    assert status == 2
    assert said.count("\n") == 2
    assert f"Port {port} on 127.0.0.1, wanted by gateway, is taken by another program" in said


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "var").touch()

    status, said = run(tmp_path / "var")

    assert status == 2
    assert "EVIDENCE-012" in said
    assert "token.key does not hold a usable key: Not a directory" in said


@pytest.mark.parametrize("name", ["token.key", "evidence-gw1.key"])
def test_a_file_that_is_no_key_is_named(tmp_path, name):
    RunningGateway(tmp_path).publish(make_snapshot("http://127.0.0.1:1"))
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / name).write_text("no key")

    status, said = run(tmp_path)

    assert status == 2
    assert f"{name} does not hold a usable key" in said


def test_a_log_that_lost_records_is_not_written_on(gateway):
    gateway.call(token=gateway.get_token())
    gateway.stop()
    segment = gateway.var / "evidence/gw1/segments/000000000000.seg"
    os.truncate(segment, 300)

    status, said = run(gateway.var)

    assert status == 2
    assert "EVIDENCE-003" in said
    assert "is signed for 2 records but the segments hold only 0: records were lost" in said


def test_a_second_gateway_on_the_same_log_is_refused(gateway):
    status, said = run(gateway.var)

    assert status == 2
    assert "EVIDENCE-001" in said


def test_keys_are_made_once_and_only_their_owner_may_read_them(gateway):
    keys = gateway.var / "keys"

    assert {path.name: path.stat().st_mode & 0o777 for path in keys.glob("*.key")} == {
        "token.key": 0o600,
        "evidence-gw1.key": 0o600,
        "subjects.key": 0o600,
        "bodies.key": 0o600,
    }
    assert (keys / "evidence-gw1.vkey").read_text().startswith("lgsp.vn-h99/gw1+")


def test_no_secret_is_ever_printed(gateway):
    token = gateway.get_token()
    gateway.call(token=token)
    gateway.stop()

    secrets = [token, (gateway.var / "keys/evidence-gw1.key").read_text().strip(), "not a secret"]
    assert not any(secret in gateway.log for secret in secrets)


def test_without_a_registry_it_waits_and_says_so(provider, tmp_path):
    with RunningGateway(tmp_path) as gateway:
        response, body = gateway.request("GET", "/readyz")
        call, _ = gateway.request("GET", f"/r1/{SERVICE}", headers={"X-Road-Client": CONSUMER})
        assert (response.status, json.loads(body)["status"]) == (503, "not ready")
        assert call.headers["X-Road-Error"] == "Server.ClientProxy.OutdatedGlobalConf"

        gateway.publish(make_snapshot(provider.url))

        wait_until(lambda: gateway.request("GET", "/readyz")[0].status == 200)
        assert gateway.call(token=gateway.get_token())[0].status == 200


def test_a_change_of_the_registry_takes_effect_while_it_runs(gateway, provider):
    token = gateway.get_token()
    assert gateway.call(token=token)[0].status == 200

    gateway.publish(make_snapshot(provider.url, version=2, agreements=[]))
    wait_until(lambda: "registry version 2" in gateway.log)

    assert gateway.call(token=token)[0].headers["X-Road-Error"] == "Server.ServerProxy.AccessDenied"


def test_a_withdrawn_credential_ends_its_tokens(gateway, provider):
    token = gateway.get_token()

    gateway.publish(make_snapshot(provider.url, version=2, clients=[make_client("another", CONSUMER)]))
    wait_until(lambda: "registry version 2" in gateway.log)

    response, body = gateway.call(token=token)
    assert response.status == 401
    assert "the credential was withdrawn" in json.loads(body)["message"]


@pytest.mark.parametrize("spoil", ["break", "remove"])
def test_a_broken_registry_leaves_the_one_before_in_force_and_is_said_once(gateway, spoil):
    path = gateway.var / "snapshot.json"
    if spoil == "break":
        path.write_text("{")
    else:
        path.unlink()

    wait_until(lambda: "EXCHANGE-00" in gateway.log)
    time.sleep(1.2)

    assert gateway.log.count("EXCHANGE-00") == 1
    assert gateway.call(token=gateway.get_token())[0].status == 200


def test_it_stops_after_the_exchanges_under_way(gateway, provider):
    provider.answer = lambda _: time.sleep(0.5) or OK
    token, answers = gateway.get_token(), []
    caller = threading.Thread(target=lambda: answers.append(gateway.call(token=token)[0].status))
    caller.start()
    wait_until(lambda: provider.requests)

    status = gateway.stop()

    caller.join()
    assert (status, answers) == (0, [200])
    found = verify_log(gateway.var / "evidence/gw1")
    assert (found.size, found.signed, found.problems) == (2, 2, ())
    assert gateway.log.strip().endswith("stopped")


def test_it_does_not_wait_longer_than_two_seconds_to_stop(gateway, provider):
    provider.answer = lambda _: time.sleep(5) or OK
    token = gateway.get_token()
    caller = threading.Thread(target=call_in_vain, args=(gateway, token))
    caller.start()
    wait_until(lambda: provider.requests)

    began = time.monotonic()
    status = gateway.stop()

    assert status == 0
    assert time.monotonic() - began < 4.5
    assert verify_log(gateway.var / "evidence/gw1").problems == ()
    caller.join()


def call_in_vain(gateway: RunningGateway, token: str) -> None:
    with pytest.raises(OSError, match=r"closed|reset"):
        gateway.call(token=token)


def test_a_full_disk_refuses_calls_until_there_is_room_again(provider, tmp_path):
    """The disk is full at a given size of a file (RLIMIT_FSIZE), which this test may raise again."""
    import resource

    gateway = RunningGateway(tmp_path)
    gateway.publish(make_snapshot(provider.url))
    with gateway:
        token = gateway.get_token()
        resource.prlimit(gateway.process.pid, resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
        refused = [gateway.call(token=token)[0] for _ in range(3)]
        forwarded = len(provider.requests)
        wait_until(lambda: "evidence cannot be written" in gateway.log)
        readiness = gateway.request("GET", "/readyz")[0].status

        resource.prlimit(gateway.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        again = gateway.call(token=token)[0]
        wait_until(lambda: "evidence is written again" in gateway.log)

    assert readiness == 503
    assert refused[-1].headers["X-Road-Error"] == "Server.ClientProxy.LoggingFailed"
    assert forwarded <= 1
    assert again.status == 200
    assert verify_log(gateway.var / "evidence/gw1").problems == ()
