"""
The words of a name that say what a thing is for: synonyms taken as meant, tone marks and filler left out.

Vietnamese words are mostly of two syllables, so syllables are taken with the pairs they make: “hồ sơ” is more than
“hồ” and “sơ”.

>>> sorted(read_words("Hệ thống CSDL đất đai"))
['dai', 'dat', 'dat dai']
>>> read_words("Hoà giải ở cơ sở") == read_words("hoa giai o co so")
True
"""

import re
from functools import cache
from itertools import pairwise

from lgsp.architecture.frameworks.synonyms import list_synonyms
from lgsp.kernel.text import fold, nfc

_WORD = re.compile(r"\w+")
_FILLER = re.compile(
    r"\b(?:he thong thong tin|he thong|co so du lieu|phan mem|nen tang|ung dung|cong cu|phien ban|ban tinh|"
    r"quoc gia|toan quoc|dung chung|cap tinh|cap huyen|cap xa|toan tinh|cua|tai|cho|ve|va|cac|trong|theo|bang|voi|o)\b"
)
_BREAK = "\n"


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the syllables of a name that count, and the pairs of syllables that stand together."""
    text = _BREAK.join(" ".join(_WORD.findall(part)) for part in _split(name))
    found: set[str] = set()
    for part in _FILLER.sub(_BREAK, _mean(text)).split(_BREAK):
        syllables = part.split()
        found.update(syllables)
        found.update(f"{one} {other}" for one, other in pairwise(syllables))
    return frozenset(found)


def name_shared(name: str, shared: frozenset[str]) -> list[str]:
    """
    Return the runs of a name that are among the words shared, as they are written.

    >>> name_shared("Cổng hợp đồng lao động", frozenset({"hop", "dong", "lao"}))
    ['hợp đồng lao động']
    """
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(nfc(name)):
        if fold(word) in shared:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [" ".join(run) for run in runs if run]


def _split(name: str) -> list[str]:
    return re.split(r"[(),;:/]", fold(nfc(name).casefold()))


def _mean(text: str) -> str:
    """Return a folded text with each synonym as what is meant."""
    for said, meant in _synonyms():
        text = said.sub(meant, text)
    return text


@cache
def _synonyms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(fold(row.said))}\b"), fold(row.meant)) for row in list_synonyms()
    )
