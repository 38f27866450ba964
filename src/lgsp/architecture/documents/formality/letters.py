"""Typeface, encoding, colour and size of the letters."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from lgsp.architecture.frameworks.page_requirements import PageRequirement

from .answers import SHOWN, Evidence, met, name_places, say_number, unclear, unmet
from .facts import Facts, Role, Words

_LEGACY = re.compile(r"^(\.vn|vni[- ]|vps |vntime)", re.IGNORECASE)
"""How the typefaces of the old Vietnamese encodings (TCVN3, VNI, VPS) are named."""
_MINOR_SHARE = 0.1
"""Where a file does not tell pictures from text, so small a part of the letters may be lettering of pictures."""
_STRAY_SHARE = 0.02
_SIZE_ERROR = 0.2
_BLACKEST = 0x30
"""Printers' black comes out of a PDF as a dark grey."""


def judge_typeface(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield which typefaces the letters are set in, those of pictures apart."""
    wanted = {_plain_name(name) for name in asked.values}
    yield from _judge_each(facts, lambda words: words.typeface, lambda name: _plain_name(name) in wanted)


def judge_encoding(facts: Facts, _: PageRequirement) -> Iterator[Evidence]:
    """Yield whether the letters are Unicode."""
    legacy = defaultdict(list)
    for words in facts.words:
        if _LEGACY.match(words.typeface) and _count_letters(words):
            legacy[words.typeface].append(words.place)
    for typeface, places in legacy.items():
        yield unmet(f"Phông {typeface} dùng bảng mã cũ", name_places(places))
    if facts.unreadable:
        yield unclear(f"{facts.unreadable} ký tự trong tệp không có mã Unicode")
    if not legacy and not facts.unreadable:
        count = sum(map(_count_letters, facts.words))
        yield met(f"{count} chữ cái đều có mã Unicode") if count else unclear("Tệp không có chữ nào đọc được")


def judge_colour(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield which colours the letters have, those of pictures apart."""
    wanted = set(asked.values)
    yield from _judge_each(
        facts,
        lambda words: f"màu {words.colour}",
        lambda colour: _is_dark(colour[-6:]) or colour[-6:] in wanted,
    )


def judge_body_size(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield the sizes of running text; tables, headings, captions and contents are not meant."""
    counts: Counter[float] = Counter()
    places: dict[float, list[str]] = defaultdict(list)
    for words in facts.words:
        if words.is_running:
            counts[words.size] += _count_letters(words)
            places[words.size].append(words.place)
    total = counts.total()
    if not total:
        yield unclear("Không nhận ra đoạn lời văn nào đủ dài để đo")
        return
    wrong = {
        size
        for size, count in counts.items()
        if count > _STRAY_SHARE * total and not asked.allows(size, error=_SIZE_ERROR)
    }
    for size in sorted(wrong):
        share = round(100 * counts[size] / total)
        yield unmet(f"Cỡ {say_number(size)} ({share}% lời văn)", name_places(places[size]))
    if not wrong:
        sizes = ", ".join(say_number(size) for size, _ in counts.most_common(2))
        yield met(f"Cỡ {sizes}; {total} chữ cái lời văn")


def _judge_each(
    facts: Facts, value_of: Callable[[Words], str], is_wanted: Callable[[str], bool]
) -> Iterator[Evidence]:
    """Judge one property of all letters; in a file that does not tell pictures apart, a small rest is a doubt."""
    counts: Counter[str] = Counter()
    places: dict[str, list[str]] = defaultdict(list)
    for words in facts.words:
        letters = _count_letters(words)
        if letters and words.role is not Role.PICTURE:
            counts[value_of(words)] += letters
            places[value_of(words)].append(words.place)
    if not counts:
        yield unclear("Tệp không có chữ nào đọc được (có thể là bản quét)")
        return
    others = {value: count for value, count in counts.items() if not is_wanted(value)}
    is_minor = not facts.tells_roles and sum(others.values()) < _MINOR_SHARE * counts.total()
    for value in sorted(others, key=lambda one: -others[one])[:SHOWN]:
        said = f"{value}: {others[value]} chữ cái"
        if is_minor:
            yield unclear(f"{said}, có thể thuộc hình vẽ", name_places(places[value]))
        else:
            yield unmet(said, name_places(places[value]))
    good = [value for value in counts if value not in others]
    if good:
        yield met(f"{', '.join(sorted(good))}: {sum(counts[value] for value in good)} chữ cái")


def _count_letters(words: Words) -> int:
    return sum(letter.isalpha() for letter in words.text)


def _plain_name(typeface: str) -> str:
    """Return a typeface's name as everyone writes it: a PDF says `TimesNewRomanPS-BoldMT`."""
    name = re.sub(r"[^a-z]", "", typeface.lower())
    name = re.sub(r"(bold|italic|oblique|regular|mt|ps)+$", "", name)
    return re.sub(r"(ps|mt)(bold|italic)*$", "", name)


def _is_dark(colour: str) -> bool:
    try:
        return max(bytes.fromhex(colour)) <= _BLACKEST
    except ValueError:
        return False
