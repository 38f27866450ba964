"""A month of traffic in the tables of usage, moved so that it ends now."""

from datetime import UTC, timedelta

from lgsp.alignment.watch import HOUR
from lgsp.platform.registry.entries import MemberEntry, SubsystemEntry
from lgsp.platform.registry.services import register_member, register_subsystem
from lgsp.platform.usage.models import Hour, Outcome, Uptime
from lgsp.platform.usage.sums import BUCKETS
from tests.alignment.month import UNTIL, WHOLE_HOUR

BATCH = 5_000


def store(month, *, now):
    """Write the sums and what was watched; whole days are moved, so that nights stay nights."""
    moved = timedelta(days=(now - UNTIL).days)
    Hour.objects.bulk_create(list(_sum_again(month, moved)), batch_size=BATCH)
    watched = month.watch.hours
    first = min(row.hour for row in month.sums).astimezone(UTC)
    hours = (hour for hour in watched if hour >= first)
    Uptime.objects.bulk_create(
        [
            Uptime(node="gw1", hour=hour + moved, minutes=watched[hour])
            for hour in hours
            if hour + moved < now
        ],
        batch_size=BATCH,
    )
    _watch_since(UNTIL + moved, now)


def tie(month, *, at):
    """Register what renamed systems call under now."""
    for identifier, system in month.registered.items():
        entry = SubsystemEntry(identifier=identifier, name=f"Mã mới của {system}", system=system)
        register_member(MemberEntry(code=identifier.split("/")[2], name="Cơ quan đổi tên (hư cấu)"), at=at)
        register_subsystem(entry, at=at)


def _watch_since(end, now):
    """Let the time between the end of the month and now have been watched as well."""
    hours = [end + number * HOUR for number in range(int((now - end) / HOUR) + 1)]
    Uptime.objects.bulk_create(
        [Uptime(node="gw1", hour=hour, minutes=WHOLE_HOUR) for hour in hours], ignore_conflicts=True
    )


def _sum_again(month, moved):
    """Yield a row for what is alike: the maker may have written one hour twice."""
    rows = {}
    for one in month.sums:
        call = one.call
        key = (
            one.hour,
            one.node,
            call.consumer,
            call.service,
            call.agreement,
            call.version,
            call.purpose,
            call.is_refused,
        )
        rows.setdefault(key, []).append(call)
    for (hour, node, *_), calls in rows.items():
        first = calls[0]
        yield Hour(
            hour=hour + moved,
            node=node,
            consumer=first.consumer,
            service=first.service,
            agreement=first.agreement,
            version=first.version,
            purpose=first.purpose,
            outcome=Outcome.REFUSED if first.is_refused else Outcome.ANSWERED,
            status=403 if first.is_refused else 200,
            count=sum(call.count for call in calls),
            first_at=min(call.first_at for call in calls) + moved,
            last_at=max(call.last_at for call in calls) + moved,
            slowest_us=max(call.slowest_us for call in calls),
            **dict(
                zip(
                    BUCKETS,
                    (sum(column) for column in zip(*(call.buckets for call in calls), strict=True)),
                    strict=True,
                )
            ),
        )
