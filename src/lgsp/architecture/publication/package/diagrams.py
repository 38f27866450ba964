"""
Mẫu số 02 as files: each diagram as PDF, SVG and editable draw.io, and one PDF of all.

PDF and draw.io have a page a sheet; SVG knows no pages, so that a diagram of several sheets is as many files.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.model.exchanges import Flow, Relation
from lgsp.architecture.model.model import Model
from lgsp.architecture.pictures.drawio import to_drawio
from lgsp.architecture.pictures.pdf import to_pdf
from lgsp.architecture.pictures.plates.diagrams import Diagram, draw_diagrams
from lgsp.architecture.pictures.plates.rooms import ON_PLATE
from lgsp.architecture.pictures.plates.title_blocks import Stamp, make_plates
from lgsp.architecture.pictures.scene import Scene
from lgsp.architecture.pictures.svg import to_svg
from lgsp.architecture.queries import links, objects

from .facts import Facts
from .names import name_file

ALL = ("Mau-so-02", "Bộ sơ đồ kiến trúc")


@dataclass(frozen=True, slots=True)
class DrawnSet:
    """The files of Mẫu số 02 by name, the diagrams in them, and why the others are not drawn."""

    files: Mapping[str, bytes]
    drawn: tuple[Diagram, ...]
    not_drawn: tuple[Diagram, ...]


def draw_set(model: Model, facts: Facts, *, on: date) -> DrawnSet:
    """Draw every diagram the model has something for."""
    diagrams = draw_diagrams(model, ON_PLATE)
    drawn = tuple(one for one in diagrams if one.sheets)
    codes = _list_codes(model)
    stamp = _make_stamp(facts)
    files: dict[str, bytes] = {}
    plates: list[Scene] = []
    for diagram in drawn:
        name = name_file(diagram.required.code, diagram.required.short_name, facts.version)
        made = make_plates(diagram, stamp, file=f"{name}.drawio")
        files[f"{name}.pdf"] = to_pdf(made, made_on=on, title=_title(diagram, facts))
        files[f"{name}.drawio"] = to_drawio(made, codes=codes)
        files |= dict(_write_svg(name, made))
        plates += made
    files[f"{name_file(*ALL, facts.version)}.pdf"] = to_pdf(
        plates, made_on=on, title=f"Mẫu số 02. {ALL[1]}, {facts.product}"
    )
    return DrawnSet(files, drawn, tuple(one for one in diagrams if not one.sheets))


def _title(diagram: Diagram, facts: Facts) -> str:
    return f"{diagram.required.code}. {diagram.required.name}, phiên bản {facts.version}"


def _make_stamp(facts: Facts) -> Stamp:
    return Stamp(
        product=facts.product,
        version=facts.version,
        valid_from=facts.valid_from,
        data_cutoff=facts.data_cutoff,
        made_on=facts.made_on,
        confirmed_by=facts.confirmed_by,
        source=f"mô hình kiến trúc của {facts.province}, mã tóm lược {facts.digest}",
        draft=facts.draft,
        notice=facts.notice,
    )


def _list_codes(model: Model) -> dict[str, str]:
    """Return the codes of table 1 and table 2 by the ids of what they are of."""
    codes = {one.id: objects.get_code(one) for one in objects.list_objects(model)}
    related: tuple[Flow | Relation, ...] = links.list_links(model)
    return codes | {one.id: links.get_code(one) for one in related}


def _write_svg(name: str, plates: Sequence[Scene]) -> Iterator[tuple[str, bytes]]:
    for place, plate in enumerate(plates, 1):
        ending = f"_to-{place:0{len(str(len(plates)))}}" if len(plates) > 1 else ""
        yield f"{name}{ending}.svg", to_svg(plate).encode()
