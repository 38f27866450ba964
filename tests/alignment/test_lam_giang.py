"""The sample province deviates from its model in exactly the two ways it was planted to."""

from datetime import UTC, datetime, timedelta

import pytest

from lgsp.alignment.comparison import compare_with_reality
from lgsp.alignment.desired import desire
from lgsp.alignment.sorting import Call
from lgsp.alignment.states import State
from lgsp.alignment.verdicts import Period
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.reading import load_model
from tests.alignment.watching import watch_all
from tests.house.source_tree import ROOT

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PERIOD = Period(since=NOW - timedelta(days=30), until=NOW)
HAPPENING = (
    "mot-cua-tra-cuu-ho-tich",
    "mot-cua-tra-cuu-thua-dat",
    "mot-cua-tra-cuu-doanh-nghiep",
    "dat-dai-xac-nhan-hon-nhan",
    "dat-dai-tinh-trang-doanh-nghiep",
    "dang-ky-kinh-doanh-tra-cuu-ho-tich",
    "ho-tich-trang-thai-ho-so",
    "dang-ky-kinh-doanh-tiep-nhan-ho-so",
    "dat-dai-tiep-nhan-ho-so",
)
BY_HAND = Call(
    consumer="VN-H99/GOV/H99.02/MOTCUA",
    service="VN-H99/GOV/H99.11/DATDAI/gia-dat",
    agreement="thoa-thuan-thu-cong-gia-dat",
    first_at=NOW - timedelta(days=1),
    last_at=NOW - timedelta(hours=1),
    count=5,
)


@pytest.fixture(scope="module")
def province():
    return load_model(ROOT / "examples" / "lam-giang")


@pytest.fixture(scope="module")
def report(province):
    agreements = {agreement.key: agreement for agreement in desire(province).agreements}
    calls = [
        Call(
            consumer=agreements[key].consumer,
            service=agreements[key].service,
            agreement=key,
            first_at=NOW - timedelta(days=29),
            last_at=NOW - timedelta(hours=1),
            count=30 * province.get(Flow, key).daily_volume,
        )
        for key in HAPPENING
    ]
    return compare_with_reality(province, period=PERIOD, calls=[*calls, BY_HAND], watch=watch_all(PERIOD))


def test_exactly_the_two_planted_deviations_are_found(report):
    assert [(row.state, row.flow and row.flow.id, row.service) for row in report.deviations] == [
        (State.UNDECLARED, None, BY_HAND.service),
        (State.UNSEEN, "ho-tich-tra-cuu-thua-dat", "VN-H99/GOV/H99.11/DATDAI/thua-dat"),
    ]


def test_every_declared_flow_has_a_verdict(report, province):
    assert {row.flow.id for row in report.rows if row.flow} == {flow.id for flow in province.all(Flow)}
    assert report.count(State.MATCHED) == len(HAPPENING)


def test_the_coverage_counts_the_flows_that_could_be_observed(report):
    assert report.coverage.observable == len(HAPPENING) + 1
    assert report.coverage.declared == report.coverage.observable + report.count(State.CANNOT_TELL)
