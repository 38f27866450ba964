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


# what the component says of the national framework · verdict
RELATED = {
    "nothing": ({"reference": None, "local_reason": None}, "broken"),
    "why it is local": ({"local_reason": "Đặc thù vùng biên"}, "holds"),
    "a component of figure 8": ({"reference": "1425/QĐ-TTg, hình 8: Trung tâm dữ liệu cấp tỉnh"}, "holds"),
    "the same, other capitals": ({"reference": "1425/QĐ-TTg: TRUNG TÂM DỮ LIỆU CẤP TỈNH"}, "holds"),
    "one that no figure has": ({"reference": "1425/QĐ-TTg, hình 8: Trung tâm vũ trụ"}, "cannot-tell"),
    "one of an older framework": ({"reference": "1178/BTTTT-THH: thư mục"}, "holds"),
}


@pytest.mark.parametrize("case", RELATED)
def test_a_component_says_what_it_is_to_the_national_framework(judge, case):
    said, expected = RELATED[case]
    facts = {"local_reason": None, **said}

    assert judge("CMP501", "cong-dich-vu", component={"cong-dich-vu": facts})[0] == expected


def test_a_part_is_related_through_the_whole(judge):
    parts = {"phan": {"parent": "cong-dich-vu", "local_reason": None}}
    loop = {
        "phan": {"parent": "kia", "local_reason": None},
        "kia": {"parent": "phan", "local_reason": None},
    }

    assert judge("CMP501", "phan", component=parts)[0] == "holds"
    assert judge("CMP501", "phan", component=loop)[0] == "broken"


def requirement(**facts):
    return {"code": "KT1", "requirement_kind": "technical", "text": "Sao lưu", "check": "Thử", **facts}


# requirements of a component without principles of its own · verdict
REQUIREMENTS = {
    "checked and traced": ([requirement(principles=["dung-lai"])], "holds"),
    "grounded in a document": ([requirement(legal_basis=["nghi-dinh"])], "holds"),
    "not traced": ([requirement()], "broken"),
    "traced through its parent": (
        [requirement(code="A", principles=["dung-lai"]), requirement(parent="A")],
        "holds",
    ),
    "part of itself": ([requirement(parent="KT1")], "broken"),
    "spelt out by others": (
        [requirement(code="A", principles=["dung-lai"], check=None), requirement(parent="A")],
        "holds",
    ),
    "none": ([], "not-applicable"),
}


@pytest.mark.parametrize("case", REQUIREMENTS)
def test_requirements_can_be_checked_and_come_from_somewhere(judge, case):
    requirements, expected = REQUIREMENTS[case]
    told = [{key: said for key, said in one.items() if said is not None} for one in requirements]
    facts = {"requirements": told, "principles": []}

    assert judge("CMP503", "cong-dich-vu", component={"cong-dich-vu": facts})[0] == expected


def test_a_requirement_without_a_check_is_named(judge):
    told = [{"code": "KT1", "requirement_kind": "technical", "text": "Ổn định"}]

    _, places, message = judge("CMP503", "cong-dich-vu", component={"cong-dich-vu": {"requirements": told}})

    assert places[0].startswith("model/component/cong-dich-vu.yaml")
    assert message == "Yêu cầu KT1 của “cong-dich-vu” chưa có cách kiểm tra."
