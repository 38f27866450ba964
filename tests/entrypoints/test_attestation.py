"""The worker's thread that asks witnesses: its settings, its network, and that it harms nobody when it fails."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread

import pytest

from lgsp.entrypoints import attestation
from lgsp.entrypoints.attestation import attest_once, attesting, make_attestor, post
from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.errors import FileUnreadable, SettingMalformed
from lgsp.platform.evidence.asking import WitnessAddress
from lgsp.platform.evidence.attestation_refusals import CertificatesUnusable, SourceAway
from lgsp.platform.evidence.attesting import Attestor, read_attestations
from lgsp.platform.evidence.cosignatures import CosigningKey
from lgsp.platform.evidence.testing import open_log, record_exchange
from tests.examples.copies import free_ports
from tests.platform.evidence.authority import OpensslAuthority, needs_openssl

KEY = CosigningKey.generate("w1").verifier


def attestor_of(**environment: str):
    return make_attestor(read_configuration(environment))


def test_without_settings_nobody_is_asked(tmp_path):
    assert attestor_of() is None
    with attesting(None, var=tmp_path, stop=Event()):
        pass


def test_witnesses_are_read_from_their_file(tmp_path):
    (tmp_path / "witnesses").write_text(f"{KEY} http://w1.example\n")

    found = attestor_of(LGSP_WITNESSES=str(tmp_path / "witnesses"))

    assert found.witnesses == (WitnessAddress(KEY, "http://w1.example"),)
    assert found.authority is None


@needs_openssl
def test_an_authority_is_read_with_its_certificates_and_period(tmp_path):
    root = OpensslAuthority(tmp_path / "tsa").root

    found = attestor_of(
        LGSP_TSA_URL="http://tsa.example/", LGSP_TSA_CERTIFICATES=str(root), LGSP_TSA_PERIOD="90"
    )

    assert (found.authority.url, found.authority.period_s) == ("http://tsa.example", 90)
    assert len(found.authority.certificates) == 1


@pytest.mark.parametrize(
    ("environment", "refusal"),
    [
        ({"LGSP_WITNESSES": "missing"}, FileUnreadable),
        ({"LGSP_TSA_URL": "http://tsa.example"}, SettingMalformed),
        ({"LGSP_TSA_URL": "tsa", "LGSP_TSA_CERTIFICATES": "missing"}, SettingMalformed),
        (
            {"LGSP_TSA_URL": "http://a", "LGSP_TSA_CERTIFICATES": "x", "LGSP_TSA_PERIOD": "5"},
            SettingMalformed,
        ),
        ({"LGSP_TSA_URL": "http://a", "LGSP_TSA_CERTIFICATES": "missing"}, CertificatesUnusable),
    ],
)
def test_settings_that_cannot_be_used_are_refused_at_the_start(environment, refusal):
    with pytest.raises(refusal):
        attestor_of(**environment)


class _Echo(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(307 if self.path == "/moved" else 200)
        self.send_header("Content-Type", "text/x.tlog.size; charset=utf-8")
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(self.headers["Content-Type"].encode() + body)

    def log_message(self, *_):
        pass


@pytest.fixture
def echo():
    server = HTTPServer(("127.0.0.1", 0), _Echo)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_request_is_posted_and_its_answer_returned(echo):
    reply = post(f"{echo}/x", b"body", "text/plain")

    assert (reply.status, reply.content_type, reply.body) == (200, "text/x.tlog.size", b"text/plainbody")


def test_a_redirection_is_an_answer_like_any_other(echo):
    assert post(f"{echo}/moved", b"", "text/plain").status == 307


def test_nobody_there_is_said_with_the_address():
    with pytest.raises(SourceAway, match=r"http://127\.0\.0\.1:\d+/ does not answer: .*refused"):
        post(f"http://127.0.0.1:{free_ports(1)[0]}/", b"", "text/plain")


def test_one_that_takes_the_call_and_says_nothing_is_away(monkeypatch):
    monkeypatch.setattr(attestation, "ANSWER_TIMEOUT_S", 0.1)

    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(SourceAway, match="timed out"):
        post(f"http://127.0.0.1:{silent.getsockname()[1]}/", b"", "text/plain")


def make_logs(var, *nodes):
    for node in nodes:
        log = open_log(var / "evidence" / node)
        record_exchange(log, id="a")
        log.close()


def test_a_log_that_cannot_be_read_does_not_hold_up_the_others(tmp_path, caplog):
    make_logs(tmp_path, "gw1", "gw2")
    (tmp_path / "evidence/gw1/checkpoint").write_text("spoilt")

    def away(url, body, content_type):
        raise SourceAway(url=url, reason="test")

    asks = Attestor(witnesses=[WitnessAddress(KEY, "http://w1")], authority=None, post=away, now=lambda: 1000)

    attest_once(asks, var=tmp_path)

    assert any("gw1" in record.message for record in caplog.records)
    (source,) = read_attestations(tmp_path / "evidence/gw2").sources.values()
    assert (source.failing_since, source.error[:12]) == (1000, "EVIDENCE-035")


def test_a_bug_in_the_thread_ends_the_worker(tmp_path):
    make_logs(tmp_path, "gw1")
    stop = Event()
    asks = Attestor(
        witnesses=[WitnessAddress(KEY, "http://w1")], authority=None, post=lambda *_: None, now=lambda: 1000
    )

    with pytest.raises(AttributeError), attesting(asks, var=tmp_path, stop=stop):
        assert stop.wait(5)
