"""The agencies: who they are (II), what they do (IV.1), what they answer for (VI.2, VI.3)."""

from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.pictures.agencies import list_agencies

from .blocks import Align, Column
from .edition import Edition
from .exhibits import NUMBER, TableExhibit, group_rows, number_rows
from .wording import LEVEL, NOTHING, itemise, tidy

_AGENCIES = "model/agency/"


def list_participants(edition: Edition) -> TableExhibit:
    """Return the agencies with both schemes of identifier."""
    agencies = list_agencies(edition.model)
    return TableExhibit(
        code="agencies",
        lead="Các cơ quan tham gia Kiến trúc và mã định danh điện tử của từng cơ quan được nêu tại {ref}.",
        title="Danh sách cơ quan và mã định danh điện tử",
        columns=(
            NUMBER,
            Column("Cơ quan", 45),
            Column("Mã định danh (QĐ 20/2020/QĐ-TTg)", 25, Align.CENTRE),
            Column("Mã định danh (QCVN 102:2016/BTTTT)", 25, Align.CENTRE),
        ),
        rows=group_rows(
            (
                name,
                [
                    (tidy(agency.name), tidy(agency.code), tidy(agency.code_qcvn102))
                    for agency in agencies
                    if agency.level is level
                ],
            )
            for level, name in LEVEL.items()
        ),
        source=_AGENCIES,
    )


def list_functions(edition: Edition) -> TableExhibit:
    """Return what each agency of the province does."""
    return TableExhibit(
        code="functions",
        lead="Chức năng, nhiệm vụ chính của từng cơ quan, làm cơ sở xác định nhu cầu liên thông, được nêu tại {ref}.",
        title="Chức năng, nhiệm vụ chính của các cơ quan trong tỉnh",
        columns=(
            NUMBER,
            Column("Cơ quan", 26),
            Column("Chức năng, nhiệm vụ chính", 47),
            Column("Căn cứ", 22),
        ),
        rows=number_rows(
            (tidy(agency.name), itemise(agency.functions), edition.cite(agency.legal_basis))
            for agency in list_agencies(edition.model)
            if agency.level is not AgencyLevel.CENTRAL
        ),
        source=_AGENCIES,
    )


def list_lead_duties(edition: Edition) -> TableExhibit:
    """Return the duties of the agency that leads digital transformation, whatever it is called today."""
    leads = [agency for agency in edition.model.all(Agency) if agency.is_digital_lead]
    names = ", ".join(tidy(agency.name) for agency in leads) or NOTHING
    return TableExhibit(
        code="lead-duties",
        lead=f"Trách nhiệm của cơ quan chuyên trách chuyển đổi số, nay là {names}, được nêu tại {{ref}}.",
        title=f"Trách nhiệm của {names}",
        columns=(NUMBER, Column("Trách nhiệm", 95)),
        rows=number_rows((tidy(duty),) for agency in leads for duty in agency.responsibilities),
        source=_AGENCIES,
    )


def list_other_duties(edition: Edition) -> TableExhibit:
    """Return the duties of every other agency that has declared some."""
    return TableExhibit(
        code="other-duties",
        lead="Trách nhiệm của các cơ quan khác trong việc tuân thủ, duy trì và cập nhật Kiến trúc được nêu tại {ref}.",
        title="Trách nhiệm của các cơ quan khác",
        columns=(NUMBER, Column("Cơ quan", 32), Column("Trách nhiệm", 63)),
        rows=number_rows(
            (tidy(agency.name), itemise(agency.responsibilities))
            for agency in list_agencies(edition.model)
            if agency.responsibilities and not agency.is_digital_lead
        ),
        source=_AGENCIES,
    )
