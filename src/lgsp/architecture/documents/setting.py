"""
From exhibits to blocks: numbers are given, leads refer to them, and what has nothing to show says so.

Tables and figures are each numbered from 1 through a whole document, in reading order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from . import blocks
from .edition import Edition
from .exhibits.exhibit import (
    Exhibit,
    FigureExhibit,
    Generator,
    PartExhibit,
    StepsExhibit,
    TableExhibit,
    WordsExhibit,
)
from .fitting import fit_columns

Numbers = Mapping[str, str | None]
"""`Bảng 3` or `Hình 2` by the code of the exhibit; nothing where there is nothing to show."""


def generate(generators: Iterable[Generator], edition: Edition) -> tuple[Exhibit, ...]:
    """Return the exhibits of those generators, in the order they are read in."""
    exhibits: list[Exhibit] = []
    for generator in generators:
        made = generator(edition)
        exhibits += made if isinstance(made, Sequence) else (made,)
    return arrange(exhibits)


def arrange(exhibits: Iterable[Exhibit]) -> tuple[Exhibit, ...]:
    """
    Return the exhibits with those on turned pages after the upright ones they stand among.

    Turned pages leave what is left of the page before them empty; so they come together, and once. Words and parts keep
    their place, and what has no lead stays behind what it continues.
    """
    arranged: list[Exhibit] = []
    turned: list[Exhibit] = []
    after_turned = False
    for exhibit in exhibits:
        if _is_turned(exhibit):
            turned.append(exhibit)
            after_turned = True
            continue
        if turned and not (_may_move(turned[0]) and _may_move(exhibit, after_turned=after_turned)):
            arranged += turned
            turned = []
        after_turned = False
        if isinstance(exhibit, PartExhibit):
            arranged.append(replace(exhibit, exhibits=arrange(exhibit.exhibits)))
        else:
            arranged.append(exhibit)
    return (*arranged, *turned)


def number(exhibits: Iterable[Exhibit]) -> Numbers:
    """Number the tables and the figures that have something to show, each from 1, in the order given."""
    numbers: dict[str, str | None] = {}
    tables = figures = 0
    for exhibit in _flatten(exhibits):
        numbers[exhibit.code] = None
        if isinstance(exhibit, TableExhibit) and exhibit.rows:
            tables += 1
            numbers[exhibit.code] = f"Bảng {tables}"
        elif isinstance(exhibit, FigureExhibit):
            figures += 1
            numbers[exhibit.code] = f"Hình {figures}"
    return numbers


def lay_out(exhibits: Iterable[Exhibit], numbers: Numbers) -> Iterator[blocks.Block]:
    """Yield the exhibits as blocks, each after the sentence that leads to it; turned pages follow all their leads."""
    for turned, group in groupby(exhibits, key=_is_turned):
        if not turned:
            for exhibit in group:
                yield from _lay_out(exhibit, numbers)
            continue
        laid = [block for exhibit in group for block in _lay_out(exhibit, numbers)]
        yield from (block for block in laid if not isinstance(block, blocks.Landscape))
        yield from (block for block in laid if isinstance(block, blocks.Landscape))


def join_landscapes(laid: Iterable[blocks.Block]) -> tuple[blocks.Block, ...]:
    """Return the blocks with those turned sideways one after another on the same pages, and every table fitted."""
    joined: list[blocks.Block] = []
    for block in laid:
        if isinstance(block, blocks.Landscape) and joined and isinstance(joined[-1], blocks.Landscape):
            joined[-1] = blocks.Landscape((*joined[-1].blocks, *block.blocks))
        else:
            joined.append(block)
    return fit_columns(joined)


def _is_turned(exhibit: Exhibit) -> bool:
    match exhibit:
        case TableExhibit():
            return exhibit.landscape and bool(exhibit.rows)
        case FigureExhibit():
            return exhibit.landscape
        case _:
            return False


def _may_move(exhibit: Exhibit, *, after_turned: bool = True) -> bool:
    """Say whether it may come before turned pages; what continues an upright exhibit goes where that goes."""
    if isinstance(exhibit, WordsExhibit | PartExhibit):
        return False
    return bool(exhibit.lead) or not after_turned


def _flatten(exhibits: Iterable[Exhibit]) -> Iterator[Exhibit]:
    for exhibit in exhibits:
        yield exhibit
        if isinstance(exhibit, PartExhibit):
            yield from _flatten(exhibit.exhibits)


def _lay_out(exhibit: Exhibit, numbers: Numbers) -> Iterator[blocks.Block]:
    code = exhibit.code
    match exhibit:
        case PartExhibit():
            yield blocks.Subheading(exhibit.title, code)
            yield from lay_out(exhibit.exhibits, numbers)
        case WordsExhibit():
            yield from (blocks.Paragraph(_refer_in(runs, code, numbers), code) for runs in exhibit.paragraphs)
            if exhibit.items:
                yield blocks.Listing(
                    tuple(_refer_in(runs, code, numbers) for runs in exhibit.items), key=code
                )
        case StepsExhibit(steps=()) | TableExhibit(rows=()):
            if isinstance(exhibit, StepsExhibit) or not exhibit.optional:
                yield _miss_entities(exhibit)
        case StepsExhibit():
            yield from _lead(exhibit.lead, code, numbers)
            yield blocks.Listing(exhibit.steps, numbered=True, key=code)
        case TableExhibit() | FigureExhibit():
            yield from _lead(exhibit.lead, code, numbers)
            block = _make_exhibit(exhibit, numbers)
            yield blocks.Landscape((block,)) if exhibit.landscape else block


def _make_exhibit(exhibit: TableExhibit | FigureExhibit, numbers: Numbers) -> blocks.Table | blocks.Figure:
    place = int((numbers[exhibit.code] or "0").split()[-1])
    if isinstance(exhibit, TableExhibit):
        return blocks.Table(place, exhibit.title, exhibit.columns, exhibit.rows, exhibit.code)
    return blocks.Figure(place, exhibit.title, exhibit.scene, exhibit.code)


def _lead(lead: str, code: str, numbers: Numbers) -> Iterator[blocks.Paragraph]:
    if lead:
        yield blocks.Paragraph((blocks.Run(_refer(lead, code, numbers)),), code)


def _refer_in(runs: blocks.Runs, code: str, numbers: Numbers) -> blocks.Runs:
    return tuple(blocks.Run(_refer(run.text, code, numbers), run.bold, run.italic) for run in runs)


def _refer(lead: str, code: str, numbers: Numbers) -> str:
    """Put the numbers into a lead; an exhibit with nothing to show is called what it is."""

    def number_of(match: re.Match[str]) -> str:
        named = code if match[1] == "ref" else match[1]
        return (numbers[named] or "danh mục tương ứng") if named in numbers else match[0]

    return re.sub(r"\{([a-z0-9/-]+)\}", number_of, lead)


def _miss_entities(exhibit: TableExhibit | StepsExhibit) -> blocks.Notice:
    if isinstance(exhibit, StepsExhibit):
        return blocks.Notice(f"[Chưa có minh họa — cần khai báo {exhibit.source}.]", exhibit.code)
    said = f"[Chưa có dữ liệu cho “{exhibit.title}” — khai báo trong thư mục {exhibit.source}.]"
    return blocks.Notice(said, exhibit.code)
