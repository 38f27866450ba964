"""Handshakes with a gateway that ends TLS: whom they let in, by which files, and what they cut."""

import socket
import ssl
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from lgsp.platform.exchange.certificates import thumbprint
from lgsp.platform.exchange.testing import CONSUMER, PROVIDER, SERVICE, FakeProvider
from tests.platform.exchange.certificate_makers import make
from tests.platform.exchange.tls_gateways import CUT, Tls, wait_until


def test_an_unregistered_certificate_ends_the_handshake(tls):
    with pytest.raises(CUT):
        tls.call(shown=make("nguoi-la"))


def test_a_certificate_the_registry_no_longer_knows_ends_the_handshake(tls):
    tls.publish(tls.other.register(PROVIDER), version=2)
    wait_until(lambda: "registry version 2" in tls.gateway.log)

    with pytest.raises(CUT):
        tls.call(shown=tls.own)
    assert tls.call(shown=tls.other)[0] == 500


def test_a_session_that_is_resumed_keeps_the_certificate_and_its_end(tls):
    context = tls.context(tls.own)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    request = f"GET /r1/{SERVICE}/x HTTP/1.1\r\nHost: x\r\nX-Road-Client: {CONSUMER}\r\n\r\n".encode()

    def call(session=None):
        with (
            socket.create_connection(("127.0.0.1", tls.port), timeout=5) as raw,
            context.wrap_socket(raw, server_hostname="localhost", session=session) as secured,
        ):
            secured.sendall(request)
            return secured.recv(4096)[:12], secured.session, secured.session_reused

    answer, session, _ = call()
    again, _, is_resumed = call(session)
    tls.publish(tls.own.register(is_revoked=True), version=2)

    assert (answer, again, is_resumed) == (b"HTTP/1.1 200", b"HTTP/1.1 200", True)
    wait_until(lambda: call(session)[0] == b"HTTP/1.1 401")


def test_a_certificate_of_a_server_is_none_of_a_client(tls):
    server = make("may-chu", extensions=[x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])])
    tls.publish(server.register(), version=2)
    wait_until(lambda: "registry version 2" in tls.gateway.log)

    with pytest.raises(CUT):
        tls.call(shown=server)


def test_a_newly_registered_certificate_is_taken_without_a_restart(tls):
    new = make("moi")
    tls.publish(tls.own.register(), new.register(), version=2)

    def is_taken() -> bool:
        try:
            return tls.call(shown=new)[0] == 200
        except CUT:
            return False

    wait_until(is_taken)
    assert tls.call(shown=tls.own)[0] == 200


def test_the_gateways_own_certificate_is_renewed_without_a_restart(tls):
    renewed = make("localhost", issuer=tls.authority)
    renewed.write(tls.folder, "server")

    def show() -> str:
        with (
            socket.create_connection(("127.0.0.1", tls.port), timeout=5) as raw,
            tls.context().wrap_socket(raw, server_hostname="localhost") as secured,
        ):
            return thumbprint(secured.getpeercert(binary_form=True))

    assert show() in (tls.server.id, renewed.id)
    wait_until(lambda: show() == renewed.id)
    assert tls.call(shown=tls.own)[0] == 200


@pytest.mark.parametrize("name", ["server.pem", "server.key", "roots.pem"])
def test_a_broken_file_leaves_what_there_was_and_is_said_once(tls, name):
    (tls.folder / name).write_text("broken")
    wait_until(lambda: "EXCHANGE-148" in tls.gateway.log)
    time.sleep(1.2)

    assert tls.gateway.log.count("EXCHANGE-148") == 1
    assert f"{name}: there is no" in tls.gateway.log
    assert tls.call(shown=tls.own)[0] == 200


def test_roots_that_were_replaced_count_no_more(tls):
    issued = make("may-chu", issuer=tls.root)
    assert tls.call(shown=issued)[0] == 401

    make("root").write(tls.folder, "roots")

    def is_cut() -> bool:
        try:
            tls.call(shown=issued)
        except CUT:
            return True
        return False

    wait_until(is_cut)
    assert tls.call(shown=tls.own)[0] == 200


def test_old_versions_of_tls_are_refused(tls):
    context = tls.context(tls.own)
    with pytest.warns(DeprecationWarning, match="TLSVersion"):
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")

    with (
        pytest.raises(CUT),
        socket.create_connection(("127.0.0.1", tls.port)) as raw,
    ):
        context.wrap_socket(raw, server_hostname="localhost")


def test_plain_http_on_the_tls_port_gets_nothing(tls):
    with socket.create_connection(("127.0.0.1", tls.port), timeout=5) as plain:
        plain.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")

        assert not plain.recv(4096).startswith(b"HTTP/")
    assert tls.ask("GET", "/healthz")[0] == 200


def test_requests_sent_right_behind_the_handshake_are_answered_in_order(tls):
    request = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        context = tls.context()
        context.minimum_version = context.maximum_version = version
        for _ in range(5):
            with (
                socket.create_connection(("127.0.0.1", tls.port), timeout=5) as raw,
                context.wrap_socket(raw, server_hostname="localhost") as secured,
            ):
                secured.sendall(request * 3)
                received = b""
                while received.count(b"HTTP/1.1 200") < 3 and (part := secured.recv(4096)):
                    received += part
            assert received.count(b'{"status":"alive"}') == 3


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LGSP_GATEWAY_TLS_CERTIFICATE": ""}, "LGSP_GATEWAY_TLS_CERTIFICATE"),
        ({"LGSP_GATEWAY_TLS_KEY": ""}, "LGSP_GATEWAY_TLS_KEY"),
        ({"LGSP_GATEWAY_TLS_CERTIFICATE": "/nowhere.pem"}, "/nowhere.pem"),
        ({"LGSP_GATEWAY_TLS_ROOTS": "/nowhere.pem"}, "/nowhere.pem"),
        ({"LGSP_GATEWAY_TLS_KEY": "roots.key"}, "roots.key is of another one"),
        ({"LGSP_GATEWAY_TLS_KEY": "server.pem"}, "server.pem: there is no private key, PEM, in it"),
        ({"LGSP_GATEWAY_TLS_CERTIFICATE": "server.key"}, "server.key: there is no certificate, PEM, in it"),
        ({"LGSP_GATEWAY_TLS_KEY": "encrypted.key"}, "the key is encrypted; nobody could be asked"),
    ],
)
def test_files_that_cannot_be_used_stop_the_start_with_a_sentence(tmp_path, environment, said):
    with FakeProvider() as provider:
        made = Tls(tmp_path, provider)
    passphrase = BestAvailableEncryption(b"a passphrase")
    encrypted = made.server.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, passphrase)
    (tmp_path / "encrypted.key").write_bytes(encrypted)
    for name, file in environment.items():
        made.gateway.environment[name] = file and str(tmp_path / file)

    with pytest.raises(AssertionError, match="does not listen"):
        made.gateway.start()

    assert "EXCHANGE-148" in made.gateway.log
    assert said in made.gateway.log
    assert made.gateway.process.wait(10) == 2
