"""
Letters a medium cannot hold, spelled as their code so that they are seen and not lost: `[U+1F600]`.

The PDF is set in fonts that must be embedded whole (PDF/A), and the last resort is the font inside the typesetter; a
test sets every letter allowed here with that font alone. XML, and so DOCX, cannot hold control characters at all.

>>> settable("Tỉnh 😀")
'Tỉnh [U+1F600]'
>>> storable("một\\x01hai")
'một[U+0001]hai'
"""

import re
from functools import cache

_SETTABLE = (
    "\n\u0020-\u007e\u00a0-\u024f\u0300-\u036f"  # Latin with every mark
    "\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"  # Greek, Cyrillic
    "\u1e00-\u1eff"  # Vietnamese, composed
    "\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a"  # punctuation
    "\u20ab\u20ac\u2116\u2122\u2190-\u2193\u2212\u221e\u2248\u2260\u2264\u2265"  # signs
)
_UNSETTABLE = re.compile(f"[^{_SETTABLE}]")
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def settable(text: str) -> str:
    """Return the text with every letter spelled that the PDF might not be able to show."""
    return _UNSETTABLE.sub(_spell, text)


def list_unsettable(text: str) -> list[str]:
    """
    Return the letters `settable` spells, each once.

    >>> list_unsettable("Tỉnh 😀😀")
    ['😀']
    """
    return list(dict.fromkeys(_UNSETTABLE.findall(text)))


def storable(text: str) -> str:
    """Return the text with every character spelled that XML cannot hold."""
    return _UNSTORABLE.sub(_spell, text)


def breakable(text: str, *, longest: int) -> str:
    """
    Return the text with room to break inside words of more letters than `longest` (zero-width spaces).

    >>> breakable("hai ABCDEF", longest=5).replace("\u200b", "|")
    'hai A|B|C|D|E|F'
    """
    return _longer_than(longest).sub(lambda match: "\u200b".join(match[0]), text)


def list_broken(text: str, *, longest: int = 60) -> list[str]:
    """
    Return the words of more letters than any line holds.

    >>> list_broken("hai ABCDEF", longest=5)
    ['ABCDEF']
    """
    return _longer_than(longest).findall(text)


@cache
def _longer_than(longest: int) -> re.Pattern[str]:
    return re.compile(rf"[^\s/\-]{{{longest + 1},}}")


def _spell(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"
