"""ORG103 and BIZ201–BIZ203: functions, and who gives what to whom."""

import pytest

INTERACTION = "gui-ho-so"
FUNCTION = "quan-ly-ho-so"


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"lead": None}, "broken", "chưa ghi: cơ quan chủ trì."),
        ({"partners": ["van-phong", "so-tu-phap"]}, "broken", "ghi “so-tu-phap” vừa chủ trì vừa phối hợp."),
        ({"lead": None, "not_applicable": ["lead"]}, "not-applicable", ""),
        ({"lead": None, "status": "retired"}, "not-applicable", ""),
    ],
)
def test_a_function_has_one_lead(judge, fields, *, verdict, words):
    found, _, message = judge("ORG103", FUNCTION, function={FUNCTION: fields})

    assert found == verdict
    assert words in message


def test_an_interaction_tells_who_what_when_and_why(judge):
    silent = {"sender_role": None, "trigger": None}
    verdict, _, message = judge("BIZ201", INTERACTION, interaction={INTERACTION: silent})

    assert (verdict, message) == (
        "broken",
        f"Liên thông nghiệp vụ “{INTERACTION}” chưa ghi: vai trò bên gửi, khi nào phát sinh.",
    )
    assert judge("BIZ201", INTERACTION)[0] == "holds"


def test_an_interaction_inside_one_agency_is_its_own_affair(judge):
    within = {"receivers": ["so-tu-phap"], "trigger": None}

    assert judge("BIZ201", INTERACTION, interaction={INTERACTION: within})[0] == "not-applicable"


AGENCIES = {
    "in the model": ("van-phong", {}, "holds"),
    "not in it": ("so-y-te", {"agency": {"so-y-te": {}}}, "broken"),
    "a unit": ("trung-tam", {"agency": {"trung-tam": {"level": "unit"}}}, "not-applicable"),
    "only outside the province": (
        "van-phong",
        {"interaction": {INTERACTION: {"direction": "external"}}},
        "broken",
    ),
    "only in the past": ("van-phong", {"interaction": {INTERACTION: {"valid_to": "2020-01-01"}}}, "broken"),
}


@pytest.mark.parametrize("case", AGENCIES)
def test_every_agency_is_in_the_model_of_interactions(judge, case):
    agency, changes, verdict = AGENCIES[case]

    assert judge("BIZ202", agency, **changes)[0] == verdict


AWAITED = [{"field": "flows", "unit": "van-phong", "deadline": "2027-01-01"}]


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"flows": None}, "broken", "chưa có luồng dữ liệu, cũng không ghi là còn làm trên giấy"),
        ({"flows": None, "channel": None}, "broken", "chưa có luồng dữ liệu"),
        ({"flows": None, "channel": "paper"}, "broken", "chưa có kế hoạch chuyển sang điện tử"),
        ({"flows": None, "channel": "paper", "plan": "Năm 2027"}, "holds", ""),
        ({"flows": None, "undetermined": AWAITED}, "cannot-tell", "luồng dữ liệu hỗ trợ (van-phong làm rõ"),
        ({"status": "retired", "flows": None}, "not-applicable", ""),
    ],
)
def test_an_interaction_has_a_flow_or_a_plan(judge, fields, *, verdict, words):
    found, _, message = judge("BIZ203", INTERACTION, interaction={INTERACTION: fields})

    assert found == verdict
    assert words in message


def test_flows_of_the_past_carry_nothing(judge):
    verdict, _, message = judge("BIZ203", INTERACTION, flow={"mot-cua-ho-tich": {"valid_to": "2026-10-31"}})

    assert (verdict, message) == ("broken", f"Mọi luồng của liên thông “{INTERACTION}” đã dừng.")
