"""
The numbers of headings: I, II…; 1, 2…; 1.1…; a, b… by the Vietnamese alphabet; Chương, Điều.

>>> parse_label("IV. Mô hình liên thông")
Label(kind='roman', value=(4,))
>>> parse_label("b) Nơi nhận")
Label(kind='letter', value=(4,))
>>> parse_label("Điều 12. Hiệu lực")
Label(kind='điều', value=(12,))
>>> parse_label("Mục lục") is None
True
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.frameworks.page_requirements import PageRequirement
from lgsp.kernel.text import nfc

from .answers import SHOWN, Evidence, met, unclear, unmet
from .facts import Facts, Heading

_ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_COUNTING = "abcdđeghiklmnopqrstuvxy"
"""The Vietnamese alphabet as it mostly counts: without the letters that carry a mark."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NAMED = re.compile(r"(?P<name>phần|chương|mục|điều)\s+(?P<count>\d{1,3}|[IVXLC]+)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?P<count>[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|[a-zA-Zđăâêôơư])(?:[.)/]|\.?\s*[-–:](?=\s))\s*(?=\S)"
)
_CONTINUED = ("điều", "chương", "phần")
"""What is counted through the whole document and does not begin again."""


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a heading: what sort it is of, and its value, of several parts in 1.2.3."""

    kind: str
    value: tuple[int, ...]


def parse_label(text: str) -> Label | None:
    """Return the number a heading begins with; none is None."""
    plain = nfc(text).strip()
    if named := _NAMED.match(plain):
        return Label(named["name"].lower(), (_count(named["count"]),))
    counted = _COUNTED.match(plain)
    if counted is None:
        return None
    count = counted["count"]
    if count[0].isdigit():
        return Label("arabic", tuple(int(part) for part in count.split(".")))
    if _to_roman(from_roman(count)) == count:
        return Label("roman", (from_roman(count),))
    return _to_letter(count)


def _to_letter(count: str) -> Label | None:
    place = _ALPHABET.find(count.lower()) + 1
    return Label("letter", (place,)) if place and len(count) == 1 else None


def judge_headings(facts: Facts, _: PageRequirement) -> Iterator[Evidence]:
    """Yield every number that is left out, comes twice or is of another sort than its neighbours."""
    if facts.headings is None:
        yield unclear("Tệp không đánh dấu đề mục (không có dấu trang hay thẻ tiêu đề)")
        return
    written = [(one, parse_label(one.text)) for one in facts.headings if not one.is_automatic]
    labelled = [(heading, label) for heading, label in written if label]
    automatic = sum(one.is_automatic for one in facts.headings)
    if not labelled and not automatic:
        yield unclear(f"{len(facts.headings)} đề mục, không đề mục nào mang số")
        return
    faults = list(_find_faults(labelled))
    yield from faults[:SHOWN]
    if len(faults) > SHOWN:
        yield unmet(f"và {len(faults) - SHOWN} chỗ khác")
    if not faults:
        counted = f"; {automatic} đề mục do phần mềm tự đánh số" if automatic else ""
        yield met(f"{len(labelled)} đề mục có số, liên tục{counted}")


def _find_faults(labelled: list[tuple[Heading, Label]]) -> Iterator[Evidence]:
    last: dict[int, Label] = {}
    through: dict[str, Label] = {}
    for heading, first in labelled:
        label = _read_again(first, last.get(heading.level), heading)
        is_through = label.kind in _CONTINUED
        before = through.get(label.kind) if is_through else last.get(heading.level)
        for deeper in [level for level in last if level > heading.level]:
            del last[deeper]
        if fault := _compare(before, label, heading):
            yield unmet(fault, heading.place)
        last[heading.level] = label
        through[label.kind] = label


def _read_again(label: Label, before: Label | None, heading: Heading) -> Label:
    """Return C after B as a letter; alone it would be a hundred."""
    if before is None or before.kind != "letter" or label.kind != "roman":
        return label
    return _to_letter(nfc(heading.text).strip()[0]) or label


def _compare(before: Label | None, label: Label, heading: Heading) -> str:
    named = f"“{_shorten(heading.text)}”"
    if before is None:
        return "" if label.value[-1] == 1 else f"{named} là đề mục đầu nhưng không mang số đầu tiên"
    if before.kind != label.kind:
        return f"{named} đánh số khác kiểu với đề mục cùng cấp liền trước"
    if before.value == label.value:
        return f"{named} trùng số với đề mục cùng cấp liền trước"
    return "" if _follows(before, label) else f"{named} không nối tiếp số của đề mục liền trước"


def _follows(before: Label, label: Label) -> bool:
    if label.kind != "letter":
        return _succeeds(before.value, label.value)
    pair = _ALPHABET[before.value[0] - 1] + _ALPHABET[label.value[0] - 1]
    return pair in _ALPHABET or pair in _COUNTING


def _succeeds(before: tuple[int, ...], value: tuple[int, ...]) -> bool:
    """Say whether 1.3 comes after 1.2, and 2.1 after 1.9 where headings of both stand on one level."""
    if len(before) != len(value):
        return False
    if value[:-1] == before[:-1]:
        return value[-1] == before[-1] + 1
    return value[-1] == 1 and _succeeds(before[:-1], value[:-1])


def _count(text: str) -> int:
    return int(text) if text.isdigit() else from_roman(text.upper())


def from_roman(text: str) -> int:
    """Return the value of a Roman numeral; letters that are none count nothing."""
    values = [_ROMAN.get(letter, 0) for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _to_roman(value: int) -> str:
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    told = ""
    for step, letters in steps:
        told += letters * (value // step)
        value %= step
    return told


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
