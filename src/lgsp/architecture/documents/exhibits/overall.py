"""The overall figure, and how it relates to that of the national framework (V.1)."""

from collections.abc import Iterator, Sequence

from lgsp.architecture.documents.blocks import Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, itemise, tidy
from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.frameworks.figures import FigureComponent, list_figure_components
from lgsp.architecture.model.components import Component
from lgsp.architecture.pictures.correspondence import (
    Correspondence,
    correspondence_pictures,
    list_correspondences,
)
from lgsp.architecture.pictures.grading import get_overlay
from lgsp.architecture.pictures.overall import OVERLAY_ROOM, overall_figure
from lgsp.architecture.pictures.overlays import lay_over

from .exhibit import NUMBER, Exhibit, FigureExhibit, TableExhibit, group_rows
from .scenes import show

_COMPONENTS = "model/component/"
_PROVINCIAL_FIGURE = 8
_OVERLAYS = {
    "life-cycle": "Vòng đời của từng thành phần được thể hiện tại {ref}: số trên góc ô là bước trong vòng đời, giải "
    "thích ở chú giải.",
    "security": "Cấp độ an toàn cao nhất của các hệ thống thuộc từng thành phần được thể hiện tại {ref}; thành phần "
    "không có số là thành phần chưa có hệ thống được xác định cấp độ.",
    "owner": "Cơ quan chịu trách nhiệm về từng thành phần được thể hiện tại {ref}.",
}


def draw_overall(edition: Edition) -> Sequence[Exhibit]:
    """Return the overall figure as it is, and with what is said of each component laid over it."""
    checked = all(band.verification == "sourced" for band in list_bands())
    plain = FigureExhibit(
        code="overall",
        lead="Sơ đồ tổng thể được thể hiện tại {ref}. Tên và thứ tự các lớp theo Khung Kiến trúc Chính phủ điện tử "
        f"Việt Nam nêu tại Văn bản số 1178/BTTTT-THH{'' if checked else ' (chưa đối chiếu nguyên văn)'}; quan hệ của "
        "từng thành phần với sơ đồ tổng thể của khung quốc gia được phân tích tại {relations}.",
        title=f"Sơ đồ tổng thể Kiến trúc Chính quyền điện tử {edition.province}",
        scene=overall_figure(edition.model),
        landscape=True,
    )
    return plain, *_lay_over(edition)


def _lay_over(edition: Edition) -> Iterator[FigureExhibit]:
    """Yield the figure once for each overlay that has something to say."""
    scene = overall_figure(edition.model, room=OVERLAY_ROOM)
    for name, lead in _OVERLAYS.items():
        overlay = get_overlay(name, edition.model)
        laid = lay_over(scene, overlay)
        if len(laid.legend) > len(scene.legend):
            title = f"Sơ đồ tổng thể, {overlay.title[:1].lower()}{overlay.title[1:]} của từng thành phần"
            yield FigureExhibit(f"overall-{name}", lead, title, laid, landscape=True)


def relate_to_national(edition: Edition) -> Sequence[Exhibit]:
    """Return each component beside the one of the national framework it answers to: pictures, and a table."""
    figures = show(
        correspondence_pictures(edition.model),
        "Thành phần của tỉnh đặt cạnh thành phần tương ứng của khung quốc gia được thể hiện từ {ref}, theo từng lớp; "
        "chữ trên mũi tên là quan hệ giữa hai thành phần.",
    )
    return *figures, _tabulate(edition), *_list_uncovered(edition)


def _tabulate(edition: Edition) -> TableExhibit:
    return TableExhibit(
        code="relations",
        lead="Phân tích quan hệ giữa các thành phần của tỉnh và sơ đồ tổng thể của khung quốc gia được nêu tại {ref}. "
        "Thành phần ghi theo Khung 1.0 là đối chiếu theo tên gọi, chưa kiểm chứng nguyên văn.",
        title="Quan hệ với sơ đồ tổng thể của khung quốc gia",
        columns=(
            NUMBER,
            Column("Thành phần của tỉnh", 21, field="name"),
            Column("Thành phần tương ứng của khung quốc gia", 25),
            Column("Lớp, khung", 17),
            Column("Quan hệ", 11),
            Column("Khác biệt, lý do của tỉnh", 21),
        ),
        rows=group_rows(
            (f"Lớp: {band.name}", [_row_of(one) for one in members])
            for band, members in list_correspondences(edition.model)
        ),
        source=_COMPONENTS,
        landscape=True,
    )


def _row_of(one: Correspondence) -> Row:
    component = one.component
    cells = (
        tidy(component.name),
        tidy(one.counterpart),
        tidy(one.framework),
        one.relation or NOTHING,
        _say_difference(component),
    )
    return Row(cells, subject=component.id)


def _say_difference(component: Component) -> str:
    """Say what the model notes on the mapping, where it stands as the province's own, and why it is that."""
    notes = [note for mapping in component.mappings if (note := mapping.note)]
    notes += [
        block
        for mapping in component.mappings
        if not mapping.source_object_ref and (block := mapping.own_component_block)
    ]
    return itemise([*notes, *([component.local_reason] if component.local_reason else [])])


def _list_uncovered(edition: Edition) -> Sequence[TableExhibit]:
    """Return the components the national figure gives every province, each with those of this one; none where none."""
    found = list_correspondences(edition.model)
    named = {one.national.code for _, members in found for one in members if one.national}
    if not named:
        return ()
    answering: dict[str, list[str]] = {}
    for _, members in found:
        for one in members:
            if one.national:
                answering.setdefault(one.national.code, []).append(one.component.name)
    national = list_figure_components(figure=_PROVINCIAL_FIGURE)
    covered = sum(one.code in answering for one in national)
    table = TableExhibit(
        code="coverage",
        lead=f"Ngược lại, trong {len(national)} thành phần của hình {_PROVINCIAL_FIGURE} Quyết định 1425/QĐ-TTg (kiến "
        f"trúc của địa phương), {covered} thành phần đã có thành phần tương ứng của tỉnh, được nêu tại {{ref}}.",
        title=f"Thành phần của hình {_PROVINCIAL_FIGURE} Quyết định 1425/QĐ-TTg và thành phần tương ứng của tỉnh",
        columns=(
            NUMBER,
            Column("Thành phần của khung quốc gia", 50),
            Column("Thành phần của tỉnh", 45),
        ),
        rows=group_rows(
            (layer, [_row_of_national(one, answering) for one in national if one.layer == layer])
            for layer in dict.fromkeys(one.layer for one in national)
        ),
        source=_COMPONENTS,
    )
    return (table,)


def _row_of_national(one: FigureComponent, answering: dict[str, list[str]]) -> tuple[str, ...]:
    return one.name, itemise(answering[one.code]) if one.code in answering else "Chưa có"
