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
from lgsp.alignment.states import State
from lgsp.alignment.verdicts import Coverage, DriftReport, FlowVerdict
from lgsp.architecture.model.model import Model
from lgsp.kernel.text import collation_key

from .charts import share_bar
from .wording import STATES

WINDOW = timedelta(days=30)
FRESH_S = 3
EXCEL_READS_UTF8 = "\ufeff"


@dataclass(frozen=True)
class Matrix:
    """Who uses what: a row for each consumer, a column for each service, verdicts where they meet."""

    services: tuple[str, ...]
    rows: tuple[tuple[str, tuple[FlowVerdict | None, ...]], ...]


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
    def bar(self) -> SafeString:
        """Return the states as one bar."""
        said = ", ".join(f"{STATES[state].word} {count}" for state, count in self.counts)
        return share_bar([(STATES[state].tone, count) for state, count in self.counts], label=said)

    @property
    def matrix(self) -> Matrix:
        """Return the verdicts by consumer and service, in the order of the Vietnamese alphabet."""
        cells = {(row.consumer_name, row.service_name): row for row in reversed(self.verdicts)}
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
