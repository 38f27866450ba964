"""
The words of a name that say what a thing is for: synonyms taken as meant, filler left out.

Vietnamese words are mostly of two syllables, so syllables are taken with the pairs they make: “hồ sơ” is more than
“hồ” and “sơ”. Tone marks tell words apart where both names have them; where one has none, they are left out of both.

>>> sorted(read_words("He thong CSDL dat dai", is_marked=False))
['dai', 'dat', 'dat dai']
>>> read_words("Hoà giải", is_marked=True) == read_words("hòa giải", is_marked=True)
True
>>> read_words("thuế", is_marked=True) & read_words("thuê", is_marked=True)
frozenset()
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from lgsp.architecture.frameworks.synonyms import list_synonyms
from lgsp.kernel.text import fold, nfc

_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"[(),;:/]")
_PHRASES = (
    "hệ thống thông tin|hệ thống|cơ sở dữ liệu|phần mềm|nền tảng|ứng dụng|công cụ|phiên bản|bản tỉnh|quản lý|"
    "quốc gia|toàn quốc|dùng chung|cấp tỉnh|cấp huyện|cấp xã|toàn tỉnh"
)
_PARTICLES = "của|tại|cho|về|và|các|trong|bằng|với|ở"
"""Left out only where they have their marks: without them “tại” is the “tài” of “tài sản”."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONE_VOWEL = re.compile(r"\b([bcdđghklmnprstvx]+)y(\d?)\b")
"""“lí” and “lý” are one word, written in two ways."""
_ABBREVIATION = re.compile(r"\b(?:[A-ZĐ]{3,}|[A-ZĐ]{2}-[A-ZĐ]{2})\b")
_OTHERS = re.compile(
    r"\b(?:về|lên|từ|tới|đến|với|vào|qua|trên|cho|kết nối|nối|tích hợp|liên thông|đồng bộ|dùng|thay|thay thế) "
    r"(?:các |một |những )?"
    r"(?:hệ thống|nền tảng|cơ sở dữ liệu|csdl|trung tâm|cổng|kho|trục|sàn|ứng dụng|phần mềm|lgsp|vneid)\b[^,;.]*",
    re.IGNORECASE,
)
"""What a description says of another thing: where data goes, what is connected."""
_BREAK = "\n"


def has_marks(name: str) -> bool:
    """Say whether a name is written with Vietnamese marks."""
    return fold(name) != nfc(name).casefold()


@cache
def read_words(name: str, *, is_marked: bool) -> frozenset[str]:
    """Return the syllables of a name that count, and the pairs that stand together; with their marks or without."""
    parts = _ASIDE.split(_write(name, is_marked=is_marked))
    text = _BREAK.join(" ".join(_WORD.findall(part)) for part in parts)
    for said, meant in _synonyms(is_marked=is_marked):
        text = said.sub(meant, text)
    found: set[str] = set()
    for part in _filler(is_marked=is_marked).sub(_BREAK, text).split(_BREAK):
        syllables = part.split()
        found.update(syllables)
        found.update(f"{one} {other}" for one, other in pairwise(syllables))
    return frozenset(found)


@cache
def read_work(description: str) -> str:
    """
    Return what a description says of the thing itself, without the other things it is connected to.

    >>> read_work("Điều xe cấp cứu, gửi số liệu về trung tâm dữ liệu của tỉnh; báo trước cho bệnh viện.")
    'Điều xe cấp cứu, gửi số liệu ; báo trước cho bệnh viện.'
    """
    return _OTHERS.sub("", nfc(description))


@cache
def write_out(name: str, like: str) -> str:
    """
    Return a name with its abbreviations written out as the other name has them, by the first letters of its syllables.

    Vietnamese abbreviates a word by the first letter of each syllable; two letters are too few to tell by.

    >>> write_out("Hệ thống quản lý GDNN", "Quản lý giáo dục nghề nghiệp")
    'Hệ thống quản lý giáo dục nghề nghiệp'
    >>> write_out("Cổng TTĐT của tỉnh", "Cổng dữ liệu mở")
    'Cổng TTĐT của tỉnh'
    """
    return _ABBREVIATION.sub(
        lambda found: _find_syllables(found[0].replace("-", ""), like) or found[0], nfc(name)
    )


def _find_syllables(letters: str, like: str) -> str | None:
    syllables = _WORD.findall(nfc(like))
    firsts = "".join(one[0].upper() for one in syllables)
    place = firsts.find(letters)
    return " ".join(syllables[place : place + len(letters)]) if place >= 0 else None


def name_shared(name: str, shared: frozenset[str], *, is_marked: bool) -> list[str]:
    """
    Return the runs of a name that are among the words shared, as they are written.

    >>> name_shared("Cổng hợp đồng lao động", frozenset({"hop", "dong", "lao"}), is_marked=False)
    ['hợp đồng lao động']
    """
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(nfc(name)):
        if _write(word, is_marked=is_marked) in shared:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [" ".join(run) for run in runs if run]


def _write(text: str, *, is_marked: bool) -> str:
    """Write a text in the one way it is compared: in small letters, each syllable's tone as a digit at its end."""
    plain = nfc(text).casefold()
    settled = _WORD.sub(lambda word: _settle_tone(word[0]), plain) if is_marked else fold(plain)
    return _ONE_VOWEL.sub(r"\1i\2", settled)


@cache
def _settle_tone(word: str) -> str:
    """Return a syllable with its tone at the end: “hoà” and “hòa” are one."""
    letters = unicodedata.normalize("NFD", word)
    tones = [str(ord(one) % 10) for one in letters if one in _TONES]
    return nfc("".join(one for one in letters if one not in _TONES)) + "".join(tones)


@cache
def _filler(*, is_marked: bool) -> re.Pattern[str]:
    words = f"{_PHRASES}|{_PARTICLES}" if is_marked else _PHRASES
    return re.compile(rf"\b(?:{'|'.join(_write(one, is_marked=is_marked) for one in words.split('|'))})\b")


@cache
def _synonyms(*, is_marked: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile(rf"\b{re.escape(_write(row.said, is_marked=is_marked))}\b"),
            _write(row.meant, is_marked=is_marked),
        )
        for row in list_synonyms()
    )
