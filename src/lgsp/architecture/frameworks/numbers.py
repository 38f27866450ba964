"""
The numbers of legal documents, and where a text mentions one.

People write the same number in many ways; tone marks, capitals, spaces and the sort of dash do not count, and the words
that say what the document is may stand for the end of its number.

>>> finder = NumberFinder(["278/2025/NĐ-CP", "1425/QĐ-TTg", "TCVN 14423:2026"])
>>> finder.find("theo Nghị định số 278/2025/ND–CP và NĐ 278/2025; Quyết định 1425")
('278/2025/NĐ-CP', '1425/QĐ-TTg')
>>> finder.find("1278/2025/NĐ-CP, 278/2025/QĐ-UBND, TCVN 14423:2025")
()
"""

import re
from collections.abc import Iterable

from lgsp.kernel.text import fold

_DASHES = str.maketrans("‐‑‒–—−", "------")
_NUMBER = re.compile(r"(?P<first>\d+)(?:/(?P<year>\d{4}))?/(?P<end>[a-z][a-z0-9]*(?:-[a-z]+)*)")
_NORM = re.compile(r"(?P<sort>tcvn|qcvn) (?P<first>\d+):(?P<year>\d{4})(?:/\w+)?")
_SORTS = {"nd": "nghi dinh|nd", "qd": "quyet dinh|qd", "tt": "thong tu|tt", "qh": "luat|nghi quyet"}
_LETTER = "van ban|cong van|cv"
_LOCAL = "ubnd"
"""Decisions of provinces share their numbers with each other and with ministries': only the whole number tells."""


class NumberFinder:
    """Finds which of some numbers a text mentions."""

    def __init__(self, numbers: Iterable[str]) -> None:
        found = {number: _pattern(_plain(number)) for number in dict.fromkeys(numbers)}
        self._patterns = [
            (number, _digits(number), re.compile(pattern)) for number, pattern in found.items() if pattern
        ]
        digits = "|".join(sorted({digits for _, digits, _ in self._patterns}))
        self._hint = re.compile(rf"(?<!\d)0*(?:{digits})(?!\d)" if digits else r"(?!)")

    def find(self, text: str) -> tuple[str, ...]:
        """Return the numbers the text mentions, in the order they were asked for."""
        # Folding is dear, and most texts hold no number that comes into question.
        if not self._hint.search(text):
            return ()
        plain = _plain(text)
        return tuple(
            number for number, digits, pattern in self._patterns if digits in plain and pattern.search(plain)
        )


def is_number(text: str, number: str) -> bool:
    """Say whether the text is that number, however it is written."""
    return _key(text) == _key(number)


def _plain(text: str) -> str:
    return " ".join(fold(text).translate(_DASHES).split())


def _key(text: str) -> str:
    return _plain(text).replace(" ", "").lstrip("0")


def _digits(number: str) -> str:
    found = re.search(r"\d+", number)
    return (found[0].lstrip("0") if found else "") or "0"


def _pattern(plain: str) -> str:
    if norm := _NORM.match(plain):
        return rf"\b{norm['sort']} ?{norm['first']}(?: ?: ?{norm['year']}(?!\d)|(?! ?[:\d]))"
    number = _NUMBER.match(plain)
    if number is None:
        return ""
    first, year, end = number["first"].lstrip("0"), number["year"], number["end"]
    middle = rf" ?/ ?{year}" if year else ""
    whole = rf"(?<![\d/])0*{first}{middle} ?/ ?{end.replace('-', ' ?-? ?')}(?![\w-])"
    if _LOCAL in end:
        return whole
    sort = next((words for start, words in _SORTS.items() if end.startswith(start)), _LETTER)
    return rf"{whole}|\b(?:{sort})(?: so)? 0*{first}{middle}(?!\d| ?/)"
