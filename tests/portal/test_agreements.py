"""The drift report as screens and tables show it."""

import csv
from datetime import timedelta

import pytest

from lgsp.platform.kit.clock import now
from lgsp.portal.agreements import get_agreement, to_csv
from tests.portal.traffic import DAT_DAI, DOANH_NGHIEP, HO_TICH, MOT_CUA, Called, watch_days, write_exchanges

pytestmark = pytest.mark.django_db


@pytest.fixture
def traffic(var):
    """Write what happens among the four systems: a declared call, an undeclared one, and two that show presence."""
    at = now() - timedelta(minutes=5)
    calls = [
        Called(MOT_CUA, f"{HO_TICH}/tra-cuu", at),
        Called(MOT_CUA, f"{DAT_DAI}/gia-dat", at, agreement="thoa-thuan-thu-cong-gia-dat"),
        Called(HO_TICH, f"{MOT_CUA}/trang-thai", at),
        Called(DOANH_NGHIEP, f"{HO_TICH}/tra-cuu", at),
    ]
    write_exchanges(var, calls)
    watch_days(4, until=now())


@pytest.fixture
def agreement(traffic, lam_giang):
    return get_agreement(lam_giang, now=now())


def _pairs(verdicts):
    return [(verdict.state.value, verdict.consumer, verdict.service) for verdict in verdicts]


def test_deviations_come_first(agreement):
    assert ("undeclared", MOT_CUA, f"{DAT_DAI}/gia-dat") in _pairs(agreement.deviations)
    assert ("unseen", HO_TICH, f"{DAT_DAI}/thua-dat") in _pairs(agreement.deviations)
    assert agreement.verdicts[: len(agreement.deviations)] == agreement.deviations


def test_counts_add_up_to_every_verdict(agreement):
    assert sum(count for _, count in agreement.counts) == len(agreement.verdicts)
    assert all(count for _, count in agreement.counts)


def test_the_table_has_a_line_for_every_verdict(agreement):
    lines = list(csv.reader(to_csv(agreement).splitlines()))

    assert lines[0][0] == "\ufeffKết luận"
    assert len(lines) == 1 + len(agreement.verdicts)
    assert lines[1][0] == "Ngầm"


def test_nothing_is_compared_twice_within_seconds(traffic, lam_giang, django_assert_num_queries):
    get_agreement(lam_giang, now=now())

    with django_assert_num_queries(1):  # what was decided about findings
        get_agreement(lam_giang, now=now())


def test_a_long_list_waits_until_it_is_opened(agreement):
    groups = {group.state: group for group in agreement.groups}

    assert sum(len(group.verdicts) for group in agreement.groups) == len(agreement.verdicts)
    assert groups["undeclared"].is_open
    assert not groups["cannot-tell"].is_open
