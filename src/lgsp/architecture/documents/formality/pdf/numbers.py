"""Page numbers of a PDF: lines of a number alone, near the top or the bottom, that count with the pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lgsp.architecture.documents.formality.facts import PageNumber, PageNumbers
from lgsp.architecture.documents.formality.labels import from_roman

from .lines import Line

NEAR = 32.0
"""Page numbers stand in a margin; none is wider than this, in millimetres."""
_NUMBER = re.compile(r"(?:trang\s*)?[-–]?\s*(?P<value>\d{1,4}|[ivxlc]+|[IVXLC]+)\s*[-–]?(?:\s*/\s*\d{1,4})?")
_ASIDE = 2.0


class Candidate(NamedTuple):
    """A line that may be the number of its page."""

    page: int
    line: Line
    value: int
    is_roman: bool
    is_top: bool


def find_numbers(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Candidate]:
    """Return the page numbers: of all lines that could be, those of the one place and count that most pages share."""
    found = [
        candidate
        for page, (lines, height) in enumerate(zip(pages, heights, strict=True))
        for candidate in _list_candidates(page, lines, height)
    ]
    groups = Counter((one.is_top, one.is_roman, one.value - one.page) for one in found)
    if not groups:
        return []
    (is_top, is_roman, offset), count = max(groups.items(), key=lambda group: (group[1], group[0][0]))
    if 2 * count < len(pages) - 1:
        return []
    chosen = [
        one for one in found if (one.is_top, one.is_roman, one.value - one.page) == (is_top, is_roman, offset)
    ]
    chosen.sort(key=lambda one: one.line.baseline, reverse=is_top)
    # A row of a table may bear the number of its page too, further in.
    outermost = {one.page: one for one in chosen}
    return [outermost[page] for page in sorted(outermost)]


def to_numbers(
    found: Sequence[Candidate], pages: Sequence[Sequence[Line]], *, middles: Sequence[tuple[float, ...]]
) -> PageNumbers:
    """Return what the numbers come to; `middles` are where the middle of each page may be, paper or text."""
    count = len(pages)
    numbered = {one.page for one in found}
    readable = any(pages)
    missing = [f"trang {page + 1}" for page in range(1, count) if page not in numbered]
    doubts = () if readable else ("Tệp không có chữ nào đọc được (có thể là bản quét)",)
    return PageNumbers(
        shown=tuple(_show(one, pages[one.page], middles[one.page]) for one in found),
        missing=tuple(missing) if readable else (),
        faults=tuple(_list_faults(found)),
        doubts=doubts,
        is_hidden_first=(0 not in numbered) if found else None,
        page_count=count,
    )


def _list_candidates(page: int, lines: Sequence[Line], height: float) -> Iterator[Candidate]:
    for line in lines:
        is_top = line.baseline < NEAR
        if not is_top and line.baseline < height - NEAR:
            continue
        match = _NUMBER.fullmatch(line.text.strip().replace("Trang", "trang"))
        if match:
            written = match["value"]
            is_roman = not written.isdigit()
            value = from_roman(written.upper()) if is_roman else int(written)
            yield Candidate(page, line, value, is_roman, is_top)


def _show(one: Candidate, lines: Sequence[Line], middles: tuple[float, ...]) -> PageNumber:
    others = [line.baseline for line in lines if line is not one.line]
    return PageNumber(
        place=f"trang {one.page + 1}",
        size=one.line.type.size,
        is_upright=not one.line.type.is_italic,
        is_on_top=one.is_top and one.line.baseline < min(others, default=NEAR),
        is_centred=any(abs(one.line.middle - middle) <= _ASIDE for middle in middles),
    )


def _list_faults(found: Sequence[Candidate]) -> Iterator[str]:
    if found and found[0].is_roman:
        yield "Số trang viết bằng chữ số La Mã"
    if found and found[0].value != found[0].page + 1:
        yield f"Trang thứ {found[0].page + 1} của tệp mang số {found[0].value}"
