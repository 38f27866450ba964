"""How declaration and reality agree: the drift report as screens and tables show it."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lgsp.alignment.drift import find_drift
from lgsp.alignment.resolutions import Resolution, list_resolutions
from lgsp.alignment.states import State
from lgsp.alignment.verdicts import Coverage, DriftReport, FlowVerdict
from lgsp.alignment.ways import Way
from lgsp.architecture.model.model import Model

from .charts import share_bar
from .wording import STATES

WINDOW = timedelta(days=30)
FRESH_S = 3
EXCEL_READS_UTF8 = "\ufeff"
MOST_OPEN = 40
"""How many flows of one state are shown without being asked for."""
NEW = "new"
WAYS = {
    NEW: (gettext_lazy("Mới, chờ quyết định"), gettext_lazy("Không còn phát hiện nào chờ quyết định.")),
    Way.ADOPT: (
        gettext_lazy("Đưa vào kiến trúc"),
        gettext_lazy("Không có phát hiện nào đang đưa vào kiến trúc."),
    ),
    Way.STOP: (gettext_lazy("Dừng trên nền tảng"), gettext_lazy("Không có phát hiện nào đang dừng.")),
    Way.WAIVE: (gettext_lazy("Miễn trừ có văn bản"), gettext_lazy("Không có phát hiện nào được miễn trừ.")),
}


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
class Column:
    """The deviations that end in one way, or wait for a decision."""

    way: str
    word: str | Promise
    empty: str | Promise
    verdicts: tuple[FlowVerdict, ...]


@dataclass(frozen=True)
class Agreement:
    """The verdicts of a period, counted, drawn and laid out."""

    report: DriftReport
    decided: Mapping[str, Resolution]

    @property
    def board(self) -> list[Column]:
        """Return the deviations by what was decided about them; those nothing was decided about come first."""
        found = []
        for way, (word, empty) in WAYS.items():
            rows = tuple(row for row in self.deviations if self._way(row) == way)
            found.append(Column(way, word, empty, rows))
        return found

    def _way(self, verdict: FlowVerdict) -> str:
        held = self.decided.get(verdict.key)
        return held.way if held else NEW

    @property
    def standing(self) -> int:
        """Return how many deviations stand: all but those that a document allows."""
        return sum(self._way(row) != Way.WAIVE for row in self.deviations)

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


def get_agreement(model: Model, *, now: datetime) -> Agreement:
    """Return how the last thirty days agree with the model; at most three seconds old."""
    key = f"portal:drift:{model.digest}"
    report = cache.get(key)
    if report is None:
        report = find_drift(model, since=now - WINDOW, until=now)
        cache.set(key, report, FRESH_S)
    return Agreement(report, list_resolutions(on=now.date()))


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
