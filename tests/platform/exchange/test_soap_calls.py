"""Envelopes at the root of a running gateway: the same rights, guards and evidence as any other call."""

import json
import time

import pytest
from lxml import etree

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import check_bodies, check_receipt, read_receipt
from lgsp.platform.evidence.records import AnswerRecord, RefusalRecord, RequestRecord
from lgsp.platform.exchange.snapshot import Operation, Service
from lgsp.platform.exchange.testing import (
    CONSUMER,
    PROVIDER,
    SERVICE,
    RunningGateway,
    make_agreement,
    make_snapshot,
)
from tests.platform.exchange.signing_keys import ED25519, make_key, sign_headers
from tests.platform.exchange.soap_envelopes import (
    CALLED,
    CLIENT,
    HEADER,
    MEDIA,
    PROTOCOL,
    REST,
    make_envelope,
    make_party,
)

ENVELOPE = make_envelope().encode()
ANSWER = make_envelope(body="<tra-cuuResponse/>").encode()
CLOSED, NARROW, SMALL = f"{PROVIDER}/rieng", f"{PROVIDER}/hep", f"{PROVIDER}/nho"
ACTION = '"urn:hotich#traCuu"'


def answer_soap(_: bytes) -> bytes:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/xml;charset=utf-8\r\nX-Own: 1\r\nContent-Length: %d\r\n\r\n"
    )
    return head % len(ANSWER) + ANSWER


@pytest.fixture(scope="module")
def gateway(provider, tmp_path_factory):
    running = RunningGateway(tmp_path_factory.mktemp("gateway"))
    services = [
        Service(
            id=SERVICE,
            name="Tra cứu",
            url=f"{provider.url}/ws",
            alias="traCuu",
            version="v1",
            max_body=1 << 20,
        ),
        Service(id=CLOSED, name="Riêng", url=provider.url),
        Service(id=NARROW, name="Hẹp", url=provider.url),
        Service(id=SMALL, name="Nhỏ", url=provider.url, max_body=100),
    ]
    agreements = [
        make_agreement("a"),
        make_agreement("b", service=NARROW, operations=[Operation(method="POST", path="/x")]),
        make_agreement("c", service=SMALL),
    ]
    running.publish(
        make_snapshot(provider.url, services=services, agreements=agreements, keys=[make_key(ED25519)])
    )
    with running:
        time.sleep(1)  # what was signed in the second in which a gateway begins is not taken
        yield running


@pytest.fixture
def post(gateway, token):
    """Post an envelope to the root."""

    def send(document=ENVELOPE, *, version="1.1", target="/", **headers):
        own = {"Authorization": f"Bearer {token}", "Content-Type": MEDIA[version], **headers}
        return gateway.request("POST", target, body=document, headers=own)

    return send


def read_fault(body: bytes) -> tuple[str, str]:
    root = etree.fromstring(body)
    return root.findtext(".//faultcode"), root.findtext(".//faultstring")


def last_record(gateway):
    return [record for _, record in LogReader(gateway.var / "evidence/gw1").records()][-1]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_an_envelope_goes_to_the_provider_byte_by_byte(provider, post, version):
    provider.answer = answer_soap
    document = make_envelope(version=version).encode()

    response, body = post(document, version=version, SOAPAction=ACTION)

    head, _, received = provider.requests[0].partition(b"\r\n\r\n")
    assert (received, body, response.status) == (document, ANSWER, 200)
    assert head.startswith(b"POST /ws HTTP/1.1\r\n")
    assert f"SOAPAction:{ACTION}".encode() in head
    assert f"Content-Type:{MEDIA[version]}".encode() in head
    assert b"uthorization" not in head
    assert response.headers["Content-Type"] == "text/xml;charset=utf-8"
    assert (response.headers["X-Road-Client"], response.headers["X-Road-Service"]) == (CONSUMER, SERVICE)


def test_it_leaves_the_evidence_of_any_call(gateway, provider, post):
    seen = []
    provider.answer = lambda request: seen.append(last_record(gateway)) or answer_soap(request)

    response, body = post()

    asked, answered = seen[0], last_record(gateway)
    assert isinstance(asked, RequestRecord)
    assert isinstance(answered, AnswerRecord)
    assert (asked.consumer, asked.service, asked.method, asked.agreement) == (CONSUMER, SERVICE, "POST", "a")
    assert answered.id == asked.id == response.headers["X-Road-Request-Id"]
    receipt = read_receipt(response.headers["Lgsp-Receipt"])
    check_receipt(receipt, key=LogReader(gateway.var / "evidence/gw1").verifier_key)
    check_bodies(receipt, request=ENVELOPE, answer=body, target=b"")


def test_a_fault_of_the_provider_passes_as_it_is(provider, post):
    fault = b"<Fault>theirs</Fault>"
    provider.answer = lambda _: (
        b"HTTP/1.1 500 No\r\nContent-Type: text/xml\r\nContent-Length: 21\r\n\r\n" + fault
    )

    response, body = post()

    assert (response.status, body) == (500, fault)
    assert response.headers["X-Road-Error"] is None
    assert response.headers["Lgsp-Receipt"]


def test_the_version_of_the_service_may_be_named(provider, post):
    called = make_party("service", SERVICE, more="<id:serviceVersion>v1</id:serviceVersion>")

    response, _ = post(make_envelope(CLIENT + called + REST + PROTOCOL).encode())

    assert response.status == 200


def to_service(service: str, more: str = "") -> bytes:
    header = CLIENT + make_party("service", service, more=more) + REST + PROTOCOL
    return make_envelope(header, f"<{service.rpartition('/')[2]}/>").encode()


REFUSED = {
    "somebody else's name": (
        make_envelope(HEADER.replace(CLIENT, make_party("client", PROVIDER))).encode(),
        "Server.ClientProxy.AccessDenied",
        SERVICE,
    ),
    "no agreement": (to_service(CLOSED), "Server.ServerProxy.AccessDenied", CLOSED),
    "an operation that was not agreed": (to_service(NARROW), "Server.ServerProxy.AccessDenied", NARROW),
    "a body larger than the service takes": (to_service(SMALL), "Client.BadRequest", SMALL),
    "no such service": (
        to_service(f"{PROVIDER}/khac"),
        "Server.ServerProxy.UnknownService",
        f"{PROVIDER}/khac",
    ),
    "metadata": (
        to_service(f"{PROVIDER}/listMethods"),
        "Server.ServerProxy.UnknownService",
        f"{PROVIDER}/listMethods",
    ),
    "another version": (
        to_service(SERVICE, "<id:serviceVersion>v2</id:serviceVersion>"),
        "Server.ServerProxy.UnknownService",
        SERVICE,
    ),
    "no such member": (
        to_service("VN-H99/GOV/H99.77/A/b"),
        "Server.ClientProxy.UnknownMember",
        "VN-H99/GOV/H99.77/A/b",
    ),
    "another operation in the body": (
        make_envelope(body="<xoa/>").encode(),
        "Client.InconsistentHeaders",
        "",
    ),
    "two clients": (make_envelope(HEADER + CLIENT).encode(), "Client.DuplicateHeaderField", ""),
    "no client": (make_envelope(CALLED + REST + PROTOCOL).encode(), "Client.MissingHeaderField", ""),
    "another protocol": (
        make_envelope(HEADER.replace("4.0", "3.1")).encode(),
        "Client.InvalidProtocolVersion",
        "",
    ),
    "a header after the body": (
        make_envelope(after=f"<soap:Header>{HEADER}</soap:Header>").encode(),
        "Client.InvalidSoap",
        "",
    ),
    "SOAP 1.2 as text/xml": (make_envelope(version="1.2").encode(), "Client.InvalidSoap", ""),
    "an entity": (b'<!DOCTYPE a [<!ENTITY e "x">]>' + ENVELOPE, "Client.InvalidXml", ""),
    "UTF-16": (ENVELOPE.decode().encode("utf-16"), "Client.InvalidXml", ""),
    "nothing": (b"", "Client.InvalidXml", ""),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_goes_nowhere_and_is_recorded(gateway, provider, post, case):
    document, kind, service = case

    response, body = post(document)

    assert (response.status, read_fault(body)[0]) == (500, kind)
    assert response.headers["X-Road-Error"] == kind
    assert response.headers["Lgsp-Receipt"]
    assert provider.requests == []
    record = last_record(gateway)
    assert isinstance(record, RefusalRecord)
    assert (record.consumer, record.service, record.error) == (CONSUMER, service, kind)


@pytest.mark.parametrize("header", [None, "Basic eDp5", "Bearer x"])
def test_who_is_not_known_is_told_in_soap(gateway, provider, header):
    headers = {"Content-Type": MEDIA["1.1"], **({"Authorization": header} if header else {})}

    response, body = gateway.request("POST", "/", body=ENVELOPE, headers=headers)

    assert (response.status, read_fault(body)[0]) == (500, "Client.AuthenticationFailed")
    assert response.headers["WWW-Authenticate"].startswith('Bearer realm="lgsp"')
    assert provider.requests == []


def test_x_road_client_in_the_head_must_be_the_caller_too(provider, post):
    _, body = post(**{"X-Road-Client": PROVIDER})

    assert read_fault(body)[0] == "Server.ClientProxy.AccessDenied"
    assert post(**{"X-Road-Client": CONSUMER})[0].status == 200


@pytest.mark.parametrize(
    "media",
    [
        'multipart/related; type="application/xop+xml"; start="<a>"; boundary=b',
        'multipart/related; type="text/xml"; boundary=b',
        "application/xop+xml",
        "application/xml",
        "text/xml; charset=utf-16",
        "text/xml; charset=utf-8; charset=utf-16",
        'application/soap+xml; action="urn:a"; charset="iso-8859-1"',
    ],
)
def test_attachments_and_other_encodings_are_refused_in_one_sentence(provider, post, media):
    response, body = post(**{"Content-Type": media})

    assert response.headers["X-Road-Error"] == "Client.InvalidContentType"
    assert b"takes the envelope alone, in UTF-8" in body
    assert provider.requests == []


@pytest.mark.parametrize(
    "media",
    [
        "text/xml",
        'Text/XML;charset="UTF-8"',
        'text/xml; action="urn:a;charset=b"',
        "text/xml ; charset = utf-8",
    ],
)
def test_other_ways_to_write_the_media_type_are_taken(post, media):
    assert post(**{"Content-Type": media})[0].status == 200


@pytest.mark.parametrize(
    ("method", "target", "media"),
    [
        ("GET", "/", "text/xml"),
        ("POST", "/?wsdl", "text/xml"),
        ("POST", "/", "application/json"),
        ("PUT", "/", "text/xml"),
    ],
)
def test_what_is_no_envelope_at_the_root_is_answered_as_before(gateway, provider, method, target, media):
    response, body = gateway.request(method, target, body=b"{}", headers={"Content-Type": media})

    assert (response.status, json.loads(body)["type"]) == (400, "Client.BadRequest")
    assert provider.requests == []


@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_body_larger_than_any_service_takes_is_refused_before_it_is_read(
    gateway, provider, token, is_chunked
):
    size = (10 << 20) + 1
    framing = (
        "Transfer-Encoding: chunked\r\n\r\nA00001\r\n" if is_chunked else f"Content-Length: {size}\r\n\r\n"
    )
    head = (
        f"POST / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\nContent-Type: text/xml\r\n{framing}"
    )

    answer = gateway.send_raw(head.encode() + b"x" * (size if is_chunked else 10))

    assert answer.startswith(b"HTTP/1.1 500 ")
    assert b"<faultcode>Client.BadRequest</faultcode>" in answer
    assert b"Lgsp-Receipt: index=" in answer


def sign(gateway, document: bytes, nonce: str) -> dict[str, str]:
    signed = sign_headers(
        ED25519,
        method="POST",
        target="/",
        authority=f"127.0.0.1:{gateway.listening_port}",
        body=document,
        created=int(time.time()),
        nonce=nonce,
    )
    return {**signed, "Content-Type": MEDIA["1.1"]}


def test_a_signed_envelope_needs_no_token(gateway, provider):
    response, _ = gateway.request("POST", "/", body=ENVELOPE, headers=sign(gateway, ENVELOPE, "soap-1"))

    assert response.status == 200
    assert provider.requests[0].endswith(ENVELOPE)


def test_another_envelope_than_the_signed_one_is_refused(gateway, provider):
    other = ENVELOPE.replace(b"001234567890", b"001234567891")

    response, body = gateway.request("POST", "/", body=other, headers=sign(gateway, ENVELOPE, "soap-2"))

    assert read_fault(body)[0] == "Client.BadRequest"
    assert "not the one whose digest was signed" in read_fault(body)[1]
    assert response.headers["Lgsp-Receipt"]
    assert provider.requests == []


@pytest.mark.parametrize("target", [f"/r1/{SERVICE}", "/traCuu", "/traCuu/v1"])
@pytest.mark.parametrize("document", [ENVELOPE, b"<a>no X-Road at all", b"--b\r\n\r\nMTOM\r\n--b--"])
def test_soap_passes_by_path_without_being_read(provider, post, target, document):
    provider.answer = answer_soap
    headers = {"X-Road-Client": CONSUMER, "SOAPAction": ACTION}

    response, body = post(document, target=target, **headers)

    head, _, received = provider.requests[0].partition(b"\r\n\r\n")
    assert (response.status, body, received) == (200, ANSWER, document)
    assert f"SOAPAction:{ACTION}".encode() in head
    assert f"Content-Type:{MEDIA['1.1']}".encode() in head


def test_without_an_answer_the_fault_is_recorded_as_it_was_told(gateway, provider, post):
    provider.answer = lambda _: b""

    response, body = post()

    assert read_fault(body)[0] == "Server.ServerProxy.ServiceFailed.NetworkError"
    check_bodies(read_receipt(response.headers["Lgsp-Receipt"]), request=ENVELOPE, answer=body)


def test_an_agreement_bounds_envelopes_and_other_calls_together(provider, tmp_path):
    gateway = RunningGateway(tmp_path, environment={"LGSP_XROAD_ERRORS": "new"})
    gateway.publish(make_snapshot(provider.url, agreements=[make_agreement("a", per_day=1)]))

    with gateway:
        token = gateway.get_token()
        first, _ = gateway.call(token=token)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": MEDIA["1.1"]}
        response, body = gateway.request("POST", "/", body=ENVELOPE, headers=headers)
        unread = gateway.send_raw(b"GET / HTTP/1.1\r\n\r\n")

    assert (first.status, response.status) == (200, 500)
    assert read_fault(body)[0] == response.headers["X-Road-Error"] == "client.rate_exceeded"
    assert int(response.headers["Retry-After"]) > 0
    assert b"X-Road-Error: client.bad_request\r\n" in unread
    assert last_record(gateway).error == "Client.RateExceeded"
    assert len(provider.requests) == 1


def test_without_a_registry_the_refusal_is_soap_too(tmp_path):
    with RunningGateway(tmp_path) as gateway:
        _, body = gateway.request("POST", "/", body=ENVELOPE, headers={"Content-Type": "text/xml"})

    assert read_fault(body)[0] == "Server.ClientProxy.OutdatedGlobalConf"
