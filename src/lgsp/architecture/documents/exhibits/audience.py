"""Whom the architecture serves (I.1), and for whom and what it holds (I.2)."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, Run
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import itemise, on_day, tidy
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.objects import RecordKind
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Role
from lgsp.architecture.model.systems import System
from lgsp.architecture.pictures.agencies import list_agencies

from .agencies import name_agencies
from .exhibit import NUMBER, TableExhibit, WordsExhibit, group_rows, number_rows

_FEW_COMMUNES = 3


def list_roles(edition: Edition) -> TableExhibit:
    """Return the roles people read the architecture in: what each has to do, and which agencies hold it (I.1)."""
    roles = edition.model.all(Role)
    return TableExhibit(
        code="roles",
        lead=f"Kiến trúc xác định {len(roles)} vai trò. Nhiệm vụ của từng vai trò, cho biết người giữ vai trò đó dùng "
        f"Kiến trúc vào việc gì, và cơ quan đảm nhận vào ngày {on_day(edition.on)} được nêu tại {{ref}}.",
        title="Các vai trò sử dụng Kiến trúc và cơ quan đảm nhận",
        columns=(
            NUMBER,
            Column("Vai trò", 24, field="name"),
            Column("Nhiệm vụ", 36),
            Column("Cơ quan đảm nhận", 35),
        ),
        rows=number_rows(
            Row((tidy(role.name), itemise(role.duties), _name_holders(role, edition)), subject=role.id)
            for role in roles
        ),
        source="model/role/",
        optional=True,
    )


def _name_holders(role: Role, edition: Edition) -> str:
    holding = [
        holder.agency
        for holder in role.holders
        if (holder.valid_from is None or holder.valid_from <= edition.on)
        and (holder.valid_to is None or edition.on <= holder.valid_to)
    ]
    return name_agencies(list(dict.fromkeys(holding)), edition)


def list_scope(edition: Edition) -> TableExhibit:
    """Return the agencies directly in scope and those coordinated with, with what each has here (I.2)."""
    agencies = [one for one in list_agencies(edition.model) if one.is_alive(edition.on)]
    inside = [one for one in agencies if one.level is not AgencyLevel.CENTRAL]
    outside = [one for one in agencies if one.level is AgencyLevel.CENTRAL]
    return TableExhibit(
        code="scope",
        lead=f"Kiến trúc áp dụng trực tiếp cho {len(inside)} cơ quan của tỉnh và phối hợp tại ranh giới kết nối với "
        f"{len(outside)} cơ quan trung ương. Hệ thống, cơ sở dữ liệu (CSDL) và luồng trao đổi của từng cơ quan trong "
        "Kiến trúc được đếm tại {ref}.",
        title="Cơ quan thuộc phạm vi áp dụng và cơ quan phối hợp",
        columns=(
            NUMBER,
            Column("Cơ quan", 39),
            Column("Số hệ thống chủ quản", 14, Align.CENTRE),
            Column("Số CSDL chủ trì", 14, Align.CENTRE),
            Column("Số luồng cung cấp", 14, Align.CENTRE),
            Column("Số luồng khai thác", 14, Align.CENTRE),
        ),
        rows=group_rows(
            [
                ("Áp dụng trực tiếp", _list_members(inside, edition)),
                ("Phối hợp tại ranh giới kết nối", _list_members(outside, edition)),
            ]
        ),
        source="model/agency/",
    )


def _list_members(agencies: Sequence[Agency], edition: Edition) -> list[Row]:
    """Return a row an agency; communes that are more than a few are one row."""
    communes = [one for one in agencies if one.level is AgencyLevel.COMMUNE]
    if len(communes) <= _FEW_COMMUNES:
        return [_row_of(tidy(one.name), [one], edition) for one in agencies]
    others = [one for one in agencies if one.level is not AgencyLevel.COMMUNE]
    together = f"Ủy ban nhân dân {len(communes)} xã, phường (danh sách tại mục II)"
    return [
        *(_row_of(tidy(one.name), [one], edition) for one in others),
        _row_of(together, communes, edition),
    ]


def _row_of(name: str, agencies: Sequence[Agency], edition: Edition) -> Row:
    ids = {one.id for one in agencies}
    owned = {one.id for one in edition.model.all(System) if one.owner in ids}
    led = sum(bool(ids.intersection(one.lead_agencies)) for one in edition.model.all(Database))
    given = sum(one.provider in owned for one in edition.model.all(Flow))
    used = sum(one.consumer in owned for one in edition.model.all(Flow))
    subject = agencies[0].id if len(agencies) == 1 else ""
    return Row((name, str(len(owned)), str(led), str(given), str(used)), subject=subject)


def tell_exclusions(edition: Edition) -> WordsExhibit:
    """Say what the model holds without governing it: what is only referred to, and agencies that have ended (I.2)."""
    systems = sum(one.record_kind is RecordKind.REFERENCE for one in edition.model.all(System))
    databases = sum(one.is_national for one in edition.model.all(Database))
    ended = sum(not one.is_alive(edition.on) for one in edition.model.all(Agency))
    said = [
        (
            systems,
            "hệ thống, nền tảng do cơ quan khác quản lý: chỉ mô tả điểm kết nối và cách tỉnh khai thác",
        ),
        (databases, "cơ sở dữ liệu quốc gia: tỉnh khai thác, không giữ bản gốc thứ hai"),
        (ended, "cơ quan đã kết thúc hoạt động: chỉ giữ để tra cứu hồ sơ cũ"),
    ]
    items = tuple((Run(f"{count} {what}."),) for count, what in said if count)
    lead = "Mô hình có ghi nhưng Kiến trúc không quy định nội dung bên trong của:"
    return WordsExhibit("exclusions", ((Run(lead),),) if items else (), items)
