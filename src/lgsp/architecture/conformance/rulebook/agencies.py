"""Rules on agencies: where they stand, what they owe the architecture, and what they own after their end."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, not_applicable
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Responsibility, Role

from .filled import judge_filled
from .periods import is_over

_WITHOUT_PARENT = (AgencyLevel.PROVINCE, AgencyLevel.CENTRAL)


@rule(
    code="ORG101",
    title="Cơ quan có cơ quan cấp trên và văn bản quy định chức năng",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("IV.1"),),
    needs=("agency.level", "agency.parent", "agency.legal_basis"),
    why="Mô hình liên thông bắt đầu từ chức năng, nhiệm vụ do pháp luật giao. Cơ quan không rõ thuộc cấp nào, do văn "
    "bản nào quy định thì phân tích ở mục IV.1 không có gốc.",
    example="""
        # model/agency/so-y-te.yaml
        id: so-y-te
        name: Sở Y tế
        level: department
        parent: van-phong
        code: H99.15
        """,
    remedy="Ghi parent (cấp tỉnh không cần) và legal_basis: mã văn bản quy định chức năng, nhiệm vụ, quyền hạn.",
)
def agency_placed(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every agency of the province that is not over; its level is always there."""
    for agency in model.all(Agency):
        if is_over(agency, on) or agency.level is AgencyLevel.CENTRAL:
            yield not_applicable(agency)
        else:
            fields = ("legal_basis",) if agency.level in _WITHOUT_PARENT else ("parent", "legal_basis")
            yield judge_filled(model, agency, fields, on=on)


@rule(
    code="ORG104",
    title="Cơ quan có trách nhiệm với Kiến trúc và đầu mối liên hệ",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("VI.3"),),
    needs=("agency.contact", "agency.responsibilities", "responsibility.agency", "role.holders"),
    why="Mục VI.3 nêu trách nhiệm của từng sở, ban, ngành, địa phương. Một câu chung cho tất cả thì không cơ quan nào "
    "thấy việc của mình; không có đầu mối thì không biết gọi ai.",
    example="""
        # model/agency/so-y-te.yaml
        id: so-y-te
        name: Sở Y tế
        level: department
        parent: van-phong
        code: H99.15
        contact: Văn phòng Sở
        legal_basis: [nghi-dinh]
        """,
    remedy="Ghi contact, và trách nhiệm riêng của cơ quan ở responsibilities hoặc bằng một tệp model/responsibility/.",
)
def agency_answers(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every agency of the province that is not over; what a role owes is owed by its holder."""
    bearers = _list_bearers(model, on)
    for agency in model.all(Agency):
        if is_over(agency, on) or agency.level is AgencyLevel.CENTRAL:
            yield not_applicable(agency)
        else:
            fields = ("contact",) if agency.id in bearers else ("contact", "responsibilities")
            yield judge_filled(model, agency, fields, on=on)


def _list_bearers(model: Model, on: date) -> set[str]:
    current = [one for one in model.all(Responsibility) if not is_over(one, on)]
    roles = {one.role for one in current if one.role}
    bearers = {one.agency for one in current if one.agency}
    return bearers | {
        holder.agency
        for role in model.all(Role)
        if role.id in roles
        for holder in role.holders
        if holder.valid_to is None or on <= holder.valid_to
    }
