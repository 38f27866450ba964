"""The architecture of the commune model (figure 9): what it wants, and what the province has for it (V.6, annex 08)."""

from collections.abc import Mapping, Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, tidy
from lgsp.architecture.frameworks.communes import CommuneComponent, list_commune_components
from lgsp.architecture.frameworks.mau03 import list_values
from lgsp.architecture.model.objects import ArchitectureObject, ModelState
from lgsp.architecture.pictures.plates.places import place_in_communes
from lgsp.architecture.queries import objects

from .exhibit import NUMBER, TableExhibit, group_rows, number_rows
from .forms import MAPPINGS, OBJECTS, head, tell_object
from .objects import SOURCE, list_blocks, name_codes, sort_by_code

_PREFIX = "CX-"
_LAYERS = {f"L{value.number}": value.name for value in list_values("layer")}


def list_serving(edition: Edition) -> TableExhibit:
    """Return the objects that serve communes, with the place in figure 9 they are mapped to (V.6)."""
    keys = ("object_code", "name", "owner_agency", "lifecycle_state")
    return TableExhibit(
        code="commune-objects",
        lead="Thành phần của tỉnh phục vụ cấp xã, được ánh xạ vào Hình 9, được nêu tại {ref}.",
        title="Thành phần phục vụ cấp xã",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 28, field="name"),
            head(OBJECTS, "owner_agency", 19),
            head(OBJECTS, "lifecycle_state", 13),
            head(MAPPINGS, "commune_block", 20),
        ),
        rows=number_rows(
            Row((*(tell_object(one, key, edition) for key in keys), _say_block(one)), subject=one.id)
            for one in _list_serving(edition)
        ),
        source=SOURCE,
    )


def list_components(edition: Edition) -> TableExhibit:
    """Return every component of figure 9 with the objects that stand in it, as SĐ-T-03 places them (annex 08)."""
    placed = _place(edition)
    components = list_commune_components()
    groups = dict.fromkeys((one.layer, one.group_name, one.group) for one in components)
    rows = [
        (
            f"{_LAYERS.get(layer, layer)} – {name}",
            [_row_of(one, placed) for one in components if (one.layer, one.group) == (layer, group)],
        )
        for layer, name, group in groups
    ]
    return TableExhibit(
        code="commune-components",
        lead="Các thành phần của Kiến trúc của Mô hình chuyển đổi số cấp xã (Hình 9, mã theo Quyết định số "
        "1425/QĐ-TTg) và đối tượng của tỉnh thuộc từng thành phần được nêu tại {ref}, xếp như trên sơ đồ "
        "SĐ-T-03. Thành phần ghi dấu gạch ngang chưa có đối tượng nào trong mô hình: phần cấp xã tự triển "
        "khai còn phải rà soát, không có nghĩa là chưa có.",
        title="Kiến trúc của Mô hình chuyển đổi số cấp xã và đối tượng của tỉnh",
        columns=(
            Column("Mã", 12, Align.CENTRE),
            Column("Thành phần theo Hình 9", 38),
            Column("Nơi cung cấp, triển khai", 22),
            Column("Đối tượng của tỉnh", 28),
        ),
        rows=_without_numbers(group_rows(rows)),
        source=SOURCE,
    )


def _place(edition: Edition) -> Mapping[str, list[ArchitectureObject]]:
    """Return the objects by the component of figure 9 they stand in today or in the target."""
    placed: dict[str, dict[str, ArchitectureObject]] = {}
    for state in (ModelState.CURRENT, ModelState.TARGET):
        for code, members in place_in_communes(edition.model, state).items():
            placed.setdefault(code, {}).update({one.id: one for one in members})
    return {code: sort_by_code(members.values()) for code, members in placed.items()}


def _without_numbers(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Take the numbers off: these rows have official codes."""
    return tuple(Row(row.cells[1:]) if len(row.cells) > 1 else row for row in rows)


def _row_of(component: CommuneComponent, placed: Mapping[str, list[ArchitectureObject]]) -> tuple[str, ...]:
    where = f"{component.tier} ({component.area})" if component.area else component.tier
    return component.code, tidy(component.name), tidy(where), name_codes(placed.get(component.code, []))


def _list_serving(edition: Edition) -> list[ArchitectureObject]:
    found = objects.list_objects(edition.model)
    serving = [
        one
        for one in found
        if objects.get_code(one).startswith(_PREFIX) or any(mapping.commune_block for mapping in one.mappings)
    ]
    return sort_by_code(serving)


def _say_block(entity: ArchitectureObject) -> str:
    return "\n".join(list_blocks(entity, "commune_block")) or NOTHING
