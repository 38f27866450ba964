"""
The top of the first page: the national title and the motto of an administrative document.

An annex issued with a decision has neither; what the file is, is told by the caller or read off its first page.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from lgsp.architecture.frameworks.page_requirements import PageRequirement, get_page_requirement
from lgsp.kernel.text import fold, nfc

from .answers import Evidence, met, say_number, unclear, unmet
from .facts import Facts, FrontLine, Side

_SIZE_ERROR = 0.2
_MIDDLE_ERROR = 3.0
_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")
_NUMBER = re.compile(r"so ?: ?[\d.…_/ ]*[a-z.…-]+")
_ANNEX = re.compile(
    r"phu luc( [ivx\d]+)?\b.{0,3}$|.*kem theo (quyet dinh|van ban|nghi quyet|to trinh|ke hoach)\b"
)
_NAMES = {"quyet dinh", "nghi quyet", "chi thi", "to trinh", "bao cao", "ke hoach", "thong bao", "cong van"}


class DocumentSort(StrEnum):
    """What a finished file is: a document of its own, or an annex issued with one."""

    ADMINISTRATIVE = "administrative"
    ANNEX = "annex"


def recognise_sort(facts: Facts) -> DocumentSort | None:
    """Return what the first page says the file is; None if it says nothing."""
    lines = [fold(line.text).strip() for line in facts.front]
    if find_title(facts) or find_motto(facts) or any(_NUMBER.match(line) for line in lines):
        return DocumentSort.ADMINISTRATIVE
    if any(_ANNEX.match(line.strip("()[] ")) for line in lines):
        return DocumentSort.ANNEX
    return DocumentSort.ADMINISTRATIVE if any(line in _NAMES for line in lines) else None


def find_title(facts: Facts) -> FrontLine | None:
    """Return the line of the national title, however it is set."""
    return _find(facts, "national-title")


def find_motto(facts: Facts) -> FrontLine | None:
    """Return the line of the motto, however it is set."""
    return _find(facts, "motto")


def judge_title(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield whether the national title stands on the top right, in capitals."""
    line = find_title(facts)
    if line is None:
        yield _say_missing(facts, "Quốc hiệu")
        return
    if _settle(line.text) == _settle(asked.values[0]):
        yield met(f"“{line.text}”", facts.sheets[0].place)
    else:
        yield unmet(f"Ghi là “{line.text}”", facts.sheets[0].place)
    yield _judge_half(line)
    if not line.is_high:
        yield unmet("Quốc hiệu không ở trên cùng trang đầu")


def judge_title_type(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield size, weight and slant of the national title."""
    yield _judge_type(facts, find_title(facts), asked, "Quốc hiệu")


def judge_motto(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield whether the motto is written as it should be and stands in the middle below the national title."""
    line, title = find_motto(facts), find_title(facts)
    if line is None:
        yield _say_missing(facts, "Tiêu ngữ")
        return
    if _settle(line.text) == asked.values[0]:
        yield met(f"“{line.text}”", facts.sheets[0].place)
    else:
        yield unmet(f"Ghi là “{line.text}”", facts.sheets[0].place)
    if title is None:
        yield unclear("Không có Quốc hiệu để đối chiếu vị trí")
    else:
        yield _judge_below(facts, title, line)


def judge_motto_type(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield size, weight and slant of the motto."""
    yield _judge_type(facts, find_motto(facts), asked, "Tiêu ngữ")


def _find(facts: Facts, subject: str) -> FrontLine | None:
    wanted = _loosen(get_page_requirement(subject).values[0])
    return next((line for line in facts.front if _loosen(line.text) == wanted), None)


def _loosen(text: str) -> str:
    return " ".join(_DASHES.sub(" - ", fold(text)).split())


def _settle(text: str) -> str:
    """Return the text with one way of writing the tone of OÀ, both of which are in use."""
    return nfc(" ".join(text.split())).replace("OÀ", "ÒA")


def _judge_half(line: FrontLine) -> Evidence:
    if line.half is Side.RIGHT:
        return met("Ở nửa bên phải trang")
    if line.half is Side.LEFT:
        return unmet("Quốc hiệu ở nửa bên trái trang")
    if line.middle is not None:
        return unmet("Quốc hiệu nằm vắt qua giữa trang, không ở bên phải")
    return unclear("Tệp không cho biết Quốc hiệu nằm bên nào của trang")


def _judge_below(facts: Facts, title: FrontLine, motto: FrontLine) -> Evidence:
    place = facts.front.index(motto) - facts.front.index(title)
    if motto.block != title.block or place < 1:
        return unmet("Tiêu ngữ không nằm dưới Quốc hiệu")
    if motto.middle is not None and title.middle is not None:
        apart = abs(motto.middle - title.middle)
        if apart > _MIDDLE_ERROR:
            return unmet(f"Tiêu ngữ lệch {say_number(apart)} mm so với giữa Quốc hiệu")
        return met("Canh giữa dưới Quốc hiệu")
    if motto.is_centred and title.is_centred:
        return met("Canh giữa dưới Quốc hiệu")
    if motto.is_centred is False:
        return unmet("Tiêu ngữ không canh giữa")
    return unclear("Tệp không cho biết Tiêu ngữ có canh giữa dưới Quốc hiệu không")


def _judge_type(facts: Facts, line: FrontLine | None, asked: PageRequirement, name: str) -> Evidence:
    if line is None:
        return _say_missing(facts, name)
    slant = "đứng" if line.is_upright else "nghiêng"
    weight = "đậm" if line.is_bold else "không đậm"
    said = f"Cỡ {say_number(line.size)}, {slant}, {weight}"
    is_good = line.is_upright and line.is_bold and asked.allows(line.size, error=_SIZE_ERROR)
    return (met if is_good else unmet)(said, facts.sheets[0].place)


def _say_missing(facts: Facts, name: str) -> Evidence:
    if not facts.front:
        return unclear("Trang đầu không có chữ nào đọc được")
    return unmet(f"Trang đầu không có {name}", facts.sheets[0].place)
