"""A finding as a change of the model: what the architecture would say if what was observed is right."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.interchange.proposals import Note, NoteKind, Proposal, Source, propose
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service
from lgsp.kernel.text import fold

from .callers import Callers
from .errors import NotAdoptable
from .states import Detail, State
from .verdicts import FlowVerdict

DOOR = "drift"
LONGEST_ID = 80


@dataclass(frozen=True)
class _Observed:
    """A finding, the model it is about, and what ties identifiers to systems."""

    model: Model
    verdict: FlowVerdict
    callers: Callers

    @property
    def day(self) -> date:
        return self.verdict.period.day

    @property
    def flow(self) -> Flow:
        assert self.verdict.flow is not None
        return self.verdict.flow


def adopt(model: Model, verdict: FlowVerdict, *, callers: Callers) -> Proposal:
    """
    Return the proposal by which the model would say what was observed; what people must still fill in is noted.

    :raises NotAdoptable: if the observation alone does not say what the model should
    """
    observed = _Observed(model, verdict, callers)
    make = _WAYS.get(verdict.state)
    if make is None or (verdict.state is State.UNDECLARED and callers.find_service(verdict.service) is None):
        raise NotAdoptable(finding=verdict.key)
    entity, notes = make(observed)
    return propose(
        model,
        Source.of(DOOR, file=verdict.key, content=f"{verdict.key}\n{verdict.explanation}".encode()),
        entities=[entity],
        notes=[Note(NoteKind.WARNING, f"{entity.kind}/{entity.id}", note) for note in notes],
    )


def _declare(observed: _Observed) -> tuple[Entity, list[str]]:
    verdict, model = observed.verdict, observed.model
    consumer = observed.callers.find_system(verdict.consumer)
    service = observed.callers.find_service(verdict.service)
    assert consumer
    assert service
    assert verdict.seen
    purpose = verdict.seen.purpose or f"Khai thác {service.name}"
    flow = Flow(
        id=_free_id(model, f"{consumer.id}-{service.id}"),
        name=f"{consumer.name} khai thác {service.name}",
        valid_from=verdict.seen.first_at.astimezone(verdict.period.until.tzinfo).date(),
        provider=service.provider,
        consumer=consumer.id,
        via=service.id,
        contract=service.contract,
        purpose=purpose,
        source=f"Đối chiếu {verdict.code} ngày {observed.day:%d/%m/%Y}: {verdict.explanation}",
    )
    notes = ["Chưa có căn cứ pháp lý (legal_basis): dẫn văn bản cho phép khai thác trước khi chấp thuận."]
    if not verdict.seen.purpose:
        notes.append("Mục đích (purpose) đặt theo tên dịch vụ vì nhật ký không ghi: sửa cho đúng.")
    notes.append("Thỏa thuận đã cấp: " + ", ".join(verdict.seen.agreements))
    return flow, notes


def _end(observed: _Observed) -> tuple[Entity, list[str]]:
    ended = {"status": Status.RETIRED, "valid_to": observed.day}
    note = "Luồng được ghi là đã dừng; sau khi chấp thuận, lgsp plan sẽ đề nghị thu hồi thỏa thuận của nó."
    return observed.flow.model_copy(update=ended), [note]


def _change_version(observed: _Observed) -> tuple[Entity, list[str]]:
    service = observed.model.get(Service, observed.flow.via or "")
    assert observed.verdict.seen
    changed = service.model_copy(update={"version": observed.verdict.seen.version})
    return changed, [
        "Hợp đồng dữ liệu của dịch vụ có thể cũng phải đổi phiên bản: kiểm tra trước khi chấp thuận."
    ]


def _set_in_operation(observed: _Observed) -> tuple[Entity, list[str]]:
    flow, seen = observed.flow, observed.verdict.seen
    assert seen
    first = seen.first_at.astimezone(observed.verdict.period.until.tzinfo).date()
    update: dict[str, object] = {"status": Status.IN_USE}
    if flow.valid_to and flow.valid_to < observed.day:
        update["valid_to"] = None
    if flow.valid_from and flow.valid_from > first:
        update["valid_from"] = first
    return flow.model_copy(update=update), ["Luồng được ghi là đang hoạt động, theo những lượt đã thấy."]


def _set_bounds(observed: _Observed) -> tuple[Entity, list[str]]:
    verdict, flow = observed.verdict, observed.flow
    if verdict.detail is Detail.TOO_SLOW:
        assert verdict.seen
        assert verdict.seen.p95_ms
        slower = flow.model_copy(update={"latency_ms": round(verdict.seen.p95_ms)})
        return slower, ["Thời gian đáp ứng ghi theo mức đo được (95% số lượt)."]
    measured = flow.model_copy(update={"daily_volume": round(verdict.daily or 0)})
    return measured, ["Số lượt mỗi ngày ghi theo mức đo được."]


_WAYS: dict[State, Callable[[_Observed], tuple[Entity, list[str]]]] = {
    State.UNDECLARED: _declare,
    State.UNSEEN: _end,
    State.MISMATCHED: _change_version,
    State.OUT_OF_TIME: _set_in_operation,
    State.OUT_OF_BOUNDS: _set_bounds,
}


def _free_id(model: Model, wanted: str) -> str:
    stem = "-".join(part for part in fold(wanted).split("-") if part)[:LONGEST_ID].rstrip("-")
    taken = model.entities.keys() | model.renamed.keys()
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)
