"""
A sheet on its plate: paper of A4 or A3, a frame, and the title block the guide asks of every diagram.

It says what the draft guide of 13/09/2026 asks (Mẫu số 02, 2 and 3): code and name, state, scope, version and days,
source and who confirms, the source file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lgsp.architecture.frameworks.communes import list_commune_components
from lgsp.architecture.frameworks.figures import list_figure_components
from lgsp.architecture.pictures.lettering import drawable
from lgsp.architecture.pictures.marks import GREY, SMALL, word
from lgsp.architecture.pictures.scene import (
    BLACK,
    PORTRAIT_WIDTH,
    WHITE,
    Anchor,
    Box,
    Line,
    Path,
    Polygon,
    Scene,
    Shape,
    Text,
    Wording,
)

from .diagrams import Diagram, Sheet

Paper = tuple[float, float]
A4_UPRIGHT: Paper = (595.28, 841.89)
A4_ACROSS: Paper = (841.89, 595.28)
A3_ACROSS: Paper = (1190.55, 841.89)

_MARGIN = 18.0
_INSET = 4.0
_HEADING, _HEADING_ROOM = 11.0, 20.0
_ACROSS_A4, _ACROSS_A3 = 700.0, 1000.0
_NOTICE_LINES = 3
_LARGEST_GAP = 30.0
_PLACE = "Tờ"
_COMMUNES = 9


@dataclass(frozen=True, slots=True)
class Stamp:
    """
    What the title blocks of one dossier have in common, as it is printed.

    `product` is the document the diagrams belong to; `draft` and `notice` stand under every plate, where there are any.
    """

    product: str
    version: str
    valid_from: str
    data_cutoff: str
    made_on: str
    confirmed_by: str
    source: str
    draft: str = ""
    notice: str = ""


def make_plates(diagram: Diagram, stamp: Stamp, *, file: str) -> tuple[Scene, ...]:
    """Return the sheets of the diagram as plates; `file` is the name of the editable source file."""
    number = len(diagram.sheets)
    return tuple(
        _make_plate(sheet, _list_entries(diagram, sheet, stamp, f"{place}/{number}", file), stamp)
        for place, sheet in enumerate(diagram.sheets, 1)
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell of the title block: what it is, and what it says; `wide` ones take two places."""

    label: str
    said: str
    wide: bool = False


def _list_entries(diagram: Diagram, sheet: Sheet, stamp: Stamp, place: str, file: str) -> tuple[_Entry, ...]:
    required = diagram.required
    return (
        _Entry("Mã, tên sơ đồ", f"{required.code}. {required.name}", wide=True),
        _Entry("Trạng thái", sheet.state),
        _Entry("Phạm vi", diagram.scope),
        _Entry("Phiên bản", stamp.version),
        _Entry("Ngày hiệu lực", stamp.valid_from),
        _Entry("Thuộc hồ sơ", stamp.product, wide=True),
        _Entry("Ngày chốt dữ liệu", stamp.data_cutoff),
        _Entry("Ngày cập nhật", stamp.made_on),
        _Entry(_PLACE, place),
        _Entry("Đơn vị xác nhận", stamp.confirmed_by),
        _Entry("Nguồn", _say_source(diagram, stamp), wide=True),
        _Entry("Tệp nguồn", file, wide=True),
    )


def _say_source(diagram: Diagram, stamp: Stamp) -> str:
    """Say which figure is made concrete, how far our text of it is verified, and whose the facts are."""
    figure = diagram.required.figure
    if figure is None:
        return stamp.source
    rows = list_commune_components() if figure == _COMMUNES else list_figure_components(figure=figure)
    marks = ", ".join(dict.fromkeys(row.verified_as.lower() for row in rows))
    return f"Hình {figure} Quyết định số 1425/QĐ-TTg ({marks}); {stamp.source}"


def _make_plate(sheet: Sheet, entries: Sequence[_Entry], stamp: Stamp) -> Scene:
    scene = sheet.scene
    paper, block, block_height = _choose_paper(scene, entries, stamp)
    width, height = paper
    top = _MARGIN + _INSET + _HEADING_ROOM
    bottom = height - _MARGIN - block_height
    x = (width - scene.width) / 2
    y = top + max(0.0, min(_LARGEST_GAP, (bottom - _INSET - top - scene.height) / 2))
    frame = Box(_MARGIN, _MARGIN, width - 2 * _MARGIN, height - 2 * _MARGIN, "sheet", "none", BLACK, 1.2)
    heading = word(
        f"{entries[0].said} – {sheet.state}", width=width - 60, size=_HEADING, weight=600, max_lines=1
    )
    said = "; ".join(f"{entry.label}: {entry.said}" for entry in entries)
    return replace(
        scene,
        title=_name_page(entries, sheet),
        alt=" ".join(filter(None, (f"{said}.", stamp.draft, stamp.notice, scene.alt))),
        width=width,
        height=height,
        shapes=(
            frame,
            Text(width / 2, _MARGIN + _INSET + _HEADING, heading.lines[0], _HEADING, 600),
            *(_move(shape, x, y) for shape in scene.shapes),
            *(_move(shape, _MARGIN, bottom) for shape in block),
        ),
    )


def _name_page(entries: Sequence[_Entry], sheet: Sheet) -> str:
    """Name the page so that its first letters tell it from the others: `SĐ-T-01 (tờ 1/2, Mục tiêu). Mô hình …`."""
    code, _, name = entries[0].said.partition(". ")
    return f"{code} (tờ {_get(entries, _PLACE)}, {sheet.state}). {name}"


def _get(entries: Sequence[_Entry], label: str) -> str:
    return next(entry.said for entry in entries if entry.label == label)


def _choose_paper(
    scene: Scene, entries: Sequence[_Entry], stamp: Stamp
) -> tuple[Paper, tuple[Box, ...], float]:
    """Choose the smallest paper, turned as the sheet is, that holds it with its title block; else the largest."""
    small = (A4_ACROSS, A4_UPRIGHT) if scene.width > PORTRAIT_WIDTH else (A4_UPRIGHT, A4_ACROSS)
    for paper in (*small, A3_ACROSS):
        block = tuple(_lay_block(entries, stamp, paper[0] - 2 * _MARGIN))
        height = max(box.y + box.height for box in block)
        width, room = paper[0] - 2 * (_MARGIN + _INSET), paper[1] - 2 * (_MARGIN + _INSET) - _HEADING_ROOM
        if scene.width <= width and scene.height <= room - height:
            break
    return paper, block, height


def _lay_block(entries: Sequence[_Entry], stamp: Stamp, width: float) -> Iterator[Box]:
    """Yield the cells line by line, as high as their words need, and the notices under them."""
    across = 8 if width > _ACROSS_A3 else 6 if width > _ACROSS_A4 else 4
    y = 0.0
    for line in _share_out(entries, across):
        places = sum(2 if entry.wide else 1 for entry in line)
        widths = [(2 if entry.wide else 1) * width / places for entry in line]
        worded = [_word_entry(entry, wide) for entry, wide in zip(line, widths, strict=True)]
        height = max(sum(one.height for one in wordings) for wordings in worded) + 5
        x = 0.0
        for wordings, wide in zip(worded, widths, strict=True):
            box = Box(x, y, wide, height, "entry", WHITE, BLACK, 0.6, wordings=wordings)
            yield replace(box, anchor=Anchor.START)
            x += wide
        y += height
    if said := " ".join(filter(None, (stamp.draft, stamp.notice))):
        wording = replace(word(said, width=width - 12, size=SMALL, max_lines=_NOTICE_LINES), ink=BLACK)
        box = Box(0, y, width, wording.height + 5, "entry", "#eceff1", BLACK, 0.6, wordings=(wording,))
        yield replace(box, anchor=Anchor.START)


def _share_out(entries: Sequence[_Entry], across: int) -> Iterator[list[_Entry]]:
    """Yield lines of entries that take no more than so many places."""
    line: list[_Entry] = []
    taken = 0
    for entry in entries:
        needed = 2 if entry.wide else 1
        if taken + needed > across:
            yield line
            line, taken = [], 0
        line.append(entry)
        taken += needed
    yield line


def _word_entry(entry: _Entry, width: float) -> tuple[Wording, ...]:
    label = replace(word(entry.label, width=width - 10, size=SMALL), ink=GREY)
    said = word(drawable(entry.said), width=width - 10, size=SMALL, weight=600, max_lines=6)
    return label, said


def _move(shape: Shape, dx: float, dy: float) -> Shape:
    match shape:
        case Box() | Text():
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
        case Line():
            return replace(shape, x1=shape.x1 + dx, y1=shape.y1 + dy, x2=shape.x2 + dx, y2=shape.y2 + dy)
        case Polygon() | Path():
            return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
