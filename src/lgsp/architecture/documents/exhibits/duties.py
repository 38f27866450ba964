"""Who answers for what in the architecture: in words, and as a RACI matrix (VI.2, VI.3)."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, itemise, tidy
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.organisation import Agency, Involvement, Responsibility, Role
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.pictures.responsibilities import name_bearer, responsibility_pictures

from .exhibit import NUMBER, Exhibit, TableExhibit, number_rows
from .scenes import show

_AGENCIES = "model/agency/"
_RESPONSIBILITIES = "model/responsibility/"


def list_lead_duties(edition: Edition) -> TableExhibit:
    """Return the duties of the agency that leads digital transformation, whatever it is called today."""
    leads = [agency for agency in edition.model.all(Agency) if agency.is_digital_lead]
    names = ", ".join(tidy(agency.name) for agency in leads) or NOTHING
    return TableExhibit(
        code="lead-duties",
        lead=f"Trách nhiệm của cơ quan chuyên trách chuyển đổi số, nay là {names}, được nêu tại {{ref}}.",
        title=f"Trách nhiệm của {names}",
        columns=(NUMBER, Column("Trách nhiệm", 95)),
        rows=number_rows(
            Row((tidy(duty),), subject=agency.id) for agency in leads for duty in agency.responsibilities
        ),
        source=_AGENCIES,
    )


def list_lead_tasks(edition: Edition) -> TableExhibit:
    """Return what the lead agency answers for by name, itself and in the roles it holds today."""
    leads = {agency.id for agency in edition.model.all(Agency) if agency.is_digital_lead}
    roles = {role.id for role in edition.model.all(Role) if leads & _list_holders(role, edition)}
    mine = [one for one in edition.model.all(Responsibility) if one.agency in leads or one.role in roles]
    return _tabulate(
        mine,
        edition,
        code="lead-tasks",
        lead="Đối với từng đối tượng cụ thể trong Kiến trúc, trách nhiệm của cơ quan chuyên trách, kể cả theo vai trò "
        "đang giữ, được nêu tại {ref}.",
        title="Trách nhiệm của cơ quan chuyên trách đối với từng đối tượng",
    )


def _list_holders(role: Role, edition: Edition) -> set[str]:
    """Return the agencies that hold the role on the day of the edition."""
    return {
        one.agency
        for one in role.holders
        if (one.valid_from is None or one.valid_from <= edition.on)
        and (one.valid_to is None or one.valid_to >= edition.on)
    }


def list_other_duties(edition: Edition) -> TableExhibit:
    """Return the duties of every other agency that has declared some."""
    return TableExhibit(
        code="other-duties",
        lead="Trách nhiệm của các cơ quan khác trong việc tuân thủ, duy trì và cập nhật Kiến trúc được nêu tại {ref}.",
        title="Trách nhiệm của các cơ quan khác",
        columns=(NUMBER, Column("Cơ quan", 32, field="name"), Column("Trách nhiệm", 63)),
        rows=number_rows(
            Row((tidy(agency.name), itemise(agency.responsibilities)), subject=agency.id)
            for agency in list_agencies(edition.model)
            if agency.responsibilities and not agency.is_digital_lead
        ),
        source=_AGENCIES,
    )


def draw_responsibilities(edition: Edition) -> Sequence[Exhibit]:
    """Return the RACI matrix."""
    return show(
        responsibility_pictures(edition.model),
        "Phân công trách nhiệm đối với từng đối tượng của Kiến trúc được thể hiện từ {ref} dưới dạng ma trận RACI; nội "
        "dung của từng trách nhiệm nêu tại {responsibilities}.",
    )


def list_responsibilities(edition: Edition) -> TableExhibit:
    """Return every responsibility in words."""
    return _tabulate(
        edition.model.all(Responsibility),
        edition,
        code="responsibilities",
        lead="Nội dung, căn cứ của từng trách nhiệm được nêu tại {ref}.",
        title="Trách nhiệm của từng cơ quan, vai trò",
    )


def _tabulate(
    duties: Sequence[Responsibility], edition: Edition, *, code: str, lead: str, title: str
) -> TableExhibit:
    return TableExhibit(
        code=code,
        lead=lead,
        title=title,
        columns=(
            NUMBER,
            Column("Cơ quan, vai trò", 20),
            Column("Mức tham gia", 13, Align.CENTRE),
            Column("Đối với", 22),
            Column("Nội dung trách nhiệm", 26, field="duty"),
            Column("Căn cứ", 14),
        ),
        rows=number_rows(
            _row_of(one, edition) for one in sorted(duties, key=lambda one: _order(one, edition))
        ),
        source=_RESPONSIBILITIES,
        optional=True,
    )


def _order(duty: Responsibility, edition: Edition) -> tuple[str, int, str]:
    return (name_bearer(duty, edition.model), list(Involvement).index(duty.involvement), duty.id)


def _row_of(duty: Responsibility, edition: Edition) -> Row:
    targets = [edition.model.entities[target] for target in duty.targets]
    return Row(
        (
            tidy(name_bearer(duty, edition.model)),
            LABELS[Involvement][duty.involvement],
            itemise([f"{target.title}: {tidy(target.name)}" for target in targets]),
            tidy(duty.duty),
            edition.cite(duty.legal_basis),
        ),
        subject=duty.id,
    )
