"""What is promised holds from a month on, and what was promised for months gone by stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.registry.models import Notice, Service
from lgsp.platform.registry.promises import Promise, find_promise, list_promises, make_promise, read_promises
from lgsp.platform.registry.queries import get_version
from lgsp.platform.registry.service_errors import PromiseInPast, PromiseMalformed
from tests.conftest import NOW, TRA_CUU

NOVEMBER, JANUARY = date(2026, 11, 1), date(2027, 1, 1)


@pytest.mark.django_db
def test_a_promise_is_kept_by_month_and_told(registry):
    registry.agreement()
    version = get_version()

    make_promise(TRA_CUU, Promise(since=JANUARY, share=99.9), at=NOW)
    make_promise(TRA_CUU, Promise(since=NOVEMBER, share=99.5, p95_ms=200), at=NOW)

    (found,) = list_promises().values()
    assert found == [Promise(since=NOVEMBER, share=99.5, p95_ms=200), Promise(since=JANUARY, share=99.9)]
    assert (
        "từ tháng 11/2026: phục vụ 99,5 % số lượt; 95/100 lượt trong 200 ms." in Notice.objects.first().text
    )
    assert get_version() == version


@pytest.mark.django_db
def test_another_promise_for_the_same_month_takes_its_place(registry):
    registry.service()
    make_promise(TRA_CUU, Promise(since=NOVEMBER, share=99.5), at=NOW)

    make_promise(TRA_CUU, Promise(since=NOVEMBER), at=NOW)

    assert read_promises(Service.objects.get().promises) == [Promise(since=NOVEMBER)]
    assert find_promise(list_promises()[TRA_CUU], on=date(2026, 12, 1)) is None


@pytest.mark.django_db
def test_a_month_that_is_over_is_not_rewritten(registry):
    registry.service()

    with pytest.raises(PromiseInPast, match="10/2026"):
        make_promise(TRA_CUU, Promise(since=date(2026, 10, 1), share=1), at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "made",
    [{"share": 0}, {"share": 100.1}, {"p95_ms": 0}, {"p95_ms": 600_001}, {"since": date(2026, 11, 2)}],
)
def test_what_cannot_be_promised_is_refused(registry, made):
    registry.service()

    with pytest.raises(PromiseMalformed):
        make_promise(TRA_CUU, Promise(**{"since": NOVEMBER, **made}), at=NOW)


@given(
    st.lists(st.integers(1, 12), max_size=5, unique=True).map(sorted),
    st.integers(1, 12),
)
def test_the_latest_promise_before_a_month_holds(months, asked):
    promises = [Promise(since=date(2026, month, 1), share=month) for month in months]

    found = find_promise(promises, on=date(2026, asked, 1))

    before = [month for month in months if month <= asked]
    assert (found.share if found else None) == (max(before) if before else None)
