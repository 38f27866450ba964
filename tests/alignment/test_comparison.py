from datetime import date, datetime, timedelta

import pytest

from lgsp.alignment.states import CODES, Detail, State
from lgsp.alignment.watch import HOUR, Watch
from lgsp.architecture.model.entities import Status
from tests.alignment.conftest import flow, make_model, service, system
from tests.alignment.judging import AT, FLOW, OTHER, PERIOD, UNTIL, VIETNAM, call, judge, judge_flow, refusal
from tests.alignment.watching import watch_without
from tests.conftest import HOTICH, MOTCUA


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
    assert (report.coverage.observable, report.coverage.declared) == (1, 1)


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
    assert (row.detail, row.missing, row.is_deviation) == (Detail.NOT_SEEN_AT_ALL, missing, False)
    assert (report.coverage.observable, report.coverage.declared) == (0, 1)


def test_a_report_that_sees_nothing_is_blind(model):
    assert judge(model).is_half_blind
    assert not judge(model, call()).is_half_blind
    assert not judge(make_model(flow(via=None))).is_half_blind


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

    assert (row.state, row.flow.id) == (State.OUT_OF_TIME, FLOW)
    assert "chưa hoặc không còn hoạt động (đã phê duyệt)" in row.explanation


def test_a_flow_replaced_by_another_of_the_same_pair_is_only_ended():
    rows = judge(make_model(flow("cu", status=Status.RETIRED)), call()).rows

    assert [(row.flow.id, row.state) for row in rows] == [
        ("mot-cua-tra-cuu-ho-tich", State.MATCHED),
        ("cu", State.ENDED),
    ]


def test_attempts_that_were_always_refused_are_told(model):
    report = judge(model, refusal(service=OTHER), refusal())

    assert [(row.state, row.flow is None, row.count) for row in report.deviations] == [
        (State.REFUSED, False, 3),
        (State.REFUSED, True, 3),
    ]
    assert "bị cổng kết nối từ chối" in report.rows[0].explanation


def test_a_refusal_beside_calls_let_through_is_no_deviation(model):
    assert judge(model, call(), refusal()).deviations == ()


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


def test_calls_under_several_agreements_are_one(model):
    row = judge_flow(model, call(agreement="b"), call(agreement="a", count=4))

    assert (row.seen.agreements, row.count) == (("a", "b"), 7)


def test_a_call_for_another_purpose_is_undeclared_though_the_pair_is_not(model):
    report = judge(model, call(purpose="Tra cứu  HỘ tịch"), call(purpose="Đòi nợ", agreement="thu-cong"))

    stray, matched = report.rows
    assert (stray.state, stray.detail, stray.flow) == (State.UNDECLARED, Detail.OTHER_PURPOSE, None)
    assert "với mục đích “Đòi nợ”" in stray.explanation
    assert (matched.state, matched.count) == (State.MATCHED, 3)


def test_a_long_purpose_is_known_by_what_was_recorded_of_it():
    purpose = "Tra cứu hộ tịch " * 40

    assert (
        judge_flow(make_model(flow(purpose=purpose)), call(purpose=f"{purpose[:499]}…")).state
        is State.MATCHED
    )


def test_an_agreement_named_after_its_flow_is_the_flow_whatever_purpose_it_recorded(model):
    assert judge_flow(model, call(purpose="Cách viết cũ", agreement=FLOW)).state is State.MATCHED


def test_two_flows_of_a_pair_are_told_apart_by_purpose():
    model = make_model(flow("thu-hai", purpose="Thống kê"))

    states = {row.flow.id: row.state for row in judge(model, call(purpose="Tra cứu hộ tịch")).rows}

    assert states == {FLOW: State.MATCHED, "thu-hai": State.UNSEEN}


def test_a_caller_tied_to_no_system_is_never_guessed(model):
    report = judge(model, call(), call("VN-H99/GOV/H99.02/MOTCUA2"))

    assert [(row.code, row.consumer_name) for row in report.deviations] == [
        ("RUN907", "VN-H99/GOV/H99.02/MOTCUA2")
    ]


def test_a_renamed_system_is_known_by_what_the_registry_ties(model):
    renamed = "VN-H99/GOV/H99.02/MOTCUA2"

    report = judge(model, call(renamed), registered={renamed: "mot-cua", "VN-H99/GOV/X/Y": "khong-co"})

    assert [row.state for row in report.rows] == [State.MATCHED]


@pytest.mark.parametrize(
    ("version", "state"),
    [("1.4", State.MATCHED), ("v1", State.MATCHED), ("", State.MATCHED), ("2.0", State.MISMATCHED)],
)
def test_only_another_major_version_differs(model, version, state):
    assert judge_flow(model, call(version=version)).state is state


def test_the_version_called_last_counts(model):
    earlier = call(version="2.0", at=AT - timedelta(days=9))

    assert judge_flow(model, earlier, call(version="1.0")).state is State.MATCHED


@pytest.mark.parametrize(
    ("dates", "minutes", "state"),
    [
        ({"valid_to": date(2026, 11, 20)}, -1, State.ENDED),
        ({"valid_to": date(2026, 11, 20)}, 59, State.ENDED),
        ({"valid_to": date(2026, 11, 20)}, 61, State.OUT_OF_TIME),
        ({"valid_from": date(2026, 11, 21)}, 1, State.MATCHED),
        ({"valid_from": date(2026, 11, 21)}, -59, State.MATCHED),
        ({"valid_from": date(2026, 11, 21)}, -61, State.OUT_OF_TIME),
        ({"valid_to": date(2026, 11, 20), "status": Status.RETIRED}, -1, State.ENDED),
        ({"status": Status.RETIRED}, 0, State.OUT_OF_TIME),
        ({"valid_from": date(2026, 12, 1)}, 0, State.OUT_OF_TIME),
    ],
)
def test_calls_outside_of_a_flow_s_dates_count_when_no_clock_explains_them(dates, minutes, state):
    midnight = datetime(2026, 11, 21, tzinfo=VIETNAM)

    row = judge_flow(make_model(flow(**dates)), call(at=midnight + timedelta(minutes=minutes)))

    assert row.state is state


def test_a_report_says_how_much_it_could_see(model):
    coverage = judge(model, call(), watch=watch_without(PERIOD, days=range(15))).coverage

    assert (coverage.systems_seen, coverage.systems, coverage.share) == (2, 2, 1.0)
    assert (coverage.watched, coverage.watched_since) == (1.0, PERIOD.since + timedelta(days=15))


def test_a_finding_keeps_its_key(model):
    rows = judge(model, call(service=OTHER, purpose="Một"), call(service=OTHER, purpose="Hai")).deviations

    assert len({row.key for row in rows}) == 3
    assert [row.key for row in rows if row.flow] == [f"RUN902:{FLOW}"]


def test_all_that_differs_has_a_code_and_nothing_else_but_what_cannot_be_told():
    assert {state for state in State if state not in CODES} == {
        State.MATCHED,
        State.NOT_YET,
        State.ENDED,
        State.OUTSIDE,
    }


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
        flow("chua-lau", via="khac", rhythm="Hằng năm"),
        flow("som", via="dich-vu-som", status=Status.APPROVED),
        flow("nhieu", via="dich-vu-nhieu", daily_volume=1),
        flow("it", via="dich-vu-it", daily_volume=1_000),
        flow("cham", via="dich-vu-cham", latency_ms=5),
        flow("lech", via="dich-vu-lech"),
        service("khac", code="khac"),
        *(service(f"dich-vu-{code}", code=code) for code in ("giay", "som", "nhieu", "it", "cham", "lech")),
        system("vang-mat"),
    )
    slow = {"count": 500, "buckets": (0, 0, 500, *(0,) * 10), "slowest_us": 20_000}

    report = judge(
        model,
        call(),
        call(purpose="Khác"),
        call(service=f"{HOTICH}/la"),
        call("I/C/M/S"),
        call(service=f"{HOTICH}/som"),
        call(service=f"{HOTICH}/nhieu", count=900),
        call(service=f"{HOTICH}/it"),
        call(service=f"{HOTICH}/cham", **slow),
        call(service=f"{HOTICH}/lech", version="2"),
        refusal(service=f"{HOTICH}/cam"),
    )
    down = judge(model, call(service=OTHER), watch=Watch({PERIOD.since: 1, UNTIL - HOUR: 1}, until=UNTIL))

    assert {row.state for row in report.rows} == set(State)
    assert {row.detail for row in (*report.rows, *down.rows)} == {None, *Detail}
    for row in (*report.rows, *down.rows):
        said = f"{row.state_in(language)} {row.explanation_in(language)} {row.remedy_in(language)}"
        assert "{" not in said
        assert "  " not in said
        assert "()" not in said
        assert "“”" not in said
