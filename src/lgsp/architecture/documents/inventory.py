"""What the province has and means to have: systems (II), shared databases (IV.3), components (V.1–V.3)."""

from collections.abc import Sequence

from lgsp.architecture.frameworks.bands import Band, list_bands
from lgsp.architecture.frameworks.platforms import find_national_platform
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import System
from lgsp.architecture.pictures.overall import overall_figure

from .blocks import Align, Column
from .edition import Edition
from .exhibits import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .wording import NOTHING, STATUS, SYSTEM_KIND, TREATMENT, tidy, unless_in_use

_PLATFORM_BAND = "lgsp"
_MOST_NAMED = 20
"""How many systems of one component are named in its row."""


def list_systems(edition: Edition) -> TableExhibit:
    """Return the systems by kind, national ones last."""
    systems = edition.model.all(System)
    own = [system for system in systems if not system.national_platform]
    national = [system for system in systems if system.national_platform]
    groups = [(name, [one for one in own if one.system_kind is kind]) for kind, name in SYSTEM_KIND.items()]
    groups.append(("Hệ thống, nền tảng quốc gia mà tỉnh kết nối", national))
    return TableExhibit(
        code="systems",
        lead="Hiện trạng và phương án xử lý đối với từng hệ thống thông tin được nêu tại {ref}.",
        title="Hiện trạng các hệ thống thông tin",
        columns=(
            NUMBER,
            Column("Hệ thống thông tin", 31),
            Column("Cơ quan chủ quản", 23),
            Column("Tình trạng", 18, Align.CENTRE),
            Column("Phương án", 14, Align.CENTRE),
            Column("Cấp độ an toàn", 9, Align.CENTRE),
        ),
        rows=group_rows((name, [_row_of(system, edition) for system in members]) for name, members in groups),
        source="model/system/",
    )


def _row_of(system: System, edition: Edition) -> tuple[str, ...]:
    platform = find_national_platform(system.national_platform or "")
    annex = f" (Phụ lục II Quyết định 1425/QĐ-TTg, mục {platform.code})" if platform else ""
    return (
        tidy(system.name) + annex,
        edition.name(Agency, system.owner),
        STATUS[system.status],
        TREATMENT[system.treatment] if system.treatment else NOTHING,
        str(system.security_level or NOTHING),
    )


def list_databases(edition: Edition) -> TableExhibit:
    """Return the shared databases: name, main content and lead agency, as the outline asks, then who keeps them how."""
    databases = edition.model.all(Database)
    shared = [one for one in databases if one.tier is not DatabaseTier.SPECIALISED]
    own = len(databases) - len(shared)
    others = f" Ngoài ra có {own} cơ sở dữ liệu chuyên ngành do từng cơ quan dùng riêng." if own else ""
    return TableExhibit(
        code="databases",
        lead=f"Danh mục cơ sở dữ liệu dùng chung cấp tỉnh được nêu tại {{ref}}.{others}",
        title="Danh mục cơ sở dữ liệu dùng chung cấp tỉnh",
        columns=(
            NUMBER,
            Column("Tên cơ sở dữ liệu", 19),
            Column("Nội dung chính", 26),
            Column("Cơ quan chủ trì", 16),
            Column("Hệ thống quản lý", 19),
            Column("Cập nhật", 15),
        ),
        rows=group_rows(
            [
                ("Của tỉnh", [_row_of_database(one, edition) for one in shared if not one.is_national]),
                (
                    "Quốc gia, tỉnh khai thác",
                    [_row_of_database(one, edition) for one in shared if one.is_national],
                ),
            ]
        )
        if any(one.is_national for one in shared)
        else number_rows(_row_of_database(one, edition) for one in shared),
        source="model/database/",
    )


def _row_of_database(database: Database, edition: Edition) -> tuple[str, ...]:
    return (
        tidy(database.name) + unless_in_use(database.status),
        tidy(database.content),
        "; ".join(edition.name(Agency, agency) for agency in database.lead_agencies) or NOTHING,
        edition.name(System, database.system),
        tidy(database.update_rhythm),
    )


def draw_overall(edition: Edition) -> FigureExhibit:
    """Return the overall figure."""
    checked = all(band.verification == "sourced" for band in list_bands())
    return FigureExhibit(
        code="overall",
        lead="Sơ đồ tổng thể được thể hiện tại {ref}. Tên và thứ tự các lớp theo Khung Kiến trúc Chính phủ điện tử "
        f"Việt Nam nêu tại Văn bản số 1178/BTTTT-THH{'' if checked else ' (chưa đối chiếu nguyên văn)'}; quan hệ của "
        "từng thành phần với sơ đồ tổng thể của khung quốc gia được phân tích tại {relations}.",
        title=f"Sơ đồ tổng thể Kiến trúc Chính quyền điện tử {edition.province}",
        scene=overall_figure(edition.model),
        landscape=True,
    )


def relate_to_national(edition: Edition) -> TableExhibit:
    """Return each component beside the one of the national framework it answers to."""
    components = edition.model.all(Component)
    return TableExhibit(
        code="relations",
        lead="Quan hệ giữa các thành phần của tỉnh và sơ đồ tổng thể của khung quốc gia được nêu tại {ref}.",
        title="Quan hệ với sơ đồ tổng thể của khung quốc gia",
        columns=(
            NUMBER,
            Column("Thành phần của tỉnh", 40),
            Column("Thành phần tương ứng của khung quốc gia", 55),
        ),
        rows=group_rows(
            (f"Lớp: {name}", [(tidy(one.name), tidy(one.reference)) for one in members])
            for name, members in _by_band(components, list_bands())
        ),
        source="model/component/",
    )


def list_platform_components(edition: Edition) -> TableExhibit:
    """Return the components of the platform's own band (V.2)."""
    bands = [band for band in list_bands() if band.code == _PLATFORM_BAND]
    return TableExhibit(
        code="platform-components",
        lead="Các thành phần của nền tảng được mô tả tại {ref}.",
        title="Các thành phần của nền tảng LGSP",
        columns=_COMPONENT_COLUMNS,
        rows=number_rows(_describe(edition.model.all(Component), bands, edition)),
        source="model/component/",
    )


def list_other_components(edition: Edition) -> TableExhibit:
    """Return the components outside the platform's band, by band (V.3)."""
    bands = [band for band in list_bands() if band.code != _PLATFORM_BAND]
    components = edition.model.all(Component)
    groups = [(f"Lớp: {band.name}", _describe(components, [band], edition)) for band in bands]
    placed = {band.code for band in list_bands()}
    loose = [one for one in components if not placed.intersection(one.bands)]
    groups.append(("Chưa xếp lớp", [_row_of_component(one, edition) for one in loose]))
    return TableExhibit(
        code="components",
        lead="Các thành phần còn lại trong {overall} được mô tả tại {ref}.",
        title="Mô tả các thành phần còn lại trong sơ đồ tổng thể",
        columns=_COMPONENT_COLUMNS,
        rows=group_rows(groups),
        source="model/component/",
    )


_COMPONENT_COLUMNS = (
    NUMBER,
    Column("Thành phần", 22),
    Column("Mô tả", 33),
    Column("Cơ quan chịu trách nhiệm", 17),
    Column("Hệ thống thực hiện", 23),
)


def _by_band(components: Sequence[Component], bands: Sequence[Band]) -> list[tuple[str, list[Component]]]:
    groups = [(band.name, [one for one in components if band.code in one.bands]) for band in bands]
    known = {band.code for band in bands}
    return [*groups, ("chưa xếp", [one for one in components if not known.intersection(one.bands)])]


def _describe(
    components: Sequence[Component], bands: Sequence[Band], edition: Edition
) -> list[tuple[str, ...]]:
    codes = {band.code for band in bands}
    return [_row_of_component(one, edition) for one in components if codes.intersection(one.bands)]


def _row_of_component(component: Component, edition: Edition) -> tuple[str, ...]:
    systems = [system for system in edition.model.all(System) if system.component == component.id]
    return (
        tidy(component.name) + unless_in_use(component.status),
        tidy(component.description),
        edition.name(Agency, component.owner),
        _name_systems(systems),
    )


def _name_systems(systems: Sequence[System]) -> str:
    if len(systems) > _MOST_NAMED:
        return f"{len(systems)} hệ thống, nêu tại bảng hiện trạng các hệ thống thông tin"
    return "; ".join(tidy(system.name) for system in systems) or NOTHING
