"""From calls in the test environment to a mock that answers as the service did."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.entrypoints.cli import mocking
from lgsp.kernel.errors import DomainError
from lgsp.kernel.identifiers import to_test
from lgsp.platform.contracts.errors import RecordingOfProduction
from lgsp.platform.contracts.recordings import read_recording
from lgsp.platform.exchange.snapshot import Service, Subsystem
from lgsp.platform.exchange.testing import (
    CLIENT_ID,
    CONSUMER,
    PROVIDER,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_agreement,
    make_client,
    make_snapshot,
)
from lgsp.platform.registry.models import Service as ServiceRow
from tests.conftest import TRA_CUU

DESCRIPTION = Path("tests/platform/contracts/civil_status.yaml").read_bytes()
IN_TEST = to_test(SERVICE)


def run(*arguments: object) -> tuple[int, str]:
    app = typer.Typer()
    mocking.register(app)
    result = CliRunner().invoke(app, ["mock", *map(str, arguments)])
    if isinstance(result.exception, DomainError):
        raise result.exception
    return result.exit_code, result.output


def publish(gateway: RunningGateway, url: str, **fields: object) -> None:
    """Give the gateway a registry whose one service is in the test environment, as described."""
    digest = sha256(DESCRIPTION).hexdigest()
    (gateway.var / "contracts").mkdir(parents=True, exist_ok=True)
    (gateway.var / "contracts" / digest).write_bytes(DESCRIPTION)
    consumer, provider = to_test(CONSUMER), to_test(PROVIDER)
    gateway.publish(
        make_snapshot(
            url,
            subsystems=[Subsystem(id=consumer, name="Một cửa"), Subsystem(id=provider, name="Hộ tịch")],
            services=[Service(id=IN_TEST, name="Tra cứu", url=url, contract=digest, **fields)],
            clients=[make_client(CLIENT_ID, consumer)],
            agreements=[make_agreement("thu", consumer=consumer, service=IN_TEST)],
        )
    )


def call(gateway: RunningGateway, path: str):
    own = {"Authorization": f"Bearer {gateway.get_token()}", "X-Road-Client": to_test(CONSUMER)}
    return gateway.request("GET", f"/r1/{IN_TEST}{path}", headers=own)


def answer(request: bytes) -> bytes:
    body = b'{"hoTen":"%s"}' % request.split()[1].rpartition(b"/")[2]
    status = b"500 Broken" if b"/hong" in request else b"200 OK"
    return b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        status,
        len(body),
        body,
    )


@pytest.fixture
def tested(tmp_path, monkeypatch) -> Path:
    """Return the folder of a gateway that passed calls on in the test environment and kept their bodies."""
    monkeypatch.setenv("LGSP_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("LGSP_LANG", "en")
    gateway = RunningGateway(tmp_path / "var")
    with FakeProvider(answer) as provider:
        publish(gateway, provider.url, keep_bodies=7)
        with gateway:
            for path in ("/nguoi/1", "/nguoi/2?trang=2", "/nguoi/1", "/hong"):
                call(gateway, path)
    return tmp_path


def test_a_mock_answers_as_recorded_and_makes_up_the_rest(tested):
    file, gateway = tested / "ban-ghi.json", RunningGateway(tested / "var")

    assert run("record", IN_TEST, "--out", file) == (0, f"Recorded 2 answers in {file}.\n")
    digest = sha256(file.read_bytes()).hexdigest()
    (tested / "var/recordings").mkdir()
    (tested / "var/recordings" / digest).write_bytes(file.read_bytes())
    publish(gateway, "", is_mock=True, recording=digest)
    with gateway:
        replayed, told = call(gateway, "/nguoi/2?trang=2")
        made, other = call(gateway, "/nguoi/9")

    assert (replayed.headers["Lgsp-Mock"], json.loads(told)) == ("recorded", {"hoTen": "2?trang=2"})
    assert (made.headers["Lgsp-Mock"], json.loads(other)["hoTen"]) == ("1", "Nguyễn Văn Mẫu")


def test_what_was_answered_in_production_is_refused_with_a_sentence(tested):
    with pytest.raises(RecordingOfProduction, match="never given out as a sample"):
        run("record", SERVICE, "--out", tested / "x")
    assert not (tested / "x").exists()


def test_nothing_to_record_is_said(tested):
    assert run("record", f"{IN_TEST}-x", "--out", tested / "x") == (1, "There are no answers to record.\n")
    assert run("record", IN_TEST, "--since", "2999-01-01", "--out", tested / "x")[0] == 1


def test_every_recorded_answer_names_its_exchange(tested):
    run("record", IN_TEST, "--out", tested / "x")

    found = read_recording((tested / "x").read_bytes())
    assert {one.path for one in found.answers.values()} == {"/nguoi/1", "/nguoi/2"}
    assert all(len(one.exchange) == 36 for one in found.answers.values())


@pytest.mark.django_db(transaction=True)
def test_a_recording_is_put_into_the_registry_and_taken_out(tested, registry, monkeypatch):
    from lgsp.platform.registry.lifecycle import describe_service
    from tests.conftest import NOW

    monkeypatch.setattr(mocking, "prepare", lambda: None)
    registry.service()
    describe_service(TRA_CUU, DESCRIPTION, by="an", at=NOW)
    run("record", IN_TEST, "--out", tested / "x")

    assert run("replay", TRA_CUU, tested / "x") == (
        0,
        f"The mock of {TRA_CUU} replays 2 recorded answers.\n",
    )
    assert ServiceRow.objects.get().recording_id == sha256((tested / "x").read_bytes()).hexdigest()
    assert run("replay", TRA_CUU, "--stop") == (0, "Nothing is replayed any more.\n")
    assert ServiceRow.objects.get().recording_id is None
    assert run("replay", TRA_CUU)[0] == 2
