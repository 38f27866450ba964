"""The exchange matrix: who gives to whom, counted, on sheets that fit a page."""

from itertools import product

import pytest

from lgsp.architecture.pictures.matrix import matrix_pictures
from lgsp.architecture.pictures.scene import Pattern
from tests.architecture.pictures.geometry import find_faults, list_boxes, list_paths, said
from tests.architecture.pictures.names import HOSTILE, LONG


def draw_one(model):
    """Return the only sheet."""
    (scene,) = matrix_pictures(model)
    return scene


def make_agencies(count, **said):
    """Return so many agencies with a system each, and a flow from every second to every third."""
    agencies = {f"co-quan-{place:03}": {"name": f"{LONG} {place}", **said} for place in range(count)}
    systems = {f"he-{place:03}": {"owner": f"co-quan-{place:03}"} for place in range(count)}
    flows = {
        f"luong-{one:03}-{other:03}": {"provider": f"he-{one:03}", "consumer": f"he-{other:03}"}
        for one, other in product(range(0, count, 2), range(0, count, 3))
    }
    return {"agency": agencies, "system": systems, "flow": flows | {"mot-cua-ho-tich": None}}


def test_a_flow_is_counted_in_the_row_of_its_provider_and_the_column_of_its_consumer(picture_model):
    more = {"mot-cua-ho-tich-2": {}, "mot-cua-dat-dai": {"provider": "dat-dai", "via": "tra-cuu-thua-dat"}}

    scene = draw_one(picture_model(flow=more))

    assert said(scene, "head")[2:5] == ["1. so-nong-nghiep", "2. so-tu-phap", "van-phong"]
    assert said(scene, "cell") == [
        "1",
        "2",
        "1",
        "2",
        "3",
        "3",
    ]  # a column; what each gives; used, and the sum


def test_a_column_bears_the_number_of_its_row(picture_model):
    back = {"nguoc": {"provider": "mot-cua", "consumer": "ho-tich", "via": None}}

    scene = draw_one(picture_model(flow=back))

    assert said(scene, "head")[2:6] == ["1. so-tu-phap", "2. van-phong", "1. so-tu-phap", "2. van-phong"]


def test_only_agencies_that_take_part_stand_in_it(picture_model):
    assert not any("so-tai-chinh" in words for words in said(draw_one(picture_model()), "head"))


def test_a_point_to_point_flow_is_hatched_and_still_readable(picture_model):
    scene = draw_one(picture_model(flow={"mot-cua-ho-tich": {"via": None}}))

    assert [box.pattern for box in list_boxes(scene, "cell")].count(Pattern.RISING) == 1
    assert said(scene, "plate") == ["1"]
    assert "có kết nối trực tiếp" in scene.alt
    assert "Có kết nối trực tiếp, không qua LGSP" in scene.legend


def test_no_mark_is_explained_that_is_not_there(picture_model):
    assert draw_one(picture_model()).legend == ("Số luồng trao đổi đã khai báo",)


def test_the_diagonal_is_grey_even_where_an_agency_gives_to_itself(picture_model):
    own = {"mot-cua-ho-tich": {"consumer": "ho-tich-2"}}

    scene = draw_one(picture_model(flow=own, system={"ho-tich-2": {"owner": "so-tu-phap"}}))

    first = list_boxes(scene, "cell")[0]
    assert first.fill != "#ffffff"
    assert first.wordings[0].lines == ("1",)


def test_a_retired_flow_no_longer_counts(picture_model):
    assert said(draw_one(picture_model(flow={"cu": {"status": "retired"}})), "cell")[-1] == "1"


@pytest.mark.parametrize("count", [17, 40, 75])
def test_many_agencies_stand_on_as_many_sheets_as_can_be_read(count, picture_model):
    scenes = matrix_pictures(picture_model(**make_agencies(count)))

    assert [fault for scene in scenes for fault in find_faults(scene)] == []
    cells = [box for scene in scenes for box in list_boxes(scene, "cell")]
    flows = {flow for box in cells for flow in box.subjects}
    assert len(flows) == len(range(0, count, 2)) * len(range(0, count, 3))
    assert said(scenes[-1], "cell")[-1] == str(len(flows))


def test_sheets_say_which_of_how_many_they_are(picture_model):
    scenes = matrix_pictures(picture_model(**make_agencies(45)))

    assert [scene.code for scene in scenes] == [
        f"exchange-matrix-{place}" for place in range(1, len(scenes) + 1)
    ]
    assert scenes[0].title.endswith(f"(phần 1/{len(scenes)})")


def test_a_hostile_name_stays_in_its_box(picture_model):
    assert find_faults(draw_one(picture_model(agency={"so-tu-phap": {"name": HOSTILE}}))) == []


def test_a_model_without_flows_says_so(picture_model):
    scene = draw_one(picture_model(flow={"mot-cua-ho-tich": None}))

    assert said(scene, "remark") == ["Chưa khai báo luồng trao đổi dữ liệu nào."]
    assert list_paths(scene) == []


def test_many_communes_share_one_column(picture_model):
    communes = {f"xa-{place:03}": {"level": "commune", "name": f"UBND xã {place}"} for place in range(120)}
    systems = {f"he-{place:03}": {"owner": f"xa-{place:03}"} for place in range(120)}
    flows = {f"luong-{place:03}": {"consumer": f"he-{place:03}"} for place in range(120)}

    scene = draw_one(picture_model(agency=communes, system=systems, flow=flows))

    assert "Các xã, phường" in said(scene, "head")
    assert said(scene, "cell")[-1] == "121"
