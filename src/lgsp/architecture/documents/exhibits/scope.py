"""To whom the architecture applies, and with whom it is agreed at the boundary (I.2)."""

from collections import Counter

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import LEVEL, NOTHING, tidy
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.queries import links, objects

from .exhibit import NUMBER, TableExhibit, number_rows
from .forms import owners_of

_AGENCIES = "model/agency/"
_COMMITTEE = "Ủy ban nhân dân "


def list_direct(edition: Edition) -> TableExhibit:
    """Return the agencies of the province in force on the day, level by level (I.2.a)."""
    agencies = [one for one in list_agencies(edition.model) if one.is_alive(edition.on)]
    groups = {
        name: [one for one in agencies if one.level is level]
        for level, name in LEVEL.items()
        if level is not AgencyLevel.CENTRAL
    }
    return TableExhibit(
        code="scope-agencies",
        lead="Cơ quan, tổ chức thuộc phạm vi áp dụng trực tiếp, tính đến ngày lập, được nêu tại {ref}; ở "
        "cấp xã là Ủy ban nhân dân của các xã, phường được nêu tên.",
        title="Cơ quan, tổ chức thuộc phạm vi áp dụng trực tiếp",
        columns=(
            Column("Cấp", 17),
            Column("Số lượng", 10, Align.CENTRE),
            Column("Cơ quan, tổ chức", 73),
        ),
        rows=tuple(
            Row((name, str(len(members)), "; ".join(_call(one) for one in members)))
            for name, members in groups.items()
            if members
        ),
        source=_AGENCIES,
    )


def _call(agency: Agency) -> str:
    """Return what a commune is called, without the committee every one of them has; any other agency by its name."""
    name = tidy(agency.name)
    return name.removeprefix(_COMMITTEE) if agency.level is AgencyLevel.COMMUNE else name


def list_coordinated(edition: Edition) -> TableExhibit:
    """Return the central agencies that own what the province uses, with how much there is of it (I.2.b)."""
    owned: dict[str, set[str]] = {}
    for one in objects.list_objects(edition.model):
        for owner in owners_of(one, edition):
            owned.setdefault(owner, set()).add(one.id)
    relations = Counter(end for one in links.list_links(edition.model) for end in set(links.get_ends(one)))
    central = [one for one in edition.model.all(Agency) if one.level is AgencyLevel.CENTRAL]
    return TableExhibit(
        code="scope-boundary",
        lead="Cơ quan Trung ương mà tỉnh phối hợp tại ranh giới liên thông, số đối tượng được dẫn chiếu và "
        "số quan hệ kết nối tới các đối tượng đó được nêu tại {ref}.",
        title="Phối hợp và liên thông với cơ quan Trung ương",
        columns=(
            NUMBER,
            Column("Cơ quan", 55),
            Column("Số đối tượng được dẫn chiếu", 20, Align.CENTRE),
            Column("Số quan hệ kết nối", 20, Align.CENTRE),
        ),
        rows=number_rows(
            Row(
                (
                    tidy(one.name),
                    str(len(mine) or NOTHING),
                    str(sum(relations[key] for key in mine) or NOTHING),
                ),
                subject=one.id,
            )
            for one in central
            if (mine := owned.get(one.id, set()))
        ),
        source=_AGENCIES,
        optional=True,
    )
