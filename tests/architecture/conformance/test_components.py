"""CMP501, CMP502: the boxes of the overall figure and their requirements (outline V.1, V.4)."""

import pytest

BOX = "cong-dich-vu"
TECHNICAL = {"code": "KT1", "requirement_kind": "technical", "text": "Sao lưu"}
BUSINESS = {"code": "NV1", "requirement_kind": "business", "text": "Tra cứu"}


@pytest.mark.parametrize(
    ("bands", "verdict", "words"),
    [
        (["channels"], "holds", ""),
        (["security"], "holds", ""),
        (["channels", "channels"], "holds", ""),
        ([], "broken", "chưa thuộc lớp nào"),
        (["channels", "services"], "broken", "nằm ở 2 lớp (channels, services)"),
        (["chanels"], "broken", "Không có lớp “chanels” (có phải “channels”?); các lớp: users, channels"),
    ],
)
def test_a_component_is_in_exactly_one_known_band(judge, bands, *, verdict, words):
    found, _, message = judge("CMP501", BOX, component={BOX: {"bands": bands}})

    assert found == verdict
    assert words in message


@pytest.mark.parametrize(
    ("requirements", "words"),
    [
        ([], "chưa có yêu cầu kỹ thuật và yêu cầu nghiệp vụ"),
        ([TECHNICAL], "chưa có yêu cầu nghiệp vụ"),
        ([BUSINESS, BUSINESS], "chưa có yêu cầu kỹ thuật"),
    ],
)
def test_a_component_lacks_requirements_of_a_kind(judge, requirements, words):
    verdict, places, message = judge("CMP502", BOX, component={BOX: {"requirements": requirements}})

    assert (verdict, places) == ("broken", [f"model/component/{BOX}.yaml:5"])
    assert words in message


def test_one_requirement_of_each_kind_is_enough(judge):
    assert judge("CMP502", BOX, component={BOX: {"requirements": [BUSINESS, TECHNICAL]}})[0] == "holds"


@pytest.mark.parametrize("code", ["CMP501", "CMP502", "STD601"])
def test_a_retired_component_is_not_judged(judge, code):
    retired = {"status": "retired", "bands": [], "requirements": [], "standards": []}

    assert judge(code, BOX, component={BOX: retired})[0] == "not-applicable"
