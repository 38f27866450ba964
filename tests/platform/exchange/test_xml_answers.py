"""Answers in XML and SOAP, cut to the agreed fields on their way through a real gateway."""

from hashlib import sha256

import pytest
from lxml import etree

from lgsp.platform.evidence.receipts import check_bodies, read_receipt
from lgsp.platform.exchange.snapshot import Service
from lgsp.platform.exchange.testing import SERVICE, RunningGateway, make_agreement, make_snapshot
from tests.platform.exchange.soap_envelopes import HEADER, MEDIA, make_envelope

DESCRIPTION = b"""
openapi: 3.1.0
info: {title: Tra cuu, version: '1'}
paths:
  /:
    post:
      responses:
        '200': {content: {text/xml: {schema: {$ref: '#/components/schemas/traCuuResponse'}}}}
  /nguoi/{so}:
    get:
      responses:
        '200': {content: {application/xml: {schema: {$ref: '#/components/schemas/nguoi'}}}}
  /mo:
    get:
      responses: {'200': {description: XML without a schema}}
components:
  schemas:
    traCuuResponse: {type: object, properties: {hoTen: {type: string}, luong: {type: string}}}
    nguoi: {type: object, properties: {hoTen: {type: string}, luong: {type: string}}}
"""
DIGEST = sha256(DESCRIPTION).hexdigest()
FIELDS = "<hoTen>Nguyễn Văn A</hoTen><luong>bí mật</luong>"


@pytest.fixture(scope="module")
def gateway(provider, tmp_path_factory):
    running = RunningGateway(tmp_path_factory.mktemp("gateway"))
    (running.var / "contracts").mkdir(parents=True)
    (running.var / "contracts" / DIGEST).write_bytes(DESCRIPTION)
    service = Service(id=SERVICE, name="Tra cứu", url=provider.url, contract=DIGEST)
    running.publish(
        make_snapshot(
            provider.url, services=[service], agreements=[make_agreement("cat", fields=["hoTen", "title"])]
        )
    )
    with running:
        yield running


def answers(provider, content: str, *, status: str = "200 OK", media: str = "application/xml") -> None:
    coded = content.encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(coded)}\r\n\r\n"
    provider.answer = lambda _: head.encode() + coded


def test_an_answer_in_xml_is_cut_and_that_is_what_is_proved(gateway, provider, token):
    answers(provider, f"<nguoi>{FIELDS}</nguoi>")

    response, body = gateway.call("GET", "/nguoi/1", token=token)

    assert response.status == 200
    assert etree.fromstring(body).xpath("string()") == "Nguyễn Văn A"
    check_bodies(read_receipt(response.headers["Lgsp-Receipt"]), answer=body)


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_the_body_of_an_envelope_is_cut_and_its_header_stays(gateway, provider, token, version):
    media = MEDIA[version]
    answers(
        provider,
        make_envelope(body=f"<traCuuResponse>{FIELDS}</traCuuResponse>", version=version),
        media=media,
    )

    response, body = gateway.request(
        "POST",
        "/",
        body=make_envelope(version=version).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": media},
    )

    header, cut = etree.fromstring(body)
    assert (response.status, cut.xpath("string()")) == (200, "Nguyễn Văn A")
    assert [etree.QName(entry).localname for entry in header] == [
        etree.QName(entry).localname for entry in etree.fromstring(make_envelope(HEADER))[0]
    ]


def test_of_an_error_in_xml_only_what_errors_are_made_of_passes(gateway, provider, token):
    answers(provider, f"<problem><title>Không có</title>{FIELDS}</problem>", status="404 Not Found")

    response, body = gateway.call("GET", "/nguoi/1", token=token)

    assert (response.status, etree.fromstring(body).xpath("string()")) == (404, "Không có")


@pytest.mark.parametrize(
    "case",
    [
        ("/mo", f"<nguoi>{FIELDS}</nguoi>", "application/xml", "no schema"),
        ("/khong/co", f"<nguoi>{FIELDS}</nguoi>", "application/xml", "no schema"),
        ("/nguoi/1", f"<khac>{FIELDS}</khac>", "application/xml", "root"),
        ("/nguoi/1", f"<!DOCTYPE nguoi><nguoi>{FIELDS}</nguoi>", "application/xml", "document type"),
        ("/nguoi/1", f"<nguoi>{FIELDS}</nguoi>", "text/xml; charset=utf-16", "UTF-8"),
        ("/nguoi/1", "hoTen,luong", "text/csv", "neither JSON nor XML"),
    ],
)
def test_what_cannot_be_cut_is_withheld_with_a_reason(gateway, provider, token, case):
    path, content, media, reason = case
    answers(provider, content, media=media)

    response, body = gateway.call("GET", path, token=token)

    assert response.status == 500
    assert reason in body.decode()
    assert "bí mật" not in body.decode()
