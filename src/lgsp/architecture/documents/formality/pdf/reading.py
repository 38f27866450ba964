"""A PDF turned into facts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from lgsp.architecture.documents.formality.errors import (
    FinishedFileDamaged,
    FinishedFileEncrypted,
    FinishedFileTooFull,
)
from lgsp.architecture.documents.formality.facts import Facts, FrontLine, Role, Sheet, Side, Words

from .headings import read_headings
from .lines import MM, MOST_LETTERS, Line, Piece, join_lines, read_pieces
from .margins import measure_ends, measure_sides
from .numbers import NEAR, find_numbers, to_numbers
from .streams import check_streams
from .tags import read_tags

MOST_PAGES = 3_000
_RUNNING_LETTERS, _RUNNING_WIDTH, _INDENT = 40, 0.5, 13.5
"""Running text: so many letters, so much of the paper's width, begun at the margin or one indent from it."""
_HIGH = 60.0
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as measured, in millimetres; `is_turned` says that the file shows it turned, which is not followed."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]
    has_tags: bool
    is_turned: bool

    @property
    def place(self) -> str:
        """Return how people call it."""
        return f"trang {self.number}"


def read_pdf(content: bytes, *, name: str) -> Facts:
    """
    Measure a PDF.

    :raises DomainError: `DOCUMENT-006` to `008`, if it cannot be opened or is not safe to
    """
    check_streams(content, name=name)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise FinishedFileEncrypted(file=name) from None
        raise FinishedFileDamaged(file=name, reason=_say(error)) from None
    try:
        return _read(document, name)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument, name: str) -> Facts:
    count = len(document)
    if count > MOST_PAGES:
        raise FinishedFileTooFull(file=name, what="số trang", limit=MOST_PAGES)
    if not count:
        raise FinishedFileDamaged(file=name, reason="không có trang nào")
    pages = [_read_page(document, number, name) for number in range(1, count + 1)]
    has_tags = any(page.has_tags for page in pages)
    numbers = find_numbers([page.lines for page in pages], [page.height for page in pages])
    bodies = _list_bodies(pages, {id(one.line) for one in numbers})
    sheets = _make_sheets(pages, bodies, has_tags=has_tags)
    return Facts(
        name=name,
        format="pdf",
        sheets=tuple(sheets),
        words=tuple(
            words for page, sheet in zip(pages, sheets, strict=True) for words in _list_words(page, sheet)
        ),
        numbers=to_numbers(numbers, [page.lines for page in pages], middles=_find_middles(sheets)),
        front=tuple(_make_front(line, pages[0]) for line in pages[0].lines),
        headings=read_headings(document, [page.lines for page in pages]),
        unreadable=sum(piece.text.count(_REPLACEMENT) for page in pages for piece in page.pieces),
        tells_roles=has_tags,
    )


def _read_page(document: pypdfium2.PdfDocument, number: int, name: str) -> Page:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise FinishedFileDamaged(file=name, reason=f"trang {number}: {_say(error)}") from None
    try:
        width, height = page.get_size()
        left, _, _, top = page.get_cropbox()
        tags = read_tags(page.raw)
        pieces = read_pieces(page.raw, tags, left=left, top=top)
        return Page(
            number=number,
            width=width * MM,
            height=height * MM,
            pieces=tuple(pieces),
            lines=tuple(join_lines(pieces)),
            has_tags=bool(tags),
            is_turned=bool(page.get_rotation()),
        )
    except OverflowError:
        raise FinishedFileTooFull(file=name, what=f"số chữ của trang {number}", limit=MOST_LETTERS) from None
    finally:
        page.close()


def _list_bodies(pages: Sequence[Page], numbers: set[int]) -> list[list[Line]]:
    """Return the lines of every page without page numbers and what comes again in the margins."""
    repeated = _find_repeated(pages)
    return [
        [
            line
            for line in page.lines
            if id(line) not in numbers
            and line.type.role is not Role.MARGIN
            and _name_line(line, page) not in repeated
            and not page.is_turned
        ]
        for page in pages
    ]


def _find_repeated(pages: Sequence[Page]) -> set[tuple[str, int]]:
    counts = Counter(
        key
        for page in pages
        for key in {
            _name_line(line, page)
            for line in page.lines
            if line.baseline < NEAR or line.baseline > page.height - NEAR
        }
    )
    return {key for key, count in counts.items() if count >= 3 and 2 * count >= len(pages) - 1}


def _name_line(line: Line, page: Page) -> tuple[str, int]:
    """Return what a line says without its digits, and how far it stands from the nearer end of the page."""
    is_top = line.baseline < page.height / 2
    return re.sub(r"\d+", "#", line.text), round(line.baseline if is_top else line.baseline - page.height)


def _make_sheets(pages: Sequence[Page], bodies: Sequence[list[Line]], *, has_tags: bool) -> list[Sheet]:
    ends = measure_ends(bodies, [page.height for page in pages])
    return [
        Sheet(
            place=page.place,
            width=page.width,
            height=page.height,
            edges=(*end, *measure_sides(body, width=page.width)),
            has_table=_has_table(page) if has_tags else None,
        )
        for page, body, end in zip(pages, bodies, ends, strict=True)
    ]


def _has_table(page: Page) -> bool:
    return any(piece.type.role is Role.TABLE for piece in page.pieces)


def _list_words(page: Page, sheet: Sheet) -> Iterator[Words]:
    left = next((edge.distance for edge in sheet.edges if edge.side is Side.LEFT), 0.0)
    for line in page.lines:
        is_running = _is_running(line, page, left)
        for piece in line.pieces:
            yield _make_words(piece, page.place, is_running=is_running and not piece.type.is_bold)
    for piece in page.pieces:
        if not piece.type.is_level:
            yield _make_words(piece, page.place, is_running=False)


def _is_running(line: Line, page: Page, left: float) -> bool:
    return (
        line.type.role in (Role.BODY, Role.UNKNOWN)
        and line.width >= _RUNNING_WIDTH * page.width
        and line.left - left <= _INDENT
        and sum(letter.isalpha() for letter in line.text) >= _RUNNING_LETTERS
        and "...." not in line.text.replace(" ", "")
    )


def _make_words(piece: Piece, place: str, *, is_running: bool) -> Words:
    kind = piece.type
    return Words(
        text=piece.text,
        place=place,
        role=kind.role,
        typeface=kind.typeface,
        size=kind.size,
        is_bold=kind.is_bold,
        is_italic=kind.is_italic,
        colour=kind.colour,
        is_running=is_running,
    )


def _find_middles(sheets: Sequence[Sheet]) -> list[tuple[float, ...]]:
    """
    Return, of every page, the middle of the paper, that of its text, and that between the margins of the file.

    A page of nothing but a table tells little of its margins: its words end where their cells let them.
    """
    left, right = (_find_margin(sheets, side) for side in (Side.LEFT, Side.RIGHT))
    return [_list_middles(sheet, left, right) for sheet in sheets]


def _find_margin(sheets: Sequence[Sheet], side: Side) -> float:
    """Return the margin of the file: the first that is proven, else the least there is."""
    edges = [edge for sheet in sheets for edge in sheet.edges if edge.side is side]
    proven = (edge.distance for edge in edges if edge.is_proven)
    return next(proven, min((edge.distance for edge in edges), default=0.0))


def _list_middles(sheet: Sheet, left: float, right: float) -> tuple[float, ...]:
    distance = {edge.side: edge.distance for edge in sheet.edges}
    text = (distance.get(Side.LEFT, 0.0) + sheet.width - distance.get(Side.RIGHT, 0.0)) / 2
    return sheet.width / 2, text, (left + sheet.width - right) / 2


def _make_front(line: Line, page: Page) -> FrontLine:
    half = None
    if line.middle > 0.55 * page.width and line.left > 0.4 * page.width:
        half = Side.RIGHT
    elif line.middle < 0.45 * page.width:
        half = Side.LEFT
    return FrontLine(
        text=line.text,
        size=line.type.size,
        is_bold=line.type.is_bold,
        is_upright=not line.type.is_italic,
        half=half,
        is_high=line.baseline <= _HIGH,
        middle=line.middle,
        block="trang",
    )


def _say(error: pypdfium2.PdfiumError) -> str:
    return str(error).rstrip(".")
