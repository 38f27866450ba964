"""The databases: all of them as they are today (II), and the catalogue of those that are shared (IV.3)."""

from collections import Counter
from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, in_dong, tidy, unless_in_use
from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import System
from lgsp.architecture.pictures import current_state as counts
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.pictures.figures import Figures
from lgsp.architecture.pictures.trees import master_pictures, shared_data_pictures

from .agencies import name_agencies
from .exhibit import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .scenes import chart, name_largest, show, total, total_of

_DATABASES = "model/database/"
_NOBODY = "Chưa xác định cơ quan chủ trì"


def draw_databases(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the databases counted by tier and by lead agency, and those that hold personal data."""
    return (
        *chart(
            counts.count_tiers(edition.model),
            lambda figures: (
                f"Kiến trúc ghi nhận {total(figures)} cơ sở dữ liệu; theo phạm vi: "
                f"{name_largest(figures, few=9)} ({{ref}})."
            ),
        ),
        *chart(
            counts.count_leads(edition.model),
            lambda figures: f"Chủ trì nhiều cơ sở dữ liệu nhất là {name_largest(figures)} ({{ref}}).",
        ),
        *chart(counts.count_personal(edition.model), _say_personal),
    )


def _say_personal(figures: Figures) -> str:
    sensitive = total_of(figures, "Có dữ liệu cá nhân nhạy cảm")
    personal = sensitive + total_of(figures, "Có dữ liệu cá nhân")
    return (
        f"Có {personal} cơ sở dữ liệu chứa dữ liệu cá nhân, trong đó {sensitive} có dữ liệu nhạy cảm; phân bố theo cơ "
        "quan chủ trì được thể hiện tại {ref}."
    )


def count_by_agency(edition: Edition) -> TableExhibit:
    """Return how many databases of each tier each agency leads, how many hold personal data, and how many records."""
    led: dict[str, list[Database]] = {}
    for one in edition.model.all(Database):
        led.setdefault(_lead(one), []).append(one)
    agencies = [one for one in list_agencies(edition.model) if one.id in led]
    rows = [Row((tidy(one.name), *_sum_up(led[one.id])), subject=one.id) for one in agencies]
    rows += [Row((_NOBODY, *_sum_up(led[""])))] if "" in led else []
    last = Row(("", "Tổng cộng", *_sum_up(edition.model.all(Database))), RowKind.TOTAL)
    return TableExhibit(
        code="databases-by-agency",
        lead="Số cơ sở dữ liệu của từng cơ quan chủ trì được tổng hợp tại {ref}; cơ sở dữ liệu có nhiều cơ quan chủ "
        "trì được tính cho cơ quan đầu tiên.",
        title="Số cơ sở dữ liệu theo cơ quan chủ trì",
        columns=(
            NUMBER,
            Column("Cơ quan chủ trì", 32),
            Column("Quốc gia", 10, Align.CENTRE),
            Column("Dùng chung", 10, Align.CENTRE),
            Column("Chuyên ngành", 11, Align.CENTRE),
            Column("Có dữ liệu cá nhân", 11, Align.CENTRE),
            Column("Cộng", 8, Align.CENTRE),
            Column("Số bản ghi", 13, Align.END),
        ),
        rows=(*number_rows(rows), last) if rows else (),
        source=_DATABASES,
        optional=True,
    )


def _lead(database: Database) -> str:
    return next(iter(database.lead_agencies), "")


def _sum_up(databases: Sequence[Database]) -> tuple[str, ...]:
    national = sum(one.is_national for one in databases)
    own = Counter(one.tier for one in databases if not one.is_national)
    shared = own.total() - own[DatabaseTier.SPECIALISED]
    personal = sum(one.personal_data is not None for one in databases)
    numbers = (national, shared, own[DatabaseTier.SPECIALISED], personal, len(databases))
    records = sum(one.records or 0 for one in databases)
    return *(str(number or NOTHING) for number in numbers), in_dong(records) if records else NOTHING


def list_all_databases(edition: Edition) -> TableExhibit:
    """Return every database by lead agency, as it is today."""
    led: dict[str, list[Row]] = {}
    for one in edition.model.all(Database):
        led.setdefault(_lead(one), []).append(_row_of_state(one, edition))
    groups = [(tidy(one.name), led.get(one.id, [])) for one in list_agencies(edition.model)]
    return TableExhibit(
        code="all-databases",
        lead="Hiện trạng từng cơ sở dữ liệu, kể cả chuyên ngành, được nêu theo cơ quan chủ trì tại {ref}; danh mục "
        "dùng chung cấp tỉnh tại {databases}.",
        title="Hiện trạng các cơ sở dữ liệu",
        columns=(
            NUMBER,
            Column("Cơ sở dữ liệu", 20, field="name"),
            Column("Nội dung chính", 24, field="content"),
            Column("Phạm vi", 10, Align.CENTRE),
            Column("Hệ thống quản lý", 17),
            Column("Số bản ghi", 9, Align.END),
            Column("Chất lượng", 15, field="quality"),
        ),
        rows=group_rows([*groups, (_NOBODY, led.get("", []))]),
        source=_DATABASES,
        landscape=True,
        optional=True,
    )


def _row_of_state(database: Database, edition: Edition) -> Row:
    cells = (
        tidy(database.name),
        tidy(database.content),
        counts.name_tier(database) + unless_in_use(database.status),
        edition.name(System, database.system),
        in_dong(database.records) if database.records else NOTHING,
        tidy(database.quality),
    )
    return Row(cells, subject=database.id)


def list_databases(edition: Edition) -> TableExhibit:
    """Return the shared databases: name, main content and lead agency, as the outline asks, then who keeps them how."""
    databases = edition.model.all(Database)
    shared = [one for one in databases if one.tier is not DatabaseTier.SPECIALISED]
    own = [one for one in shared if not one.is_national]
    others = len(databases) - len(shared)
    more = f" Ngoài ra có {others} cơ sở dữ liệu chuyên ngành do từng cơ quan dùng riêng." if others else ""
    return TableExhibit(
        code="databases",
        lead=f"Danh mục cơ sở dữ liệu dùng chung cấp tỉnh được nêu tại {{ref}}.{more}",
        title="Danh mục cơ sở dữ liệu dùng chung cấp tỉnh",
        columns=(
            NUMBER,
            Column("Tên cơ sở dữ liệu", 15, field="name"),
            Column("Nội dung chính", 18, field="content"),
            Column("Cơ quan chủ trì", 12),
            Column("Cơ quan phối hợp", 9),
            Column("Hệ thống quản lý", 12),
            Column("Cập nhật", 9, field="update_rhythm"),
            Column("Cấp độ an toàn", 5, Align.CENTRE),
            Column("Dữ liệu cá nhân", 7, Align.CENTRE),
            Column("Căn cứ pháp lý", 11),
        ),
        rows=group_rows(
            [
                ("Của tỉnh", [_row_of_shared(one, edition) for one in own]),
                (
                    "Quốc gia, tỉnh khai thác",
                    [_row_of_shared(one, edition) for one in shared if one.is_national],
                ),
            ]
        )
        if len(own) < len(shared)
        else number_rows(_row_of_shared(one, edition) for one in shared),
        source=_DATABASES,
        landscape=True,
    )


def _row_of_shared(database: Database, edition: Edition) -> Row:
    cells = (
        tidy(database.name),
        tidy(database.content),
        "; ".join(edition.name(Agency, agency) for agency in database.lead_agencies) or NOTHING,
        name_agencies(database.partners, edition),
        edition.name(System, database.system),
        tidy(database.update_rhythm),
        str(database.security_level or NOTHING),
        _say_personal_data(database),
        edition.cite(database.legal_basis),
    )
    return Row(cells, subject=database.id)


def _say_personal_data(database: Database) -> str:
    if database.personal_data is None:
        return "Không"
    return "Có, nhạy cảm" if database.personal_data.is_sensitive else "Có"


def draw_data(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the map of shared data, and which databases rest on the master data of others."""
    model = edition.model
    using = sum(bool(one.master_data) for one in model.all(Database))
    return (
        *show(
            shared_data_pictures(model),
            "Hệ thống quản lý và đối tượng thông tin của từng cơ sở dữ liệu dùng chung được thể hiện từ {ref}.",
        ),
        *show(
            master_pictures(model),
            f"Có {using} cơ sở dữ liệu dùng dữ liệu chủ của cơ sở dữ liệu khác; nguồn dữ liệu chủ và nơi dùng được thể "
            "hiện từ {ref}.",
        ),
    )


def list_personal_data(edition: Edition) -> TableExhibit:
    """Return the databases that hold personal data: why they may, and how long access is logged."""
    holding = [one for one in edition.model.all(Database) if one.personal_data]
    return TableExhibit(
        code="personal-data",
        lead=f"Mục đích và căn cứ xử lý của {len(holding)} cơ sở dữ liệu có dữ liệu cá nhân được nêu tại {{ref}}.",
        title="Cơ sở dữ liệu có dữ liệu cá nhân",
        columns=(
            NUMBER,
            Column("Cơ sở dữ liệu", 24, field="name"),
            Column("Nhạy cảm", 9, Align.CENTRE),
            Column("Mục đích xử lý", 31),
            Column("Căn cứ xử lý", 15),
            Column("Lưu nhật ký", 16),
        ),
        rows=group_rows(
            (
                tidy(agency.name),
                [_row_of_personal(one, edition) for one in holding if _lead(one) == agency.id],
            )
            for agency in list_agencies(edition.model)
        ),
        source=_DATABASES,
        optional=True,
    )


def _row_of_personal(database: Database, edition: Edition) -> Row:
    data = database.personal_data
    assert data
    cells = (
        tidy(database.name),
        "Có" if data.is_sensitive else "Không",
        tidy(data.purpose),
        edition.cite(data.legal_basis),
        tidy(data.log_retention),
    )
    return Row(cells, subject=database.id)
