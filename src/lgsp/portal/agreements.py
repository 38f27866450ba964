"""How declaration and reality agree: the drift report as screens and tables show it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lgsp.alignment.drift import find_drift
from lgsp.alignment.states import DEVIATIONS, State
from lgsp.alignment.verdicts import Coverage, DriftReport, FlowVerdict
from lgsp.architecture.model.model import Model
from lgsp.kernel.text import collation_key

from .charts import share_bar
from .wording import STATES

WINDOW = timedelta(days=30)
FRESH_S = 3
EXCEL_READS_UTF8 = "\ufeff"
MOST_OPEN = 40
"""How many flows of one state are shown without being asked for."""
MOST_IN_MATRIX = 100
TELLING = frozenset({*DEVIATIONS, State.MATCHED})
"""What can be held against reality; of the rest nothing is known yet, and a large table would be empty of meaning."""


@dataclass(frozen=True)
class Matrix:
    """Who uses what: a row for each consumer, a column for each service, verdicts where they meet."""

    services: tuple[str, ...]
    rows: tuple[tuple[str, tuple[FlowVerdict | None, ...]], ...]


@dataclass(frozen=True)
class Group:
    """The verdicts of one state; a long list waits until the reader opens it."""

    state: str
    verdicts: tuple[FlowVerdict, ...]

    @property
    def is_open(self) -> bool:
        """Say whether the list is short enough to be shown at once."""
        return len(self.verdicts) <= MOST_OPEN


@dataclass(frozen=True)
class Agreement:
    """The verdicts of a period, counted, drawn and laid out."""

    report: DriftReport

    @property
    def verdicts(self) -> tuple[FlowVerdict, ...]:
        """Return every verdict, what differs first."""
        return self.report.rows

    @property
    def deviations(self) -> tuple[FlowVerdict, ...]:
        """Return where declaration and reality differ."""
        return self.report.deviations

    @property
    def since(self) -> datetime:
        """Return when the period begins."""
        return self.report.period.since

    @property
    def coverage(self) -> Coverage:
        """Return of how many flows anything can be said."""
        return self.report.coverage

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return how many verdicts each state has, none of those without."""
        counted = ((state.value, self.report.count(state)) for state in State)
        return [(state, count) for state, count in counted if count]

    @property
    def groups(self) -> list[Group]:
        """Return the verdicts state by state, in the order of the report."""
        found = ((state.value, tuple(row for row in self.verdicts if row.state is state)) for state in State)
        return [Group(state, verdicts) for state, verdicts in found if verdicts]

    @property
    def bar(self) -> SafeString:
        """Return the states as one bar."""
        said = ", ".join(f"{STATES[state].word} {count}" for state, count in self.counts)
        return share_bar([(STATES[state].tone, count) for state, count in self.counts], label=said)

    @property
    def matrix(self) -> Matrix:
        """
        Return the verdicts by consumer and service, in the order of the Vietnamese alphabet.

        Of very many flows, only those are shown that could be held against reality.
        """
        is_large = len(self.verdicts) > MOST_IN_MATRIX
        shown = [row for row in reversed(self.verdicts) if not is_large or row.state in TELLING]
        cells = {(row.consumer_name, row.service_name): row for row in shown}
        services = tuple(sorted({service for _consumer, service in cells}, key=collation_key))
        consumers = sorted({consumer for consumer, _service in cells}, key=collation_key)
        rows = ((name, tuple(cells.get((name, service)) for service in services)) for name in consumers)
        return Matrix(services, tuple(rows))


def get_agreement(model: Model, *, now: datetime) -> Agreement:
    """Return how the last thirty days agree with the model; at most three seconds old."""
    key = f"portal:drift:{model.digest}"
    report = cache.get(key)
    if report is None:
        report = find_drift(model, since=now - WINDOW, until=now)
        cache.set(key, report, FRESH_S)
    return Agreement(report)


def to_csv(agreement: Agreement) -> str:
    """Return every verdict as a line that spreadsheets read."""
    stream = io.StringIO()
    stream.write(EXCEL_READS_UTF8)
    writer = csv.writer(stream)
    writer.writerow(
        [
            _("Kết luận"),
            _("Hệ thống khai thác"),
            _("Dịch vụ"),
            _("Luồng"),
            _("Lượt"),
            _("Giải thích"),
            _("Cần làm"),
        ]
    )
    writer.writerows(_list_cells(agreement))
    return stream.getvalue()


def _list_cells(agreement: Agreement) -> Iterator[list[object]]:
    language = get_language() or "vi"
    for verdict in agreement.verdicts:
        yield [
            STATES[verdict.state].word,
            verdict.consumer_name,
            verdict.service_name,
            verdict.flow.id if verdict.flow else "",
            verdict.count,
            verdict.explanation_in(language),
            verdict.remedy_in(language),
        ]
