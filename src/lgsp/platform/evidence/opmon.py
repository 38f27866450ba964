"""
Exchanges as X-Road's operational monitoring records them (pr-opmon 1.7, annex B), so that its tools can read them.

One gateway stands for both security servers: each exchange gives a record of the consumer's side (`Client`) and one of
the provider's (`Producer`), a refused call one of the consumer's. Of the 39 fields those are left out that the evidence
does not hold, or that have no meaning here: the path of a call (only a commitment to it is kept), user, issue and
represented party, instants and sizes of the way between servers, attachments, addresses of servers.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from .records import AnswerRecord, Record, RefusalRecord, RequestRecord

FIELDS = (
    *("monitoringDataTs", "securityServerInternalIp", "securityServerType", "requestInTs", "requestOutTs"),
    *("responseInTs", "responseOutTs", "clientXRoadInstance", "clientMemberClass", "clientMemberCode"),
    *("clientSubsystemCode", "serviceXRoadInstance", "serviceMemberClass", "serviceMemberCode"),
    *("serviceSubsystemCode", "serviceCode", "serviceVersion", "restMethod", "restPath", "serviceType"),
    *("representedPartyClass", "representedPartyCode", "messageId", "messageUserId", "messageIssue"),
    *("messageProtocolVersion", "clientSecurityServerAddress", "serviceSecurityServerAddress"),
    *("requestSize", "requestMimeSize", "requestAttachmentCount", "responseSize", "responseMimeSize"),
    *("responseAttachmentCount", "succeeded", "statusCode", "faultCode", "faultString", "xRoadVersion"),
)
"""Every field of annex B, in its order."""
_CLIENT, _PRODUCER = "Client", "Producer"
_A_MS, _A_SECOND = 1_000_000, 1_000_000_000
_PARTS = ("XRoadInstance", "MemberClass", "MemberCode", "SubsystemCode")


def to_operational_data(records: Iterable[Record], *, address: str) -> Iterator[dict[str, Any]]:
    """
    Yield the records of each exchange when its answer comes; last those of requests never answered.

    `address` is the gateway's, for `securityServerInternalIp`. What is kept meanwhile are requests without an answer.
    """
    asked: dict[str, RequestRecord] = {}
    for record in records:
        match record:
            case RequestRecord():
                asked[record.id] = record
            case AnswerRecord():
                request = asked.pop(record.id, None)
                if request is not None:  # otherwise it was archived
                    yield from _both(_describe(request, address) | _end(record))
            case RefusalRecord():
                yield {"securityServerType": _CLIENT, **_describe_refusal(record, address)}
    for request in asked.values():
        yield from _both(_describe(request, address) | {"succeeded": False})


def _both(fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"securityServerType": _CLIENT, **fields}
    yield {"securityServerType": _PRODUCER, **fields}


def _describe(record: RequestRecord, address: str) -> dict[str, Any]:
    return {
        **_begin(record, address),
        "requestSize": record.size,
    }


def _describe_refusal(record: RefusalRecord, address: str) -> dict[str, Any]:
    return {
        **_begin(record, address),
        "responseOutTs": record.at // _A_MS,
        "succeeded": False,
        "faultCode": record.error,
    }


def _begin(record: RequestRecord | RefusalRecord, address: str) -> dict[str, Any]:
    return {
        "monitoringDataTs": record.at // _A_SECOND,
        "securityServerInternalIp": address,
        "requestInTs": record.at // _A_MS,
        "messageId": record.id,
        "messageProtocolVersion": "1",
        "serviceType": "REST",
        "restMethod": record.method,
        **_name("client", record.consumer),
        **_name("service", record.service),
    }


def _end(record: AnswerRecord) -> dict[str, Any]:
    ended: dict[str, Any] = {
        "responseOutTs": record.at // _A_MS,
        "responseSize": record.size,
        "succeeded": record.outcome == "answered" and record.status < 400,
        "statusCode": record.status,
    }
    return ended | {"faultCode": record.error} if record.error else ended


def _name(side: str, identifier: str) -> dict[str, str]:
    """
    Take an identifier apart.

    >>> _name("service", "VN-H99/GOV/H99.10/HOTICH/tra-cuu")["serviceCode"]
    'tra-cuu'
    """
    if not identifier:
        return {}
    names = [f"{side}{part}" for part in _PARTS] + (["serviceCode"] if side == "service" else [])
    return dict(zip(names, identifier.split("/"), strict=False))
