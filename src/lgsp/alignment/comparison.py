"""
Declared and seen, held against each other: one verdict for each declared flow, and for all calls nobody declared.

Silence of a flow means something only when both its systems were seen on the platform, when the platform watched
enough of the time, and when it watched long enough for the flow's rhythm; else nothing is said. The share of flows of
which anything is said is the coverage.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from operator import attrgetter

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service, System
from lgsp.kernel.text import collation_key
from lgsp.platform.usage.durations import read_percentile

from .bounds import ENOUGH_TIME, find_excess
from .callers import Callers
from .identifiers import find_service_id, find_subsystem_id
from .rhythms import time_to_tell
from .sorting import IN_OPERATION, Call, Sorted, Sorter, is_live
from .states import Detail, State
from .verdicts import Coverage, DriftReport, FlowVerdict, Period, Seen, Sight
from .watch import ENOUGH, Watch

SKEW = timedelta(hours=1)
"""How far the clock of a node may be off before a call counts as outside of a flow's dates."""

_ORDER = {state: position for position, state in enumerate(State)}
_BY_LAST = attrgetter("last_at")


def compare_with_reality(
    model: Model,
    *,
    period: Period,
    calls: Iterable[Call],
    watch: Watch,
    registered: Mapping[str, str] | None = None,
) -> DriftReport:
    """
    Return the verdict on every flow of the model, and on all calls it does not declare.

    `registered` has the ids of systems by the identifiers they are registered under. Of a flow that repeats seldom,
    calls before the period count too.
    """
    callers = Callers(model, registered)
    sorter = Sorter(model, callers, day=period.day)
    comparison = _Comparison(model, period, watch, callers, sorter, sorter.sort(calls))
    rows = tuple(sorted(comparison.judge(), key=_sort_key))
    return DriftReport(period=period, rows=rows, coverage=comparison.measure(rows))


@dataclass(frozen=True)
class _Comparison:
    model: Model
    period: Period
    watch: Watch
    callers: Callers
    sorter: Sorter
    calls: Sorted

    def judge(self) -> Iterator[FlowVerdict]:
        for flow in self.model.all(Flow):
            yield self._judge_flow(flow)
        called = set()
        for (consumer, service, _), calls in self.calls.stray.items():
            if recent := self._in_period(calls):
                called.add((consumer, service))
                yield self._judge_stray(consumer, service, recent)
        for (consumer, service, _), calls in self.calls.stray_refused.items():
            recent = self._in_period(calls)
            if recent and (consumer, service) not in called:
                yield self._tell_stray(State.REFUSED, consumer, service, recent)

    def measure(self, rows: Sequence[FlowVerdict]) -> Coverage:
        live = [row for row in rows if row.flow is not None and self._is_live(row.flow)]
        start = self._start_of_watch
        return Coverage(
            observable=sum(row.state is not State.CANNOT_TELL for row in live),
            declared=len(live),
            systems_seen=len((self._calling | self._called) & self._connected),
            systems=len(self._connected),
            watched=self.watch.share(start) if start else 0.0,
            watched_since=start,
        )

    def _judge_flow(self, flow: Flow) -> FlowVerdict:
        verdict = self._begin(flow)
        passed = self.calls.passed.get(flow.id, ())
        refused = self._in_period(self.calls.refused.get(flow.id, ()))
        if flow.via is None:
            return replace(verdict, state=State.OUTSIDE)
        if strayed := self._find_out_of_time(flow, self._in_period(passed)):
            return replace(verdict, state=State.OUT_OF_TIME, seen=_sum_up(strayed))
        if self._is_live(flow):
            return self._judge_live(verdict, flow, passed=passed, refused=refused)
        seen = _sum_up(refused or passed) if refused or passed else None
        if refused:
            return replace(verdict, state=State.REFUSED, seen=seen)
        return replace(verdict, state=State.ENDED if self._has_ended(flow) else State.NOT_YET, seen=seen)

    def _judge_live(
        self, verdict: FlowVerdict, flow: Flow, *, passed: Sequence[Call], refused: Sequence[Call]
    ) -> FlowVerdict:
        sight = self._look_for(flow)
        expected = [call for call in passed if call.last_at >= sight.since - SKEW]
        if expected:
            return self._judge_seen(verdict, flow, expected)
        if refused:
            return replace(verdict, state=State.REFUSED, seen=_sum_up(refused))
        doubt = self._doubt(verdict, sight)
        state = State.CANNOT_TELL if doubt else State.UNSEEN
        return replace(verdict, state=state, detail=doubt, sight=sight)

    def _judge_seen(self, verdict: FlowVerdict, flow: Flow, calls: Sequence[Call]) -> FlowVerdict:
        seen = _sum_up(calls)
        if seen.version and _major(seen.version) != _major(verdict.declared_version):
            return replace(verdict, state=State.MISMATCHED, seen=seen)
        daily = self._count_daily(flow, self._in_period(calls))
        excess = find_excess(flow, seen, daily=daily)
        state = State.OUT_OF_BOUNDS if excess else State.MATCHED
        return replace(verdict, state=state, detail=excess, seen=seen, daily=daily)

    def _judge_stray(self, consumer: str, service: str, calls: Sequence[Call]) -> FlowVerdict:
        if self.callers.find_system(consumer) is None:
            return self._tell_stray(State.UNKNOWN_CALLER, consumer, service, calls)
        verdict = self._tell_stray(State.UNDECLARED, consumer, service, calls)
        is_declared = bool(self.sorter.find_between(consumer, service))
        return replace(verdict, detail=Detail.OTHER_PURPOSE if is_declared else None)

    def _find_out_of_time(self, flow: Flow, calls: Sequence[Call]) -> list[Call]:
        """Return the calls that came while the flow was not in operation."""
        if flow.status not in IN_OPERATION and not (flow.status is Status.RETIRED and flow.valid_to):
            return list(calls)
        since = self._midnight(flow.valid_from) - SKEW if flow.valid_from else None
        until = self._midnight(flow.valid_to) + timedelta(days=1) + SKEW if flow.valid_to else None
        return [
            call for call in calls if (since and call.first_at < since) or (until and call.last_at >= until)
        ]

    def _doubt(self, verdict: FlowVerdict, sight: Sight) -> Detail | None:
        """Return why silence means nothing here; none when it does."""
        if verdict.missing:
            return Detail.NOT_SEEN_AT_ALL
        if sight.told_for(self.period.until) >= sight.needed:
            return None
        return Detail.NOT_WATCHED if sight.share < ENOUGH else Detail.TOO_SOON

    def _look_for(self, flow: Flow) -> Sight:
        """Return how far back a flow was looked for: at least as far as its rhythm asks, not before it or any watch."""
        needed = time_to_tell(flow.rhythm, daily_volume=flow.daily_volume)
        since = min(self.period.since, self.period.until - needed)
        if flow.valid_from:
            since = max(since, self._midnight(flow.valid_from))
        since = max(since, self.watch.first or since)
        told_since = self.watch.trusted_since(since)
        return Sight(since=since, share=self.watch.share(since), told_since=told_since, needed=needed)

    def _count_daily(self, flow: Flow, calls: Sequence[Call]) -> float | None:
        since = max(self.period.since, self.watch.first or self.period.since)
        if flow.valid_from:
            since = max(since, self._midnight(flow.valid_from))
        needed = max(ENOUGH_TIME, time_to_tell(flow.rhythm, daily_volume=flow.daily_volume))
        if self.period.until - since < needed or self.watch.share(since) < ENOUGH:
            return None
        return sum(call.count for call in calls) / (self.watch.minutes(since) / (24 * 60))

    def _in_period(self, calls: Sequence[Call]) -> list[Call]:
        return [call for call in calls if call.last_at >= self.period.since]

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.period.until.tzinfo)

    def _is_live(self, flow: Flow) -> bool:
        return is_live(flow, self.period.day)

    def _has_ended(self, flow: Flow) -> bool:
        is_past = flow.valid_to is not None and flow.valid_to < self.period.day
        return is_past or flow.status is Status.RETIRED

    @cached_property
    def _start_of_watch(self) -> datetime | None:
        first = self.watch.first
        return max(first, self.period.since) if first else None

    @cached_property
    def _all_in_period(self) -> list[Call]:
        kinds = (self.calls.passed, self.calls.refused, self.calls.stray, self.calls.stray_refused)
        return [call for kind in kinds for group in kind.values() for call in self._in_period(group)]

    @cached_property
    def _calling(self) -> frozenset[str]:
        """The systems that were seen calling, be it in vain."""
        callers = (self.callers.find_system(call.consumer) for call in self._all_in_period)
        return frozenset(system.id for system in callers if system)

    @cached_property
    def _called(self) -> frozenset[str]:
        """The systems that calls were passed on to."""
        providers = {call.service.rpartition("/")[0] for call in self._all_in_period if not call.is_refused}
        found = (self.callers.find_system(provider) for provider in providers)
        return frozenset(system.id for system in found if system)

    @cached_property
    def _connected(self) -> frozenset[str]:
        live = [flow for flow in self.model.all(Flow) if self._is_live(flow)]
        ends = {flow.consumer for flow in live}
        return frozenset(ends | {self.model.get(Service, flow.via).provider for flow in live if flow.via})

    def _missing(self, flow: Flow) -> tuple[str, ...]:
        provider = self.model.get(Service, flow.via).provider if flow.via else flow.provider
        ends = ((flow.consumer, self._calling), (provider, self._called))
        return tuple(self.model.get(System, end).name for end, seen in ends if end not in seen)

    def _begin(self, flow: Flow) -> FlowVerdict:
        """Return what is known of a flow before anything is judged."""
        service = self.model.get(Service, flow.via) if flow.via else None
        named = service or self.model.get(System, flow.provider)
        consumer = self.model.get(System, flow.consumer)
        return FlowVerdict(
            state=State.MATCHED,
            period=self.period,
            flow=flow,
            consumer=str(find_subsystem_id(self.model, consumer) or ""),
            service=(find_service_id(self.model, service) or "") if service else "",
            consumer_name=consumer.name,
            service_name=named.name,
            missing=self._missing(flow),
            declared_version=service.version if service else "",
        )

    def _tell_stray(self, state: State, consumer: str, service: str, calls: Sequence[Call]) -> FlowVerdict:
        caller, called = self.callers.find_system(consumer), self.callers.find_service(service)
        return FlowVerdict(
            state=state,
            period=self.period,
            flow=None,
            consumer=consumer,
            service=service,
            consumer_name=caller.name if caller else consumer,
            service_name=called.name if called else service,
            seen=_sum_up(calls),
        )


def _sum_up(calls: Sequence[Call]) -> Seen:
    latest = max(calls, key=_BY_LAST)
    buckets = [call.buckets for call in calls if call.buckets]
    summed = [sum(column) for column in zip(*buckets, strict=True)]
    slowest = max(call.slowest_us for call in calls)
    return Seen(
        count=sum(call.count for call in calls),
        first_at=min(call.first_at for call in calls),
        last_at=latest.last_at,
        agreements=tuple(sorted({call.agreement for call in calls if call.agreement})),
        purpose=latest.purpose,
        version=latest.version,
        p95_ms=read_percentile(summed, slowest, percent=95) if summed else None,
    )


def _major(version: str) -> str:
    return version.strip().lstrip("vV").partition(".")[0]


def _sort_key(verdict: FlowVerdict) -> tuple[object, ...]:
    names = (collation_key(verdict.consumer_name), collation_key(verdict.service_name))
    return (_ORDER[verdict.state], *names, verdict.flow.id if verdict.flow else verdict.service)
