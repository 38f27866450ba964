"""Table 1 of Mẫu số 03 in the document: every object with its place in the figures (VI.4.2, VII.2.a, annex 01)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, tidy
from lgsp.architecture.frameworks.figures import FigureComponent, list_figure_components
from lgsp.architecture.frameworks.mau03 import list_values
from lgsp.architecture.model.objects import ArchitectureObject, ModelState, ObjectType, SharingForm
from lgsp.architecture.pictures.plates.places import place_in_province
from lgsp.architecture.queries import objects as queries
from lgsp.kernel.text import collation_key

from .exhibit import NUMBER, TableExhibit, group_rows
from .forms import MAPPINGS, OBJECTS, head, in_words, order_codes, tell_object, title_of

SOURCE = "model/component/, model/system/, model/infrastructure/, model/database/, model/service/"
_BLOCKS = ("overview_block", "own_component_block", "commune_block")
_MOST_CODES = 12
_FEW = 4
_LONG_NAME = 40


def list_all(edition: Edition) -> TableExhibit:
    """
    Return every object of table 1 (annex 01).

    What the objects of one group have in common stands in its name: layer, blocks of the figures and state.
    """
    objects = sorted(queries.list_objects(edition.model), key=_order)
    keys = ("object_code", "name", "object_type", "owner_agency")
    return TableExhibit(
        code="objects",
        lead="Danh mục đối tượng kiến trúc chủ yếu được nêu tại {ref}. Dòng tên nhóm ghi phần chung của các "
        "đối tượng trong nhóm: lớp, thành phần và trạng thái mô hình theo Bảng 1; vị trí trong Hình 7, Hình "
        "8, Hình 9 của Quyết định số 1425/QĐ-TTg theo Bảng 3 Mẫu số 03. Các trường còn lại ở tệp dữ liệu "
        "XLSX, cùng mã đối tượng.",
        title="Danh mục đối tượng kiến trúc và ánh xạ với Hình 7, 8, 9",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 38, field="name"),
            head(OBJECTS, "object_type", 19),
            head(OBJECTS, "owner_agency", 23),
        ),
        rows=group_rows(
            (name, [_row_of(one, keys, edition) for one in members])
            for name, members in groupby(objects, key=lambda one: _name_group(one, edition))
        ),
        source=SOURCE,
    )


def relate_to_figures(edition: Edition) -> TableExhibit:
    """Return the blocks of figures 7 and 8, each with the objects of the province that stand in it (VI.4.2)."""
    placed = _place(edition)
    blocks = [one for one in list_figure_components() if one.is_in(7) or one.is_in(8)]
    layers = dict.fromkeys((one.layer, one.component) for one in blocks)
    return TableExhibit(
        code="figure-blocks",
        lead="Các khối của Hình 7, Hình 8 và đối tượng của tỉnh thuộc từng khối được nêu tại {ref}, xếp như "
        "trên sơ đồ SĐ-T-01, SĐ-T-02; khối ghi dấu gạch ngang chưa có đối tượng nào trong mô hình. Chiều "
        "ngược lại, từ đối tượng tới hình, ở {objects}, Phụ lục 01.",
        title="Các khối của Hình 7, Hình 8 và đối tượng của tỉnh",
        columns=(
            NUMBER,
            Column("Khối trong hình tham chiếu", 37),
            Column("Hình", 11, Align.CENTRE),
            Column("Số đối tượng", 10, Align.CENTRE),
            Column("Đối tượng của tỉnh", 37),
        ),
        rows=group_rows(
            (
                " – ".join(filter(None, place)),
                [
                    _row_of_block(one, placed.get(one.code, []))
                    for one in blocks
                    if (one.layer, one.component) == place
                ],
            )
            for place in layers
        ),
        source=SOURCE,
    )


def count_sharing(edition: Edition) -> TableExhibit:
    """Return how many objects of each type are shared how far (VII.2.a)."""
    objects = queries.list_objects(edition.model)
    types = [value for value in list_values("object_type") if value.member]
    counts = Counter((queries.get_sharing_form(one), queries.get_type(one)) for one in objects)
    forms = [*(SharingForm(value.member) for value in list_values("sharing_form") if value.member), None]
    rows = [
        Row(
            (
                in_words("sharing_form", [form]) or "Chưa ghi",
                *(str(counts[form, ObjectType(one.member)] or NOTHING) for one in types),
                str(sum(count for (found, _), count in counts.items() if found is form)),
            )
        )
        for form in forms
        if any(found is form for found, _ in counts)
    ]
    return TableExhibit(
        code="sharing",
        lead="Số đối tượng theo phạm vi, hình thức dùng chung và theo loại được tổng hợp tại {ref}; danh "
        "mục ở Phụ lục 02, Phụ lục 03.",
        title="Số đối tượng theo phạm vi, hình thức dùng chung và loại",
        columns=(
            head(OBJECTS, "sharing_form", 25),
            *(Column(value.name, 65 / len(types), Align.CENTRE) for value in types),
            Column("Cộng", 10, Align.CENTRE),
        ),
        rows=tuple(rows),
        source=SOURCE,
    )


def sort_objects(objects: Iterable[ArchitectureObject]) -> list[ArchitectureObject]:
    """Return objects as table 1 has them inside one component: by type, then by name."""
    positions = {value.member: value.number for value in list_values("object_type")}
    return sorted(
        objects,
        key=lambda one: (positions[queries.get_type(one)], collation_key(one.name), queries.get_code(one)),
    )


def sort_by_code(objects: Iterable[ArchitectureObject]) -> list[ArchitectureObject]:
    """Return objects in the order of their codes."""
    return sorted(objects, key=lambda one: order_codes(queries.get_code(one)))


def name_few(objects: Sequence[ArchitectureObject]) -> str:
    """Return the codes and names of a few objects, of many only codes, of more how many there are besides."""
    if 0 < len(objects) <= _FEW:
        return "\n".join(f"{queries.get_code(one)} {tidy(one.name)}" for one in objects)
    return name_codes(objects)


def name_codes(objects: Sequence[ArchitectureObject]) -> str:
    """Return the codes of objects, of many how many there are besides."""
    rest = f" và {len(objects) - _MOST_CODES} đối tượng khác" if len(objects) > _MOST_CODES else ""
    return ", ".join(queries.get_code(one) for one in objects[:_MOST_CODES]) + rest or NOTHING


def head_counts(names: Sequence[str], room: float) -> tuple[Column, ...]:
    """Return columns of counts that share the room; a name of many words gets twice as much as another."""
    weights = [2 if len(name) > _LONG_NAME else 1 for name in names]
    return tuple(
        Column(name, room * weight / sum(weights), Align.CENTRE)
        for name, weight in zip(names, weights, strict=True)
    )


def _row_of(entity: ArchitectureObject, keys: Sequence[str], edition: Edition) -> Row:
    return Row(tuple(tell_object(entity, key, edition) for key in keys), subject=entity.id)


def _name_group(entity: ArchitectureObject, edition: Edition) -> str:
    layer, component, state = (
        tell_object(entity, key, edition) for key in ("layer", "layer_component", "model_state")
    )
    named = {title_of(MAPPINGS, block): list_blocks(entity, block) for block in _BLOCKS}
    blocks = "; ".join(f"{title}: {', '.join(names)}" for title, names in named.items() if names)
    first = f"{layer} – {component}; {title_of(OBJECTS, 'model_state').lower()}: {state}"
    return f"{first}\n{blocks}" if blocks else first


def list_blocks(entity: ArchitectureObject, block: str) -> list[str]:
    """Return what the mappings of an object say of its place in one figure, each thing once."""
    named = [getattr(mapping, block) for mapping in entity.mappings]
    return list(dict.fromkeys(tidy(one) for one in named if one))


def _order(entity: ArchitectureObject) -> tuple[object, ...]:
    """Order by layer, component, blocks and state, then as table 1 does."""
    names = {"layer": queries.get_layer(entity), "layer_component": queries.get_layer_component(entity)}
    positions = [_position(name, value) for name, value in names.items()]
    blocks = [list_blocks(entity, block) for block in _BLOCKS]
    state = _position("model_state", queries.get_model_state(entity))
    kind = _position("object_type", queries.get_type(entity))
    return *positions, blocks, state, kind, collation_key(entity.name), queries.get_code(entity)


def _position(name: str, member: str | None) -> int:
    """Return where a value stands in its list; what is no value comes last."""
    return next((value.number for value in list_values(name) if value.member == member and member), 99)


def _row_of_block(block: FigureComponent, members: Sequence[ArchitectureObject]) -> tuple[str, ...]:
    return tidy(block.name), tidy(block.figures), str(len(members)), name_few(members)


def _place(edition: Edition) -> Mapping[str, list[ArchitectureObject]]:
    """Return the objects by the block of figures 7 and 8 they stand in today or in the target."""
    placed: dict[str, dict[str, ArchitectureObject]] = {}
    for state in (ModelState.CURRENT, ModelState.TARGET):
        for code, members in place_in_province(edition.model, state).items():
            placed.setdefault(code, {}).update({one.id: one for one in members})
    return {code: sort_by_code(members.values()) for code, members in placed.items()}
