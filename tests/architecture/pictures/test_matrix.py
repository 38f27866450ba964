"""The exchange matrix: who gives to whom, counted."""

from itertools import product

from lgsp.architecture.pictures.matrix import exchange_matrix
from lgsp.architecture.pictures.scene import Pattern
from tests.architecture.pictures.geometry import (
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_texts,
    said,
)
from tests.architecture.pictures.names import HOSTILE, LONG


def test_a_flow_is_counted_in_the_row_of_its_provider_and_the_column_of_its_consumer(picture_model):
    more = {"mot-cua-ho-tich-2": {}, "mot-cua-dat-dai": {"provider": "dat-dai", "via": "tra-cuu-thua-dat"}}

    scene = exchange_matrix(picture_model(flow=more))

    assert [words for words in said(scene, "head") if words[:1].isdigit()] == [
        "1. so-nong-nghiep",
        "2. so-tu-phap",
        "3. van-phong",
    ]
    assert said(scene, "cell") == [
        *("", "", "1"),
        *("", "", "2"),
        *("", "", ""),
        *("1", "", "2", "", "", "3", "3"),  # given and used, agency by agency; then the sum
    ]


def test_only_agencies_that_take_part_stand_in_it(picture_model):
    scene = exchange_matrix(picture_model())

    assert not any("so-tai-chinh" in words for words in said(scene, "head"))


def test_a_point_to_point_flow_is_hatched_and_still_readable(picture_model):
    scene = exchange_matrix(picture_model(flow={"mot-cua-ho-tich": {"via": None}}))

    assert [box.pattern for box in list_boxes(scene, "cell")].count(Pattern.RISING) == 1
    assert said(scene, "plate") == ["1"]
    assert "có kết nối trực tiếp" in scene.alt


def test_the_diagonal_is_grey_even_where_an_agency_gives_to_itself(picture_model):
    own = {"mot-cua-ho-tich": {"consumer": "ho-tich-2"}}

    scene = exchange_matrix(picture_model(flow=own, system={"ho-tich-2": {"owner": "so-tu-phap"}}))

    first = list_boxes(scene, "cell")[0]
    assert first.fill != "#ffffff"
    assert first.wordings[0].lines == ("1",)


def test_a_retired_flow_no_longer_counts(picture_model):
    scene = exchange_matrix(picture_model(flow={"cu": {"status": "retired"}}))

    assert said(scene, "cell")[-1] == "1"


def test_twenty_agencies_fit_without_overlap_or_escape(picture_model):
    count = 20
    agencies = {f"co-quan-{place:02}": {"name": f"{LONG} {place}"} for place in range(count)}
    systems = {f"he-{place:02}": {"owner": f"co-quan-{place:02}"} for place in range(count)}
    flows = {
        f"luong-{one:02}-{other:02}": {"provider": f"he-{one:02}", "consumer": f"he-{other:02}"}
        for one, other in product(range(count), range(0, count, 3))
    }

    scene = exchange_matrix(picture_model(agency=agencies, system=systems, flow=flows))

    assert find_overlaps(scene) == []
    assert find_escaped_words(scene) == []
    assert find_off_canvas(scene) == []
    assert min(text.size for text in list_texts(scene)) >= 8


def test_a_hostile_name_stays_in_its_box(picture_model):
    scene = exchange_matrix(picture_model(agency={"so-tu-phap": {"name": HOSTILE}}))

    assert find_escaped_words(scene) == []
    assert find_off_canvas(scene) == []


def test_a_model_without_flows_says_so(picture_model):
    scene = exchange_matrix(picture_model(flow={"mot-cua-ho-tich": None}))

    assert said(scene, "remark") == ["Chưa khai báo luồng trao đổi dữ liệu nào."]


def test_many_communes_share_one_row_and_one_column(picture_model):
    communes = {f"xa-{place:03}": {"level": "commune", "name": f"UBND xã {place}"} for place in range(120)}
    systems = {f"he-{place:03}": {"owner": f"xa-{place:03}"} for place in range(120)}
    flows = {f"luong-{place:03}": {"consumer": f"he-{place:03}"} for place in range(120)}

    scene = exchange_matrix(picture_model(agency=communes, system=systems, flow=flows))

    assert [words for words in said(scene, "head") if "120 xã, phường" in words]
    assert len([words for words in said(scene, "head") if words[:1].isdigit()]) == 3
    assert said(scene, "cell")[-1] == "121"
