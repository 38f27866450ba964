"""Whose data was asked for: from a call through the gateway to the list, without the number ever being kept."""

import json

import pytest

from lgsp.platform.evidence.errors import KeyUnusable, LogMissing
from lgsp.platform.exchange.testing import CONSUMER, SERVICE, FakeProvider, RunningGateway, make_snapshot
from tests.entrypoints.cli.test_proving import run

PERSON, OTHER = "001099000123", "001099000124"


@pytest.fixture
def called(tmp_path, monkeypatch):
    """Call about a person twice, about another once, and once about nobody; return what the provider saw."""
    var = tmp_path / "var"
    monkeypatch.setenv("LGSP_VAR", str(var))
    monkeypatch.setenv("LGSP_LANG", "en")
    with FakeProvider() as provider:
        gateway = RunningGateway(var)
        gateway.publish(make_snapshot(provider.url))
        with gateway:
            token = gateway.get_token()
            for person in (PERSON, OTHER, "", f" {PERSON} "):
                headers = {"Lgsp-Data-Subject": person} if person else {}
                assert gateway.call(path="/x", token=token, headers=headers)[0].status == 200
    return var, provider.requests


def test_the_accesses_of_a_person_are_listed_and_of_nobody_else(called):
    status, said = run("accesses", "--of", PERSON)

    assert status == 0
    assert said.count(f"{CONSUMER} → {SERVICE}") == 2
    assert "Giải quyết thủ tục hành chính" in said
    assert "2 accesses." in said
    assert (
        json.loads(run("accesses", "--of", OTHER, "--format", "json")[1])["accesses"][0]["outcome"]
        == "answered"
    )
    assert run("accesses", "--of", "001099000125")[1] == "There are none.\n"


def test_the_number_is_neither_kept_nor_passed_on(called):
    var, forwarded = called

    assert not any(
        b"lgsp-data-subject" in request.lower() or PERSON.encode() in request for request in forwarded
    )
    kept = [path for path in var.rglob("*") if path.is_file() and PERSON.encode() in path.read_bytes()]
    assert kept == []


@pytest.mark.parametrize("given", ["x" * 65, " "])
def test_what_is_no_identifier_is_refused(tmp_path, given):
    with FakeProvider() as provider:
        gateway = RunningGateway(tmp_path)
        gateway.publish(make_snapshot(provider.url))
        with gateway:
            headers = {"Lgsp-Data-Subject": given}
            response, body = gateway.call(path="/x", token=gateway.get_token(), headers=headers)

    assert (response.status, b"Lgsp-Data-Subject" in body) == (400, True)
    assert provider.requests == []


def test_without_key_or_log_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("LGSP_VAR", str(tmp_path))
    with pytest.raises(KeyUnusable):
        run("accesses", "--of", PERSON)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys/subjects.key").write_bytes(bytes(32))
    with pytest.raises(LogMissing):
        run("accesses", "--of", PERSON)
