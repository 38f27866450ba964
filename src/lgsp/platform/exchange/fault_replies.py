"""
A fault as bytes: JSON or XML by `Accept`, Vietnamese or English by `Accept-Language` (pr-rest, 4.6).

A plain request gets the shape that clients of provincial platforms read as well: `status` 0, `errorCode` and
`errorDescription` (the civil-status service behind the national platform; codes 100, 101, 106 and 500 are its own, and
unverified beyond that service), in Vietnamese unless English is asked for.
"""

from xml.sax.saxutils import escape

import msgspec

from .faults import CallerUnknown, Fault
from .messages import Head, Reply

_XML = (b"text/xml", b"application/xml")
_JSON = b"application/json"
_CHALLENGE = b'WWW-Authenticate: Bearer realm="lgsp"%s\r\n'
_INVALID = b', error="invalid_token"'


def make_fault_reply(fault: Fault, head: Head, *, detail: str) -> Reply:
    """Return the answer; `detail` is the identifier under which the gateway knows this call."""
    noted = head.noted
    message = fault.message_in(_choose_language(head))
    if head.is_plain:
        media, body = _JSON, _to_plain(fault, message, detail)
    elif _prefers_xml(noted.get(b"accept", b"")):
        media, body = b"text/xml", _to_xml(fault, message, detail)
    else:
        media = _JSON
        body = msgspec.json.encode({"type": fault.xroad_type, "message": message, "detail": detail})
    headers = b"Content-Type: %s;charset=utf-8\r\nX-Road-Error: %s\r\n" % (media, fault.xroad_type.encode())
    if isinstance(fault, CallerUnknown):
        headers += _CHALLENGE % (_INVALID if b"authorization" in noted else b"")
    if fault.retry_after_s is not None:
        headers += b"Retry-After: %d\r\n" % fault.retry_after_s
    return Reply(fault.status, headers, body)


def _choose_language(head: Head) -> str:
    asked = head.noted.get(b"accept-language", b"").lower()
    if head.is_plain:
        return "en" if asked.startswith(b"en") else "vi"
    return "vi" if asked.startswith(b"vi") else "en"


def _to_plain(fault: Fault, message: str, detail: str) -> bytes:
    content = {
        "status": 0,
        "errorCode": fault.number,
        "errorDescription": message,
        "type": fault.xroad_type,
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


def _to_xml(fault: Fault, message: str, detail: str) -> bytes:
    parts = (("type", fault.xroad_type), ("message", message), ("detail", detail))
    content = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in parts)
    return f'<?xml version="1.0" encoding="UTF-8"?><error>{content}</error>'.encode()
