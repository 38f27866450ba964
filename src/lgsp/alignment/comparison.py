"""
Declared and seen, held against each other: one verdict for each declared flow, and for each call nobody declared.

A flow is known by its consumer and its service. It is *observable* when both systems were seen on the platform in the
period at all; of others nothing can be said, and the share of observable flows is stated as coverage.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service, System
from lgsp.kernel.text import collation_key

from .identifiers import find_service_id, find_subsystem_id
from .states import State
from .verdicts import Call, Coverage, DriftReport, FlowVerdict, Period

Pair = tuple[str, str]

_ORDER = {state: position for position, state in enumerate(State)}
_IN_OPERATION = frozenset({Status.IN_USE, Status.PHASING_OUT})


def compare_with_reality(
    model: Model, *, period: Period, calls: Iterable[Call], refusals: Iterable[Call] = ()
) -> DriftReport:
    """Return the verdict on every flow of the model, and on every call it does not declare."""
    comparison = _Comparison(model, period, by_pair(calls), by_pair(refusals))
    rows = tuple(sorted(comparison.judge(), key=_sort_key))
    return DriftReport(period=period, rows=rows, coverage=comparison.measure())


def by_pair(calls: Iterable[Call]) -> dict[Pair, Call]:
    """Return the calls by consumer and service, those under several agreements added up."""
    found: dict[Pair, Call] = {}
    for call in calls:
        pair = (call.consumer, call.service)
        found[pair] = _add(found[pair], call) if pair in found else call
    return found


@dataclass(frozen=True)
class _Comparison:
    model: Model
    period: Period
    calls: Mapping[Pair, Call]
    refusals: Mapping[Pair, Call]

    def judge(self) -> Iterator[FlowVerdict]:
        for flow in self.model.all(Flow):
            yield self._verdict(self._judge_flow(flow), flow, self._pair(flow))
        for pair in self.calls.keys() - self._declared:
            yield self._verdict(State.UNDECLARED, None, pair)
        for pair in self.refusals.keys() - self.calls.keys() - self._declared:
            yield self._verdict(State.REFUSED, None, pair)

    def measure(self) -> Coverage:
        declared = [flow for flow in self.model.all(Flow) if self._is_in_operation(flow)]
        observable = [flow for flow in declared if not self._missing(flow)]
        return Coverage(observable=len(observable), declared=len(declared))

    def _judge_flow(self, flow: Flow) -> State:
        if flow.via is None:
            return State.OUTSIDE
        pair = self._pair(flow)
        if self._is_in_operation(flow):
            return self._judge_live(flow, pair)
        if pair not in self._in_operation and pair in self.calls:
            return State.UNDECLARED
        if pair not in self._in_operation and pair in self.refusals:
            return State.REFUSED
        return State.ENDED if self._has_ended(flow) else State.NOT_YET

    def _judge_live(self, flow: Flow, pair: Pair) -> State:
        if pair in self.calls:
            return State.MATCHED
        if pair in self.refusals:
            return State.REFUSED
        return State.CANNOT_TELL if self._missing(flow) else State.UNSEEN

    def _is_in_operation(self, flow: Flow) -> bool:
        return flow.via is not None and flow.status in _IN_OPERATION and flow.is_alive(self.period.day)

    def _has_ended(self, flow: Flow) -> bool:
        is_past = flow.valid_to is not None and flow.valid_to < self.period.day
        return is_past or flow.status is Status.RETIRED

    @cached_property
    def _declared(self) -> frozenset[Pair]:
        return frozenset(self._pair(flow) for flow in self.model.all(Flow) if flow.via)

    @cached_property
    def _in_operation(self) -> frozenset[Pair]:
        return frozenset(self._pair(flow) for flow in self.model.all(Flow) if self._is_in_operation(flow))

    @cached_property
    def _present(self) -> frozenset[str]:
        providers = {service.rpartition("/")[0] for _, service in self.calls}
        return frozenset(providers | {consumer for consumer, _ in (*self.calls, *self.refusals)})

    @cached_property
    def _names(self) -> Mapping[str, str]:
        systems = {self._identify(system.id): system.name for system in self.model.all(System)}
        services = {find_service_id(self.model, each): each.name for each in self.model.all(Service)}
        return {identifier: name for identifier, name in (systems | services).items() if identifier}

    def _pair(self, flow: Flow) -> Pair:
        service = find_service_id(self.model, self.model.get(Service, flow.via)) if flow.via else None
        return self._identify(flow.consumer), service or ""

    def _identify(self, system: str) -> str:
        return str(find_subsystem_id(self.model, self.model.get(System, system)) or "")

    def _missing(self, flow: Flow) -> tuple[str, ...]:
        provider = self.model.get(Service, flow.via).provider if flow.via else flow.provider
        absent = [end for end in (flow.consumer, provider) if self._identify(end) not in self._present]
        return tuple(self.model.get(System, end).name for end in absent)

    def _verdict(self, state: State, flow: Flow | None, pair: Pair) -> FlowVerdict:
        consumer, service = pair
        return FlowVerdict(
            state=state,
            period=self.period,
            flow=flow,
            consumer=consumer,
            service=service,
            consumer_name=self.model.get(System, flow.consumer).name if flow else self._name(consumer),
            service_name=self._name_service(flow) if flow else self._name(service),
            call=self.calls.get(pair) or self.refusals.get(pair),
            missing=self._missing(flow) if flow else (),
        )

    def _name(self, identifier: str) -> str:
        return self._names.get(identifier, identifier)

    def _name_service(self, flow: Flow) -> str:
        named = self.model.get(Service, flow.via) if flow.via else self.model.get(System, flow.provider)
        return named.name


def _sort_key(verdict: FlowVerdict) -> tuple[object, ...]:
    names = (collation_key(verdict.consumer_name), collation_key(verdict.service_name))
    return (_ORDER[verdict.state], *names, verdict.flow.id if verdict.flow else verdict.service)


def _add(one: Call, other: Call) -> Call:
    return Call(
        consumer=one.consumer,
        service=one.service,
        agreements=tuple(sorted({*one.agreements, *other.agreements})),
        last_at=max(one.last_at, other.last_at),
        count=one.count + other.count,
    )
