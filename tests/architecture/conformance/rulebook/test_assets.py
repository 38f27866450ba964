"""CMP504 and CMP507: what exists has a decision, and does not end before its successor begins."""

import pytest

FILE = "model/system/ho-tich.yaml"


def test_an_asset_without_a_decision_is_broken(judge):
    verdict, places, message = judge("CMP504", "ho-tich", system={"ho-tich": {"treatment": None}})

    assert (verdict, places) == ("broken", [f"{FILE}:1"])
    assert "chưa ghi: phương án hoàn thiện" in message
    assert judge("CMP504", "ho-tich")[0] == "holds"


def test_infrastructure_is_an_asset_too(judge):
    assert judge("CMP504", "may-chu", infrastructure={"may-chu": {}})[0] == "holds"
    assert judge("CMP504", "may-chu", infrastructure={"may-chu": {"treatment": None}})[0] == "broken"


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"status": "proposed"},
        {"lifecycle": "building"},
        {"record_kind": "reference"},
        {"national_platform": "A.8"},
        {"status": "retired"},
    ],
)
def test_what_is_planned_past_or_not_ours_needs_no_decision(judge, elsewhere):
    changes = {"ho-tich": {"treatment": None, **elsewhere}}

    assert judge("CMP504", "ho-tich", system=changes)[0] == "not-applicable"


def test_a_decision_somebody_will_take_cannot_be_told_until_its_day(judge):
    def undetermined(day):
        awaited = {"field": "treatment", "unit": "van-phong", "deadline": day}
        return {"ho-tich": {"treatment": None, "undetermined": [awaited]}}

    assert judge("CMP504", "ho-tich", system=undetermined("2026-11-01"))[0] == "cannot-tell"
    assert judge("CMP504", "ho-tich", system=undetermined("2026-10-31"))[0] == "broken"


# days of the old system · facts of the new one · verdict
SUCCESSIONS = {
    "the days join": ("2026-12-31", {"valid_from": "2027-01-01"}, "holds"),
    "they overlap": ("2026-12-31", {"valid_from": "2026-06-01"}, "holds"),
    "a day is missing": ("2026-12-31", {"valid_from": "2027-01-02"}, "broken"),
    "the new one runs today": ("2026-12-31", {}, "holds"),
    "the new one has no day": ("2026-12-31", {"status": "approved"}, "cannot-tell"),
    "the old one has no end": (None, {"valid_from": "2027-06-01"}, "holds"),
    "the old one ended before": ("2026-10-31", {"valid_from": "2027-06-01"}, "not-applicable"),
}


@pytest.mark.parametrize("case", SUCCESSIONS)
def test_a_system_ends_when_its_successor_has_begun(judge, case):
    ended, heir, expected = SUCCESSIONS[case]
    systems = {"dat-dai": {"valid_to": ended} if ended else {}, "moi": {"replaces": ["dat-dai"], **heir}}

    assert judge("CMP507", "dat-dai", system=systems)[0] == expected


def test_the_gap_is_named_with_both_days(judge):
    systems = {
        "dat-dai": {"valid_to": "2026-12-31"},
        "moi": {"name": "Đất đai mới", "replaces": ["dat-dai"], "valid_from": "2027-03-01"},
    }

    verdict, places, message = judge("CMP507", "dat-dai", system=systems)

    assert (verdict, places) == ("broken", ["model/system/dat-dai.yaml:4"])
    assert message == (
        "“Đất đai” dừng sau ngày 31/12/2026, nhưng “Đất đai mới” đến ngày 01/03/2027 mới vận hành."
    )


def test_of_several_successors_the_first_counts(judge):
    systems = {
        "dat-dai": {"valid_to": "2026-12-31"},
        "sau": {"replaces": ["dat-dai"], "valid_from": "2028-01-01"},
        "truoc": {"replaces": ["dat-dai"], "valid_from": "2027-01-01"},
    }

    assert judge("CMP507", "dat-dai", system=systems)[0] == "holds"
