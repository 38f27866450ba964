"""Service levels as screens and tables show them: rows by service and by agency, columns over time, CSV."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lgsp.kernel.text import collation_key
from lgsp.platform.exchange.terms import VIETNAM
from lgsp.platform.usage.levels import Level, list_hours
from lgsp.platform.usage.promises import Held, Verdict
from lgsp.portal.agreements import EXCEL_READS_UTF8
from lgsp.portal.charts import Series, ceiling, stacked_columns
from lgsp.portal.wording import PROMISES

from .periods import Period

SERVED, REFUSED, FAILED = 3, 2, 6
"""The colours of the chart: of the palette those nearest to good, attention and bad."""


@dataclass(frozen=True, slots=True)
class Agency:
    """What an agency's systems did: called as consumer, were called as provider."""

    identifier: str
    name: str
    consumed: Level
    provided: Level


@dataclass(frozen=True)
class Columns:
    """How calls ended, over time."""

    period: Period
    series: tuple[Series, ...]

    @property
    def total(self) -> int:
        """Return how many calls there were."""
        return sum(one.total for one in self.series)

    @property
    def top(self) -> int:
        """Return the round number that heads the scale."""
        columns = zip(*(one.values for one in self.series), strict=True)
        return ceiling(max((sum(column) for column in columns), default=0))

    @property
    def middle(self) -> str:
        """Return half the scale, as it is written beside the chart."""
        return f"{self.top / 2:g}".replace(".", ",")

    @property
    def chart(self) -> SafeString:
        """Return the columns, stacked."""
        word = _("Lượt mỗi ngày, theo kết quả") if self.period.is_by_day else _("Lượt mỗi giờ, theo kết quả")
        return stacked_columns(self.series, top=self.top, label=word)

    @property
    def rows(self) -> list[tuple[datetime, tuple[int, ...]]]:
        """Return each column with its counts, newest first, those without calls left out."""
        counts = zip(*(one.values for one in self.series), strict=True)
        found = zip(self.period.columns, counts, strict=True)
        return [(at, column) for at, column in reversed(list(found)) if any(column)]

    @property
    def last(self) -> datetime:
        """Return when the last column begins."""
        return self.period.columns[-1]


def get_columns(period: Period, *, service: str = "", consumer: str = "") -> Columns:
    """Return how calls ended in each hour or day of a period."""
    places = {at: place for place, at in enumerate(period.columns)}
    served, refused, failed = ([0] * len(places) for _ in range(3))
    within = {"since": period.since, "until": period.until}
    for hour, level in list_hours(**within, service=service, consumer=consumer):
        at = hour.astimezone(VIETNAM)
        place = places.get(at.replace(hour=0) if period.is_by_day else at)
        if place is not None:
            served[place] += level.served
            refused[place] += level.refused
            failed[place] += level.errors + level.failed
    series = (
        Series(_("Đã phục vụ"), SERVED, tuple(served)),
        Series(_("Bị từ chối"), REFUSED, tuple(refused)),
        Series(_("Không thành công"), FAILED, tuple(failed)),
    )
    return Columns(period, series)


def by_agency(
    consumers: Iterable[Level], services: Iterable[Level], *, names: Mapping[str, str]
) -> list[Agency]:
    """Return the levels of each agency as consumer and as provider, in the order of the Vietnamese alphabet."""
    consumed: defaultdict[str, list[Level]] = defaultdict(list)
    provided: defaultdict[str, list[Level]] = defaultdict(list)
    for level in consumers:
        consumed[agency_of(level.key)].append(level)
    for level in services:
        provided[agency_of(level.key)].append(level)
    found = [
        Agency(each, names.get(each, each), add(each, consumed[each]), add(each, provided[each]))
        for each in {*consumed, *provided}
        if each
    ]
    return sorted(found, key=lambda agency: collation_key(agency.name))


def agency_of(identifier: str) -> str:
    """
    Return the member in an identifier of a system or service.

    >>> agency_of("VN-H99/GOV/H99.02/MOTCUA/tra-cuu")
    'VN-H99/GOV/H99.02'
    """
    return "/".join(identifier.split("/")[:3])


def add(key: str, levels: Iterable[Level]) -> Level:
    """Return several levels as one."""
    total = Level(key, served=0, errors=0, failed=0, refused=0)
    for level in levels:
        total = replace(
            total,
            served=total.served + level.served,
            errors=total.errors + level.errors,
            failed=total.failed + level.failed,
            refused=total.refused + level.refused,
            pending=total.pending + level.pending,
            request_bytes=total.request_bytes + level.request_bytes,
            answer_bytes=total.answer_bytes + level.answer_bytes,
            buckets=tuple(a + b for a, b in zip(total.buckets, level.buckets, strict=True)),
            slowest_us=max(total.slowest_us, level.slowest_us),
        )
    return total


def to_csv(levels: Iterable[Level], *, names: Mapping[str, str], held: Mapping[str, Held]) -> str:
    """Return a line for each service that spreadsheets read; durations in milliseconds."""
    stream = io.StringIO()
    stream.write(EXCEL_READS_UTF8)
    writer = csv.writer(stream)
    writer.writerow(
        [
            *(_("Dịch vụ"), _("Mã dịch vụ"), _("Lượt"), _("Đã phục vụ"), _("Trả lời lỗi (từ 500)")),
            *(_("Không thành công"), _("Bị từ chối"), _("Tỷ lệ phục vụ (%)"), _("Trung vị (ms)")),
            *(_("95/100 lượt trong (ms)"), _("Chậm nhất (ms)"), _("Gửi đi (byte)"), _("Nhận về (byte)")),
            *(_("Cam kết phục vụ (%)"), _("Kết quả phục vụ"), _("Cam kết 95/100 lượt trong (ms)")),
            _("Kết quả thời gian"),
        ]
    )
    for level in levels:
        share = f"{level.share * 100:.2f}" if level.share is not None else ""
        writer.writerow(
            [
                *(names.get(level.key, level.key), level.key, level.all, level.served, level.errors),
                *(level.failed, level.refused, share, _whole(level.p50), _whole(level.p95)),
                *(_whole(level.slowest_us / 1_000), level.request_bytes, level.answer_bytes),
                *_to_promised(held.get(level.key)),
            ]
        )
    return stream.getvalue()


def _to_promised(held: Held | None) -> tuple[str, str, str, str]:
    if held is None:
        return "", "", "", ""
    share, time = held.promise.share, held.promise.p95_ms
    return f"{share or ''}", _word(held.of_share), f"{time or ''}", _word(held.of_time)


def _word(verdict: Verdict | None) -> str:
    return str(PROMISES[verdict].word) if verdict else ""


def _whole(milliseconds: float | None) -> str:
    return "" if milliseconds is None else f"{milliseconds:.0f}"
