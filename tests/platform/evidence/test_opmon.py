"""Exchanges as X-Road's operational monitoring has them."""

from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.evidence.opmon import FIELDS, to_operational_data
from lgsp.platform.evidence.records import AnswerRecord, RefusalRecord, RequestRecord
from lgsp.platform.evidence.testing import CONSUMER, MONDAY, SERVICE

A_MS = 1_000_000


def request(name, *, at=MONDAY, size=10):
    return RequestRecord(
        id=name,
        at=at,
        consumer=CONSUMER,
        service=SERVICE,
        method="POST",
        agreement="k",
        digest="",
        size=size,
        target="",
    )


def answer(name, *, at=MONDAY + 24 * A_MS, status=200, error="", size=20):
    return AnswerRecord(
        id=name,
        at=at,
        outcome="failed" if error else "answered",
        status=status,
        error=error,
        digest="",
        size=size,
        request="",
    )


def test_there_are_thirty_nine_fields():
    assert len(set(FIELDS)) == len(FIELDS) == 39


def test_an_exchange_gives_a_record_of_each_side():
    client, producer = to_operational_data([request("a"), answer("a")], address="10.0.0.5")

    assert (client["securityServerType"], producer["securityServerType"]) == ("Client", "Producer")
    assert {**client, "securityServerType": ""} == {**producer, "securityServerType": ""}
    assert client == {
        "securityServerType": "Client",
        "monitoringDataTs": MONDAY // 1_000_000_000,
        "securityServerInternalIp": "10.0.0.5",
        "requestInTs": MONDAY // A_MS,
        "responseOutTs": MONDAY // A_MS + 24,
        "messageId": "a",
        "messageProtocolVersion": "1",
        "serviceType": "REST",
        "restMethod": "POST",
        "clientXRoadInstance": "VN-H99",
        "clientMemberClass": "GOV",
        "clientMemberCode": "H99.02",
        "clientSubsystemCode": "MOTCUA",
        "serviceXRoadInstance": "VN-H99",
        "serviceMemberClass": "GOV",
        "serviceMemberCode": "H99.10",
        "serviceSubsystemCode": "HOTICH",
        "serviceCode": "tra-cuu",
        "requestSize": 10,
        "responseSize": 20,
        "succeeded": True,
        "statusCode": 200,
    }


def test_a_fault_a_refusal_and_silence_are_no_success():
    refused = RefusalRecord(
        id="r", at=MONDAY, consumer=CONSUMER, service="", method="GET", error="Client.BadRequest"
    )
    records = [request("a"), answer("a", status=500, error="Server.X"), refused, request("b")]

    found = list(to_operational_data(records, address="x"))

    assert [(one["messageId"], one["succeeded"], one.get("faultCode")) for one in found] == [
        *[("a", False, "Server.X")] * 2,
        ("r", False, "Client.BadRequest"),
        *[("b", False, None)] * 2,
    ]
    assert "serviceCode" not in found[2]


def test_an_answer_whose_request_was_archived_is_left_out():
    assert list(to_operational_data([answer("gone")], address="x")) == []


@given(st.permutations(range(8)), st.lists(st.booleans(), min_size=8, max_size=8))
def test_answers_find_their_requests_in_any_order(order, answered):
    records = [request(str(number), at=MONDAY + number * A_MS, size=number) for number in range(8)]
    records += [answer(str(number), size=100 + number) for number in order if answered[number]]

    found = [
        one for one in to_operational_data(records, address="x") if one["securityServerType"] == "Client"
    ]

    assert sorted(one["messageId"] for one in found) == [str(number) for number in range(8)]
    for one in found:
        number = int(one["messageId"])
        assert (one["requestSize"], one["requestInTs"]) == (number, MONDAY // A_MS + number)
        assert one.get("responseSize") == (100 + number if answered[number] else None)
        assert set(one) <= set(FIELDS)
