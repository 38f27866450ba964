"""The road map: bars on their years, money summed."""

import pytest

from lgsp.architecture.pictures.roadmap import in_millions, road_map
from lgsp.architecture.pictures.scene import PORTRAIT_HEIGHT, PORTRAIT_WIDTH, Border
from tests.architecture.pictures.geometry import (
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_texts,
    said,
)
from tests.architecture.pictures.names import HOSTILE, LONG

MONEY = [
    {"year": 2026, "amount": 1_250_400_000, "budget": "Tỉnh"},
    {"year": 2027, "amount": 2_000_000_000, "budget": "X"},
]


def test_a_bar_begins_and_ends_on_its_days(picture_model):
    dates = {"starts_on": "2026-07-01", "ends_on": "2027-12-31"}
    longest = {"dai": {"starts_on": "2026-01-01", "ends_on": "2029-12-31"}}

    scene = road_map(picture_model(project={"xay-cong": dates, **longest}))

    whole, half = sorted(list_boxes(scene, "bar"), key=lambda box: -box.width)
    assert half.x - whole.x == pytest.approx(whole.width / 8, abs=0.5)
    assert half.width == pytest.approx(whole.width * 3 / 8, abs=0.5)


def test_projects_stand_under_their_stage_in_order_of_their_start(picture_model):
    projects = {
        "xay-cong": {"stage": "dau"},
        "sau": {"stage": "cuoi", "starts_on": "2028-01-01", "ends_on": "2029-01-01"},
        "truoc": {"stage": "dau", "starts_on": "2025-06-01"},
    }
    stages = {"dau": {"name": "2026 - 2027"}, "cuoi": {"name": "2028 - 2030"}}

    scene = road_map(picture_model(project=projects, stage=stages))

    assert said(scene, "stage") == ["Giai đoạn 2026 - 2027", "Giai đoạn 2028 - 2030"]
    assert [words.split()[0] for words in said(scene, "name")] == ["truoc", "xay-cong", "sau"]


def test_each_project_and_each_year_has_its_sum(picture_model):
    scene = road_map(picture_model(project={"xay-cong": {"funding": MONEY, "ends_on": "2027-12-31"}}))

    assert said(scene, "cell") == ["3.250", "3.250", "1.250", "2.000"]


def test_components_stand_below_the_name(picture_model):
    scene = road_map(picture_model(component={"cong-dich-vu": {"name": "Cổng dịch vụ công"}}))

    assert said(scene, "name") == ["xay-cong so-tu-phap: Cổng dịch vụ công"]


def test_what_is_planned_has_a_border_of_its_own(picture_model):
    scene = road_map(picture_model(project={"xay-cong": {"status": "approved"}}))

    assert list_boxes(scene, "bar")[0].border is Border.DASHED


def test_long_names_and_short_bars_stay_in_place(picture_model):
    projects = {
        f"du-an-{place}": {
            "name": f"{LONG} {place}" if place else HOSTILE,
            "starts_on": f"20{26 + place}-0{place + 1}-01",
            "ends_on": f"20{26 + place}-0{place + 2}-28",
        }
        for place in range(5)
    }

    scene = road_map(picture_model(project=projects))

    assert scene.width == PORTRAIT_WIDTH
    assert find_overlaps(scene) == []
    assert find_escaped_words(scene) == []
    assert find_off_canvas(scene) == []
    assert min(text.size for text in list_texts(scene)) >= 8


def test_a_model_without_projects_says_so(picture_model):
    scene = road_map(picture_model(project={"xay-cong": None}))

    assert said(scene, "remark") == ["Chưa khai báo nhiệm vụ, dự án nào."]


def test_money_is_rounded_half_up_to_millions_of_dong():
    assert in_millions(1_499_999) == "1"
    assert in_millions(1_500_000) == "2"


def test_forty_projects_stand_on_one_page_a_line_each(picture_model):
    projects = {f"du-an-{place:02}": {"name": f"{LONG} {place}"} for place in range(40)}

    scene = road_map(picture_model(project=projects))

    assert scene.height <= PORTRAIT_HEIGHT
    assert len(list_boxes(scene, "bar")) == 41
    assert max(len(box.wordings[0].lines) for box in list_boxes(scene, "name")) == 1
    assert find_overlaps(scene) == []
    assert find_escaped_words(scene) == []
    assert min(text.size for text in list_texts(scene)) >= 8
