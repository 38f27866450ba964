"""
Verdicts on flows: what was found of one, in words, and of how many anything can be said.
"""

from dataclasses import dataclass
from datetime import date, datetime

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.kernel.language import pick

from .states import DEVIATIONS, OUT_OF_TIME, WORDINGS, State, Wording

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
class Call:
    """That a system called a service in the period: under which agreements, how often, when last."""

    consumer: str
    service: str
    agreements: tuple[str, ...]
    last_at: datetime
    count: int


@dataclass(frozen=True, kw_only=True)
class FlowVerdict:
    """
    What holds of one declared flow, or of one call nobody declared.

    `consumer` and `service` are identifiers on the exchange, empty where the model gives none. The names are the
    model's where it knows them. `missing` names the systems not seen on the platform.
    """

    state: State
    period: Period
    flow: Flow | None
    consumer: str
    service: str
    consumer_name: str
    service_name: str
    call: Call | None = None
    missing: tuple[str, ...] = ()

    @property
    def is_deviation(self) -> bool:
        """Say whether declaration and reality differ here."""
        return self.state in DEVIATIONS

    @property
    def count(self) -> int:
        """Return how many calls there were."""
        return self.call.count if self.call else 0

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
        return OUT_OF_TIME if self.state is State.UNDECLARED and self.flow else WORDINGS[self.state]

    def _facts(self, language: str) -> dict[str, object]:
        return {
            "consumer": self.consumer_name,
            "service": self.service_name,
            "flow": self.flow.id if self.flow else "",
            "stage": _describe_stage(self.flow, language) if self.flow else "",
            "since": _write_day(self.period.since),
            "until": _write_day(self.period.until),
            "count": self.count,
            "last_at": self._last_at(),
            "agreements": ", ".join(self.call.agreements) if self.call else "",
            "missing": pick(" và ", " and ", language=language).join(self.missing),
        }

    def _last_at(self) -> str:
        if self.call is None:
            return ""
        local = self.call.last_at.astimezone(self.period.until.tzinfo)
        return f"{local:%H:%M} {_write_day(local)}"


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Of how many flows in operation through the platform anything can be said."""

    observable: int
    declared: int

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

    @property
    def deviations(self) -> tuple[FlowVerdict, ...]:
        """Return the verdicts in which declaration and reality differ."""
        return tuple(row for row in self.rows if row.is_deviation)

    @property
    def is_blind(self) -> bool:
        """Say that flows are declared and nothing at all can be said of any."""
        return self.coverage.declared > 0 and self.coverage.observable == 0 and not self.deviations

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
