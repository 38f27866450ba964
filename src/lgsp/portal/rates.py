"""How busy each service is: exchanges a minute over the last half hour, as figures and as charts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lgsp.kernel.text import collation_key
from lgsp.platform.usage.queries import MinuteCount, count_per_minute

from .charts import Series, ceiling, colour_of, spark_columns, stacked_columns

MINUTES = 30
ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Rates:
    """One series a service over the same minutes, oldest first; the last minute is still running."""

    minutes: tuple[datetime, ...]
    series: tuple[Series, ...]

    @property
    def total(self) -> int:
        """Return how many exchanges there were in all."""
        return sum(one.total for one in self.series)

    @property
    def last_minute(self) -> int:
        """Return how many there were in the last whole minute."""
        return sum(one.values[-2] for one in self.series)

    @cached_property
    def top(self) -> int:
        """Return the round number that heads the scale of the chart."""
        return ceiling(
            max((sum(column) for column in zip(*(one.values for one in self.series), strict=True)), default=0)
        )

    @property
    def middle(self) -> str:
        """Return half the scale, as it is written beside the chart."""
        return f"{self.top / 2:g}".replace(".", ",")

    @property
    def first(self) -> datetime:
        """Return the oldest minute."""
        return self.minutes[0]

    @property
    def half(self) -> datetime:
        """Return the minute in the middle."""
        return self.minutes[MINUTES // 2]

    @property
    def last(self) -> datetime:
        """Return the minute still running."""
        return self.minutes[-1]

    @property
    def chart(self) -> SafeString:
        """Return all services stacked."""
        return stacked_columns(
            self.series, top=self.top, label=_("Lượt trao đổi mỗi phút, cột chồng theo dịch vụ")
        )

    @property
    def rows(self) -> Iterator[dict[str, object]]:
        """Yield each service with its own small chart; all share one scale."""
        top = max((max(one.values) for one in self.series), default=1)
        for one in self.series:
            spark = spark_columns(one, top=top, label=_("{count} lượt trong 30 phút").format(count=one.total))
            yield {"series": one, "spark": spark, "last_minute": one.values[-2]}

    @property
    def table(self) -> Iterator[tuple[datetime, tuple[int, ...]]]:
        """Yield each minute with the count of every service, newest first."""
        counts = zip(*(one.values for one in self.series), strict=True)
        yield from reversed(list(zip(self.minutes, counts, strict=True)))


def get_rates(*, now: datetime, names: Mapping[str, str]) -> Rates:
    """Return the rates of the half hour that ends now, services under the names officials know."""
    this_minute = now.replace(second=0, microsecond=0)
    since = this_minute - ONE_MINUTE * (MINUTES - 1)
    return to_rates(count_per_minute(since=since), since=since, names=names)


def to_rates(counts: Iterable[MinuteCount], *, since: datetime, names: Mapping[str, str]) -> Rates:
    """Lay the counts out minute by minute; a minute without any counts as 0."""
    by_service: dict[str, list[int]] = {}
    for found in counts:
        column = int((found.minute - since) / ONE_MINUTE)
        if 0 <= column < MINUTES:
            by_service.setdefault(found.service, [0] * MINUTES)[column] = found.count
    named = sorted(((names.get(service, service), service) for service in by_service), key=_by_name)
    series = (
        Series(name, colour=colour_of(position), values=tuple(by_service[service]))
        for position, (name, service) in enumerate(named)
    )
    return Rates(tuple(since + ONE_MINUTE * column for column in range(MINUTES)), tuple(series))


def _by_name(named: tuple[str, str]) -> tuple[object, str]:
    name, service = named
    return collation_key(name), service
