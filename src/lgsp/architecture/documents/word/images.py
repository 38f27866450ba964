"""
The pictures of a document as PNG, for Word, which shows no vector picture with letters of its own.

Typst sets all of them once, PDFium turns the pages into points, and another thread packs one picture while the next is
drawn. Colours are kept to 32 steps a channel: nobody sees it, and the file is a third smaller.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import pypdfium2 as pdfium

from lgsp.architecture.pictures.pdf import to_pdf
from lgsp.architecture.pictures.scene import Scene

_PIXELS_A_POINT = 2.0
_STEP = 255 / 31
_STEPS = bytes(round(round(value / _STEP) * _STEP) for value in range(256))
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR = (8, 2, 0, 0, 0)
_EFFORT = 3
_AHEAD = 2
"""Pictures that wait for packing; each takes some ten megabytes."""


@dataclass(frozen=True, slots=True)
class _Points:
    """A picture drawn: three bytes a point, row after row."""

    width: int
    height: int
    colours: bytes


def draw(scenes: Sequence[Scene], *, on: date) -> Iterator[bytes]:
    """Yield the scenes as PNG, in order; equal scenes give equal bytes."""
    if not scenes:
        return
    waiting = []
    with ThreadPoolExecutor(1) as packer:
        for points in _render(to_pdf(scenes, made_on=on)):
            waiting.append(packer.submit(_pack, points))
            if len(waiting) > _AHEAD:
                yield waiting.pop(0).result()
        for one in waiting:
            yield one.result()


def _render(pdf: bytes) -> Iterator[_Points]:
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=_PIXELS_A_POINT, rev_byteorder=True)
            rows = bytes(bitmap.buffer)
            width, stride = bitmap.width * 3, bitmap.stride
            if stride != width:
                rows = b"".join(rows[at : at + width] for at in range(0, len(rows), stride))
            yield _Points(bitmap.width, bitmap.height, rows)
            bitmap.close()
            page.close()


def _pack(points: _Points) -> bytes:
    """Write a PNG (ISO/IEC 15948): header, one deflated block of unfiltered rows, end."""
    width = points.width * 3
    colours = points.colours.translate(_STEPS)
    rows = b"".join(b"\0" + colours[at : at + width] for at in range(0, len(colours), width))
    header = struct.pack(">2I5B", points.width, points.height, *_TRUE_COLOUR)
    chunks = (
        _chunk(b"IHDR", header),
        _chunk(b"IDAT", zlib.compress(rows, _EFFORT)),
        _chunk(b"IEND", b""),
    )
    return _SIGNATURE + b"".join(chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
