"""What is not durable is not forwarded, and not answered; seen from the two ends of a real gateway."""

import json
import ssl
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import check_bodies, check_receipt, read_receipt
from lgsp.platform.evidence.records import AnswerRecord, Record, RequestRecord
from lgsp.platform.exchange.testing import AGREEMENT, CONSUMER, OK, SERVICE, RunningGateway, make_snapshot


def list_records(gateway: RunningGateway) -> list[Record]:
    return [record for _, record in LogReader(gateway.var / "evidence/gw1").records()]


def test_the_request_is_recorded_before_the_provider_sees_it(gateway, provider, token):
    seen: list[Record] = []
    provider.answer = lambda _: seen.extend(list_records(gateway)[-1:]) or OK

    response, _ = gateway.call("POST", "/nguoi/1?x=2", token=token, body=b"who?")

    assert isinstance(seen[0], RequestRecord)
    assert (
        seen[0].id,
        seen[0].consumer,
        seen[0].service,
        seen[0].method,
        seen[0].agreement,
        seen[0].size,
    ) == (
        response.headers["X-Road-Request-Id"],
        CONSUMER,
        SERVICE,
        "POST",
        AGREEMENT,
        4,
    )


def test_the_answer_is_recorded_before_the_caller_sees_it(gateway, token):
    response, _ = gateway.call(token=token)

    last = list_records(gateway)[-1]
    assert isinstance(last, AnswerRecord)
    assert (last.id, last.outcome, last.status) == (response.headers["X-Road-Request-Id"], "answered", 200)


def test_a_failure_of_the_provider_is_recorded_as_what_the_caller_is_told(gateway, provider, token):
    provider.answer = lambda _: b""

    response, body = gateway.call("POST", token=token, body=b"who?")

    last = list_records(gateway)[-1]
    assert (last.outcome, last.status, last.error, last.size) == (
        "failed",
        500,
        "Server.ServerProxy.ServiceFailed.NetworkError",
        len(body),
    )
    check_bodies(read_receipt(response.headers["Lgsp-Receipt"]), request=b"who?", answer=body)


def test_the_receipt_of_an_answer_proves_question_and_answer(gateway, token):
    response, body = gateway.call("POST", "/nguoi/1?x=2", token=token, body=b"who?")

    receipt = read_receipt(response.headers["Lgsp-Receipt"])
    check_receipt(receipt, key=LogReader(gateway.var / "evidence/gw1").verifier_key)
    check_bodies(receipt, request=b"who?", answer=body, target=b"/nguoi/1?x=2")


def test_no_body_and_no_path_is_ever_written_down(gateway, provider, token):
    provider.answer = lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\nsecret of a person"
    gateway.call("POST", "/nguoi/001234567890", token=token, body=b"secret question")

    for path in gateway.var.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert b"secret of a person" not in content
        assert b"secret question" not in content
        assert b"001234567890" not in content


@pytest.fixture
def certificate(tmp_path) -> Path:
    """Make a certificate for 127.0.0.1 that is its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "provider.pem"
    encoded = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(encoded + made.public_bytes(serialization.Encoding.PEM))
    return path


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"over TLS")

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("is_trusted", [True, False])
def test_a_provider_is_reached_over_tls_only_with_a_certificate_that_is_trusted(
    tmp_path, certificate, is_trusted
):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    trusted = {"SSL_CERT_FILE": str(certificate)} if is_trusted else {}
    gateway = RunningGateway(tmp_path / "var", environment=trusted)
    gateway.publish(make_snapshot(f"https://127.0.0.1:{server.server_address[1]}"))
    with gateway:
        response, body = gateway.call(token=gateway.get_token())
    server.shutdown()
    server.server_close()
    serving.join()

    if is_trusted:
        assert (response.status, body) == (200, b"over TLS")
    else:
        assert "certificate verify failed" in json.loads(body)["message"]
