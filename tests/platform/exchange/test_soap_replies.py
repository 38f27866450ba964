import pytest
from lxml import etree

from lgsp.platform.exchange.fault_replies import make_fault_reply, to_new_type
from lgsp.platform.exchange.faults import (
    AgreementMissing,
    CallerUnknown,
    Fault,
    ProviderResting,
    RequestMalformed,
)
from lgsp.platform.exchange.messages import Head
from tests.house.test_refusals import REFUSALS

S11 = "{http://schemas.xmlsoap.org/soap/envelope/}"
S12 = "{http://www.w3.org/2003/05/soap-envelope}"
DENIED = AgreementMissing(consumer="A", service="B<&>\0")


def reply_in(version, fault, **noted):
    head = Head(
        b"POST",
        b"/",
        b"",
        {key.replace("_", "-").encode(): value for key, value in noted.items()},
        soap=version,
    )
    return make_fault_reply(fault, head, detail="id-1")


def test_a_fault_in_soap_1_1_is_x_roads():
    reply = reply_in("1.1", DENIED, accept=b"application/json")

    (fault,) = etree.fromstring(reply.body).findall(f"{S11}Body/{S11}Fault")
    assert reply.status == 500
    assert b"Content-Type: text/xml;charset=utf-8\r\n" in reply.headers
    assert fault.findtext("faultcode") == "Server.ServerProxy.AccessDenied"
    assert fault.findtext("faultstring") == "A has no agreement in force to call B<&>\ufffd."
    assert fault.findtext("detail/faultDetail") == "id-1"


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [(DENIED, 500, "soap:Receiver"), (RequestMalformed(reason="x"), 400, "soap:Sender")],
)
def test_a_fault_in_soap_1_2_has_the_type_for_its_subcode(fault, status, code):
    reply = reply_in("1.2", fault)

    (found,) = etree.fromstring(reply.body).findall(f"{S12}Body/{S12}Fault")
    assert reply.status == status
    assert b"Content-Type: application/soap+xml;charset=utf-8\r\n" in reply.headers
    assert found.findtext(f"{S12}Code/{S12}Value") == code
    assert found.findtext(f"{S12}Code/{S12}Subcode/{S12}Value") == fault.xroad_type
    assert found.findtext(f"{S12}Detail/faultDetail") == "id-1"


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_fault_speaks_vietnamese_to_who_asks_for_it(version):
    reply = reply_in(version, DENIED, accept_language=b"vi")

    assert "không có thoả thuận" in reply.body.decode()
    assert (b'xml:lang="vi"' in reply.body) is (version == "1.2")


def test_status_500_takes_nothing_away_from_what_the_headers_say():
    unknown = reply_in("1.1", CallerUnknown(reason="x"))
    resting = reply_in("1.1", ProviderResting(service="s", retry_after_s=3))

    assert (unknown.status, resting.status) == (500, 500)
    assert b'WWW-Authenticate: Bearer realm="lgsp"\r\n' in unknown.headers
    assert b"Retry-After: 3\r\n" in resting.headers


OF_X_ROAD = {
    "Client.BadRequest": "client.bad_request",
    "Client.DuplicateHeaderField": "client.duplicate_header_field",
    "Client.InconsistentHeaders": "client.inconsistent_headers",
    "Client.InvalidContentType": "client.invalid_content_type",
    "Client.InvalidProtocolVersion": "client.invalid_protocol_version",
    "Client.InvalidSoap": "client.invalid_soap",
    "Client.InvalidXml": "client.invalid_xml",
    "Client.MissingHeaderField": "client.missing_header_field",
    "Server.ClientProxy.AccessDenied": "server.clientproxy.access_denied",
    "Server.ClientProxy.LoggingFailed": "server.clientproxy.logging_failed",
    "Server.ClientProxy.OutdatedGlobalConf": "server.clientproxy.outdated_global_conf",
    "Server.ClientProxy.UnknownMember": "server.clientproxy.unknown_member",
    "Server.ServerProxy.AccessDenied": "server.serverproxy.access_denied",
    "Server.ServerProxy.LoggingFailed": "server.serverproxy.logging_failed",
    "Server.ServerProxy.ServiceDisabled": "server.serverproxy.service_disabled",
    "Server.ServerProxy.ServiceFailed.HttpError": "server.serverproxy.service_failed.http_error",
    "Server.ServerProxy.ServiceFailed.NetworkError": "server.serverproxy.service_failed.network_error",
    "Server.ServerProxy.UnknownService": "server.serverproxy.unknown_service",
}
"""Prefixes and codes as in X-Road's ErrorCodes.java, up to 7.7 and after."""
OURS = {
    "Client.AuthenticationFailed": "client.authentication_failed",
    "Client.RateExceeded": "client.rate_exceeded",
    "Server.ClientProxy.Overloaded": "server.clientproxy.overloaded",
}


def test_every_type_has_the_new_spelling():
    types = {kind.xroad_type for kind in REFUSALS if issubclass(kind, Fault)}

    assert {kind: to_new_type(kind) for kind in types} == {
        kind: new for kind, new in (OF_X_ROAD | OURS).items() if kind in types
    }
    assert types <= OF_X_ROAD.keys() | OURS.keys()


def test_a_fault_is_spelt_anew_where_that_is_set():
    old = make_fault_reply(DENIED, Head(b"GET", b"/", b"", {}), detail="")
    new = make_fault_reply(DENIED, Head(b"GET", b"/", b"", {}, has_new_types=True), detail="")

    assert b"X-Road-Error: Server.ServerProxy.AccessDenied\r\n" in old.headers
    assert b"X-Road-Error: server.serverproxy.access_denied\r\n" in new.headers
    assert b'"type":"server.serverproxy.access_denied"' in new.body
    assert new.status == old.status
