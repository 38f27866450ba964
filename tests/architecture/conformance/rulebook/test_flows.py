"""FLW401, FLW402, FLW403: how systems exchange, on what contract, and when (outline IV.4, V.2, V.8)."""

from datetime import date

import pytest

FLOW = "mot-cua-ho-tich"
FILE = f"model/flow/{FLOW}.yaml"


def test_a_direct_connection_between_agencies_is_broken_and_names_both(judge):
    verdict, places, message = judge("FLW401", FLOW, flow={FLOW: {"via": None}})

    assert (verdict, places) == ("broken", [f"{FILE}:1"])
    assert "“Một cửa” (van-phong) nối thẳng tới “Hộ tịch” (so-tu-phap), không qua LGSP" in message


def test_a_direct_connection_to_a_national_system_is_broken_too(judge):
    changes = {"system": {"ho-tich": {"national_platform": "A.8"}}, "flow": {FLOW: {"via": None}}}

    assert judge("FLW401", FLOW, **changes)[0] == "broken"


def test_a_connection_inside_one_agency_is_its_own_affair(judge):
    changes = {"system": {"mot-cua": {"owner": "so-tu-phap"}}, "flow": {FLOW: {"via": None}}}

    assert judge("FLW401", FLOW, **changes)[0] == "not-applicable"


def test_a_service_of_another_system_does_not_tell(judge):
    verdict, places, message = judge("FLW401", FLOW, flow={FLOW: {"via": "tra-cuu-thua-dat"}})

    assert (verdict, places) == ("cannot-tell", [f"{FILE}:5"])
    assert "do “Đất đai” cung cấp, không phải “Hộ tịch”" in message


@pytest.mark.parametrize("over", [{"status": "retired"}, {"valid_to": "2026-10-31"}])
@pytest.mark.parametrize("code", ["FLW401", "FLW402", "FLW403"])
def test_a_flow_of_the_past_is_not_judged(judge, code, over):
    changes = {"flow": {FLOW: {"via": None, "contract": None, **over}}}

    assert judge(code, FLOW, **changes)[0] == "not-applicable"


def test_a_flow_is_judged_on_its_last_day(judge):
    changes = {"flow": {FLOW: {"via": None, "valid_to": "2026-11-01"}}}

    assert judge("FLW401", FLOW, **changes)[0] == "broken"


def test_a_flow_without_contract_is_broken(judge):
    verdict, places, message = judge("FLW402", FLOW, flow={FLOW: {"contract": None}})

    assert (verdict, places) == ("broken", [f"{FILE}:1"])
    assert message == f"Luồng “{FLOW}” chưa có hợp đồng dữ liệu."


def test_the_contract_of_the_service_serves_its_flows(judge):
    changes = {
        "service": {"tra-cuu-ho-tich": {"contract": "hop-dong-ho-tich"}},
        "flow": {FLOW: {"contract": None}},
    }

    assert judge("FLW402", FLOW, **changes)[0] == "holds"


def test_a_contract_without_fields_does_not_tell(judge):
    verdict, places, message = judge("FLW402", FLOW, contract={"hop-dong-ho-tich": {"fields": None}})

    assert (verdict, places) == ("cannot-tell", ["model/contract/hop-dong-ho-tich.yaml:1"])
    assert "chưa liệt kê trường dữ liệu nào" in message


def test_a_contract_without_legal_ground_does_not_tell_unless_the_flow_has_one(judge):
    contract = {"hop-dong-ho-tich": {"legal_basis": None}}

    assert judge("FLW402", FLOW, contract=contract)[0] == "cannot-tell"
    assert judge("FLW402", FLOW, contract=contract, flow={FLOW: {"legal_basis": ["nghi-dinh"]}})[0] == "holds"


NEXT_YEAR = {"valid_from": "2027-01-01", "valid_to": "2027-12-31"}

# flow · consumer · verdict
PERIODS = {
    "nobody names a day": ({}, {}, "holds"),
    "inside the life of the system": (
        NEXT_YEAR,
        {"valid_from": "2026-01-01", "valid_to": "2028-01-01"},
        "holds",
    ),
    "exactly the life of the system": (NEXT_YEAR, NEXT_YEAR, "holds"),
    "one day too early": (NEXT_YEAR, {"valid_from": "2027-01-02"}, "broken"),
    "one day too long": (NEXT_YEAR, {"valid_to": "2027-12-30"}, "broken"),
    "open, and the system is not": ({}, {"valid_to": "2027-12-31"}, "broken"),
    "open at the beginning, the system works today": ({}, {"valid_from": "2026-11-01"}, "holds"),
    "open at the beginning, the system not yet": ({}, {"valid_from": "2026-11-02"}, "broken"),
    "the system is retired without a day": ({}, {"status": "retired"}, "cannot-tell"),
    "the system is retired with its day": (
        {"valid_to": "2026-12-30"},
        {"status": "retired", "valid_to": "2026-12-31"},
        "holds",
    ),
    "the system is planned without a day": ({}, {"status": "proposed"}, "cannot-tell"),
    "both are planned without a day": ({"status": "proposed"}, {"status": "proposed"}, "holds"),
}


@pytest.mark.parametrize("case", PERIODS)
def test_both_ends_live_as_long_as_the_flow(judge, case):
    flow, system, verdict = PERIODS[case]

    assert judge("FLW403", FLOW, flow={FLOW: flow}, system={"mot-cua": system})[0] == verdict
    assert judge("FLW403", FLOW, flow={FLOW: flow}, system={"mot-cua": {}, "ho-tich": system})[0] == verdict


def test_the_service_must_live_as_long_too_and_the_wrong_day_is_named(judge):
    verdict, places, message = judge(
        "FLW403",
        FLOW,
        flow={FLOW: NEXT_YEAR},
        service={"tra-cuu-ho-tich": {"name": "Tra cứu hộ tịch", "valid_to": "2027-06-30"}},
    )

    assert (verdict, places) == ("broken", [f"{FILE}:9"])
    assert message == (
        f"So với “Tra cứu hộ tịch”, luồng “{FLOW}” kết thúc 31/12/2027, sau khi bên kia hết hiệu lực (30/06/2027)."
    )


def test_what_holds_depends_on_the_day_asked_for(judge):
    changes = {"system": {"mot-cua": {"valid_from": "2026-06-01"}}}

    assert judge("FLW403", FLOW, on=date(2026, 5, 31), **changes)[0] == "broken"
    assert judge("FLW403", FLOW, on=date(2026, 6, 1), **changes)[0] == "holds"
