"""
Cut an XML document to what is agreed: read from end to end by expat, and written again with what is kept.

No document type declaration, so no entities and nothing from elsewhere; UTF-8 only; bounded depth and markup. Comments
and processing instructions go, and so does text between elements that are not kept whole. Of a SOAP envelope the body
is cut, X-Road's header stays, and a fault keeps its code and sentence.
"""

import re
from collections.abc import Sequence
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from .contract import media_of
from .errors import ContentUncut
from .xml_plans import ANYWHERE, SOAP_NAMESPACES, Plan, Rooted, Step, is_xml

MAX_DEPTH = 100
MAX_MARKUP = 100_000
"""How many `<`, `=` and `&` a document may have: what makes reading dear are elements and attributes, not bytes."""
MAX_LINES = 1_000_000
_XROAD = "http://x-road.eu/xsd/xroad.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_XML = "http://www.w3.org/XML/1998/namespace"
_SEPARATOR = "\x01"
"""What parts names as expat gives them: no character of XML, so no name or namespace can hold it."""
_NIL = ("true", "false", "1", "0")
_QNAME = re.compile(r"\s*([^\W\d][\w.-]*):[^\W\d][\w.-]*\s*")
_CHARSET = re.compile(rb"""(?i);\s*charset[^=;]*=\s*("[^"]*"|[^;\s]*)""")
_FAULT = {"1.1": ("faultcode", "faultstring"), "1.2": ("Code", "Reason")}
_OF_HEADER = ("client", "service", "id", "userId", "issue", "protocolVersion", "requestHash")


def cut_xml(content: bytes, rooted: Rooted) -> bytes:
    """
    Return a document with what is agreed of it.

    :raises ContentUncut: if it is not XML that is taken here, or its root is another than was described
    """
    if b"\0" in content:  # expat takes UTF-16 for what it is, whatever it was told
        raise ContentUncut(reason="it is not in UTF-8")
    if sum(content.count(mark) for mark in (b"<", b"=", b"&")) > MAX_MARKUP:
        raise ContentUncut(reason=f"it has more than {MAX_MARKUP} elements, attributes and references")
    if content.count(b"\n") + content.count(b"\r") > MAX_LINES:
        raise ContentUncut(reason=f"it has more than {MAX_LINES} lines")
    cutter = _Cutter(rooted)
    parser = expat.ParserCreate("utf-8", _SEPARATOR)
    parser.namespace_prefixes = parser.buffer_text = parser.ordered_attributes = True
    parser.XmlDeclHandler = _check_declaration
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartNamespaceDeclHandler = cutter.declare
    parser.StartElementHandler, parser.EndElementHandler = cutter.start, cutter.end
    parser.CharacterDataHandler = cutter.take_text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise ContentUncut(reason="it is not well-formed XML") from None
    return cutter.finish()


def check_media(content_type: bytes) -> None:
    """
    Check that a media type is one of XML, in no other encoding than UTF-8.

    :raises ContentUncut: if it is not
    """
    if not is_xml(media_of(content_type)):
        raise ContentUncut(reason="its media type is neither JSON nor XML")
    for charset in _CHARSET.findall(content_type):
        if charset.strip(b'"').lower() != b"utf-8":
            raise ContentUncut(reason="it is not in UTF-8")


class _Cutter:
    """The open elements: of each, the step that keeps it, its namespace, and the prefixes that hold in it."""

    def __init__(self, rooted: Rooted) -> None:
        self._rooted = rooted
        self._writer = _Writer()
        self._open: list[tuple[Step, str]] = []
        self._scopes: list[dict[str, str]] = [{}]
        self._declared: dict[str, str] = {}
        self._dropped = 0

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """Take a declaration of the element that follows."""
        self._declared[prefix or ""] = uri or ""

    def start(self, name: str, attributes: Sequence[str]) -> None:
        """Take the start of an element."""
        declared, self._declared = self._declared, {}
        if len(self._open) + self._dropped >= MAX_DEPTH:
            raise ContentUncut(reason=f"its elements are more than {MAX_DEPTH} deep")
        uri, local, prefix = _split(name)
        step = None if self._dropped else self._find_step(uri, local)
        if step is None:
            self._dropped += 1
            return
        self._scopes.append({**self._scopes[-1], **declared})
        self._open.append((step, uri))
        pairs = zip(map(_split, attributes[::2]), attributes[1::2], strict=True)
        kept = [(own, value) for own, value in pairs if _keeps_attribute(step[1], own, value)]
        self._writer.start((uri, local, prefix), kept, scope=self._scopes[-1])

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        if self._dropped:
            self._dropped -= 1
            return
        self._open.pop()
        self._scopes.pop()
        self._writer.end()

    def take_text(self, text: str) -> None:
        """Take text, of what is kept whole."""
        if self._open and not self._dropped and self._open[-1][0][1] is None:
            self._writer.write_text(text, scope=self._scopes[-1])

    def finish(self) -> bytes:
        """Return what was kept."""
        return self._writer.finish()

    def _find_step(self, uri: str, local: str) -> Step | None:
        if not self._open:
            return self._find_root(uri, local)
        (_, plan), parent = self._open[-1]
        if plan is None:
            return None, None
        step = plan.children.get(local)
        if step is None or step[0] == ANYWHERE:
            return step
        return step if (uri in ("", parent) if step[0] is None else uri == step[0]) else None

    def _find_root(self, uri: str, local: str) -> Step:
        version = next((one for one, namespace in SOAP_NAMESPACES.items() if namespace == uri), None)
        if version and local == "Envelope":
            return uri, _plan_envelope(version, self._rooted)
        if self._rooted.name not in (None, local) or self._rooted.namespace not in (None, uri):
            raise ContentUncut(reason="its root is not the one described")
        return uri, self._rooted.plan


class _Writer:
    """Writes elements, each with the declarations it needs and no others."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._names: list[str] = []
        self._scopes: list[dict[str, str]] = [{"": ""}]
        self._pending: dict[str, str] | None = None
        self._tag = ""

    def start(
        self,
        name: tuple[str, str, str],
        attributes: list[tuple[tuple[str, str, str], str]],
        *,
        scope: dict[str, str],
    ) -> None:
        """Write the start of an element; its last bracket waits for what its text needs declared."""
        self._flush()
        uri, local, prefix = name
        self._scopes.append(dict(self._scopes[-1]))
        self._pending = {}
        self._require(prefix, uri)
        coded = []
        for (own_uri, own_local, own_prefix), value in attributes:
            if own_uri and own_uri != _XML:
                self._require(own_prefix, own_uri)
            self._require_mentioned(value, scope)
            coded.append(f" {_qualify(own_prefix, own_local)}={quoteattr(value, _SPACES)}")
        self._names.append(_qualify(prefix, local))
        self._tag = f"{self._names[-1]}{''.join(coded)}"

    def write_text(self, text: str, *, scope: dict[str, str]) -> None:
        """Write text."""
        if self._pending is not None:
            self._require_mentioned(text, scope)
        self._flush()
        self._parts.append(escape(text, {"\r": "&#13;"}))

    def end(self) -> None:
        """Write the end of an element."""
        name = self._names.pop()
        self._scopes.pop()
        if self._pending is not None:
            self._flush(is_empty=True)
        else:
            self._parts.append(f"</{name}>")

    def finish(self) -> bytes:
        """Return everything."""
        return "".join(['<?xml version="1.0" encoding="UTF-8"?>', *self._parts]).encode()

    def _require(self, prefix: str, uri: str) -> None:
        if self._pending is not None and self._scopes[-1].get(prefix) != uri:
            self._pending[prefix] = self._scopes[-1][prefix] = uri

    def _require_mentioned(self, text: str, scope: dict[str, str]) -> None:
        """Declare the prefix of a value such as `xs:date`."""
        found = _QNAME.fullmatch(text)
        if found is not None and found[1] in scope:
            self._require(found[1], scope[found[1]])

    def _flush(self, *, is_empty: bool = False) -> None:
        if self._pending is None:
            return
        declared = "".join(
            f" {f'xmlns:{prefix}' if prefix else 'xmlns'}={quoteattr(uri)}"
            for prefix, uri in self._pending.items()
        )
        self._parts.append(f"<{self._tag}{declared}{'/>' if is_empty else '>'}")
        self._pending = None


_SPACES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def _plan_envelope(version: str, rooted: Rooted) -> Plan:
    """Return what is kept of an envelope: X-Road's header, what is agreed of the body, or of a fault why."""
    soap = SOAP_NAMESPACES[version]
    header = Plan(dict.fromkeys(_OF_HEADER, (_XROAD, None)))
    fault = Plan(dict.fromkeys(_FAULT[version], ("" if version == "1.1" else soap, None)))
    body = Plan({"Fault": (soap, fault)})
    if rooted.name is not None:
        body.children.setdefault(rooted.name, (rooted.namespace or ANYWHERE, rooted.plan))
    elif not rooted.is_of_errors:
        raise ContentUncut(reason="the schema does not name the element in the Body (xml: name)")
    return Plan({"Header": (soap, header), "Body": (soap, body)})


def _keeps_attribute(plan: Plan | None, name: tuple[str, str, str], value: str) -> bool:
    uri, local, _prefix = name
    if plan is None or (uri == _XSI and local == "nil" and value in _NIL):
        return True
    return plan.attributes.get(local) == uri


def _split(name: str) -> tuple[str, str, str]:
    """Return namespace, local name and prefix of a name as expat gives it."""
    parts = name.split(_SEPARATOR)
    if len(parts) == 1:
        return "", parts[0], ""
    return parts[0], parts[1], parts[2] if len(parts) > 2 else ""


def _qualify(prefix: str, local: str) -> str:
    return f"{prefix}:{local}" if prefix else local


def _check_declaration(version: str, encoding: str | None, _standalone: int) -> None:
    if version != "1.0" or (encoding is not None and encoding.lower() != "utf-8"):
        raise ContentUncut(reason="it is not XML 1.0 in UTF-8")


def _refuse_doctype(*_: object) -> None:
    raise ContentUncut(reason="it has a document type declaration")
