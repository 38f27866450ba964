"""PRJ704 and PRJ705: options that can be compared, sums that add up."""

import pytest

COST = {"category": "operation", "year": "2027", "low": "1", "likely": "2", "high": "3", "source": "Báo giá"}
OPTION = {
    "scope": "Toàn tỉnh",
    "starts_on": "2027-01-01",
    "horizon_years": "5",
    "discount_rate": "8",
    "costs": [COST],
}
ALONE = {"option_kind": "standalone", **OPTION}
SHARED = {"option_kind": "on-platform", **OPTION}
FIRST = {"project_kind": "investment", "starts_on": "2027-01-01", "ends_on": "2027-12-31"}


def compare(judge, *options, **facts):
    return judge("PRJ704", "xay-cong", project={"xay-cong": {**FIRST, "options": [*options], **facts}})


def test_two_options_on_the_same_terms_can_be_compared(judge):
    assert compare(judge, ALONE, SHARED)[0] == "holds"


# what differs in the second option · words
DIFFERENCES = [
    ({"scope": "Một sở"}, "khác phương án đầu về phạm vi."),
    ({"horizon_years": "3"}, "khác phương án đầu về số năm tính."),
    ({"discount_rate": "10"}, "khác phương án đầu về tỷ lệ chiết khấu."),
    ({"starts_on": "2028-01-01"}, "khác phương án đầu về ngày bắt đầu tính."),
    ({"costs": []}, "chưa có chi phí nào."),
    ({"costs": [{**COST, "source": None}]}, "có 1 dòng chi phí không ghi nguồn số liệu."),
]


@pytest.mark.parametrize(("facts", "words"), DIFFERENCES)
def test_options_on_other_terms_are_broken(judge, facts, words):
    costs = facts.get("costs", OPTION["costs"])
    told = {**SHARED, **facts, "costs": [{key: said for key, said in one.items() if said} for one in costs]}

    verdict, _, message = compare(judge, ALONE, told)

    assert verdict == "broken"
    assert message == f"Phương án trên nền tảng của “xay-cong” {words}"


@pytest.mark.parametrize("rate", ["8", "8,0", "8.0 %", "8 %/năm"])
def test_one_rate_may_be_written_in_several_ways(judge, rate):
    assert compare(judge, ALONE, {**SHARED, "discount_rate": rate})[0] == "holds"


def test_both_options_are_needed(judge):
    verdict, _, message = compare(judge, ALONE)

    assert (verdict, message) == (
        "broken",
        "“xay-cong” chưa có phương án trên nền tảng để so sánh.",
    )
    assert compare(judge)[0] == "broken"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"project_kind": "recurrent"}, "not-applicable"),
        ({"project_kind": None}, "cannot-tell"),
        ({"ends_on": "2026-10-31", "starts_on": "2026-01-01"}, "not-applicable"),
        ({"options": None, "not_applicable": ["options"]}, "not-applicable"),
    ],
)
def test_only_investment_and_rental_to_come_are_compared(judge, facts, expected):
    assert compare(judge, **facts)[0] == expected


def add_up(judge, **facts):
    return judge("PRJ705", "xay-cong", project={"xay-cong": {"ends_on": "2027-12-31", **facts}})


def line(year, amount):
    return {"year": str(year), "amount": str(amount), "budget": "Ngân sách tỉnh"}


def test_the_years_add_up_to_the_total(judge):
    assert add_up(judge, total="30", funding=[line(2026, 10), line(2027, 20)])[0] == "holds"

    verdict, _, message = add_up(judge, total="3500000", funding=[line(2026, 3000000)])

    assert verdict == "broken"
    assert message == "Tổng kinh phí của “xay-cong” ghi 3.500.000 đồng, cộng các năm được 3.000.000 đồng."


def test_money_outside_the_time_of_the_project_is_broken(judge):
    verdict, _, message = add_up(judge, total="10", funding=[line(2028, 10)])

    assert (verdict, message) == (
        "broken",
        "“xay-cong” bố trí kinh phí năm 2028, ngoài thời gian 2026–2027.",
    )


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        ({"low": "9"}, "không theo thứ tự thấp, khả dĩ, cao"),
        ({"year": "2040"}, "nằm ngoài 5 năm tính"),
    ],
)
def test_estimates_stand_in_order_and_inside_the_horizon(judge, cost, words):
    option = {**ALONE, "costs": [{**COST, **cost}]}

    verdict, _, message = add_up(judge, options=[option])

    assert verdict == "broken"
    assert words in message


@pytest.mark.parametrize("facts", [{"total": None}, {"funding": []}])
def test_without_total_or_years_nothing_can_be_added_up(judge, facts):
    assert add_up(judge, **facts)[0] == "cannot-tell"


def test_a_project_that_costs_nothing_says_so(judge):
    facts = {"total": None, "funding": None, "not_applicable": ["total", "funding"]}

    assert add_up(judge, **facts)[0] == "not-applicable"
