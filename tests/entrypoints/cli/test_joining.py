"""A system that joins tests itself: every step that can fail says what to do, and the secret is never printed."""

import json

import pytest
from typer.testing import CliRunner

from lgsp.entrypoints.cli import build_app
from lgsp.entrypoints.errors import FileUnreadable
from lgsp.platform.exchange.testing import (
    CLIENT_ID,
    CONSUMER,
    PROVIDER,
    SECRET,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_snapshot,
)
from tests.platform.exchange.tls_gateways import Tls


@pytest.fixture(scope="module")
def gateway(tmp_path_factory):
    running = RunningGateway(tmp_path_factory.mktemp("gateway"))
    with FakeProvider() as provider:
        running.publish(make_snapshot(provider.url))
        with running:
            running.provider = provider
            yield running


def join(gateway, *more, secret=SECRET, service=SERVICE, address=None):
    place = address or f"http://127.0.0.1:{gateway.listening_port}"
    command = ["join", CONSUMER, "--service", service, "--gateway", place, "--client-id", CLIENT_ID, *more]
    environment = {"LGSP_CLIENT_SECRET": secret, "LGSP_LANG": "en"}
    return CliRunner().invoke(build_app(("joining",)), command, env=environment)


def test_a_system_that_is_connected_well_is_told_so(gateway):
    key = gateway.var / "evidence/gw1/vkey"

    result = join(gateway, "--path", "/nguoi/1?x=2", "--key", str(key))

    assert result.exit_code == 0, result.output
    assert [line[0] for line in result.output.splitlines()] == ["✓"] * 5
    assert "the gateway signed it" in result.output
    assert gateway.provider.requests[-1].startswith(b"GET /nguoi/1?x=2 ")


def test_a_body_is_sent_and_proved(gateway, tmp_path):
    body = tmp_path / "body.json"
    body.write_text('{"a":1}')

    result = join(gateway, "--method", "post", "--body", str(body))

    assert (result.exit_code, gateway.provider.requests[-1].endswith(b'{"a":1}')) == (0, True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"secret": "wrong"}, "No token was given: HTTP 401 the client or its secret is not known"),
        ({"service": f"{PROVIDER}/khac"}, f"{PROVIDER}/khac may not yet be called"),
        ({"address": "http://127.0.0.1:1"}, "The gateway http://127.0.0.1:1 cannot be reached"),
    ],
)
def test_the_step_that_fails_is_the_last_and_says_why(gateway, changes, said):
    result = join(gateway, **changes)

    assert result.exit_code == 1
    assert said in result.output
    assert result.output.splitlines()[-1].startswith("✕")
    assert "wrong" not in result.output.replace("secret is not known", "")


def test_an_answer_that_is_an_error_fails_the_test_and_its_receipt_still_holds(gateway):
    gateway.provider.answer = lambda _: b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    result = join(gateway)

    assert (result.exit_code, [line[0] for line in result.output.splitlines()][-2:]) == (1, ["✕", "✓"])


def test_programs_read_json(gateway):
    found = json.loads(join(gateway, "--format", "json", secret="wrong").output)

    assert found["joined"] is False
    assert [step["is_fine"] for step in found["steps"]] == [True, False]


def test_a_test_goes_to_the_test_environment(gateway):
    result = join(gateway, "--test")

    assert result.exit_code == 1
    assert (
        "No token" in result.output
        or "may not yet be called" in result.output
        or "not shown" in result.output
    )


def join_by_certificate(tls, shown, *, roots="authority.pem"):
    """Let a system join with a certificate, and no secret to be found."""
    certificate, key = shown.write(tls.folder, "own")
    command = ["join", CONSUMER, "--service", SERVICE, "--gateway", f"https://localhost:{tls.port}"]
    files = {"--certificate": certificate, "--client-key": key, "--roots": tls.folder / roots}
    options = [str(word) for option in files.items() for word in option]
    return CliRunner().invoke(
        build_app(("joining",)), [*command, *options], env={"LGSP_LANG": "en", "LGSP_CLIENT_SECRET": ""}
    )


def test_a_system_joins_by_its_certificate_without_a_secret(tmp_path):
    with FakeProvider() as provider:
        tls = Tls(tmp_path, provider)
        with tls.gateway:
            joined = join_by_certificate(tls, tls.own)
            foreign = join_by_certificate(tls, tls.other)
            untrusting = join_by_certificate(tls, tls.own, roots="roots.pem")
            broken = join_by_certificate(tls, tls.own, roots="server.key")

    assert joined.exit_code == 0, joined.output
    assert [line[0] for line in joined.output.splitlines()] == ["✓"] * 5
    assert (foreign.exit_code, "not that of the system named by client_id" in foreign.output) == (1, True)
    assert (untrusting.exit_code, "CERTIFICATE_VERIFY_FAILED" in untrusting.output) == (1, True)
    assert isinstance(broken.exception, FileUnreadable)
    assert "server.key" in str(broken.exception)
