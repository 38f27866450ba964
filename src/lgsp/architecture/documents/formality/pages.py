"""Paper, orientation and margins."""

from collections.abc import Iterator

from lgsp.architecture.frameworks.page_requirements import PageRequirement

from .answers import Evidence, met, name_places, say_millimetres, say_number, unclear, unmet
from .facts import Edge, Facts, Sheet, Side

_PAPER_ERROR = 1.0
"""A sheet is cut, and its size rounded to points: a millimetre is no other format."""


def judge_paper(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield what the sheets measure, upright or on their side."""
    short, long = (int(value) for value in asked.values)
    others: dict[str, list[str]] = {}
    untold = [sheet.place for sheet in facts.sheets if not sheet.width or not sheet.height]
    if untold:
        yield unclear("Tệp không nêu khổ giấy", name_places(untold))
    for sheet in (one for one in facts.sheets if one.place not in untold):
        small, great = sorted((sheet.width, sheet.height))
        if abs(small - short) > _PAPER_ERROR or abs(great - long) > _PAPER_ERROR:
            size = f"{say_number(sheet.width)} x {say_millimetres(sheet.height)}"
            others.setdefault(size, []).append(sheet.place)
    for size, places in others.items():
        yield unmet(size, name_places(places))
    if not others and not untold:
        yield met(f"{short} x {long} mm", _say_all(facts))


def judge_orientation(facts: Facts, _: PageRequirement) -> Iterator[Evidence]:
    """Yield which pages lie on their side; only tables may."""
    sideways = [sheet for sheet in facts.sheets if sheet.is_sideways]
    bare = [sheet.place for sheet in sideways if sheet.has_table is False]
    unknown = [sheet.place for sheet in sideways if sheet.has_table is None]
    with_tables = [sheet.place for sheet in sideways if sheet.has_table]
    if len(sideways) == len(facts.sheets):
        yield unmet("Mọi trang đều nằm ngang", _say_all(facts))
        return
    if bare:
        yield unclear(
            "Trang nằm ngang không có bảng; cần người xem hình trên trang có phải là biểu hay không",
            name_places(bare),
        )
    if unknown:
        yield unclear("Trang nằm ngang, tệp không cho biết có bảng hay không", name_places(unknown))
    if with_tables:
        yield met("Trang nằm ngang có bảng", name_places(with_tables))
    yield met(f"{len(facts.sheets) - len(sideways)}/{len(facts.sheets)} theo chiều dài", _say_all(facts))


def judge_top(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield how far the text keeps from the top."""
    yield from _judge_margin(facts, asked, Side.TOP)


def judge_bottom(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield how far the text keeps from the bottom."""
    yield from _judge_margin(facts, asked, Side.BOTTOM)


def judge_left(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield how far the text keeps from the left."""
    yield from _judge_margin(facts, asked, Side.LEFT)


def judge_right(facts: Facts, asked: PageRequirement) -> Iterator[Evidence]:
    """Yield how far the text keeps from the right."""
    yield from _judge_margin(facts, asked, Side.RIGHT)


def _judge_margin(facts: Facts, asked: PageRequirement, side: Side) -> Iterator[Evidence]:
    """Judge the text that comes too near, wherever it does; and the margin itself, where it shows."""
    measured = [(sheet, edge) for sheet in facts.sheets for edge in sheet.edges if edge.side is side]
    near = [(sheet, edge) for sheet, edge in measured if _is_near(edge, asked)]
    far = [(sheet, edge) for sheet, edge in measured if edge.is_proven and _is_far(edge, asked)]
    for pairs in (near, far):
        if pairs:
            yield _say_wrong(pairs)
    right = [edge for _, edge in measured if not _is_near(edge, asked) and not _is_far(edge, asked)]
    if right:
        yield met(f"{_say_span(right)}", _say_all(facts))
    elif not near and not far:
        yield unclear(_say_unseen([edge for _, edge in measured]), _say_all(facts))


def _is_near(edge: Edge, asked: PageRequirement) -> bool:
    return asked.minimum is not None and edge.distance + edge.above < asked.minimum


def _is_far(edge: Edge, asked: PageRequirement) -> bool:
    return asked.maximum is not None and edge.distance - edge.below > asked.maximum


def _say_wrong(pairs: list[tuple[Sheet, Edge]]) -> Evidence:
    edges = [edge for _, edge in pairs]
    return unmet(_say_span(edges), name_places(sheet.place for sheet, _ in pairs))


def _say_span(edges: list[Edge]) -> str:
    least, most = min(edge.distance for edge in edges), max(edge.distance for edge in edges)
    span = say_millimetres(least)
    if round(most, 1) != round(least, 1):
        span = f"{say_number(least)}–{say_millimetres(most)}"
    error = max(max(edge.below, edge.above) for edge in edges)
    return f"{span} (đo từ chữ, sai số tới {say_millimetres(error)})" if error >= 0.2 else span


def _say_unseen(edges: list[Edge]) -> str:
    if not edges:
        return "Không có dòng chữ nào để đo"
    least = min(edge.distance for edge in edges)
    return f"Chữ gần nhất cách mép {say_millimetres(least)}, quá ít dòng để biết lề"


def _say_all(facts: Facts) -> str:
    return facts.sheets[0].place if len(facts.sheets) == 1 else f"{facts.sheets[0].place}–{len(facts.sheets)}"
