"""Goals, indicators and principles."""

from lgsp.architecture.documents.exhibits.strategy import (
    draw_goals,
    draw_indicators,
    draw_principles,
    list_goals,
    list_indicators,
    list_principles,
    mark_principles,
)
from tests.architecture.documents.exhibits.test_audience import cells

MEASURED = {
    "name": "Đúng hạn",
    "unit": "%",
    "year": 2027,
    "target": "98",
    "baseline": "94,6",
    "measured_by": "Một cửa",
}
GOALS = {
    "a-nho": {"name": "Nhỏ", "parent": "lon", "indicators": [MEASURED], "lead": "van-phong"},
    "b-khac": {"name": "Khác"},
    "lon": {"name": "Lớn"},
}
COMPONENTS = {"cong-dich-vu": {"name": "Cổng", "principles": ["dung-lai"]}, "hai": {"bands": []}}


def test_goals_are_followed_by_those_inside_them_and_say_their_stage(edition_of):
    stages = {"giai-doan": {"name": "2026 - 2027", "goals": ["a-nho"]}}

    table = list_goals(edition_of(goal=GOALS, stage=stages))

    assert [row.cells[1] for row in table.rows] == ["Khác", "Lớn", "Nhỏ"]
    assert table.rows[-1].cells[3:] == ("van-phong", "2026 - 2027", "–")


def test_goals_inside_each_other_in_a_ring_are_listed_once(edition_of):
    ring = {"mot": {"parent": "hai"}, "hai": {"parent": "mot"}}

    assert sorted(row.subject for row in list_goals(edition_of(goal=ring)).rows) == ["hai", "mot"]


def test_indicators_stand_under_their_goal(edition_of):
    table = list_indicators(edition_of(goal=GOALS))

    assert cells(table) == [("Nhỏ",), ("1", "Đúng hạn", "%", "94,6", "98", "2027", "Một cửa")]
    assert table.rows[1].subject == "a-nho"


def test_pictures_of_goals_and_indicators_say_how_many_there_are(edition_of):
    edition = edition_of(goal=GOALS)

    assert "2 mục tiêu và 1 mục tiêu cụ thể" in draw_goals(edition)[0].lead
    assert "của 1 chỉ tiêu" in draw_indicators(edition)[0].lead


def test_without_goals_nothing_is_drawn(edition_of):
    edition = edition_of(goal={})

    assert draw_goals(edition) == draw_indicators(edition) == ()


def test_a_principle_tells_its_reason_and_the_share_of_components_that_meet_it(edition_of):
    principle = {
        "name": "Dùng lại",
        "rationale": "Đỡ tốn",
        "implications": ["Rà soát"],
        "legal_basis": ["nghi-dinh"],
    }

    edition = edition_of(principle={"dung-lai": principle}, component=COMPONENTS)

    assert cells(list_principles(edition)) == [
        ("1", "Dùng lại", "Dùng lại trước khi làm mới.", "Đỡ tốn", "Rà soát", "278/2025/NĐ-CP", "1/2\n(50%)")
    ]
    assert "1 thành phần chưa ghi nhận" in draw_principles(edition)[0].lead


def test_components_are_marked_with_the_principles_they_meet(edition_of):
    table = mark_principles(edition_of(component=COMPONENTS))

    assert cells(table) == [
        ("Lớp: Ứng dụng và cơ sở dữ liệu",),
        ("1", "Cổng", "x"),
        ("Chưa xếp lớp",),
        ("2", "hai", ""),
        ("", "Tổng cộng", "1"),
    ]
    assert "N1: dung-lai" in table.lead
