import json
from xml.etree import ElementTree as ET

import pytest

from lgsp.platform.exchange.fault_replies import make_fault_reply
from lgsp.platform.exchange.faults import (
    AgreementMissing,
    CallerElsewhere,
    CallerImpersonating,
    CallerUnknown,
    ProviderSlow,
    RateExceeded,
    RequestMalformed,
)
from lgsp.platform.exchange.messages import NO_HEAD, Head

DENIED = AgreementMissing(consumer="A", service="B<&>")


def head(noted, *, is_plain=False) -> Head:
    return Head(b"GET", b"/", b"", noted, is_plain=is_plain)


def test_a_fault_is_json_by_default():
    reply = make_fault_reply(DENIED, NO_HEAD, detail="id-1")

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
    reply = make_fault_reply(DENIED, head({b"accept": accept}), detail="id-1")

    root = ET.fromstring(reply.body)
    assert root.tag == "error"
    assert root.findtext("type") == "Server.ServerProxy.AccessDenied"
    assert root.findtext("message").endswith("B<&>.")
    assert b"Content-Type: text/xml;charset=utf-8\r\n" in reply.headers


@pytest.mark.parametrize("accept", [b"*/*", b"application/json, text/xml", b"text/html"])
def test_a_fault_is_json_for_who_does_not(accept):
    assert make_fault_reply(DENIED, head({b"accept": accept}), detail="").body.startswith(b"{")


def test_a_fault_speaks_vietnamese_to_who_asks_for_it():
    reply = make_fault_reply(DENIED, head({b"accept-language": b"vi-VN,vi;q=0.9"}), detail="")

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
    assert make_fault_reply(fault, NO_HEAD, detail="").status == status


def test_who_is_not_known_is_told_how_to_prove_it():
    without = make_fault_reply(CallerUnknown(reason="x"), NO_HEAD, detail="").headers
    wrong = make_fault_reply(
        CallerUnknown(reason="x"), head({b"authorization": b"Bearer x"}), detail=""
    ).headers

    assert b'WWW-Authenticate: Bearer realm="lgsp"\r\n' in without
    assert b'WWW-Authenticate: Bearer realm="lgsp", error="invalid_token"\r\n' in wrong


def test_a_fault_says_in_whole_seconds_when_to_come_again():
    reply = make_fault_reply(RateExceeded(agreement="a", rate=2, retry_after_s=0.2), NO_HEAD, detail="")

    assert reply.status == 429
    assert b"Retry-After: 1\r\n" in reply.headers


@pytest.mark.parametrize(
    ("fault", "number"),
    [
        (CallerUnknown(reason="x"), 100),
        (CallerElsewhere(client="c", address="10.0.0.1"), 101),
        (CallerImpersonating(caller="a", client="b"), 106),
        (DENIED, 500),
    ],
)
def test_a_plain_request_is_answered_with_the_numbers_that_provincial_clients_know(fault, number):
    reply = make_fault_reply(fault, head({b"accept": b"application/xml"}, is_plain=True), detail="id-1")

    found = json.loads(reply.body)
    assert (found["status"], found["errorCode"], found["detail"]) == (0, number, "id-1")
    assert found["errorDescription"] == fault.message_in("vi")
    assert found["type"] == fault.xroad_type


def test_a_plain_request_may_ask_for_english():
    reply = make_fault_reply(DENIED, head({b"accept-language": b"en"}, is_plain=True), detail="")

    assert json.loads(reply.body)["errorDescription"] == DENIED.message
