"""
Codes of objects in few words.

>>> join_codes(["KT-HT-003", "KT-HT-001", "KT-HT-002", "QG-7", "KT-HT-009"])
'KT-HT-001–003, 009; QG-7'
>>> join_codes(["KT-1", "KT-3", "KT-5"], most=2)
'KT-1, 3 và 1 mã khác'
"""

import re
from collections.abc import Iterable
from itertools import groupby

_NUMBERED = re.compile(r"(.*?)(\d+)$", re.DOTALL)


def join_codes(codes: Iterable[str], *, most: int = 99) -> str:
    """Return the codes in order, those that follow one another as a span; what exceeds `most` spans is counted."""
    spans = _list_spans(codes)
    shown, rest = spans[:most], spans[most:]
    groups = [
        prefix + ", ".join(text for _, text, _ in members)
        for prefix, members in groupby(shown, key=lambda span: span[0])
    ]
    left = sum(count for _, _, count in rest)
    return "; ".join(groups) + (f" và {left} mã khác" if left else "")


def _list_spans(codes: Iterable[str]) -> list[tuple[str, str, int]]:
    """Return prefix, words and number of codes of each span."""
    plain = sorted(_split(code) for code in set(codes))
    spans: list[tuple[str, str, int]] = []
    run: list[tuple[str, int, str]] = []
    for code in plain:
        if run and not _follows(run[-1], code):
            spans.append(_say(run))
            run = []
        run.append(code)
    return [*spans, _say(run)] if run else spans


def _split(code: str) -> tuple[str, int, str]:
    found = _NUMBERED.match(code)
    return (found[1], int(found[2]), found[2]) if found else (code, -1, "")


def _follows(one: tuple[str, int, str], other: tuple[str, int, str]) -> bool:
    return one[0] == other[0] and one[1] >= 0 and other[1] == one[1] + 1 and len(one[2]) == len(other[2])


def _say(run: list[tuple[str, int, str]]) -> tuple[str, str, int]:
    first, last = run[0], run[-1]
    if len(run) == 1:
        return first[0], first[2], 1
    sign = "–" if len(run) > 2 else ", "
    return first[0], f"{first[2]}{sign}{last[2]}", len(run)
