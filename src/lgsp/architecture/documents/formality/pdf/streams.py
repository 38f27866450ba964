"""
The streams of a PDF, weighed before anything is drawn: what they unpack to, and how often forms draw each other.

PDFium follows whatever a page says: 20 MB of text operators, which are 50 kB when packed, take it half a minute; ten
forms that draw each other ten times over take for ever. No ordinary document comes near either.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.documents.formality.errors import FinishedFileEncrypted, FinishedFileTooFull

MOST_UNPACKED = 150_000_000
MOST_CONTENT = 2_000_000
MOST_DRAWN = 20_000
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_NOT_CONTENT = (b"/Image", b"/Length1", b"/FontFile", b"/CIDFontType0C", b"/Type1C", b"/OpenType", b"/ObjStm")
_HEAD = 8_192
_LZW_MOST = 1_000
"""How many times its size an LZW stream can unpack to."""


@dataclass(frozen=True, slots=True)
class _Stream:
    number: int
    head: bytes
    content: bytes


def check_streams(content: bytes, *, name: str) -> None:
    """
    Refuse a PDF that is encrypted, or that unpacks to or draws more than any document does.

    :raises FinishedFileEncrypted: if it is protected
    :raises FinishedFileTooFull: if it is too much
    """
    if _ENCRYPTED.search(content):
        raise FinishedFileEncrypted(file=name)
    forms: dict[int, _Stream] = {}
    resources = dict(_list_objects(content))
    for stream in _unpack(content, name):
        if b"/Form" in stream.head:
            forms[stream.number] = stream
        if b"/ObjStm" in stream.head:
            resources.update(_list_packed(stream))
    _check_drawing(forms, resources, name)


def _unpack(content: bytes, name: str) -> Iterator[_Stream]:
    left = MOST_UNPACKED
    for match in _STREAM.finditer(content):
        head = _head_of(content, match.start())
        end = content.find(b"endstream", match.end())
        packed = content[match.end() : len(content) if end < 0 else end]
        unpacked, size = _inflate(head, packed, left)
        left -= size
        if left < 0:
            raise FinishedFileTooFull(file=name, what="dung lượng khi bung", limit=MOST_UNPACKED)
        if size > MOST_CONTENT and not any(mark in head for mark in _NOT_CONTENT):
            raise FinishedFileTooFull(file=name, what="nội dung của một trang", limit=MOST_CONTENT)
        number = _NUMBER.findall(content[max(0, match.start() - _HEAD) : match.start()])
        yield _Stream(int(number[-1]) if number else -1, head, unpacked)


def _head_of(content: bytes, end: int) -> bytes:
    head = content[max(0, end - _HEAD) : end]
    return head[head.rfind(b"obj") :] if b"obj" in head else head


def _inflate(head: bytes, packed: bytes, left: int) -> tuple[bytes, int]:
    """Return what a stream unpacks to and its size; more than is left is not unpacked."""
    filters = _FILTERS.search(head)
    names = filters[1] if filters else b""
    if b"LZW" in names:
        return b"", len(packed) * _LZW_MOST
    unpacked = packed
    for _ in range(names.count(b"/Fl")):
        try:
            unpacked = zlib.decompressobj().decompress(unpacked, left + 1)
        except zlib.error:  # behind another filter, or damaged: PDFium will tell
            return b"", len(unpacked)
    return unpacked, len(unpacked)


def _list_objects(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the first bytes of every object that stands in the open."""
    for match in _NUMBER.finditer(content):
        end = content.find(b"endobj", match.end(), match.end() + _HEAD)
        yield int(match[1]), content[match.end() : end if end >= 0 else match.end() + _HEAD]


def _list_packed(stream: _Stream) -> Iterator[tuple[int, bytes]]:
    """Yield the objects inside an object stream, which begins with their numbers and places."""
    first = re.search(rb"/First\s+(\d+)", stream.head)
    start = int(first[1]) if first else 0
    index = [int(word) for word in stream.content[:start].split() if word.isdigit()]
    places = [*index[1::2], len(stream.content) - start]
    for number, place, end in zip(index[::2], places, places[1:], strict=False):
        yield number, stream.content[start + place : start + end]


def _check_drawing(forms: dict[int, _Stream], resources: dict[int, bytes], name: str) -> None:
    children = {number: _list_children(stream, forms, resources) for number, stream in forms.items()}
    drawn: dict[int, int] = {}
    for number in forms:
        if _count_drawn(number, children, drawn, ()) > MOST_DRAWN:
            raise FinishedFileTooFull(file=name, what="số lần vẽ hình lồng nhau", limit=MOST_DRAWN)


def _list_children(
    stream: _Stream, forms: dict[int, _Stream], resources: dict[int, bytes]
) -> tuple[int, set[int]]:
    """Return how often a form draws, and the forms it may draw, through resources of its own or shared ones."""
    named = {int(number) for number in _REFERENCE.findall(stream.head)}
    for number in tuple(named - forms.keys()):
        named |= {int(found) for found in _REFERENCE.findall(resources.get(number, b""))}
    return stream.content.count(b" Do"), named & forms.keys()


def _count_drawn(
    number: int, children: dict[int, tuple[int, set[int]]], drawn: dict[int, int], above: tuple[int, ...]
) -> int:
    """Return how much a form draws at most; a form inside itself is not drawn."""
    if number in drawn:
        return drawn[number]
    if number in above or len(above) > 60:
        return 0
    times, inside = children[number]
    most = max((_count_drawn(one, children, drawn, (*above, number)) for one in inside), default=0)
    drawn[number] = min(1 + times * max(most, 1), 10 * MOST_DRAWN)
    return drawn[number]
