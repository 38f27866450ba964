"""The agencies: who they are and what became of those before them (II), and what they do (IV.1)."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import LEVEL, NOTHING, itemise, on_day, tidy
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Function
from lgsp.architecture.model.systems import System
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.pictures.exchange_figures import count_supported
from lgsp.architecture.pictures.figures import Figures
from lgsp.architecture.pictures.trees import function_pictures
from lgsp.kernel.text import collation_key

from .exhibit import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .scenes import chart, name_largest, show, total, total_of

_AGENCIES = "model/agency/"
_FEW_COMMUNES = 3
_UNSORTED = "Chưa xếp lĩnh vực"


def list_participants(edition: Edition) -> TableExhibit:
    """Return the agencies with both schemes of identifier."""
    agencies = [one for one in list_agencies(edition.model) if one.is_alive(edition.on)]
    return TableExhibit(
        code="agencies",
        lead="Các cơ quan tham gia Kiến trúc và mã định danh điện tử của từng cơ quan được nêu tại {ref}.",
        title="Danh sách cơ quan và mã định danh điện tử",
        columns=(
            NUMBER,
            Column("Cơ quan", 45, field="name"),
            Column("Mã định danh (QĐ 20/2020/QĐ-TTg)", 25, Align.CENTRE, field="code"),
            Column("Mã định danh (QCVN 102:2016/BTTTT)", 25, Align.CENTRE, field="code_qcvn102"),
        ),
        rows=group_rows(
            (name, [_row_of(agency) for agency in agencies if agency.level is level])
            for level, name in LEVEL.items()
        ),
        source=_AGENCIES,
    )


def _row_of(agency: Agency) -> Row:
    return Row((tidy(agency.name), tidy(agency.code), tidy(agency.code_qcvn102)), subject=agency.id)


def list_former(edition: Edition) -> TableExhibit:
    """Return the agencies that have ended, with the day and with those that took over from them."""
    former = [one for one in list_agencies(edition.model) if not one.is_alive(edition.on)]
    return TableExhibit(
        code="former-agencies",
        lead=f"Có {len(former)} cơ quan đã kết thúc hoạt động được giữ lại trong mô hình để tra hồ sơ cũ; cơ quan kế "
        "thừa của từng cơ quan được nêu tại {ref}.",
        title="Cơ quan đã kết thúc hoạt động và cơ quan kế thừa",
        columns=(
            NUMBER,
            Column("Cơ quan trước sắp xếp", 30, field="name"),
            Column("Mã định danh", 13, Align.CENTRE, field="code"),
            Column("Hoạt động đến hết ngày", 15, Align.CENTRE),
            Column("Cơ quan kế thừa", 37),
        ),
        rows=number_rows(
            Row(
                (
                    tidy(one.name),
                    tidy(one.code),
                    on_day(one.valid_to),
                    itemise([heir.name for heir in edition.model.all(Agency) if one.id in heir.predecessors]),
                ),
                subject=one.id,
            )
            for one in former
        ),
        source=_AGENCIES,
        optional=True,
    )


def list_contacts(edition: Edition) -> TableExhibit:
    """Return who is the contact of each agency, with how many systems it has; many communes are only counted."""
    found = [one for one in list_agencies(edition.model) if one.contact and one.is_alive(edition.on)]
    communes = [one for one in found if one.level is AgencyLevel.COMMUNE]
    many = len(communes) > _FEW_COMMUNES
    shown = [one for one in found if one.level is not AgencyLevel.COMMUNE] if many else found
    rest = f" {len(communes)} xã, phường cũng đã có đầu mối, ghi trong mô hình." if many else ""
    return TableExhibit(
        code="contacts",
        lead=f"Đầu mối về dữ liệu và chuyển đổi số của {len(shown)} cơ quan được nêu tại {{ref}}.{rest}",
        title="Đầu mối dữ liệu và chuyển đổi số của các cơ quan",
        columns=(
            NUMBER,
            Column("Cơ quan", 33, field="name"),
            Column("Đầu mối", 46, field="contact"),
            Column("Số hệ thống quản lý", 16, Align.CENTRE),
        ),
        rows=number_rows(
            Row((tidy(one.name), tidy(one.contact), str(_count_systems(one, edition))), subject=one.id)
            for one in shown
        ),
        source=_AGENCIES,
        optional=True,
    )


def _count_systems(agency: Agency, edition: Edition) -> int:
    return sum(system.owner == agency.id for system in edition.model.all(System))


def list_functions(edition: Edition) -> TableExhibit:
    """Return what each agency of the province does."""
    return TableExhibit(
        code="functions",
        lead="Chức năng, nhiệm vụ chính của từng cơ quan, làm cơ sở xác định nhu cầu liên thông, được nêu tại {ref}.",
        title="Chức năng, nhiệm vụ chính của các cơ quan trong tỉnh",
        columns=(
            NUMBER,
            Column("Cơ quan", 26, field="name"),
            Column("Chức năng, nhiệm vụ chính", 47),
            Column("Căn cứ", 22),
        ),
        rows=number_rows(
            Row(
                (tidy(agency.name), itemise(agency.functions), edition.cite(agency.legal_basis)),
                subject=agency.id,
            )
            for agency in list_agencies(edition.model)
            if agency.level is not AgencyLevel.CENTRAL and agency.is_alive(edition.on)
        ),
        source=_AGENCIES,
    )


def draw_functions(edition: Edition) -> Sequence[FigureExhibit]:
    """Return how many functions each agency leads, and the pictures of the functions agency by agency."""
    figures = count_supported(edition.model)
    pictures = show(
        function_pictures(edition.model),
        "Chức năng, nghiệp vụ do từng cơ quan chủ trì và nghiệp vụ thuộc từng chức năng được thể hiện từ {ref}.",
    )
    return *chart(figures, _say_support), *pictures


def _say_support(figures: Figures) -> str:
    missing = total_of(figures, "Chưa có hệ thống hỗ trợ")
    unsupported = f"{missing} chức năng chưa có" if missing else "chức năng nào cũng có"
    return (
        f"Mô hình ghi nhận {total(figures)} chức năng, nghiệp vụ do {len(figures.rows)} cơ quan chủ trì, nhiều nhất là "
        f"{name_largest(figures)}; {unsupported} hệ thống thông tin hỗ trợ ({{ref}})."
    )


def list_state_functions(edition: Edition) -> TableExhibit:
    """Return the functions by field of work, each with who leads, who takes part and which systems support it."""
    functions = edition.model.all(Function)
    fields = sorted(
        {one.field_of_work or "" for one in functions}, key=lambda one: (not one, collation_key(one))
    )
    supporting = _list_supporting(edition)
    return TableExhibit(
        code="state-functions",
        lead="Danh mục chức năng, nghiệp vụ theo ngành, lĩnh vực, cơ quan chủ trì, phối hợp và hệ thống hỗ trợ được "
        "nêu tại {ref}.",
        title="Danh mục chức năng, nghiệp vụ và hệ thống hỗ trợ",
        columns=(
            NUMBER,
            Column("Chức năng, nghiệp vụ", 28, field="name"),
            Column("Thuộc chức năng", 16),
            Column("Cơ quan chủ trì", 15),
            Column("Cơ quan phối hợp", 16),
            Column("Hệ thống hỗ trợ", 20),
        ),
        rows=group_rows(
            (
                field or _UNSORTED,
                [
                    _row_of_function(one, supporting.get(one.id, []), edition)
                    for one in functions
                    if (one.field_of_work or "") == field
                ],
            )
            for field in fields
        ),
        source="model/function/",
        landscape=True,
        optional=True,
    )


def _list_supporting(edition: Edition) -> dict[str, list[str]]:
    supporting: dict[str, list[str]] = {}
    for system in edition.model.all(System):
        for function in system.functions:
            supporting.setdefault(function, []).append(tidy(system.name))
    return supporting


def _row_of_function(function: Function, systems: Sequence[str], edition: Edition) -> Row:
    cells = (
        tidy(function.name),
        edition.name(Function, function.parent),
        edition.name(Agency, function.lead),
        name_agencies(function.partners, edition),
        itemise(list(systems)),
    )
    return Row(cells, subject=function.id)


def name_agencies(ids: Sequence[str], edition: Edition) -> str:
    """Return the names of the agencies; communes are counted when they are more than a few."""
    agencies = [edition.model.get(Agency, one) for one in ids]
    communes = [one for one in agencies if one.level is AgencyLevel.COMMUNE]
    named = agencies
    if len(communes) > _FEW_COMMUNES:
        named = [one for one in agencies if one.level is not AgencyLevel.COMMUNE]
    names = [tidy(one.name) for one in named]
    names += [f"Ủy ban nhân dân {len(communes)} xã, phường"] if named is not agencies else []
    return "; ".join(names) or NOTHING
