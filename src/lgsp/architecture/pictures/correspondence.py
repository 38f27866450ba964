"""
The province's components beside those of the national frameworks they answer to (V.1), row by row.

On the left the bands of the overall figure with their components, on the right what each names as its counterpart,
and the layer or the framework that this stands in. An arrow says how the two relate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from lgsp.architecture.frameworks.bands import Band, list_bands
from lgsp.architecture.frameworks.figures import FigureComponent, list_figure_components
from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import Mapping, MappingRelation

from .banding import PALETTE, PILLAR_INK, UNPLACED, list_members
from .marks import (
    GREY,
    NODE,
    PALE,
    SMALL,
    STATUS_MARKS,
    Mark,
    draw_node,
    lay_legend,
    mark_of,
    node_height,
    say_nothing,
    word,
)
from .paging import fill_pages
from .scene import (
    BLACK,
    LEADING,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    WHITE,
    Border,
    Box,
    Path,
    Scene,
    Shape,
    Wording,
)

Value = TypeVar("Value")

_TITLE = "Thành phần của tỉnh bên cạnh thành phần của khung quốc gia"
_MARGIN = 2.0
_GAP = 3.0
_HEAD = 26.0
_HEADS = ("Lớp của tỉnh", "Thành phần của tỉnh", "Quan hệ", "Thành phần của khung quốc gia", "Lớp, khung")
_WIDTHS = (58.0, 130.0, 56.0, 130.0, 76.0)
_ROUNDING = 0.01
_LEAST_ROW = 24.0
_PLACE_LINES = 4
_LEGEND_ROOM = 40.0
_OWN = "Thành phần riêng của tỉnh"
_NAMED = "Tương ứng"
_OWN_MARK = Mark("Khung quốc gia không có thành phần tương ứng", Border.DOTTED, 0.9, PALE)


@dataclass(frozen=True, slots=True)
class Correspondence:
    """
    What a component of the province answers to.

    `counterpart` is its name there, `framework` where it stands, `national` the component of Quyết định 1425/QĐ-TTg
    when it is one of those; `relation` says how the two relate, in the words of Mẫu số 03 where the model has them.
    """

    component: Component
    counterpart: str
    framework: str
    relation: str
    national: FigureComponent | None = None


def list_correspondences(model: Model) -> tuple[tuple[Band, tuple[Correspondence, ...]], ...]:
    """Return every component not retired beside its counterpart, by band; equal counterparts follow each other."""
    components = [one for one in model.all(Component) if one.status is not Status.RETIRED]
    found = []
    for band in (*list_bands(), UNPLACED):
        members = [_relate(one) for one in list_members(band, components)]
        if members:
            found.append((band, tuple(sorted(members, key=_order))))
    return tuple(found)


def _order(one: Correspondence) -> tuple[str, str, str]:
    return (one.national.code if one.national else "~", one.framework, one.counterpart)


def _relate(component: Component) -> Correspondence:
    framework, _, name = (component.reference or "").rpartition(": ")
    mapping = next((one for one in component.mappings if one.source_object_ref), None)
    national = _find_national(mapping.source_object_ref if mapping else name)
    counterpart = national.name if national else name or (mapping.source_object_ref if mapping else None)
    place = national.layer if national else framework or (mapping.source_framework if mapping else None)
    if not counterpart or not place:
        return Correspondence(component, counterpart or _OWN, "", "")
    said = counterpart[:1].upper() + counterpart[1:]
    return Correspondence(component, said, place, _say_relation(mapping), national)


def _find_national(name: str | None) -> FigureComponent | None:
    return next((one for one in list_figure_components() if one.name == name), None) if name else None


def _say_relation(mapping: Mapping | None) -> str:
    relation = mapping.mapping_relation if mapping else None
    if relation is None or relation is MappingRelation.UNMAPPED:
        return _NAMED
    return get_value("mapping_relation", relation.value).name


@dataclass(frozen=True, slots=True)
class _Row:
    band: Band
    one: Correspondence
    height: float


def correspondence_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw the correspondence on as many upright pages as it needs."""
    rows = [
        _Row(band, one, _row_height(one)) for band, members in list_correspondences(model) for one in members
    ]
    if not rows:
        return (say_nothing("correspondence", _TITLE, "Chưa khai báo thành phần nào."),)
    room = PORTRAIT_HEIGHT - _MARGIN - _HEAD - 2 * _GAP - _LEGEND_ROOM
    pages = list(fill_pages(rows, [row.height + _GAP for row in rows], room=room))
    return tuple(_draw(_make_room(page), place, len(pages)) for place, page in enumerate(pages, 1))


def _make_room(rows: Sequence[_Row]) -> list[_Row]:
    """Make the last row of a band on a page taller where the band's name would not fit beside its rows."""
    taller = list(rows)
    for _, first, last in _list_spans([row.band.code for row in rows]):
        height = sum(row.height for row in rows[first : last + 1]) + _GAP * (last - first)
        needed = (
            word(rows[first].band.name, width=_WIDTHS[0] - 6, size=SMALL, weight=600, max_lines=9).height + 2
        )
        taller[last] = replace(rows[last], height=rows[last].height + max(0.0, needed - height))
    return taller


def _row_height(one: Correspondence) -> float:
    """Return the height the names of a row need; the place of a counterpart often has several rows to itself."""
    inner = (
        node_height(one.component.name, width=_WIDTHS[1]),
        node_height(one.counterpart, width=_WIDTHS[3]),
    )
    place = word(one.framework, width=_WIDTHS[4] - 6, size=SMALL, max_lines=_PLACE_LINES).height + 4
    return max(_LEAST_ROW, *inner, place)


def _draw(rows: Sequence[_Row], place: int, count: int) -> Scene:
    xs = [_MARGIN + sum(_WIDTHS[:at]) + _GAP / 2 * at for at in range(len(_WIDTHS))]
    shapes: list[Shape] = [*_lay_heads(xs)]
    top = _MARGIN + _HEAD + _GAP
    y = top
    tops = []
    for row in rows:
        tops.append(y)
        shapes += _lay_row(row, xs, y)
        y += row.height + _GAP
    shapes += _lay_labels(rows, tops, xs[0])
    shapes += _lay_counterparts(rows, tops, xs)
    used = {mark_of(row.one.component.status) for row in rows}
    marks = tuple(mark for mark in STATUS_MARKS if mark in used)
    marks += (_OWN_MARK,) if any(not row.one.relation for row in rows) else ()
    legend = lay_legend(marks, x=_MARGIN, y=y + _GAP, width=PORTRAIT_WIDTH - 2 * _MARGIN)
    part = f" (phần {place}/{count})" if count > 1 else ""
    return Scene(
        code="correspondence" if count == 1 else f"correspondence-{place}",
        title=f"{_TITLE}{part}",
        alt=_describe(rows),
        width=PORTRAIT_WIDTH,
        height=y + _GAP + legend.height,
        shapes=(*shapes, *legend.shapes),
        legend=tuple(mark.label for mark in marks),
    )


def _lay_heads(xs: Sequence[float]) -> Iterator[Box]:
    for x, width, name in zip(xs, _WIDTHS, _HEADS, strict=True):
        wording = word(name, width=width - 6, size=SMALL, weight=600, max_lines=2)
        yield Box(x, _MARGIN, width, _HEAD, "head", "#e8ecef", GREY, 0.6, wordings=(wording,))


def _lay_row(row: _Row, xs: Sequence[float], y: float) -> Iterator[Shape]:
    """Lay the component, and the arrow to its counterpart with the relation over it."""
    component = row.one.component
    yield draw_node(
        Box(xs[1], y, _WIDTHS[1], row.height, "node", key=component.id),
        name=component.name,
        status=component.status,
        subjects=(component.id,),
    )
    if not row.one.relation:
        return
    middle = y + row.height / 2
    relation = word(row.one.relation, width=_WIDTHS[2] - 4, size=SMALL, max_lines=1)
    note = Box(xs[2] + 1, middle - 13, _WIDTHS[2] - 2, 12, "note", "none", border=Border.NONE, padding=1.0)
    yield replace(note, wordings=(relation,))
    yield Path(((xs[1] + _WIDTHS[1] + 1, middle), (xs[3] - 1, middle)), BLACK, 0.9)


def _lay_labels(rows: Sequence[_Row], tops: Sequence[float], x: float) -> Iterator[Box]:
    """Lay the name of each band over all its rows."""
    for band, first, last in _list_spans([row.band.code for row in rows]):
        dark = PALETTE.get(band, (PILLAR_INK, ""))[0]
        height = tops[last] + rows[last].height - tops[first]
        label = Box(x, tops[first], _WIDTHS[0], height, "label", dark, dark, padding=2.0)
        name = _fit(rows[first].band.name, width=_WIDTHS[0] - 6, height=height, weight=600)
        yield replace(label, wordings=(replace(name, ink=WHITE),))


def _lay_counterparts(rows: Sequence[_Row], tops: Sequence[float], xs: Sequence[float]) -> Iterator[Box]:
    """Lay each counterpart once for all the rows after each other that name it, and so its place."""
    ones = [row.one for row in rows]
    bands = [row.band.code for row in rows]
    names = [(band, one.framework, one.counterpart) for band, one in zip(bands, ones, strict=True)]
    for _, first, last in _list_spans(names):
        height = tops[last] + rows[last].height - tops[first]
        wording = _fit(ones[first].counterpart, width=_WIDTHS[3] - 8, height=height, size=NODE)
        own = not ones[first].relation
        box = Box(xs[3], tops[first], _WIDTHS[3], height, "national", PALE if own else WHITE, BLACK, 0.9)
        yield replace(box, wordings=(wording,), border=Border.DOTTED if own else Border.SOLID)
    for _, first, last in _list_spans([(band, one.framework) for band, one in zip(bands, ones, strict=True)]):
        if ones[first].framework:
            height = tops[last] + rows[last].height - tops[first]
            wording = _fit(ones[first].framework, width=_WIDTHS[4] - 6, height=height)
            yield Box(
                xs[4],
                tops[first],
                _WIDTHS[4],
                height,
                "place",
                PALE,
                GREY,
                0.6,
                wordings=(wording,),
                padding=3.0,
            )


def _list_spans(values: Sequence[Value]) -> Iterator[tuple[Value, int, int]]:
    """Yield each run of equal values with its first and last place."""
    at = 0
    for value, run in groupby(values):
        length = len(list(run))
        yield value, at, at + length - 1
        at += length


def _fit(text: str, *, width: float, height: float, size: float = SMALL, weight: int = 400) -> Wording:
    lines = max(1, int((height - 2 + _ROUNDING) // (size * LEADING)))
    return word(text, width=width, size=size, weight=weight, max_lines=lines)


def _describe(rows: Sequence[_Row]) -> str:
    said = [
        f"{row.band.name}: {row.one.component.name} – {row.one.relation.lower() or 'không có quan hệ'} – "
        f"{row.one.counterpart}" + (f" ({row.one.framework})" if row.one.framework else "")
        for row in rows
    ]
    return "Đối chiếu từng thành phần của tỉnh với khung quốc gia. " + "; ".join(said) + "."
