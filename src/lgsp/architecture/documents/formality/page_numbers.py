"""Page numbers: counting, type, place, and the first page."""

from collections.abc import Iterator

from lgsp.architecture.frameworks.page_requirements import PageRequirement

from .answers import Evidence, beside_the_point, met, name_places, say_number, unclear, unmet
from .facts import Facts

_SIZE_ERROR = 0.2
_ONE_PAGE = "Tệp chỉ có một trang"


def judge_counting(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield whether pages are counted from 1 in Arabic numerals, and where a number is missing."""
    numbers = facts.numbers
    if numbers.page_count == 1 and not numbers.shown:
        yield beside_the_point(_ONE_PAGE)
        return
    yield from (unmet(fault) for fault in numbers.faults)
    if numbers.missing:
        yield unmet("Không có số trang", name_places(numbers.missing))
    yield from (unclear(doubt) for doubt in numbers.doubts)
    if not numbers.faults and not numbers.missing and not numbers.doubts:
        yield met(f"Đánh từ {asked.values[0]}, chữ số Ả Rập", _say_where(facts))


def judge_type(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield size and slant of the numbers."""
    if not facts.numbers.shown:
        yield _say_none(facts)
        return
    wrong: dict[str, list[str]] = {}
    for number in facts.numbers.shown:
        if not number.is_upright or not asked.allows(number.size, error=_SIZE_ERROR):
            slant = "" if number.is_upright else ", nghiêng"
            wrong.setdefault(f"Cỡ {say_number(number.size)}{slant}", []).append(number.place)
    yield from (unmet(said, name_places(places)) for said, places in wrong.items())
    if not wrong:
        sizes = sorted({say_number(number.size) for number in facts.numbers.shown})
        yield met(f"Cỡ {', '.join(sizes)}, đứng", _say_where(facts))


def judge_place(facts: Facts, _: PageRequirement) -> Iterator[Evidence]:
    """Yield whether the numbers stand in the top margin and in the middle."""
    shown = facts.numbers.shown
    if not shown:
        yield _say_none(facts)
        return
    below = [number.place for number in shown if not number.is_on_top]
    aside = [number.place for number in shown if number.is_centred is False]
    unknown = [number.place for number in shown if number.is_centred is None]
    if below:
        yield unmet("Số trang không nằm ở lề trên", name_places(below))
    if aside:
        yield unmet("Số trang không canh giữa", name_places(aside))
    if unknown:
        yield unclear("Không rõ số trang có canh giữa không (đặt bằng khung hoặc bảng)", name_places(unknown))
    if not below and not aside and not unknown:
        yield met("Ở lề trên, canh giữa", _say_where(facts))


def judge_first_page(facts: Facts, _: PageRequirement) -> Iterator[Evidence]:
    """Yield whether the first page shows no number."""
    numbers = facts.numbers
    if numbers.is_hidden_first is False:
        yield unmet("Trang thứ nhất có hiện số trang", facts.sheets[0].place)
    elif numbers.is_hidden_first:
        yield met("Trang thứ nhất không hiện số trang", facts.sheets[0].place)
    else:
        yield _say_none(facts)


def _say_none(facts: Facts) -> Evidence:
    if facts.numbers.page_count == 1:
        return beside_the_point(_ONE_PAGE)
    if facts.numbers.missing:
        return beside_the_point("Tệp không có số trang nào; xem yêu cầu về đánh số trang")
    return unclear("Không tìm thấy số trang để đo")


def _say_where(facts: Facts) -> str:
    return name_places(number.place for number in facts.numbers.shown)
