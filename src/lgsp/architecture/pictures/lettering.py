"""
How wide letters are, and where lines break: measured on the very font the pictures are drawn with.

>>> wrap("Nền tảng tích hợp, chia sẻ dữ liệu", width=90, size=9)
('Nền tảng tích hợp,', 'chia sẻ dữ liệu')
>>> wrap("Thừa " * 40, width=60, size=9, max_lines=2)
('Thừa Thừa', 'Thừa Thừa…')
"""

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Be Vietnam Pro"
FOLDER = Path(str(files("fontpkg_be_vietnam_pro") / "files"))
_FACES = {400: "Regular", 600: "SemiBold"}
_ELLIPSIS = "…"
_REMEMBERED = 100_000
"""Lines and words measured before: the same names stand in many pictures, and in each are tried in many widths."""


def list_font_files() -> list[Path]:
    """Return the font files of every weight the pictures use."""
    return [_file_of(weight) for weight in _FACES]


@lru_cache(_REMEMBERED)
def drawable(text: str) -> str:
    """Return the text on one line, with each character the font lacks spelled as its code, as in `[U+1F600]`."""
    known = _advances(400)
    return "".join(char if char in known else f"[U+{ord(char):04X}]" for char in " ".join(text.split()))


@lru_cache(_REMEMBERED)
def measure(text: str, *, size: float, weight: int = 400) -> float:
    """Return the width of a line, without kerning (the pictures are drawn without it)."""
    advances = _advances(weight)
    return sum(advances[char] for char in text) * size


@lru_cache(_REMEMBERED)
def wrap(text: str, *, width: float, size: float, weight: int = 400, max_lines: int = 99) -> tuple[str, ...]:
    """Break the text into lines no wider than `width`; what does not fit in `max_lines` ends in an ellipsis."""
    lines = _fill(drawable(text), width=width, size=size, weight=weight)
    if len(lines) <= max_lines:
        return tuple(lines)
    last = lines[max_lines - 1]
    while last and measure(last + _ELLIPSIS, size=size, weight=weight) > width:
        last = last[:-1]
    return (*lines[: max_lines - 1], last.rstrip() + _ELLIPSIS)


@lru_cache(_REMEMBERED)
def wrap_evenly(
    text: str, *, width: float, size: float, weight: int = 400, max_lines: int = 99
) -> tuple[str, ...]:
    """
    Wrap to as few lines as `wrap` needs, of lengths as equal as they go: no lonely last word under a title.

    >>> wrap_evenly("Quản lý, vận hành", width=60, size=9)
    ('Quản lý,', 'vận hành')
    """
    best = wrap(text, width=width, size=size, weight=weight, max_lines=max_lines)
    if len(best) == 1 or best[-1].endswith(_ELLIPSIS):
        return best
    narrower = width
    while narrower > width / 2:
        narrower -= width / 20
        lines = wrap(text, width=narrower, size=size, weight=weight)
        if len(lines) > len(best):
            break
        best = lines
    return best


def _fill(text: str, *, width: float, size: float, weight: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if measure(longer, size=size, weight=weight) <= width:
            lines[-1] = longer
        else:
            pieces = _cut(word, width=width, size=size, weight=weight)
            lines += pieces if lines[-1] else []
            lines = lines if lines[0] else pieces
    return lines


def _cut(word: str, *, width: float, size: float, weight: int) -> list[str]:
    """Cut a word wider than the line wherever it must be cut."""
    pieces = [""]
    for char in word:
        if pieces[-1] and measure(pieces[-1] + char, size=size, weight=weight) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


@cache
def _advances(weight: int) -> dict[str, float]:
    with TTFont(_file_of(weight), lazy=True) as font:
        units = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        return {chr(code): widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}


def _file_of(weight: int) -> Path:
    return FOLDER / f"{FAMILY.replace(' ', '')}-{_FACES[weight]}.ttf"
