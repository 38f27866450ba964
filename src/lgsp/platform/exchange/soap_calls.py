"""
SOAP as X-Road takes it: an envelope posted to the root, whose header names the caller and the service (pr-mess, 2.2).

SOAP 1.1 has the media type text/xml (SOAP 1.1, 6.1.1), SOAP 1.2 application/soap+xml (RFC 3902). Without a charset the
envelope is in UTF-8 (pr-mess, 2.6), and no other is taken. What a service cannot be called with here, other media and
attachments, it can be called with at /r1/, where bodies are not read.
"""

import re
from collections.abc import Callable
from typing import Literal

from lgsp.platform.contracts.contract import media_of

from .authorisation import Called, Directory
from .envelopes import Envelope
from .faults import BodyTooLarge, Fault, ServiceUnknown
from .messages import Done, Head, Turn
from .soap_faults import SoapMediaUnserved

_VERSIONS: dict[str, Literal["1.1", "1.2"]] = {"text/xml": "1.1", "application/soap+xml": "1.2"}
_PARAMETER = re.compile(rb';\s*([^=;\s]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;"\s]*)')
_UTF_8 = (b"utf-8", b'"utf-8"')


class SoapTurn:
    """A turn that is decided when its body is there: `begin` is given it."""

    def __init__(
        self, begin: Callable[[bytes], Turn], *, max_body: int, refuse: Callable[[Fault], Turn]
    ) -> None:
        self._begin = begin
        self._refuse = refuse
        self.max_body = max_body

    def run(self, body: bytes, done: Done) -> None:
        """Decide, then take the turn that was decided on."""
        self._begin(body).run(body, done)

    def refuse_body(self) -> Turn:
        """Return the refusal of a body larger than any service takes."""
        return self._refuse(BodyTooLarge(limit=self.max_body))


def find_soap_version(head: Head) -> Literal["", "1.1", "1.2"]:
    """
    Return the version of SOAP in which a request is to be answered, if it may be SOAP at all.

    >>> find_soap_version(Head(b"POST", b"/", b"", {b"content-type": b"text/xml; charset=utf-8"}))
    '1.1'
    >>> find_soap_version(Head(b"POST", b"/", b"", {b"content-type": b"application/json"}))
    ''
    """
    media = media_of(head.noted.get(b"content-type", b""))
    if media in _VERSIONS:
        return _VERSIONS[media]
    return "1.1" if media.endswith("xml") or media.startswith("multipart/") else ""


def check_media(head: Head) -> None:
    """
    Check that an envelope comes alone, and in UTF-8.

    :raises SoapMediaUnserved: if it does not
    """
    given = head.noted.get(b"content-type", b"")
    charsets = [value for name, value in _PARAMETER.findall(given.lower()) if name.startswith(b"charset")]
    if media_of(given) not in _VERSIONS or any(charset not in _UTF_8 for charset in charsets):
        raise SoapMediaUnserved(media=given[:200].decode("ascii", "replace"))


def find_soap_called(directory: Directory, envelope: Envelope) -> Called:
    """
    Return what an envelope is for: the service at its address, without a path.

    :raises MemberUnknown: if the subsystem is not registered
    :raises ServiceUnknown: if the subsystem has no such service, or has it in another version
    """
    route = directory.get_route(str(envelope.service).encode())
    if envelope.version and envelope.version.encode() != route.version:
        raise ServiceUnknown(service=f"{envelope.service} {envelope.version[:20]}")
    return Called(route, b"", b"")
