"""The rule on ownership in time: nothing belongs to an agency that is no more."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.nodes import Path
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project

from .answers import title
from .periods import is_over, say

_ANSWERING = ("owner", "operator", "data_owner")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "system": _ANSWERING,
    "infrastructure": _ANSWERING,
    "component": _ANSWERING,
    "service": ("operator", "data_owner"),
    "database": ("lead_agencies", "operator", "data_owner"),
    "project": ("owner",),
    "function": ("lead",),
    "goal": ("lead",),
    "task": ("lead",),
}
_ONE_DAY = timedelta(days=1)


class _Tenure(NamedTuple):
    """That an agency answers for something through a field, and until when."""

    agency: str
    field: str
    path: Path
    ends_on: date | None


@rule(
    code="ORG102",
    title="Không có gì thuộc về cơ quan đã kết thúc hoạt động",
    severity=Severity.ERROR,
    gate=Gate.EDIT,
    basis=(outline("IV.1", "VI"),),
    needs=(
        "agency.valid_to",
        "agency.predecessors",
        "system.owner",
        "database.lead_agencies",
        "function.lead",
    ),
    spans_time=True,
    why="Sau sắp xếp năm 2025 nhiều cơ quan không còn. Hệ thống, cơ sở dữ liệu, chức năng vẫn ghi cho cơ quan "
    "cũ thì không ai chịu trách nhiệm và thỏa thuận trên LGSP cấp cho pháp nhân không tồn tại.",
    example="""
        # model/agency/so-thong-tin-truyen-thong.yaml
        id: so-thong-tin-truyen-thong
        name: Sở Thông tin và Truyền thông
        valid_to: 2025-02-28
        level: department
        code: H99.14
        # model/system/giam-sat.yaml
        id: giam-sat
        name: Giám sát an toàn thông tin
        owner: so-thong-tin-truyen-thong
        """,
    remedy="Ghi cơ quan kế tục: sửa trường, hoặc thêm vào changes một dòng có valid_from là ngày bàn giao.",
)
def owner_alive(model: Model, on: date) -> Iterator[Judgement]:
    """Judge everything that agencies answer for and that is not over, today's facts and each coming change of them."""
    ended = {
        agency.id: agency
        for agency in model.all(Agency)
        if agency.valid_to is not None or agency.status is Status.RETIRED
    }
    heirs = _list_heirs(model)
    for kind, fields in _FIELDS.items():
        for entity in model.all(KINDS[kind]):
            if is_over(entity, on):
                yield not_applicable(entity)
                continue
            outlived = (
                [one for one in _list_tenures(entity, fields) if _outlives(one, ended)] if ended else []
            )
            if not outlived:
                yield holds(entity)
            for one in outlived:
                yield _judge(model, entity, one, (ended[one.agency], heirs.get(one.agency, [])))


def _list_heirs(model: Model) -> dict[str, list[str]]:
    heirs: dict[str, list[str]] = {}
    for agency in model.all(Agency):
        for predecessor in agency.predecessors:
            heirs.setdefault(predecessor, []).append(agency.name)
    return heirs


def _list_tenures(entity: Entity, fields: tuple[str, ...]) -> Iterator[_Tenure]:
    last = entity.ends_on if isinstance(entity, Project) else entity.valid_to
    handovers = [change.valid_from - _ONE_DAY for change in entity.changes]
    states = [((), entity), *((("changes", at, "becomes"), state) for at, state in entity.list_states())]
    for (path, state), ends_on in zip(states, [*handovers, last], strict=True):
        for field in fields:
            named = getattr(state, field) or ()
            for agency in (named,) if isinstance(named, str) else named:
                yield _Tenure(agency, field, (*path, field), ends_on)


def _outlives(tenure: _Tenure, ended: Mapping[str, Agency]) -> bool:
    agency = ended.get(tenure.agency)
    if agency is None:
        return False
    return agency.valid_to is None or tenure.ends_on is None or tenure.ends_on > agency.valid_to


def _judge(model: Model, entity: Entity, tenure: _Tenure, owner: tuple[Agency, list[str]]) -> Judgement:
    agency, heirs = owner
    place = model.place(entity, *tenure.path)
    role = title(entity, tenure.field)
    said = f"{entity.title} “{entity.name}” ghi {role[:1].lower()}{role[1:]} là “{agency.name}”"
    if agency.valid_to is None:
        return cannot_tell(entity, place, f"{said}, cơ quan đã dừng hoạt động mà không ghi từ ngày nào.")
    successors = f"; kế tục: {', '.join(heirs)}" if heirs else ""
    message = f"{said}, cơ quan kết thúc hoạt động sau ngày {say(agency.valid_to)}{successors}."
    return broken(entity, place, message)
