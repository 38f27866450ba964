"""
Vietnamese text: one Unicode form, search without tone marks, and the order of the alphabet.

>>> fold("Đăng ký khai sinh")
'dang ky khai sinh'
>>> sorted(["Đào", "Dung", "Ân", "An", "Bình", "Ánh"], key=collation_key)
['An', 'Ánh', 'Ân', 'Bình', 'Dung', 'Đào']
"""

import unicodedata
from functools import cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: position for position, letter in enumerate(_ALPHABET, start=1)}
_TONES = (
    "\N{COMBINING GRAVE ACCENT}",
    "\N{COMBINING HOOK ABOVE}",
    "\N{COMBINING TILDE}",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING DOT BELOW}",
)
_TONE_ORDER = {tone: position for position, tone in enumerate(_TONES, start=1)}


def nfc(text: str) -> str:
    """Return the text in Unicode normal form C, the only form stored or compared here."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text for tone-blind search: lower case, without marks, `đ` as `d`."""
    return "".join([_bare(char) for char in text.casefold()])


@cache
def _bare(char: str) -> str:
    decomposed = unicodedata.normalize("NFD", char)
    return "".join(part for part in decomposed if not unicodedata.combining(part)).replace("đ", "d")


def collation_key(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Return a sort key: letters by the Vietnamese alphabet first, tones second (à ả ã á ạ)."""
    weights = [_weigh(char) for char in nfc(text).casefold()]
    return tuple([letter for letter, _ in weights]), tuple([tone for _, tone in weights])


@cache
def _weigh(char: str) -> tuple[tuple[int, int], int]:
    letter, tone = _split_tone(char)
    rank = _LETTER_ORDER.get(letter)
    return ((1, rank) if rank else (0, ord(letter))), tone


def _split_tone(char: str) -> tuple[str, int]:
    decomposed = unicodedata.normalize("NFD", char)
    tone = next((_TONE_ORDER[mark] for mark in decomposed if mark in _TONE_ORDER), 0)
    bare = "".join(mark for mark in decomposed if mark not in _TONE_ORDER)
    return nfc(bare)[:1] or char, tone  # a mark that stands alone is its own letter
