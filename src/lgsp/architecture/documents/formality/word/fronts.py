"""The lines at the top of a DOCX: what they say, how they are set, and which half of the page they stand in."""

from collections.abc import Iterator, Sequence

from lgsp.architecture.documents.formality.facts import FrontLine, Side

from .styles import Styles, Type
from .walking import Position, Walked, list_runs, text_of

_MOST = 80
_HIGH = 6
"""A line is on top if fewer stand above it; the two columns of the head count apart."""
_HALVES = {"right": Side.RIGHT, "left": None, "both": None, "center": None}


def read_front(walked: Sequence[Walked], styles: Styles) -> tuple[FrontLine, ...]:
    """Return the lines before the first page ends, as far as the file tells where it does."""
    found: list[FrontLine] = []
    above: dict[str, int] = {}
    for one in walked[:_MOST]:
        if one.position.section:
            break
        for text, letters, ends_page in _split(one, styles):
            if text:
                found.append(_make_line(one, styles, text, letters, above))
            if ends_page:
                return tuple(found)
    return tuple(found)


def _make_line(walked: Walked, styles: Styles, text: str, letters: Type, above: dict[str, int]) -> FrontLine:
    align = styles.alignment_of(walked.element)
    block = _name_block(walked.position)
    above[block] = above.get(block, 0) + 1
    return FrontLine(
        text=text.upper() if letters.is_capital else text,
        size=letters.size,
        is_bold=letters.is_bold,
        is_upright=not letters.is_italic,
        half=_half_of(walked.position, align),
        is_high=above[block] <= _HIGH and walked.position.row <= 2,
        block=block,
        is_centred=align == "center",
    )


def _split(walked: Walked, styles: Styles) -> Iterator[tuple[str, Type, bool]]:
    """Yield the lines of a paragraph with the type of their first letters, and whether the page ends after them."""
    text, letters = "", None
    for run in list_runs(walked.element):
        kind = styles.type_of(run, walked.element)
        for piece in _cut(text_of(run)):
            if piece in ("\n", "\f"):
                if letters is not None or piece == "\f":
                    yield text.strip(), letters or kind, piece == "\f"
                text, letters = "", None
            elif not kind.is_hidden:
                text += piece
                letters = letters or (kind if piece.strip() else None)
    if letters is not None:
        yield text.strip(), letters, False


def _cut(text: str) -> Iterator[str]:
    start = 0
    for place, letter in enumerate(text):
        if letter in "\n\f":
            yield text[start:place]
            yield letter
            start = place + 1
    yield text[start:]


def _half_of(position: Position, align: str) -> Side | None:
    if position.cells > 1:
        return Side.RIGHT if 2 * position.cell > position.cells + 1 else Side.LEFT
    return _HALVES.get(align)


def _name_block(position: Position) -> str:
    return f"bảng {position.table}, cột {position.cell}" if position.table else "trang"
