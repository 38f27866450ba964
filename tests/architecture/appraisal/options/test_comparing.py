"""Options compared: the arithmetic, what moves it, what decides, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lgsp.architecture.appraisal.options import compare_options
from lgsp.architecture.appraisal.options.errors import (
    CostOutside,
    EstimatesCrossed,
    GroundsDiffer,
    HorizonUnusable,
    OptionsMissing,
    RateUnusable,
)
from lgsp.architecture.appraisal.options.telling import say_derived, say_qualities, say_shares, say_verdict
from lgsp.architecture.model.planning import CostCategory, CostLine, Option, OptionKind, Project, Quality
from tests.alignment.conftest import flow, make_model, service, system

START = date(2027, 4, 1)
A, B, C = OptionKind.STANDALONE, OptionKind.ON_PLATFORM, OptionKind.RENTED


def line(year, likely, category=CostCategory.ACQUISITION, *, low=None, high=None, **fields):
    estimates = {
        "low": likely if low is None else low,
        "likely": likely,
        "high": likely if high is None else high,
    }
    return CostLine(category=category, year=year, **estimates, **fields)


def option(kind=A, *costs, **fields):
    ground = {"scope": "Một việc", "starts_on": START, "horizon_years": 5, "discount_rate": "10"}
    return Option(option_kind=kind, costs=costs, **{**ground, **fields})


def project(*options, key="du-an", **fields):
    days = {"starts_on": START, "ends_on": date(2027, 12, 31)}
    return Project(
        **{"id": key, "name": key, "owner": "so-tu-phap", "stage": "g", "options": options, **days, **fields}
    )


def compare(*options, model=None, **asked):
    return compare_options(model or make_model(), project(*options), **asked)


def test_costs_are_brought_to_the_beginning_and_the_cheapest_comes_first():
    found = compare(option(A, line(2027, 100), line(2028, 110)), option(B, line(2027, 50), line(2029, 121)))

    assert [(one.kind, one.marginal) for one in found.options] == [(B, 150), (A, 200)]
    assert found.difference == 50
    assert say_verdict(found, language="vi")[0].startswith("Phương án “trên nền tảng dùng chung” ít tốn hơn")


def test_standing_alone_can_be_cheaper_and_the_assumption_that_decides_is_named():
    found = compare(
        option(A, line(2027, 100, low=90, high=180)), option(B, line(2027, 150, CostCategory.CONNECTION))
    )

    assert (found.best.kind, found.deciding.name) == (A, "Xây dựng hoặc thuê (độc lập)")
    assert (found.deciding.at_low, found.deciding.at_high) == (60, -30)
    assert "Giả định quyết định: Xây dựng hoặc thuê (độc lập)" in say_verdict(found, language="vi")[1]
    assert say_verdict(found, language="en")[0].startswith("The option “stand-alone” costs 50 đồng less")


def test_where_no_single_assumption_turns_the_order_that_is_said():
    found = compare(option(A, line(2027, 100)), option(B, line(2027, 150)))

    assert found.deciding is None
    assert "Không giả định đơn lẻ nào" in say_verdict(found, language="vi")[-1]


def test_the_discount_rate_may_decide():
    found = compare(option(A, line(2027, 100)), option(C, line(2031, 145)))

    assert found.best.kind is C
    assert found.deciding.name == "Tỷ lệ chiết khấu (10 ± 3 %)"


def test_the_platform_is_shown_twice_and_may_turn_the_order():
    platform = system("nen-tang", name="Nền tảng", system_kind="platform")
    built = project(key="lap-nen-tang", builds=("nen-tang",), total=1_000)
    model = make_model(
        platform, built, service("dich-vu", provider="nen-tang", code="x"), flow(via="dich-vu")
    )
    shared = option(B, line(2027, 60), line(2027, 30, shared_platform="nen-tang"))

    found = compare(option(A, line(2027, 100)), shared, model=model)

    on_platform = found.find(B)
    assert (on_platform.marginal, on_platform.declared_share, on_platform.loaded) == (60, 30, 1_060)
    assert (found.best.kind, found.best_loaded.kind) == (B, A)
    assert found.break_even == 25
    assert list(say_shares(found)) == [
        "Phần công bằng của nền tảng dùng chung (Nền tảng): 1.000 đồng ÷ 1 hệ thống = 1.000 đồng."
    ]
    said = " ".join(say_verdict(found, language="vi"))
    assert "cách tính chi phí nền tảng quyết định" in said
    assert "khi có từ 25 hệ thống" in said


def test_connecting_is_derived_from_past_projects():
    past = project(
        option(A, line(2025, 300, CostCategory.CONNECTION), starts_on=date(2025, 1, 1)),
        option(B, line(2025, 200, CostCategory.CONNECTION), starts_on=date(2025, 1, 1)),
        key="da-xong",
        builds=("mot-cua",),
        starts_on=date(2025, 1, 1),
        ends_on=date(2025, 12, 31),
    )
    model = make_model(
        past, system("moi"), flow("f1", consumer="moi"), flow("f2", consumer="mot-cua", provider="moi")
    )
    asked = project(
        option(A, line(2027, 10, CostCategory.CONNECTION)), option(B, line(2027, 20)), builds=("moi",)
    )

    alone, shared = (compare_options(model, asked).find(kind).derived for kind in (A, B))

    assert (alone.units, alone.unit_cost, alone.cost, alone.declared, alone.projects) == (
        2,
        150,
        300,
        10,
        ("da-xong",),
    )
    assert (shared.units, shared.cost) == (1, 200)
    assert "2 kết nối trực tiếp × 150 đồng" in " ".join(say_derived(compare_options(model, asked)))


def test_without_past_projects_nothing_is_made_up():
    found = compare(option(A, line(2027, 1)), option(B, line(2027, 2)))

    assert [one.derived for one in found.options] == [None, None]
    assert list(say_derived(found)) == []


def test_marks_are_shown_beside_the_money():
    quality = Quality(criterion="Rời bỏ", weight=30, mark=9, reason="Mã nguồn mở")
    other = Quality(criterion="Sẵn sàng", weight=10, mark=1, reason="Chậm")
    found = compare(option(A, line(2027, 1), qualities=(quality, other)), option(B, line(2027, 2)))

    assert (str(found.best.mark), found.second.mark) == ("7.00", None)
    assert "Độc lập, Rời bỏ (trọng số 30): 9/10. Mã nguồn mở" in list(say_qualities(found))


def test_what_is_no_matter_of_the_budget_is_told_apart():
    assert (
        compare(
            option(A, line(2027, 70), line(2027, 30, is_budget_relevant=False)), option(B, line(2027, 200))
        ).best.off_budget
        == 30
    )


def test_a_shorter_time_leaves_out_later_years_and_brings_leaving_forward():
    costs = (line(2027, 100), line(2030, 1_000), line(2031, 10, CostCategory.EXIT))
    found = compare(option(A, *costs), option(B, line(2027, 900)), horizon_years=2, discount_rate="0")

    assert found.best.marginal == 110
    assert found.best.option.horizon_years == 2


@pytest.mark.parametrize(
    ("options", "asked", "refusal"),
    [
        ((option(A),), {}, OptionsMissing),
        ((option(A), option(B, scope="Hai việc")), {}, GroundsDiffer),
        ((option(A), option(B, horizon_years=3)), {}, GroundsDiffer),
        ((option(A), option(B, starts_on=date(2028, 1, 1))), {}, GroundsDiffer),
        ((option(A), option(B, discount_rate="8")), {}, GroundsDiffer),
        ((option(A, discount_rate="300"), option(B, discount_rate="300 %")), {}, RateUnusable),
        ((option(A), option(B)), {"discount_rate": "300"}, RateUnusable),
        ((option(A), option(B)), {"discount_rate": "nhiều"}, RateUnusable),
        ((option(A), option(B)), {"horizon_years": 0}, HorizonUnusable),
        ((option(A), option(B)), {"horizon_years": 6}, HorizonUnusable),
        ((option(A), option(B, line(2035, 1))), {}, CostOutside),
        ((option(A), option(B, line(2026, 1))), {}, CostOutside),
        ((option(A), option(B, line(2027, 5, low=6))), {}, EstimatesCrossed),
    ],
)
def test_what_does_not_rest_on_one_ground_is_refused(options, asked, refusal):
    with pytest.raises(refusal) as refused:
        compare(*options, **asked)

    assert "du-an" in refused.value.message_in("vi")


def test_a_cost_in_words_never_becomes_a_model():
    with pytest.raises(ValidationError):
        CostLine.model_validate(
            {"category": "exit", "year": "2027", "low": "1", "likely": "một tỷ", "high": "2"}
        )


AMOUNTS = st.integers(0, 10**12)
LINES = st.lists(
    st.tuples(
        st.integers(2027, 2031), st.lists(AMOUNTS, min_size=3, max_size=3), st.sampled_from(CostCategory)
    ),
    max_size=6,
)


def draw(kind, drawn):
    return option(
        kind,
        *(line(year, sorted(three)[1], cat, low=min(three), high=max(three)) for year, three, cat in drawn),
    )


@given(one=LINES, other=LINES, order=st.randoms())
def test_the_order_of_lines_and_options_makes_no_difference(one, other, order):
    first = compare(draw(A, one), draw(B, other))
    order.shuffle(one)
    second = compare(draw(B, other), draw(A, one))

    assert [(each.kind, each.low, each.marginal, each.high) for each in first.options] == [
        (each.kind, each.low, each.marginal, each.high) for each in second.options
    ]
    assert (first.swings, first.break_even) == (second.swings, second.break_even)


@given(one=LINES, other=LINES)
def test_estimates_stay_in_order_and_ends_add_up(one, other):
    found = compare(draw(A, one), draw(B, other))

    for each in found.options:
        assert each.low <= each.marginal <= each.high
        assert each.marginal == sum(cost.present for cost in each.reckoned.costs)
        assert each.marginal == sum(each.of(category) for category in CostCategory)
    assert found.difference >= 0
    assert all(
        found.swings[place].width >= found.swings[place + 1].width for place in range(len(found.swings) - 1)
    )
