"""
Words that go into a sentence of either language: what was found, what is expected, what was probably meant.

>>> suggest("so-tu-fap", ["so-tu-phap", "so-tai-chinh"]).english
" (did you mean 'so-tu-phap'?)"
>>> quote("một\\nhai").vietnamese
'“một hai”'
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

_SHOWN = 60


class Phrase(NamedTuple):
    """The same words in Vietnamese and in English."""

    vietnamese: str
    english: str


NOTHING = Phrase("", "")
_EMPTY = Phrase("để trống", "nothing")


def quote(value: object) -> Phrase:
    """Name what was found: text between quotes and cut when long; a list or a mapping by what it is."""
    if isinstance(value, list):
        return Phrase("một danh sách", "a list")
    if isinstance(value, dict):
        return Phrase("các cặp “trường: giá trị”", "a mapping")
    text = " ".join(str(value).split())
    if not text:
        return _EMPTY
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return Phrase(f"“{shown}”", repr(shown))


def suggest(word: str, known: Iterable[str]) -> Phrase:
    """Name the nearest spelling, if one is near; only the beginning of a very long word is compared."""
    nearest = get_close_matches(word[:_SHOWN], known, n=1, cutoff=0.6)
    if not nearest:
        return NOTHING
    return Phrase(f" (có phải “{nearest[0]}”?)", f" (did you mean {nearest[0]!r}?)")


def list_words(words: Iterable[str]) -> Phrase:
    """Name the words allowed."""
    joined = ", ".join(words)
    return Phrase(f"một trong: {joined}", f"one of: {joined}")
