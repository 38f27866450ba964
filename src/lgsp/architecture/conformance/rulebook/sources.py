"""Rules on where facts come from, and how long ago their owner confirmed them."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Interaction
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, Function
from lgsp.architecture.model.planning import Goal, Project
from lgsp.architecture.model.systems import Infrastructure, Service, System

from .answers import Answer, answer
from .filled import find_awaited, judge_awaited, name
from .periods import is_over, say
from .threads import external_ids

_CONFIRMED = (System, Infrastructure, Database, Service)
_SOURCED = (
    Agency,
    Function,
    Interaction,
    Database,
    System,
    Infrastructure,
    Service,
    Flow,
    Component,
    Goal,
    Project,
)
_FIGURES = {
    "database": ("records",),
    "flow": ("daily_volume", "latency_ms"),
    "goal": ("indicators",),
    "interaction": ("yearly_volume",),
    "project": ("total", "funding"),
}


@rule(
    code="MOD006",
    title="Dữ kiện được đơn vị chủ quản xác nhận trong thời hạn",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("VI.2"),),
    needs=(
        "system.confirmed_on",
        "infrastructure.confirmed_on",
        "database.confirmed_on",
        "service.confirmed_on",
    ),
    why="Mô tả không ai xem lại thì sai dần mà không ai thấy. Thời hạn là 12 tháng; tỉnh đặt khác bằng trường "
    "confirmation_months trong province.yaml.",
    example="""
        # model/system/quan-ly-cong-van.yaml
        id: quan-ly-cong-van
        name: Quản lý công văn
        confirmed_by: Văn phòng Ủy ban nhân dân tỉnh
        confirmed_on: 2024-03-01
        owner: van-phong
        """,
    remedy="Gửi đơn vị chủ quản xem lại (đợt khảo sát), rồi ghi confirmed_by và confirmed_on.",
)
def confirmed_lately(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every object of the province that is not over; one that nobody ever confirmed cannot be told."""
    months = model.province.confirmation_months
    oldest = months_before(on, months)
    external = external_ids(model)
    for kind in _CONFIRMED:
        for entity in model.all(kind):
            if is_over(entity, on) or entity.id in external or "confirmed_on" in entity.not_applicable:
                yield not_applicable(entity)
            elif entity.confirmed_on is None:
                yield _judge_unconfirmed(model, entity, on)
            elif entity.confirmed_on < oldest:
                message = (
                    f"{entity.title} “{entity.name}” được xác nhận lần cuối ngày {say(entity.confirmed_on)}, "
                    f"quá {months} tháng."
                )
                yield broken(entity, model.place(entity, "confirmed_on"), message)
            else:
                yield holds(entity)


def _judge_unconfirmed(model: Model, entity: Entity, on: date) -> Judgement:
    awaited = find_awaited(entity, "confirmed_on", on)
    if awaited is not None:
        return judge_awaited(model, entity, [awaited])
    message = f"{entity.title} “{entity.name}” chưa ghi ngày đơn vị chủ quản xác nhận."
    return cannot_tell(entity, model.place(entity), message)


def months_before(day: date, months: int) -> date:
    """
    Return the same day so many months earlier; the last of the month where that month is shorter.

    >>> months_before(date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    >>> months_before(date(2026, 1, 15), 14)
    datetime.date(2024, 11, 15)
    """
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@rule(
    code="MOD007",
    title="Dữ kiện và số liệu có nguồn",
    severity=Severity.NOTICE,
    gate=Gate.PUBLISH,
    basis=(outline("Danh mục tài liệu tham chiếu"),),
    needs=tuple(f"{kind.kind}.source" for kind in _SOURCED)
    + tuple(f"{kind.kind}.provenance" for kind in _SOURCED),
    why="Thanh tra, kiểm toán hỏi “số này lấy ở đâu”. Nguồn là văn bản, ô trong bảng khảo sát, hoặc quan sát được; "
    "không có nguồn thì không kiểm lại được và không ai dám sửa.",
    example="""
        # model/flow/dat-dai-ho-tich.yaml
        id: dat-dai-ho-tich
        name: Đất đai tra cứu hộ tịch
        provider: ho-tich
        consumer: dat-dai
        via: tra-cuu-ho-tich
        contract: hop-dong-ho-tich
        purpose: Xác minh quan hệ hôn nhân khi chuyển nhượng
        daily_volume: 1200
        """,
    remedy="Ghi nguồn ở source, hoặc ở provenance với văn bản, đợt khảo sát, vị trí; nguồn của riêng vài "
    "trường thì nêu tên trường ở provenance.fields.",
)
def sources_named(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every entity that states facts and is not over; a source named for some fields counts for those only."""
    for kind in _SOURCED:
        figures = _FIGURES.get(kind.kind, ())
        for entity in model.all(kind):
            if is_over(entity, on) or answer(entity, "source") is Answer.INAPPLICABLE:
                yield not_applicable(entity)
            elif entity.source or any(not one.fields for one in entity.provenance):
                yield holds(entity)
            else:
                yield _judge_sources(model, entity, figures)


def _judge_sources(model: Model, entity: Entity, figures: tuple[str, ...]) -> Judgement:
    if not entity.provenance:
        message = f"{entity.title} “{entity.name}” chưa ghi nguồn của dữ kiện."
        return broken(entity, model.place(entity), message)
    sourced = {field for one in entity.provenance for field in one.fields}
    bare = [field for field in figures if getattr(entity, field) not in (None, ()) and field not in sourced]
    if not bare:
        return holds(entity)
    named = ", ".join(name(entity, field) for field in bare)
    message = f"{entity.title} “{entity.name}” có số liệu chưa ghi nguồn: {named}."
    return broken(entity, model.place(entity, bare[0]), message)
