import json
from xml.etree import ElementTree as ET

import pytest

from lgsp.platform.exchange.fault_replies import make_fault_reply
from lgsp.platform.exchange.faults import AgreementMissing, CallerUnknown, ProviderSlow, RequestMalformed

DENIED = AgreementMissing(consumer="A", service="B<&>")


def test_a_fault_is_json_by_default():
    reply = make_fault_reply(DENIED, {}, detail="id-1")

    assert reply.status == 500
    assert json.loads(reply.body) == {
        "type": "Server.ServerProxy.AccessDenied",
        "message": "A has no agreement in force to call B<&>.",
        "detail": "id-1",
    }
    assert b"Content-Type: application/json;charset=utf-8\r\n" in reply.headers
    assert b"X-Road-Error: Server.ServerProxy.AccessDenied\r\n" in reply.headers


@pytest.mark.parametrize(
    "accept", [b"text/xml", b"application/xml;q=0.9", b"text/html, application/xml, application/json"]
)
def test_a_fault_is_xml_for_who_accepts_that_first(accept):
    reply = make_fault_reply(DENIED, {b"accept": accept}, detail="id-1")

    root = ET.fromstring(reply.body)
    assert root.tag == "error"
    assert root.findtext("type") == "Server.ServerProxy.AccessDenied"
    assert root.findtext("message").endswith("B<&>.")
    assert b"Content-Type: text/xml;charset=utf-8\r\n" in reply.headers


@pytest.mark.parametrize("accept", [b"*/*", b"application/json, text/xml", b"text/html"])
def test_a_fault_is_json_for_who_does_not(accept):
    assert make_fault_reply(DENIED, {b"accept": accept}, detail="").body.startswith(b"{")


def test_a_fault_speaks_vietnamese_to_who_asks_for_it():
    reply = make_fault_reply(DENIED, {b"accept-language": b"vi-VN,vi;q=0.9"}, detail="")

    assert "không có thoả thuận đang hiệu lực" in json.loads(reply.body)["message"]


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (RequestMalformed(reason="x"), 400),
        (ProviderSlow(service="s", timeout_s=1), 500),
        (CallerUnknown(reason="x"), 401),
    ],
)
def test_the_type_decides_the_status(fault, status):
    assert make_fault_reply(fault, {}, detail="").status == status


def test_who_is_not_known_is_told_how_to_prove_it():
    without = make_fault_reply(CallerUnknown(reason="x"), {}, detail="").headers
    wrong = make_fault_reply(CallerUnknown(reason="x"), {b"authorization": b"Bearer x"}, detail="").headers

    assert b'WWW-Authenticate: Bearer realm="lgsp"\r\n' in without
    assert b'WWW-Authenticate: Bearer realm="lgsp", error="invalid_token"\r\n' in wrong
