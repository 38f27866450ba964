"""Calls of thirty days, and the verdicts on the small model they lead to."""

from datetime import UTC, datetime, timedelta, timezone

from lgsp.alignment.comparison import compare_with_reality
from lgsp.alignment.sorting import Call
from lgsp.alignment.verdicts import Period
from tests.alignment.watching import watch_all
from tests.conftest import HOTICH, MOTCUA, TRA_CUU

VIETNAM = timezone(timedelta(hours=7))
UNTIL = datetime(2026, 11, 23, 15, 0, tzinfo=VIETNAM)
PERIOD = Period(since=UNTIL - timedelta(days=30), until=UNTIL)
WATCH = watch_all(PERIOD)
OTHER = f"{HOTICH}/khac"
AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
FLOW = "mot-cua-tra-cuu-ho-tich"


def call(consumer=MOTCUA, service=TRA_CUU, *, at=AT, **fields):
    return Call(
        **{
            "consumer": consumer,
            "service": service,
            "agreement": "k",
            "count": 3,
            "first_at": at,
            "last_at": at,
        }
        | fields
    )


def refusal(**fields):
    return call(**{"agreement": "", "is_refused": True, **fields})


def judge(model, *calls, watch=WATCH, **options):
    return compare_with_reality(model, period=PERIOD, calls=calls, watch=watch, **options)


def judge_flow(model, *calls, **options):
    (row,) = [row for row in judge(model, *calls, **options).rows if row.flow and row.flow.id == FLOW]
    return row
