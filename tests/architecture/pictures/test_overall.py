"""The overall figure: every component in its band, readable, and nothing outside its place."""

from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.pictures.overall import overall_figure
from lgsp.architecture.pictures.scene import LANDSCAPE_WIDTH, Border
from lgsp.architecture.pictures.svg import to_svg
from tests.architecture.pictures.geometry import (
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_texts,
    said,
)
from tests.architecture.pictures.names import HOSTILE


def test_sixty_nodes_neither_overlap_nor_lose_their_words(crowded_model):
    scene = overall_figure(crowded_model)

    assert len(list_boxes(scene, "node")) == 60
    assert find_overlaps(scene) == []
    assert find_escaped_words(scene) == []
    assert find_off_canvas(scene) == []


def test_letters_are_at_least_8_points_on_a_page_of_a4(crowded_model):
    scene = overall_figure(crowded_model)

    assert scene.width == LANDSCAPE_WIDTH
    assert min(text.size for text in list_texts(scene)) >= 8


def test_bands_stand_in_order_with_equal_width(crowded_model):
    scene = overall_figure(crowded_model)

    bands = list_boxes(scene, "band")
    names = [band.name for band in list_bands() if not band.cross_cutting]

    assert [box.y for box in bands] == sorted(box.y for box in bands)
    assert len({round(box.width, 2) for box in bands}) == 1
    assert said(scene, "label")[: len(names)] == names


def test_every_component_stands_in_each_band_it_declares(picture_model):
    scene = overall_figure(picture_model(component={"cong-dich-vu": {"bands": ["services", "lgsp"]}}))

    nodes = list_boxes(scene, "node")
    bands = [
        place
        for node in nodes
        for place, band in enumerate(list_boxes(scene, "band"))
        if band.y < node.y and node.y + node.height < band.y + band.height
    ]

    assert said(scene, "node") == ["cong-dich-vu"] * 2
    assert bands == [2, 4]


def test_cross_cutting_components_stand_in_pillars_beside_the_bands(picture_model):
    scene = overall_figure(picture_model(component={"soc": {"bands": ["security"], "name": "Giám sát"}}))

    soc = next(box for box in list_boxes(scene, "node") if box.wordings[0].lines == ("Giám sát",))
    right_of_bands = max(box.x + box.width for box in list_boxes(scene, "band"))

    assert soc.x > right_of_bands
    assert len(list_boxes(scene, "pillar")) == 3


def test_a_status_is_told_by_its_border_and_explained(picture_model):
    names = {"in-use": "a", "proposed": "b", "phasing-out": "c", "approved": "d"}
    changes = {name: {"status": status} for status, name in names.items()}

    scene = overall_figure(
        picture_model(component={"cong-dich-vu": None, **changes}, project={"xay-cong": None})
    )

    borders = {
        words: box.border for words, box in zip(said(scene, "node"), list_boxes(scene, "node"), strict=True)
    }
    assert borders == {"a": Border.SOLID, "b": Border.DASHED, "c": Border.DOTTED, "d": Border.DASHED}
    assert [box.border for box in list_boxes(scene, "sample")] == [Border.SOLID, Border.DASHED, Border.DOTTED]
    assert len(scene.legend) == 3


def test_retired_components_are_left_out(picture_model):
    scene = overall_figure(picture_model(component={"cu": {"status": "retired", "name": "Cũ"}}))

    assert "Cũ" not in said(scene, "node")


def test_a_component_in_no_known_band_is_shown_apart(picture_model):
    scene = overall_figure(picture_model(component={"la": {"bands": ["tang-ham"], "name": "Lạ"}}))

    assert "Lạ" in said(scene, "node")
    assert "Chưa xếp lớp" in said(scene, "label")


def test_a_band_without_components_says_so(picture_model):
    scene = overall_figure(picture_model())

    assert said(scene, "remark").count("(chưa khai báo thành phần)") == 8  # five layers, three pillars


def test_national_systems_are_joined_to_the_platform(picture_model):
    national = {"dvcqg": {"name": "Cổng quốc gia", "national_platform": "Cổng Dịch vụ công quốc gia"}}

    scene = overall_figure(picture_model(system=national))

    assert "Cổng quốc gia" in said(scene, "node")
    assert "Hệ thống, nền tảng quốc gia" in said(scene, "label")
    assert "Kết nối qua LGSP tới: Cổng quốc gia." in scene.alt
    assert find_off_canvas(scene) == []


def test_a_hostile_name_stays_in_its_box_and_leaves_the_svg_well_formed(picture_model):
    scene = overall_figure(picture_model(component={"cong-dich-vu": {"name": HOSTILE * 3}}))

    assert find_escaped_words(scene) == []
    assert find_off_canvas(scene) == []
    assert len(list_boxes(scene, "node")[0].wordings[0].lines) <= 8
    assert "&lt;b&gt;" in to_svg(scene)
    assert "😀" not in to_svg(scene)


def test_more_national_systems_than_fit_are_counted_those_with_most_flows_named(picture_model):
    national = {
        f"quoc-gia-{place:02}": {"name": f"Nền tảng quốc gia số {place:02}", "national_platform": "A.15"}
        for place in range(40)
    }
    used = {"ra-ngoai": {"provider": "quoc-gia-39", "via": None}}

    scene = overall_figure(picture_model(system=national, flow=used))

    shown = [words for words in said(scene, "node") if "quốc gia số" in words]
    assert "Nền tảng quốc gia số 39" in shown
    assert f"và {40 - len(shown)} hệ thống, nền tảng khác" in said(scene, "node")
    assert "Nền tảng quốc gia số 38" in scene.alt
    assert find_escaped_words(scene) == []
    assert find_off_canvas(scene) == []
