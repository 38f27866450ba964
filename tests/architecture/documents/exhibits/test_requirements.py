"""The tables of requirements."""

from lgsp.architecture.documents.exhibits.requirements import nest
from lgsp.architecture.model.components import Requirement
from tests.architecture.documents.reading import cells_of, list_figures


def requirement(code, parent=None):
    return Requirement(code=code, requirement_kind="business", text=code, parent=parent)


def nested(*requirements):
    return [(depth, one.code) for depth, one in nest(requirements)]


def test_technical_and_business_requirements_stand_under_their_component(document):
    assert cells_of(document, "Yêu cầu về kỹ thuật")[:4] == [
        ("Cổng dịch vụ",),
        ("KT1", "Kỹ thuật", "Sao lưu", "Khôi phục thử"),
        ("NV2", "Nghiệp vụ", "Trả đúng hẹn", "–"),
        ("NV1", "Nghiệp vụ", "Tiếp nhận", "–"),
    ]


def test_logical_requirements_stand_below_their_parent_with_their_solution(document):
    assert cells_of(document, "Yêu cầu ở mức lôgic")[:4] == [
        ("Cổng dịch vụ",),
        ("KT1", "Sao lưu", "–", "–"),
        ("NV1", "Tiếp nhận", "Quầy chung", "–"),
        ("– NV2", "Trả đúng hẹn", "–", "–"),
    ]


def test_requirements_tell_how_much_they_are_wanted_and_which_principle_they_follow(compiled):
    one = {"code": "KT1", "requirement_kind": "technical", "text": "Sao lưu", "priority": "high"}
    document = compiled(component={"cong-dich-vu": {"requirements": [one | {"principles": ["dung-lai"]}]}})

    assert cells_of(document, "Yêu cầu về kỹ thuật")[1][1] == "Kỹ thuật\nCao"
    assert cells_of(document, "Yêu cầu ở mức lôgic")[1][3] == "dung-lai"


def test_requirements_are_counted_and_those_that_divide_are_drawn(document):
    titles = [figure.title for figure in list_figures(document)]

    assert "Số yêu cầu theo lớp và theo loại" in titles
    assert "Yêu cầu được phân cấp và các thành phần có yêu cầu đó" in titles


def test_children_keep_their_order_and_follow_their_parent():
    found = nested(
        requirement("a"),
        requirement("b"),
        requirement("a2", "a"),
        requirement("a1", "a"),
        requirement("x", "a2"),
    )

    assert found == [(0, "a"), (1, "a2"), (2, "x"), (1, "a1"), (0, "b")]


def test_a_ring_of_parents_loses_nothing():
    assert nested(requirement("a", "b"), requirement("b", "a")) == [(0, "a"), (1, "b")]


def test_an_unknown_parent_leaves_the_requirement_on_top():
    assert nested(requirement("a", "không có")) == [(0, "a")]


def test_applications_are_told_the_codes_and_standards_of_each_component(document):
    assert cells_of(document, "Yêu cầu kỹ thuật đối với ứng dụng")[0] == ("1", "Cổng dịch vụ", "KT1", "UTF-8")
