"""Annex 4: the catalogue of shared databases, with the columns the outline names and some that provinces add."""

from collections.abc import Iterator, Sequence

from lgsp.architecture.documents.blocks import Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits.exhibit import NUMBER, TableExhibit, WordsExhibit, group_rows
from lgsp.architecture.documents.wording import NOTHING, itemise, tidy, unless_in_use
from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, System

from .annex import Annex, Part, say


def introduce(edition: Edition) -> WordsExhibit:
    """Return what the catalogue holds and what follows from being in it."""
    return say(
        "catalogue-scope",
        f"Danh mục gồm các cơ sở dữ liệu dùng chung, dữ liệu mở của {edition.province} và cơ sở dữ liệu quốc gia mà "
        "tỉnh khai thác. Cột tên, nội dung chính, cơ quan chủ trì theo mục IV.3 của đề cương kèm Văn bản số "
        "2384/BTTTT-THH; các cột còn lại theo cách làm của các danh mục cấp tỉnh đã công bố.",
        "Cơ quan chủ trì chịu trách nhiệm về nội dung, chất lượng và kỳ cập nhật; cơ quan khác khai thác qua dịch vụ "
        "chia sẻ, không thu thập lại và không lập bản chính thứ hai.",
    )


def list_catalogue(edition: Edition) -> TableExhibit:
    """Return the shared databases of the province and the national ones it uses."""
    shared = [one for one in edition.model.all(Database) if one.tier is not DatabaseTier.SPECIALISED]
    groups = (("Của tỉnh", False), ("Quốc gia, tỉnh khai thác", True))
    return TableExhibit(
        code="shared-databases",
        lead="Danh mục cơ sở dữ liệu dùng chung được nêu tại {ref}.",
        title="Danh mục cơ sở dữ liệu dùng chung",
        columns=(
            NUMBER,
            Column("Tên cơ sở dữ liệu", 16, field="name"),
            Column("Nội dung chính", 20, field="content"),
            Column("Cơ quan chủ trì", 13),
            Column("Phân loại", 7),
            Column("Cập nhật", 10, field="update_rhythm"),
            Column("Đối tượng khai thác", 12, field="users"),
            Column("Hệ thống quản lý; dịch vụ chia sẻ", 17),
        ),
        rows=group_rows(
            (name, [_row(one, edition) for one in shared if one.is_national is is_national])
            for name, is_national in groups
        ),
        source="model/database/",
        landscape=True,
    )


def list_parts(_: Edition) -> Sequence[Part]:
    """Return the one part of the annex."""
    return (Part("", (introduce, list_catalogue)),)


def _row(one: Database, edition: Edition) -> Row:
    leads = [edition.name(Agency, agency) for agency in one.lead_agencies]
    cells = (
        tidy(one.name),
        tidy(one.content),
        "; ".join(leads) or NOTHING,
        LABELS[DatabaseTier][one.tier] + unless_in_use(one.status),
        tidy(one.update_rhythm),
        tidy(one.users),
        itemise(list(_list_access(one, edition))),
    )
    return Row(cells, subject=one.id)


def _list_access(one: Database, edition: Edition) -> Iterator[str]:
    """Yield the system that keeps it, and the services by which it is shared."""
    if one.system:
        yield edition.name(System, one.system)
    for service in edition.model.all(Service):
        if service.database == one.id:
            yield f"{tidy(service.name)} ({tidy(service.code)})"


ANNEX = Annex(
    4,
    "danh-muc-csdl-dung-chung",
    "Danh mục cơ sở dữ liệu dùng chung",
    list_parts,
    "danh muc co so du lieu dung chung",
)
