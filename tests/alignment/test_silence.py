"""When it means something that a declared flow was not seen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.alignment.rhythms import read_rhythm, time_to_tell
from lgsp.alignment.states import Detail, State
from lgsp.alignment.verdicts import Period
from lgsp.alignment.watch import ENOUGH, HOUR, Watch
from tests.alignment.conftest import flow, make_model
from tests.alignment.judging import OTHER, PERIOD, UNTIL, call, judge, judge_flow
from tests.alignment.watching import watch_all, watch_without


def silence(declared, watch):
    """Judge a flow that was not seen between two systems that were."""
    return judge_flow(make_model(flow(**declared)), call(service=OTHER), watch=watch)


@pytest.mark.parametrize(
    ("declared", "days", "detail"),
    [
        ({"rhythm": "Hằng đêm"}, 2, None),
        ({"rhythm": "Hằng đêm"}, 1, Detail.TOO_SOON),
        ({"rhythm": "Hằng tháng"}, 30, Detail.TOO_SOON),
        ({"rhythm": "Hằng tháng"}, 62, None),
        ({"rhythm": "Hằng năm"}, 400, Detail.TOO_SOON),
        ({"rhythm": "Khi phát sinh", "daily_volume": 100}, 2, Detail.TOO_SOON),
        ({"rhythm": "Khi phát sinh", "daily_volume": 100}, 3, None),
        ({"rhythm": "Khi phát sinh", "daily_volume": 1}, 9, Detail.TOO_SOON),
        ({}, 13, Detail.TOO_SOON),
        ({}, 14, None),
        ({"valid_from": date(2026, 11, 20)}, 30, Detail.TOO_SOON),
    ],
)
def test_silence_means_something_after_the_time_that_the_rhythm_asks(declared, days, detail):
    row = silence(declared, watch_all(Period(since=UNTIL - timedelta(days=days), until=UNTIL)))

    assert (row.detail, row.state) == (detail, State.CANNOT_TELL if detail else State.UNSEEN)


def test_silence_while_the_platform_was_down_means_nothing():
    row = silence({"rhythm": "Hằng tháng"}, watch_without(PERIOD, days=range(5, 20)))

    assert (row.state, row.detail) == (State.CANNOT_TELL, Detail.NOT_WATCHED)
    assert "chỉ quan sát được 50% thời gian" in row.explanation


def test_the_days_since_an_outage_are_enough_for_a_quick_flow():
    row = silence({"rhythm": "Mỗi giờ"}, watch_without(PERIOD, days=range(5, 20)))

    assert row.state is State.UNSEEN
    assert "từ 13/11/2026 đến 23/11/2026" in row.explanation


def test_what_repeats_seldom_is_looked_for_further_back_and_only_that():
    seldom = flow(rhythm="Hằng tháng")
    long_ago = call(at=PERIOD.since - timedelta(days=5))
    watch = watch_all(Period(since=UNTIL - timedelta(days=70), until=UNTIL))

    assert judge_flow(make_model(seldom), long_ago, watch=watch).state is State.MATCHED
    assert judge_flow(make_model(flow()), long_ago, call(service=OTHER), watch=watch).state is State.UNSEEN
    assert judge(make_model(seldom), call(service=OTHER, at=long_ago.last_at), watch=watch).deviations == ()


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Hằng tháng", timedelta(days=31)),
        ("Hàng  quý, trước ngày 15", timedelta(days=92)),
        ("Mỗi 15 phút", timedelta(minutes=15)),
        ("mỗi giờ", timedelta(hours=1)),
        ("Hằng đêm", timedelta(days=1)),
        ("6 tháng một lần", timedelta(days=186)),
        ("2 lần/ngày", timedelta(hours=12)),
        ("04 lần mỗi năm", timedelta(days=91.5)),
        ("Theo mùa tuyển sinh", timedelta(days=366)),
        ("Nightly", timedelta(days=1)),
        ("every 2 hours", timedelta(hours=2)),
        ("Tức thời", None),
        ("Khi hồ sơ đổi trạng thái", None),
        ("Theo từng hồ sơ trong ngày", None),
        ("Liên tục", None),
        ("", None),
        (None, None),
    ],
)
def test_a_rhythm_is_read_as_people_write_it(text, length):
    assert read_rhythm(text) == length


def test_the_rarer_the_calls_the_longer_one_must_look():
    times = [time_to_tell("Khi phát sinh", daily_volume=volume) for volume in (1, 2, 3, 10, 1_000)]

    assert times == sorted(times, reverse=True)
    assert times[0] == timedelta(days=10)
    assert times[-1] == timedelta(days=3)


NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@given(
    up=st.lists(st.sampled_from([0, 1, 2**30 - 1, 2**60 - 1]), min_size=1, max_size=40),
    start=st.integers(0, 39 * 60),
)
def test_trust_begins_as_early_as_enough_was_watched_from_then_on(up, start):
    watch = Watch(
        {NOON + number * HOUR: bits for number, bits in enumerate(up) if bits}, until=NOON + len(up) * HOUR
    )
    since = NOON + timedelta(minutes=start % (len(up) * 60))
    instants = [since, *(NOON + n * HOUR for n in range(len(up)) if NOON + n * HOUR > since)]
    enough = [at for at in instants if watch.share(at) >= ENOUGH]

    assert watch.trusted_since(since) == min(enough, default=None)
