"""
A month of a province's traffic, made from its model and a seed: sums by the hour, with deviations planted among them.

Offices work by day and hardly at weekends, batches run at night, two nodes differ by fifty minutes, systems call under
another code than they did, some were never connected, and the gateways were down for a day, in pieces or at once. About
one flow in twenty deviates; as many nearly do and must not be told.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from itertools import cycle
from random import Random

from lgsp.alignment.identifiers import find_service_id, find_subsystem_id
from lgsp.alignment.rhythms import read_rhythm
from lgsp.alignment.sorting import Call, is_live
from lgsp.alignment.verdicts import Period
from lgsp.alignment.watch import HOUR, Watch
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service, System

VIETNAM = timezone(timedelta(hours=7))
UNTIL = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)
PERIOD = Period(since=UNTIL - timedelta(days=30), until=UNTIL)
DAYS = 30
EXCHANGES = 12_500_000
"""What the flows of the model would make; some of them are never connected or deviate by being silent."""
WHOLE_HOUR = 2**60 - 1
AHEAD = timedelta(minutes=50)
"""How far the clock of the second node runs ahead."""
PLANTED_OF_A_KIND = 4
_BY_DAY = (0, 0, 1, 0, 0, 0, 1, 4, 9, 12, 11, 6, 4, 10, 11, 10, 6, 3, 2, 1, 1, 1, 1, 1)
_WORKING, _RESTING = 1.3, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The calls of an hour that are alike, as the tables of usage have them."""

    hour: datetime
    node: str
    call: Call


@dataclass
class Month:
    """The sums of a month, what was watched, what the registry ties, and what was planted: codes by subject."""

    model: Model
    sums: list[Sum] = field(default_factory=list)
    registered: dict[str, str] = field(default_factory=dict)
    planted: dict[str, str] = field(default_factory=dict)
    down: set[datetime] = field(default_factory=set)
    unconnected: set[str] = field(default_factory=set)

    @property
    def watch(self) -> Watch:
        """Return what was watched: the month but for the outages, and the year before."""
        first = _hour_of(PERIOD.since) - timedelta(days=750)
        hours = (first + number * HOUR for number in range(780 * 24))
        return Watch({hour: WHOLE_HOUR for hour in hours if hour not in self.down}, until=UNTIL)

    @property
    def calls(self) -> list[Call]:
        """Return the calls as one query gives them: the sums of what is alike, added up."""
        grouped: dict[tuple[object, ...], list[Call]] = {}
        for row in self.sums:
            call = row.call
            is_recent = row.hour >= _hour_of(PERIOD.since)
            key = (
                call.consumer,
                call.service,
                call.agreement,
                call.version,
                call.purpose,
                call.is_refused,
                is_recent,
            )
            grouped.setdefault(key, []).append(call)
        return [_add_up(calls) for calls in grouped.values()]

    @property
    def size(self) -> int:
        """Return how many exchanges there were."""
        return sum(row.call.count for row in self.sums)


def make_month(model: Model, *, seed: int, outage_hours: int = 24, is_large: bool = True) -> Month:
    """Return a month of the model's traffic; a large one has ten million exchanges, of busier flows."""
    return _Maker(_enlarge(model) if is_large else model, Random(seed), outage_hours).make()


class _Maker:
    def __init__(self, model: Model, random: Random, outage_hours: int) -> None:
        self.random = random
        self.month = Month(_copy(model))
        self.nodes = cycle(("gw1", "gw2"))
        hours = [_hour_of(PERIOD.since) + number * HOUR for number in range(DAYS * 24)]
        begin = random.randrange(len(hours) - outage_hours)
        is_whole = random.random() < 0.5
        self.month.down = set(
            hours[begin:][:outage_hours] if is_whole else random.sample(hours, outage_hours)
        )

    def make(self) -> Month:
        model = self.month.model
        live = self._leave_some_unconnected([flow for flow in model.all(Flow) if is_live(flow, PERIOD.day)])
        absent = {model.get(Flow, silent).consumer for silent in self.month.unconnected}
        waiting = [flow for flow in model.all(Flow) if flow.via and flow.status is Status.APPROVED]
        waiting = [flow for flow in waiting if flow.consumer not in absent]
        self.random.shuffle(live)
        planted = iter(live)
        skipped = self._plant_on_flows(planted, waiting)
        self._rename(planted)
        self._nearly_deviate(planted)
        self._end_some(planted)
        for flow in planted:
            self._happen(flow)
        self._plant_undeclared(live)
        assert not skipped & {row.call.agreement for row in self.month.sums if not row.call.is_refused}
        return self.month

    def _plant_on_flows(self, flows: Iterator[Flow], waiting: list[Flow]) -> set[str]:
        silent = [next(flows) for _ in range(PLANTED_OF_A_KIND)]
        for flow in silent:
            self._plant("RUN902", flow.id)
        for flow in (next(flows) for _ in range(PLANTED_OF_A_KIND)):
            self._plant("RUN903", flow.id)
            self._happen(flow, version="2.0", version_from=self.random.randrange(5, 29))
        for flow in self.random.sample(waiting, PLANTED_OF_A_KIND):
            self._plant("RUN904", flow.id)
            self._happen(flow, days=range(self.random.randrange(20), DAYS))
        for flow in _those_with_volume(flows, PLANTED_OF_A_KIND):
            factor, slow = self.random.choice(((4.0, False), (0.05, False), (1.0, True)))
            self._plant("RUN905", flow.id)
            self._happen(flow, factor=factor, is_slow=slow)
        for flow in (next(flows) for _ in range(PLANTED_OF_A_KIND)):
            self._plant("RUN908", flow.id)
            self._happen(flow, is_refused=True)
        return {flow.id for flow in silent}

    def _leave_some_unconnected(self, live: list[Flow]) -> list[Flow]:
        """Let some systems that provide nothing be silent altogether: nothing can be said of their flows."""
        model = self.month.model
        providers = {model.get(Service, flow.via or "").provider for flow in live}
        consumers = sorted({flow.consumer for flow in live} - providers)
        absent = set(self.random.sample(consumers, len(consumers) // 10))
        self.month.unconnected = {flow.id for flow in live if flow.consumer in absent}
        return [flow for flow in live if flow.consumer not in absent]

    def _nearly_deviate(self, flows: Iterator[Flow]) -> None:
        """Let flows change as they may: a new minor version, more or fewer calls, some of them refused."""
        for flow in (next(flows) for _ in range(PLANTED_OF_A_KIND)):
            self._happen(flow, version="1.1", version_from=12)
        for flow, factor in zip(
            _those_with_volume(flows, 2 * PLANTED_OF_A_KIND), cycle((1.7, 0.35)), strict=False
        ):
            self._happen(flow, factor=factor)
        for flow in (next(flows) for _ in range(PLANTED_OF_A_KIND)):
            self._happen(flow)
            self._happen(flow, factor=0.3, is_refused=True)

    def _end_some(self, flows: Iterator[Flow]) -> None:
        """Let flows end within the month: half of them go on as if they had not."""
        for number, flow in enumerate(_those_with_volume(flows, 2 * PLANTED_OF_A_KIND)):
            day = self.random.randrange(8, 22)
            last = (PERIOD.since + timedelta(days=day)).date()
            self.month.model.entities[flow.id] = flow.model_copy(update={"valid_to": last})  # type: ignore[index]
            if number % 2:
                self._happen(flow)
                self._plant_if_it_went_on(flow, last)
            else:
                self._happen(flow, days=range(day + 1))
        model = self.month.model
        self.month.model = Model(
            model.folder, model.province, dict(model.prose), dict(model.entities), model.origins
        )

    def _plant_if_it_went_on(self, flow: Flow, last: date) -> None:
        """Plant that a flow outlived its end, if it was called at all after it, by any clock."""
        over = datetime.combine(last + timedelta(days=1), time(), VIETNAM) + 2 * HOUR
        if any(row.call.agreement == flow.id and row.call.last_at >= over for row in self.month.sums):
            self._plant("RUN904", flow.id)

    def _rename(self, flows: Iterator[Flow]) -> None:
        """Let some systems call under another code: the registry ties half of them, of the others nobody knows."""
        for number in range(PLANTED_OF_A_KIND * 2):
            flow = next(flows)
            other = f"VN-H99/GOV/H99.99/DOITEN{number}"
            if number % 2:
                self.month.registered[other] = flow.consumer
                self._happen(flow, consumer=other)
            else:
                self._plant("RUN907", f"{other}>{self._name(flow)[1]}")
                self._happen(flow)
                self._happen(flow, consumer=other, agreement="khong-ro")

    def _plant_undeclared(self, live: list[Flow]) -> None:
        """Let systems call what nobody declared, and what is declared for another purpose."""
        pairs = {(flow.consumer, flow.via) for flow in self.month.model.all(Flow)}
        for number in range(PLANTED_OF_A_KIND):
            consumer = self.random.choice(live)
            service = self.random.choice([f for f in live if (consumer.consumer, f.via) not in pairs])
            pairs.add((consumer.consumer, service.via))
            call = {"consumer": self._name(consumer)[0], "service": self._name(service)[1]}
            self._plant("RUN901", "{consumer}>{service}".format(**call))
            self._happen(service, purpose="Việc khác", agreement=f"thu-cong-{number}", factor=0.1, **call)
        for number, flow in enumerate(self.random.sample(live, PLANTED_OF_A_KIND)):
            consumer, service = self._name(flow)
            if flow.id not in self.month.planted and f"{consumer}>{service}" not in self.month.planted:
                self._plant("RUN901", f"{consumer}>{service}")
                self._happen(
                    flow, purpose="Mục đích chưa khai báo", agreement=f"muc-dich-{number}", factor=0.1
                )

    def _plant(self, code: str, subject: str) -> None:
        self.month.planted[subject] = code

    def _name(self, flow: Flow) -> tuple[str, str]:
        model = self.month.model
        service = model.get(Service, flow.via or "")
        consumer = find_subsystem_id(model, model.get(System, flow.consumer))
        return str(consumer), str(find_service_id(model, service))

    def _happen(
        self,
        flow: Flow,
        *,
        factor: float = 1.0,
        days: range | None = None,
        is_refused: bool = False,
        **more: object,
    ) -> None:
        """Make the calls of a flow, as its rhythm has them."""
        is_slow = bool(more.pop("is_slow", False))
        version, version_from = more.pop("version", "1.0"), more.pop("version_from", 0)
        consumer, service = self._name(flow)
        said = {
            "consumer": consumer,
            "service": service,
            "purpose": flow.purpose,
            "agreement": flow.id,
        } | more
        if is_refused:
            said |= {"purpose": "", "agreement": "", "is_refused": True}
        for hour, count in self._count(flow, factor, days):
            day = (hour - PERIOD.since) // timedelta(days=1)
            spoken = version if isinstance(version_from, int) and day >= version_from else "1.0"
            self._write(
                hour, count, is_slow=is_slow, bound=flow.latency_ms or 1_000, said={**said, "version": spoken}
            )

    def _count(self, flow: Flow, factor: float, days: range | None) -> Iterator[tuple[datetime, int]]:
        """Yield the hours in which a flow happens, and how often."""
        daily = (flow.daily_volume or 5) * factor
        rhythm = read_rhythm(flow.rhythm)
        if rhythm and rhythm > timedelta(days=1):
            yield from self._count_seldom(rhythm, daily)
            return
        for number in days or range(DAYS):
            midnight = datetime.combine(
                (PERIOD.since + timedelta(days=number)).date(), _hour_of(PERIOD.since).timetz()
            )
            midnight = midnight.replace(hour=0)
            share = _WORKING if midnight.weekday() < 5 else _RESTING
            if rhythm == timedelta(days=1):
                yield midnight + 2 * HOUR, self._draw(daily)
                continue
            for clock, weight in enumerate(_BY_DAY):
                flat = 1 / 24 if rhythm else share * weight / sum(_BY_DAY)
                yield midnight + clock * HOUR, self._draw(daily * flat)

    def _count_seldom(self, rhythm: timedelta, daily: float) -> Iterator[tuple[datetime, int]]:
        at = _hour_of(UNTIL) - self.random.random() * rhythm
        for number in range(2):
            yield _hour_of(at - number * rhythm), max(1, self._draw(daily * rhythm.days))

    def _write(
        self, hour: datetime, count: int, *, is_slow: bool, bound: int, said: dict[str, object]
    ) -> None:
        if not count or hour in self.month.down or not hour < UNTIL:
            return
        node = next(self.nodes)
        if node == "gw2":
            moved = min(hour + AHEAD, UNTIL - timedelta(minutes=1))
            hour = _hour_of(moved)
        took = 12 if is_slow else _class_below(bound)
        buckets = [0] * 13
        buckets[took] = count
        first = hour + self.random.random() * HOUR / 2
        last = min(first + self.random.random() * HOUR / 2, UNTIL - timedelta(seconds=1))
        call = Call(
            count=count,
            first_at=min(first, last),
            last_at=last,
            buckets=tuple(buckets),
            slowest_us=40_000_000 if is_slow else bound * 500,
            **said,  # type: ignore[arg-type]
        )
        self.month.sums.append(Sum(hour=hour, node=node, call=call))

    def _draw(self, expected: float) -> int:
        """Draw from the Poisson distribution; by the normal one where that is as good."""
        if expected > 50:
            return max(0, round(self.random.gauss(expected, math.sqrt(expected))))
        threshold, product, count = math.exp(-expected), self.random.random(), 0
        while product > threshold:
            product *= self.random.random()
            count += 1
        return count


def _enlarge(model: Model) -> Model:
    """Let the busier half of the flows be busy enough that a month has ten million exchanges."""
    live = [flow for flow in model.all(Flow) if is_live(flow, PERIOD.day) and flow.daily_volume]
    volumes = sorted(flow.daily_volume or 0 for flow in live)
    middle = volumes[len(volumes) // 2]
    busy = sum(volume for volume in volumes if volume >= middle)
    quiet = sum(volumes) - busy
    factor = round((EXCHANGES / DAYS - quiet) / busy)
    enlarged = {
        flow.id: flow.model_copy(update={"daily_volume": flow.daily_volume * factor})
        for flow in model.all(Flow)
        if flow.daily_volume and flow.daily_volume >= middle
    }
    return Model(
        model.folder, model.province, dict(model.prose), {**model.entities, **enlarged}, model.origins
    )


def _copy(model: Model) -> Model:
    return Model(model.folder, model.province, dict(model.prose), dict(model.entities), model.origins)


def _those_with_volume(flows: Iterator[Flow], count: int) -> list[Flow]:
    found: list[Flow] = []
    while len(found) < count:
        flow = next(flows)
        rhythm = read_rhythm(flow.rhythm)
        if flow.daily_volume and flow.latency_ms and (rhythm is None or rhythm <= timedelta(days=1)):
            found.append(flow)
    return found


def _class_below(bound_ms: int) -> int:
    """Return a class of durations well below a bound."""
    return max(0, sum(limit <= bound_ms / 4 for limit in (5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)) - 1)


def _add_up(calls: list[Call]) -> Call:
    first = calls[0]
    return Call(
        consumer=first.consumer,
        service=first.service,
        agreement=first.agreement,
        version=first.version,
        purpose=first.purpose,
        is_refused=first.is_refused,
        count=sum(call.count for call in calls),
        first_at=min(call.first_at for call in calls),
        last_at=max(call.last_at for call in calls),
        buckets=tuple(sum(column) for column in zip(*(call.buckets for call in calls), strict=True)),
        slowest_us=max(call.slowest_us for call in calls),
    )


def _hour_of(at: datetime) -> datetime:
    return at.astimezone(VIETNAM).replace(minute=0, second=0, microsecond=0)
