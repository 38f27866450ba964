"""
A fault as bytes: JSON or XML by `Accept`, Vietnamese or English by `Accept-Language` (pr-rest, 4.6); SOAP to SOAP.

A plain request gets the shape that clients of provincial platforms read as well: `status` 0, `errorCode` and
`errorDescription` (the civil-status service behind the national platform; codes 100, 101, 106 and 500 are its own, and
unverified beyond that service), in Vietnamese unless English is asked for.

>>> to_new_type("Server.ServerProxy.ServiceFailed.NetworkError")
'server.serverproxy.service_failed.network_error'
"""

import re
from xml.sax.saxutils import escape

import msgspec

from .faults import CallerUnknown, Fault
from .messages import Head, Reply
from .soap_replies import Told, make_soap_fault

_XML = (b"text/xml", b"application/xml")
_JSON = b"application/json"
_CHALLENGE = b'WWW-Authenticate: Bearer realm="lgsp"%s\r\n'
_INVALID = b', error="invalid_token"'
_NEW_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])(?!Proxy)")


def make_fault_reply(fault: Fault, head: Head, *, detail: str) -> Reply:
    """Return the answer; `detail` is the identifier under which the gateway knows this call."""
    noted = head.noted
    language = _choose_language(head)
    message, status = fault.message_in(language), fault.status
    kind = to_new_type(fault.xroad_type) if head.has_new_types else fault.xroad_type
    if head.soap:
        told = Told(kind, message, language, detail)
        status, media, body = make_soap_fault(told, version=head.soap)
    elif head.is_plain:
        media, body = _JSON, _to_plain(fault.number, kind, message, detail)
    elif _prefers_xml(noted.get(b"accept", b"")):
        media, body = b"text/xml", _to_xml(kind, message, detail)
    else:
        media = _JSON
        body = msgspec.json.encode({"type": kind, "message": message, "detail": detail})
    headers = b"Content-Type: %s;charset=utf-8\r\nX-Road-Error: %s\r\n" % (media, kind.encode())
    if isinstance(fault, CallerUnknown):
        headers += _CHALLENGE % (_INVALID if b"authorization" in noted else b"")
    if fault.retry_after_s is not None:
        headers += b"Retry-After: %d\r\n" % fault.retry_after_s
    return Reply(status, headers, body)


def to_new_type(kind: str) -> str:
    """Return a type as X-Road spells it from 7.8 (`ErrorCodes` there): lower case, words parted but for `proxy`."""
    return _NEW_WORD.sub("_", kind).lower()


def _choose_language(head: Head) -> str:
    asked = head.noted.get(b"accept-language", b"").lower()
    if head.is_plain:
        return "en" if asked.startswith(b"en") else "vi"
    return "vi" if asked.startswith(b"vi") else "en"


def _to_plain(number: int, kind: str, message: str, detail: str) -> bytes:
    content = {
        "status": 0,
        "errorCode": number,
        "errorDescription": message,
        "type": kind,
        "detail": detail,
    }
    return msgspec.json.encode(content)


def _prefers_xml(accept: bytes) -> bool:
    """Tell whether an XML type is accepted before JSON is."""
    for accepted in accept.lower().split(b","):
        media = accepted.partition(b";")[0].strip()
        if media == _JSON:
            return False
        if media in _XML:
            return True
    return False


def _to_xml(kind: str, message: str, detail: str) -> bytes:
    parts = (("type", kind), ("message", message), ("detail", detail))
    content = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in parts)
    return f'<?xml version="1.0" encoding="UTF-8"?><error>{content}</error>'.encode()
