"""
Whom a SOAP envelope names: who calls, which service (X-Road message protocol 4.0, pr-mess 2.1, 2.2 and 2.3).

The document is read by expat from end to end and nothing is built of it; what is forwarded are the bytes that came. It
is read to its end because what comes after the header could be read by somebody else as the header, or as a second
call: an envelope is one Header, then one Body with one element, named as the service, and then nothing.

No DTD, so no entities; UTF-8 only (2.6 leaves the choice to us); bounded depth and bounded markup. Header entries that
are not X-Road's are not looked at, whatever they say of mustUnderstand: they are between caller and provider.
"""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote
from xml.parsers import expat

from lgsp.kernel.identifiers import IdentifierMalformed, ServiceId, SubsystemId
from lgsp.platform.contracts.xml_cutting import MAX_DEPTH, MAX_LINES, MAX_MARKUP
from lgsp.platform.contracts.xml_plans import SOAP_NAMESPACES

from .soap_faults import (
    EnvelopeMalformed,
    SoapFieldMissing,
    SoapFieldRepeated,
    SoapMalformed,
    SoapOperationUnnamed,
    SoapProtocolUnserved,
)

_XROAD = "http://x-road.eu/xsd/xroad.xsd "
_IDENTIFIERS = "http://x-road.eu/xsd/identifiers "
_TYPES = {"client": "SUBSYSTEM", "service": "SERVICE"}
_TEXTS = {"id", "userId", "issue", "protocolVersion"}
_OF_CLIENT = ("xRoadInstance", "memberClass", "memberCode", "subsystemCode")
_OF_SERVICE = (*_OF_CLIENT, "serviceCode")
_PARTS = {"client": _OF_CLIENT, "service": (*_OF_SERVICE, "serviceVersion")}
_UTF_8 = "utf-8"


class Envelope(NamedTuple):
    """What an envelope says of itself; `version` is the service's, empty where none is asked for."""

    client: str
    service: ServiceId
    version: str


def read_envelope(document: bytes, *, version: str) -> Envelope:
    """
    Read whom an envelope of SOAP 1.1 or 1.2 names.

    :raises EnvelopeMalformed: if it is not XML that is taken here
    :raises SoapMalformed: if it is not one envelope of that version
    :raises SoapFieldMissing: if the header says too little
    :raises SoapFieldRepeated: if it says something twice
    :raises SoapProtocolUnserved: if it is of another X-Road protocol
    :raises SoapOperationUnnamed: if the body is for something else than the header
    """
    if b"\0" in document:  # Not XML in UTF-8; and expat takes UTF-16 for what it is, whatever it was told.
        raise EnvelopeMalformed(reason="it is not in UTF-8")
    if sum(document.count(mark) for mark in (b"<", b"=", b"&")) > MAX_MARKUP:
        raise EnvelopeMalformed(reason=f"it has more than {MAX_MARKUP} elements, attributes and references")
    if document.count(b"\n") + document.count(b"\r") > MAX_LINES:
        raise EnvelopeMalformed(reason=f"it has more than {MAX_LINES} lines")
    reader = _Reader(version)
    parser = expat.ParserCreate(_UTF_8, " ")
    parser.buffer_text = parser.ordered_attributes = True
    parser.XmlDeclHandler = _check_declaration
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.take_text
    parser.CommentHandler = parser.ProcessingInstructionHandler = reader.check_uninterrupted
    parser.StartCdataSectionHandler = reader.check_uninterrupted
    try:
        parser.Parse(document, True)
    except expat.ExpatError as error:
        raise EnvelopeMalformed(reason=f"it is not well-formed, {error}") from None
    return reader.finish()


class _Reader:
    """What was read so far: the open elements from the envelope on, and the fields, `id` or `client/memberCode`."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._envelope, self._header, self._body = (
            f"{SOAP_NAMESPACES[version]} {name}" for name in ("Envelope", "Header", "Body")
        )
        self._path: list[str] = []
        self._frame: list[str] = []
        self._fields: dict[str, str] = {}
        self._field = ""
        self._text: list[str] = []
        self._operation = ""

    def start(self, name: str, attributes: Sequence[str]) -> None:
        """Take the start of an element; a name is its namespace, a space, and its local name."""
        depth = len(self._path)
        if depth >= MAX_DEPTH:
            raise EnvelopeMalformed(reason=f"its elements are more than {MAX_DEPTH} deep")
        self.check_uninterrupted()
        if depth == 0:
            self._check_root(name)
        elif depth == 1:
            self._extend_frame(name)
        elif self._path[1] == self._header:
            self._start_in_header(name, attributes)
        elif depth == 2:
            self._start_operation(name)
        self._path.append(name)

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        self._path.pop()
        if self._field:
            self._fields[self._field] = "".join(self._text)
            self._field = ""

    def take_text(self, text: str) -> None:
        """Take text, where it is a field's."""
        if self._field:
            self._text.append(text)

    def check_uninterrupted(self, *_: object) -> None:
        """
        Check that no field is open: with more in it than text, readers differ in what they take for its text.

        :raises SoapMalformed: if one is
        """
        if self._field:
            raise self._malformed(f"{self._field} holds more than text")

    def finish(self) -> Envelope:
        """Return what the envelope says, now that all of it was read."""
        if self._frame != [self._header, self._body]:
            raise self._malformed("it has not both a Header and a Body")
        if not self._operation:
            raise self._malformed("its Body is empty")
        self._get("id")
        protocol = self._get("protocolVersion")
        if not protocol.startswith("4."):
            raise SoapProtocolUnserved(version=protocol[:20])
        client, service = self._get_party("client", _OF_CLIENT), self._get_party("service", _OF_SERVICE)
        try:
            caller, called = SubsystemId.parse(client), ServiceId.parse(service)
        except IdentifierMalformed as refusal:
            raise self._malformed(refusal.message[:300]) from None
        if self._operation != called.code:
            raise SoapOperationUnnamed(operation=self._operation[:100], code=called.code)
        return Envelope(str(caller), called, self._fields.get("service/serviceVersion", ""))

    def _check_root(self, name: str) -> None:
        if name != self._envelope:
            raise self._malformed(f"its root is not the Envelope of SOAP {self._version}")

    def _extend_frame(self, name: str) -> None:
        self._frame.append(name)
        if self._frame not in ([self._header], [self._header, self._body]):
            raise self._malformed("in the Envelope are not one Header, then one Body, and nothing else")

    def _start_operation(self, name: str) -> None:
        if self._operation:
            raise self._malformed("its Body has more than one element")
        self._operation = _to_local(name)

    def _start_in_header(self, name: str, attributes: Sequence[str]) -> None:
        """Take an element of the header: X-Road's entries stand directly in it, their parts directly in them."""
        is_entry = len(self._path) == 2
        entry = _find_local(_XROAD, name if is_entry else self._path[2])
        if is_entry and entry in _TYPES:
            self._open(entry)
            self._check_type(entry, attributes)
        elif is_entry and entry in _TEXTS:
            self._open(entry, has_text=True)
        elif not is_entry and _find_local(_XROAD, name) in _TYPES:
            raise self._malformed(f"a {_to_local(name)} is not directly in the Header")
        elif entry in _TYPES:
            part = _find_local(_IDENTIFIERS, name)
            if part not in _PARTS[entry]:
                raise self._malformed(f"{_to_local(name)} is no part of {entry}")
            self._open(f"{entry}/{part}", has_text=True)

    def _open(self, field: str, *, has_text: bool = False) -> None:
        if field in self._fields:
            raise SoapFieldRepeated(field=field)
        self._fields[field] = ""
        if has_text:
            self._field, self._text = field, []

    def _check_type(self, entry: str, attributes: Sequence[str]) -> None:
        given = dict(zip(attributes[::2], attributes[1::2], strict=True)).get(f"{_IDENTIFIERS}objectType")
        if given != _TYPES[entry]:
            raise self._malformed(f"the objectType of {entry} is not {_TYPES[entry]}")

    def _get(self, field: str) -> str:
        value = self._fields.get(field)
        if not value:
            raise SoapFieldMissing(field=field)
        return value

    def _get_party(self, entry: str, parts: Sequence[str]) -> str:
        """Return an identifier, each part percent-encoded on its own so that none can pass for two."""
        if entry not in self._fields:
            raise SoapFieldMissing(field=entry)
        return "/".join(quote(self._get(f"{entry}/{part}"), safe="") for part in parts)

    def _malformed(self, reason: str) -> SoapMalformed:
        return SoapMalformed(version=self._version, reason=reason)


def _check_declaration(version: str, encoding: str | None, _standalone: int) -> None:
    if version != "1.0":
        raise EnvelopeMalformed(reason=f"it is XML {version[:20]}")
    if encoding is not None and encoding.lower() != _UTF_8:
        raise EnvelopeMalformed(reason=f"it declares the encoding {encoding[:20]}, and only UTF-8 is taken")


def _refuse_doctype(*_: object) -> None:
    raise EnvelopeMalformed(reason="it has a document type declaration")


def _find_local(namespace: str, name: str) -> str:
    """Return the local name of an element of a namespace; of any other, nothing."""
    return name.removeprefix(namespace) if name.startswith(namespace) else ""


def _to_local(name: str) -> str:
    return name.rpartition(" ")[2][:100]
