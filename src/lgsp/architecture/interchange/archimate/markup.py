"""XML from outside: read a piece at a time, never trusted; and the few things every reader does with an element."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from io import BytesIO
from typing import Any

from lxml import etree

from .concepts import Text, Texts
from .errors import DoctypeRefused, TooDeep, TooMany, XmlMalformed
from .vocabulary import INSTANCE, NAMESPACE, NAMESPACE_2_1, XML

DEEPEST = 100
MOST_PARTS = 1_000_000
_PIECE = 1 << 18
_HEAD = 1 << 16
_LANGUAGE = f"{{{XML}}}lang"
TYPE = f"{{{INSTANCE}}}type"
_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def read_root(content: bytes, *, name: str) -> Any:
    """
    Return the root element of an XML file with its attributes, without reading what is in it.

    :raises DoctypeRefused: if a document type or an entity is declared before it
    :raises XmlMalformed: if there is no root
    """
    parser = etree.XMLPullParser(events=("start",), **_OPTIONS)
    try:
        for start in range(0, len(content), _HEAD):
            parser.feed(content[start : start + _HEAD])
            for _, root in parser.read_events():
                if root.getroottree().docinfo.internalDTD is not None:
                    raise DoctypeRefused(path=name)
                return root
    except etree.XMLSyntaxError as error:
        raise _explain(error, content[:_HEAD], name) from None
    raise XmlMalformed(path=name, line=1, reason="tệp rỗng / empty file")


def read_parts(
    content: bytes, take: Callable[[Any], None], *, tags: Collection[str], name: str, kept: str = ""
) -> Any:
    """
    Read a file piece by piece and call `take` with each element of these tags, once it is whole; return the root.

    What was taken is thrown away, so that a large file needs little memory; where an attribute is `kept`, an empty
    element with only that stays in its place.

    :raises XmlMalformed: if it is not well formed
    :raises TooDeep: if parts are nested too deep
    :raises TooMany: if there are too many
    """
    if content.count(b"<") > MOST_PARTS:
        raise TooMany(path=name, limit=MOST_PARTS)
    parser = etree.XMLPullParser(events=("end",), tag=list(tags), **_OPTIONS)
    try:
        for start in range(0, len(content), _PIECE):
            parser.feed(content[start : start + _PIECE])
            for _, element in parser.read_events():
                take(element)
                _forget(element, kept)
        return parser.close()
    except etree.XMLSyntaxError as error:
        raise _explain(error, content, name) from None


def parse(content: bytes, *, name: str) -> Any:
    """
    Return the root of a small file, read whole.

    :raises DoctypeRefused: if it declares a document type or an entity
    :raises XmlMalformed: if it is not well formed
    """
    try:
        root = etree.parse(BytesIO(content), etree.XMLParser(**_OPTIONS)).getroot()
    except etree.XMLSyntaxError as error:
        raise _explain(error, content, name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DoctypeRefused(path=name)
    return root


def read_texts(elements: Iterable[Any]) -> Texts:
    """Return the text of each element with its language."""
    return tuple([Text(read_text(element), element.get(_LANGUAGE, "")) for element in elements])


def read_text(element: Any) -> str:
    """Return the text of an element, pieces between other elements included."""
    return (element.text or "") if len(element) == 0 else "".join(element.itertext())


@cache
def local_name(name: str) -> str:
    """
    Return the name without its namespace.

    >>> local_name("{http://www.opengroup.org/xsd/archimate/3.0/}view")
    'view'
    """
    return name.rpartition("}")[2]


def to_fragment(element: Any) -> str:
    """Return an element as canonical XML that stands by itself; what was in the 2.1 namespace moves to the 3.x one."""
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag.startswith(f"{{{NAMESPACE_2_1}}}"):
            part.tag = f"{{{NAMESPACE}}}{local_name(part.tag)}"
    prefixes = {part.get(TYPE).partition(":")[0] for part in element.iter() if ":" in part.get(TYPE, "")}
    text: bytes = etree.tostring(
        element,
        method="c14n",
        exclusive=True,
        with_comments=False,
        with_tail=False,
        inclusive_ns_prefixes=sorted(prefixes) or None,
    )
    return text.decode()


def check_depth(depth: int, element: Any, *, name: str) -> None:
    """
    Refuse what is nested too deep.

    :raises TooDeep: naming the line
    """
    if depth > DEEPEST:
        raise TooDeep(path=name, limit=DEEPEST, line=element.sourceline)


def _forget(element: Any, kept: str) -> None:
    value = element.get(kept) if kept else None
    element.clear()
    if kept:
        element.set(kept, value or "")
        return
    parent = element.getparent()
    if parent is None or parent.getparent() is None:  # beside it stand the facts of the model itself
        return
    while element.getprevious() is not None:
        del parent[0]


def _explain(error: etree.XMLSyntaxError, content: bytes, name: str) -> Exception:
    said = error.msg or "?"
    line = error.lineno or 1
    if "xcessive depth" in said or "depth" in said.lower():
        return TooDeep(path=name, limit=DEEPEST, line=line)
    if "ntity" in said and b"<!" in content[:_HEAD].replace(b"\0", b""):  # UTF-16 has a zero in every letter
        return DoctypeRefused(path=name)
    return XmlMalformed(path=name, line=line, reason=said.partition(", line ")[0])
