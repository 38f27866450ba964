"""The letters of a PDF page, put together to lines as an eye sees them; in millimetres from its top left corner."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from lgsp.architecture.documents.formality.facts import Role

from .tags import Tag

MM = 25.4 / 72
MOST_LETTERS = 100_000
"""Ten times what the fullest page holds."""
_GAP = 0.6
"""A gap of so many ems, or wider, parts two lines: cells of a table, columns."""
_SAME_LINE = 0.3
_BOLD_WEIGHT, _FORCE_BOLD, _ITALIC = 600, 1 << 18, 1 << 6
_LONGEST_NAME = 200


class Type(NamedTuple):
    """How letters look, and what the tags say they are."""

    typeface: str
    size: float
    is_bold: bool
    is_italic: bool
    colour: str
    is_level: bool
    role: Role
    level: int
    element: int


@dataclass(slots=True)
class Piece:
    """Letters set alike on one line."""

    type: Type
    text: str
    left: float
    right: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces that follow each other on one line."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return the words."""
        told = self.pieces[0].text
        for before, piece in zip(self.pieces, self.pieces[1:], strict=False):
            is_apart = piece.left - before.right > 0.12 * piece.type.size * MM
            told += (" " if is_apart and not told.endswith(" ") else "") + piece.text
        return " ".join(told.split())

    @property
    def type(self) -> Type:
        """Return how its first letters look."""
        return self.pieces[0].type

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Return where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def baseline(self) -> float:
        """Return how far its letters stand from the top."""
        return self.pieces[0].baseline

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Return where its middle is."""
        return (self.left + self.right) / 2


def read_pieces(page: Any, tags: dict[int, Tag], *, left: float, top: float) -> list[Piece]:
    """
    Return the letters of a page; `left` and `top` are where its paper begins, in the file's own points.

    :raises OverflowError: if the page holds more letters than any page can show
    """
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        if pdfium.FPDFText_CountChars(text) > MOST_LETTERS:
            raise OverflowError
        return [piece for piece in _Reading(text, tags, left, top).read() if piece.text.strip()]
    finally:
        pdfium.FPDFText_ClosePage(text)


def join_lines(pieces: list[Piece]) -> list[Line]:
    """Return the level pieces as lines, from top to bottom and left to right."""
    level = sorted(
        (piece for piece in pieces if piece.type.is_level), key=lambda one: (one.baseline, one.left)
    )
    rows: list[list[Piece]] = []
    for piece in level:
        near = _SAME_LINE * piece.type.size * MM
        if rows and abs(rows[-1][0].baseline - piece.baseline) <= near:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [line for row in rows for line in _split(sorted(row, key=lambda one: one.left))]


def _split(row: list[Piece]) -> Iterator[Line]:
    current = [row[0]]
    for piece in row[1:]:
        if piece.left - max(one.right for one in current) > _GAP * piece.type.size * MM:
            yield Line(tuple(current))
            current = []
        current.append(piece)
    yield Line(tuple(current))


class _Reading:
    """Walks the letters of one page; what belongs to a whole text object is asked for once."""

    def __init__(self, text: Any, tags: dict[int, Tag], left: float, top: float) -> None:
        self._text, self._tags, self._left, self._top = text, tags, left, top
        self._types: dict[int, Type] = {}
        self._box = [ctypes.c_double() for _ in range(4)]

    def read(self) -> list[Piece]:
        """Return a piece for each text object, or for each line of it."""
        found: list[Piece] = []
        last, key = -1, 0
        for place in range(max(pdfium.FPDFText_CountChars(self._text), 0)):
            holder = pdfium.FPDFText_GetTextObject(self._text, place)
            if not holder:
                continue  # a space or line break that PDFium adds
            letter = chr(pdfium.FPDFText_GetUnicode(self._text, place) or 0xFFFD)
            address = ctypes.addressof(holder.contents)
            if address == key and not letter.isspace():
                found[-1].text += letter
                last = place
                continue
            if address == key:
                found[-1].text += " "
                continue
            self._end(found, last)
            found.append(self._begin(place, holder, address, letter))
            last, key = place, address
        self._end(found, last)
        return found

    def _begin(self, place: int, holder: Any, address: int, letter: str) -> Piece:
        kind = self._types.get(address)
        if kind is None:
            kind = self._types[address] = self._ask_type(place, holder)
        x, y = self._box[0], self._box[1]
        pdfium.FPDFText_GetCharOrigin(self._text, place, x, y)
        left, baseline = (x.value - self._left) * MM, (self._top - y.value) * MM
        return Piece(kind, " " if letter.isspace() else letter, left, left, baseline)

    def _end(self, found: list[Piece], place: int) -> None:
        if found:
            left, right, low, high = self._box
            pdfium.FPDFText_GetCharBox(self._text, place, left, right, low, high)
            found[-1].right = max((right.value - self._left) * MM, found[-1].left)

    def _ask_type(self, place: int, holder: Any) -> Type:
        buffer = ctypes.create_string_buffer(_LONGEST_NAME)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._text, place, buffer, _LONGEST_NAME, flags)
        name = buffer.value.decode("utf-8", "replace").split("+")[-1]
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, place, matrix)
        weight = pdfium.FPDFText_GetFontWeight(self._text, place)
        tag = self._tags.get(pdfium.FPDFPageObj_GetMarkedContentID(holder))
        low = name.lower()
        return Type(
            typeface=name,
            size=round(pdfium.FPDFText_GetFontSize(self._text, place) * _scale_of(matrix), 2),
            is_bold="bold" in low or weight >= _BOLD_WEIGHT or bool(flags.value & _FORCE_BOLD),
            is_italic="italic" in low or "oblique" in low or bool(flags.value & _ITALIC),
            colour=self._ask_colour(place),
            is_level=abs(matrix.b) < 0.01 and matrix.a > 0,
            role=tag.role if tag else (Role.MARGIN if self._tags else Role.UNKNOWN),
            level=tag.level if tag else 0,
            element=tag.element if tag else -1,
        )

    def _ask_colour(self, place: int) -> str:
        parts = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFText_GetFillColor(self._text, place, *parts)
        return "".join(f"{part.value:02X}" for part in parts[:3])


def _scale_of(matrix: Any) -> float:
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0
