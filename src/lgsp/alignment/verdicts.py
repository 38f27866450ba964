"""
Verdicts on flows: what was found of one, in words, and of how many anything can be said.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.kernel.language import pick

from .states import CODES, DEVIATIONS, Detail, State
from .watch import ENOUGH
from .wordings import Wording, find_wording

_STAGES = {
    Status.PROPOSED: ("đề xuất", "proposed"),
    Status.APPROVED: ("đã phê duyệt", "approved"),
    Status.IN_USE: ("đang sử dụng", "in use"),
    Status.PHASING_OUT: ("đang thay thế", "phasing out"),
    Status.RETIRED: ("đã dừng", "retired"),
}


@dataclass(frozen=True, kw_only=True)
class Period:
    """The time looked at: `since` included, `until` not. Flows are judged by the last day."""

    since: datetime
    until: datetime

    @property
    def day(self) -> date:
        """Return the last day, in the time zone of `until`."""
        return self.until.date()


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen of a flow: how often, from when until when, under which agreements, in which version last."""

    count: int
    first_at: datetime
    last_at: datetime
    agreements: tuple[str, ...] = ()
    purpose: str = ""
    version: str = ""
    p95_ms: float | None = None


@dataclass(frozen=True, kw_only=True)
class Sight:
    """
    How far silence could mean anything of a flow.

    `since` is from when it was looked for, `share` which part of the minutes since then could be watched; `told_since`
    is from when on enough could be, if ever, and `needed` how long that must have been.
    """

    since: datetime
    share: float
    told_since: datetime | None
    needed: timedelta

    def told_for(self, until: datetime) -> timedelta:
        """Return how long enough could be watched."""
        return until - self.told_since if self.told_since else timedelta()


@dataclass(frozen=True, kw_only=True)
class FlowVerdict:
    """
    What holds of one declared flow, or of calls nobody declared.

    `consumer` and `service` are identifiers on the exchange, empty where the model gives none. The names are the
    model's where it knows them. `missing` names the systems not seen on the platform; `daily` is how many calls came on
    a day of the time watched.
    """

    state: State
    period: Period
    flow: Flow | None
    consumer: str
    service: str
    consumer_name: str
    service_name: str
    detail: Detail | None = None
    seen: Seen | None = None
    missing: tuple[str, ...] = ()
    sight: Sight | None = None
    declared_version: str = ""
    daily: float | None = None

    @property
    def code(self) -> str:
        """Return the code of the rule that speaks here; empty where all is well."""
        return CODES.get(self.state, "")

    @property
    def key(self) -> str:
        """Return what the finding is known by from one comparison to the next."""
        if self.flow is not None:
            return f"{self.code or self.state}:{self.flow.id}"
        purpose = sha256((self.seen.purpose if self.seen else "").encode()).hexdigest()[:8]
        return f"{self.code or self.state}:{self.consumer}>{self.service}#{purpose}"

    @property
    def is_deviation(self) -> bool:
        """Say whether declaration and reality differ here."""
        return self.state in DEVIATIONS

    @property
    def count(self) -> int:
        """Return how many calls there were."""
        return self.seen.count if self.seen else 0

    @property
    def explanation(self) -> str:
        """Return what was found, in Vietnamese."""
        return self.explanation_in("vi")

    @property
    def remedy(self) -> str:
        """Return what to do about it, in Vietnamese."""
        return self.remedy_in("vi")

    def state_in(self, language: str) -> str:
        """Return the name of the state."""
        return self._wording.name_in(language)

    def explanation_in(self, language: str) -> str:
        """Return what was found."""
        return self._wording.explanation_in(language).format(**self._facts(language))

    def remedy_in(self, language: str) -> str:
        """Return what to do about it."""
        return self._wording.remedy_in(language).format(**self._facts(language))

    @property
    def _wording(self) -> Wording:
        return find_wording(self.state, self.detail)

    def _facts(self, language: str) -> dict[str, object]:
        seen, flow = self.seen, self.flow
        return {
            "consumer": self.consumer_name,
            "service": self.service_name,
            "flow": flow.id if flow else "",
            "stage": _describe_stage(flow, language) if flow else "",
            "until": _write_day(self.period.until),
            "count": _group(self.count, language),
            "last_at": self._last_at(),
            "agreements": ", ".join(seen.agreements) if seen else "",
            "purpose": seen.purpose if seen else "",
            "version": seen.version if seen else "",
            "declared_version": self.declared_version,
            "p95": _write_number(seen.p95_ms, language) if seen else "",
            "daily": _write_number(self.daily, language),
            "declared_daily": flow.daily_volume if flow else "",
            "declared_ms": flow.latency_ms if flow else "",
            "missing": pick(" và ", " and ", language=language).join(self.missing),
            "enough": f"{ENOUGH:.0%}",
            **self._facts_of_sight(language),
        }

    def _facts_of_sight(self, language: str) -> dict[str, str]:
        sight = self.sight
        if sight is None:
            since = _write_day(self.period.since)
            return {"since": since, "told_since": since, "watched": "", "told_for": "", "needed": ""}
        return {
            "since": _write_day(sight.since),
            "told_since": _write_day(sight.told_since or sight.since),
            "watched": f"{sight.share:.0%}",
            "told_for": _write_length(sight.told_for(self.period.until), language),
            "needed": _write_length(sight.needed, language),
        }

    def _last_at(self) -> str:
        if self.seen is None:
            return ""
        local = self.seen.last_at.astimezone(self.period.until.tzinfo)
        return f"{local:%H:%M} {_write_day(local)}"


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """
    How much could be seen: of how many flows in operation through the platform anything can be said, how many of the
    connected systems were there, which part of the minutes was watched since when.
    """

    observable: int
    declared: int
    systems_seen: int = 0
    systems: int = 0
    watched: float = 0.0
    watched_since: datetime | None = None

    @property
    def share(self) -> float:
        """Return the share, 1.0 when there is nothing to observe."""
        return self.observable / self.declared if self.declared else 1.0


@dataclass(frozen=True, kw_only=True)
class DriftReport:
    """Every verdict of a period: what differs first, then in the order of the Vietnamese alphabet."""

    period: Period
    rows: tuple[FlowVerdict, ...]
    coverage: Coverage
    ahead: tuple[tuple[str, datetime], ...] = ()
    """The nodes whose clocks run ahead: they recorded calls later than the end of the period, the latest then."""

    @property
    def deviations(self) -> tuple[FlowVerdict, ...]:
        """Return the verdicts in which declaration and reality differ."""
        return tuple(row for row in self.rows if row.is_deviation)

    @property
    def is_half_blind(self) -> bool:
        """Say that too little was seen for it to mean anything that nothing differs."""
        return self.coverage.share < ENOUGH

    def count(self, state: State) -> int:
        """Return how many verdicts are of that state."""
        return sum(row.state is state for row in self.rows)


def _describe_stage(flow: Flow, language: str) -> str:
    said = [pick(*_STAGES[flow.status], language=language)]
    if flow.valid_from:
        said.append(pick("từ", "from", language=language) + f" {_write_day(flow.valid_from)}")
    if flow.valid_to:
        said.append(pick("đến hết", "to", language=language) + f" {_write_day(flow.valid_to)}")
    return " ".join(said)


def _write_day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _group(number: int, language: str) -> str:
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", ".")


def _write_number(number: float | None, language: str) -> str:
    if number is None:
        return ""
    written = f"{number:,.0f}" if number >= 10 else f"{number:.1f}"
    return written if language == "en" else written.translate(str.maketrans(",.", ".,"))


def _write_length(length: timedelta, language: str) -> str:
    hours = length.total_seconds() / 3_600
    if hours < 48:
        return f"{_write_number(hours, language)} {pick('giờ', 'hours', language=language)}"
    return f"{_write_number(hours / 24, language)} {pick('ngày', 'days', language=language)}"
