from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from lgsp.alignment.comparison import by_pair, compare_with_reality
from lgsp.alignment.states import State
from lgsp.alignment.verdicts import Call, Coverage, Period
from lgsp.architecture.model.entities import Status
from tests.alignment.conftest import flow, make_model, service, system
from tests.conftest import HOTICH, MOTCUA, TRA_CUU

VIETNAM = timezone(timedelta(hours=7))
UNTIL = datetime(2026, 11, 23, 15, 0, tzinfo=VIETNAM)
PERIOD = Period(since=UNTIL - timedelta(days=30), until=UNTIL)
OTHER = f"{HOTICH}/khac"


def call(consumer=MOTCUA, service=TRA_CUU, *, agreement="k", count=3):
    at = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
    return Call(consumer=consumer, service=service, agreements=(agreement,), last_at=at, count=count)


def judge(model, *calls, refusals=()):
    return compare_with_reality(model, period=PERIOD, calls=calls, refusals=refusals)


def test_a_flow_that_happened_matches(model):
    (row,) = judge(model, call()).rows

    assert (row.state, row.count, row.is_deviation) == (State.MATCHED, 3, False)
    assert row.explanation == "Đã diễn ra 3 lượt, lần cuối 09:30 23/11/2026, đúng như khai báo."


def test_a_flow_that_never_happened_between_systems_that_are_there_is_paper(model):
    report = judge(model, call(service=OTHER))

    (row,) = [row for row in report.rows if row.state is State.UNSEEN]
    assert row.is_deviation
    assert "Luồng mot-cua-tra-cuu-ho-tich" in row.explanation
    assert "từ 24/10/2026 đến 23/11/2026 không có lượt nào" in row.explanation
    assert "valid_to" in row.remedy
    assert report.coverage == Coverage(observable=1, declared=1)


def test_a_call_that_nobody_declared_is_told_with_its_agreement(model):
    report = judge(model, call(), call(service=OTHER, agreement="thu-cong"))

    row = report.rows[0]
    assert (row.state, row.flow, row.consumer_name, row.service_name) == (
        State.UNDECLARED,
        None,
        "Một cửa",
        OTHER,
    )
    assert "theo thỏa thuận thu-cong" in row.explanation
    assert "thu hồi thỏa thuận thu-cong" in row.remedy
    assert report.deviations == (row,)


@pytest.mark.parametrize(
    ("calls", "missing"), [((), ("Một cửa", "Hộ tịch")), ((call(MOTCUA, "I/C/M/S/x"),), ("Hộ tịch",))]
)
def test_of_systems_never_seen_nothing_is_said(model, calls, missing):
    report = judge(model, *calls)

    (row,) = [row for row in report.rows if row.flow]
    assert (row.state, row.missing, row.is_deviation) == (State.CANNOT_TELL, missing, False)
    assert report.coverage == Coverage(observable=0, declared=1)


def test_a_report_that_sees_nothing_is_blind(model):
    assert judge(model).is_blind
    assert not judge(model, call()).is_blind
    assert not judge(make_model(flow(via=None))).is_blind


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"via": None}, State.OUTSIDE),
        ({"status": Status.PROPOSED}, State.NOT_YET),
        ({"status": Status.APPROVED}, State.NOT_YET),
        ({"valid_from": date(2026, 11, 24)}, State.NOT_YET),
        ({"status": Status.RETIRED}, State.ENDED),
        ({"valid_to": date(2026, 11, 22)}, State.ENDED),
        ({"status": Status.PHASING_OUT, "valid_to": date(2026, 11, 23)}, State.UNSEEN),
    ],
)
def test_a_flow_out_of_its_time_is_not_expected(change, state):
    rows = judge(make_model(flow(**change)), call(service=OTHER)).rows

    assert [row.state for row in rows if row.flow] == [state]


def test_a_call_of_a_flow_out_of_its_time_is_a_deviation():
    (row,) = judge(make_model(flow(status=Status.APPROVED)), call()).rows

    assert (row.state, row.flow.id) == (State.UNDECLARED, "mot-cua-tra-cuu-ho-tich")
    assert "chưa hoặc không còn hoạt động (đã phê duyệt)" in row.explanation


def test_a_flow_replaced_by_another_of_the_same_pair_is_only_ended():
    rows = judge(make_model(flow("cu", status=Status.RETIRED)), call()).rows

    assert [(row.flow.id, row.state) for row in rows] == [
        ("mot-cua-tra-cuu-ho-tich", State.MATCHED),
        ("cu", State.ENDED),
    ]


def test_attempts_that_were_always_refused_are_told(model):
    report = judge(model, refusals=[call(service=OTHER), call()])

    assert [(row.state, row.flow is None, row.count) for row in report.deviations] == [
        (State.REFUSED, False, 3),
        (State.REFUSED, True, 3),
    ]
    assert "bị cổng kết nối từ chối" in report.rows[0].explanation


def test_a_refusal_beside_calls_let_through_is_no_deviation(model):
    assert judge(model, call(), refusals=[call()]).deviations == ()


def test_a_system_without_a_code_cannot_be_observed():
    model = make_model(system("mot-cua", subsystem=None, name="Một cửa"))

    (row,) = judge(model).rows

    assert (row.state, row.consumer, row.missing) == (State.CANNOT_TELL, "", ("Một cửa", "Hộ tịch"))


def test_deviations_come_first_then_the_alphabet():
    model = make_model(
        system("ao", subsystem="AO", name="Ảo", owner="van-phong"),
        system("dung", subsystem="DUNG", name="Đúng", owner="van-phong"),
        flow("dung-tra-cuu", consumer="dung"),
        flow("ao-tra-cuu", consumer="ao"),
    )

    rows = judge(model, call(), call(service=OTHER)).rows

    assert [row.consumer_name for row in rows] == ["Một cửa", "Ảo", "Đúng", "Một cửa"]


def test_calls_under_several_agreements_are_one():
    (added,) = by_pair([call(agreement="b"), call(agreement="a", count=4)]).values()

    assert (added.agreements, added.count) == (("a", "b"), 7)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_state_is_said_whole_in_both_languages(language):
    model = make_model(
        flow("truc-tiep", via=None),
        flow("de-xuat", status=Status.PROPOSED, via="khac"),
        flow(
            "da-dung",
            status=Status.RETIRED,
            via="khac",
            valid_from=date(2026, 1, 1),
            valid_to=date(2026, 2, 1),
        ),
        flow("giay", via="dich-vu-giay"),
        flow("chua-ro", consumer="vang-mat"),
        service("khac", code="khac"),
        service("dich-vu-giay", code="giay"),
        system("vang-mat"),
    )

    report = judge(model, call(), call(service=f"{HOTICH}/la"), refusals=[call(service=f"{HOTICH}/cam")])

    assert {row.state for row in report.rows} == set(State)
    for row in report.rows:
        said = f"{row.state_in(language)} {row.explanation_in(language)} {row.remedy_in(language)}"
        assert "{" not in said
        assert "  " not in said
        assert "()" not in said
