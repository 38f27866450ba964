"""
A fault as a SOAP message.

SOAP 1.1 as X-Road servers write it: the type as `faultcode`, the identifier of the call as `faultDetail` (pr-mess, 2.5
and annex D.1), always with status 500 (SOAP 1.1, 6.2). X-Road has no SOAP 1.2: there the type is the subcode, and the
status follows from the code (SOAP 1.2 part 2, 7.5.2.2).
"""

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from lgsp.platform.contracts.xml_plans import SOAP_NAMESPACES

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MEDIA = {"1.1": b"text/xml", "1.2": b"application/soap+xml"}


class Told(NamedTuple):
    """What a caller is told of a fault: its type, a sentence and its language, and the identifier of the call."""

    kind: str
    message: str
    language: str
    detail: str


def make_soap_fault(told: Told, *, version: str) -> tuple[int, bytes, bytes]:
    """Return status, media type and body of a fault in SOAP 1.1 or 1.2."""
    is_of_server = told.kind.lower().startswith("server.")
    if version == "1.1":
        status, fault = 500, _in_1_1(told)
    else:
        status, fault = 500 if is_of_server else 400, _in_1_2(told, "Receiver" if is_of_server else "Sender")
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="{SOAP_NAMESPACES[version]}">'
        f"<soap:Body><soap:Fault>{fault}</soap:Fault></soap:Body></soap:Envelope>"
    )
    return status, _MEDIA[version], body.encode()


def _in_1_1(told: Told) -> str:
    return (
        f"<faultcode>{told.kind}</faultcode><faultstring>{_to_text(told.message)}</faultstring>"
        f"<detail><faultDetail>{told.detail}</faultDetail></detail>"
    )


def _in_1_2(told: Told, code: str) -> str:
    return (
        f"<soap:Code><soap:Value>soap:{code}</soap:Value>"
        f"<soap:Subcode><soap:Value>{told.kind}</soap:Value></soap:Subcode></soap:Code>"
        f'<soap:Reason><soap:Text xml:lang="{told.language}">{_to_text(told.message)}</soap:Text></soap:Reason>'
        f"<soap:Detail><faultDetail>{told.detail}</faultDetail></soap:Detail>"
    )


def _to_text(message: str) -> str:
    return escape(_NO_XML.sub("\ufffd", message))
