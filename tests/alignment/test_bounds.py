from datetime import timedelta

import pytest

from lgsp.alignment.states import Detail, State
from lgsp.alignment.verdicts import Period
from tests.alignment.conftest import flow, make_model
from tests.alignment.judging import UNTIL, call, judge_flow
from tests.alignment.watching import watch_all


@pytest.mark.parametrize(
    ("declared", "count", "detail"),
    [
        ({"daily_volume": 10}, 601, Detail.TOO_MANY),
        ({"daily_volume": 10}, 600, None),
        ({"daily_volume": 10}, 75, None),
        ({"daily_volume": 10}, 74, Detail.TOO_FEW),
        ({"daily_volume": 1}, 99, None),
        ({"latency_ms": 50}, 100, Detail.TOO_SLOW),
        ({"latency_ms": 50}, 99, None),
        ({"latency_ms": 100}, 100, None),
        ({}, 100_000, None),
    ],
)
def test_a_flow_is_held_to_the_bounds_it_declares(declared, count, detail):
    slow = call(count=count, buckets=(0, 0, 0, 0, count, *(0,) * 8), slowest_us=100_000)

    row = judge_flow(make_model(flow(**declared)), slow)

    assert (row.detail, row.state) == (detail, State.OUT_OF_BOUNDS if detail else State.MATCHED)


def test_no_volume_is_judged_by_a_few_days():
    watch = watch_all(Period(since=UNTIL - timedelta(days=6), until=UNTIL))

    assert (
        judge_flow(make_model(flow(daily_volume=10)), call(count=9_000), watch=watch).state is State.MATCHED
    )
