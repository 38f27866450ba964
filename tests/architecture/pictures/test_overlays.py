"""Overlays: one more thing said of every box or arrow, readable without colour."""

import pytest

from lgsp.architecture.pictures.grading import OVERLAYS, get_overlay, grade_drift
from lgsp.architecture.pictures.interoperability import context_pictures, platform_pictures
from lgsp.architecture.pictures.matrix import matrix_pictures
from lgsp.architecture.pictures.overall import overall_figure
from lgsp.architecture.pictures.overlays import Overlay, lay_over, make_grades
from lgsp.architecture.pictures.scene import LANDSCAPE_HEIGHT, PORTRAIT_HEIGHT, Border, Box
from tests.architecture.pictures.geometry import (
    find_covered_letters,
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_paths,
    list_texts,
    said,
)

DRIFT = {"undeclared": "Ngầm", "unseen": "Chỉ trên giấy", "matched": "Khớp"}


def make_overlay(**grades: str) -> Overlay:
    """Return an overlay that gives entities, by id with _ for -, a grade by name."""
    names = tuple(dict.fromkeys(grades.values()))
    by_name = dict(zip(names, make_grades(names), strict=True))
    by_id = {name.replace("_", "-"): by_name[grade] for name, grade in grades.items()}
    return Overlay("thu", "Lớp thử", tuple(by_name.values()), by_id.get)


def test_a_marked_box_has_a_sign_a_colour_and_a_hatching_that_the_legend_explains(sound_model):
    (scene,) = platform_pictures(sound_model)

    marked = lay_over(scene, make_overlay(ho_tich="Tốt", mot_cua="Kém"))

    assert said(marked, "sign") == ["1", "2"]
    assert marked.legend[-2:] == ("1: Tốt", "2: Kém")
    looks = [(strip.fill, strip.pattern) for strip in list_boxes(marked, "strip")]
    samples = [(sample.fill, sample.pattern) for sample in list_boxes(marked, "sample")][-2:]
    assert looks == samples
    assert len(set(looks)) == 2


def test_what_the_overlay_says_nothing_of_is_not_marked(sound_model):
    (scene,) = platform_pictures(sound_model)

    marked = lay_over(scene, make_overlay(ho_tich="Tốt"))

    assert said(marked, "sign") == ["1"]
    assert marked.alt.endswith("Lớp thử: Tốt: 1.")


def test_an_overlay_without_an_answer_says_so(sound_model):
    marked = lay_over(platform_pictures(sound_model)[0], make_overlay())

    assert "Lớp thử: chưa có dữ liệu" in [text.content for text in list_texts(marked)]


def test_of_several_entities_in_a_box_the_first_grade_counts(sound_model):
    (scene,) = platform_pictures(sound_model)
    overlay = make_overlay(dat_dai="Kém", ho_tich="Kém", mot_cua="Tốt")
    both = [
        Box(10, 20, 80, 30, "node", subjects=("mot-cua", "ho-tich"))
        if shape is list_boxes(scene, "node")[0]
        else shape
        for shape in scene.shapes
    ]

    marked = lay_over(type(scene)("c", "t", "a", scene.width, scene.height, tuple(both)), overlay)

    assert said(marked, "sign")[0] == "1"


def test_drift_gives_every_arrow_a_line_of_its_own_and_explains_only_that(picture_model):
    more = {"mot-cua-dat-dai": {"provider": "dat-dai", "via": "tra-cuu-thua-dat"}}
    (scene,) = platform_pictures(picture_model(flow=more))
    states = {"mot-cua-ho-tich": "matched", "mot-cua-dat-dai": "unseen"}

    marked = lay_over(scene, grade_drift(states, names=DRIFT))

    lines = {path.end: (path.border, path.width) for path in list_paths(marked)}
    assert lines["1:tra-cuu-thua-dat"][0] is Border.DASHED
    assert lines["1:tra-cuu-ho-tich"] != lines["1:tra-cuu-thua-dat"]
    assert marked.legend == ("Đang sử dụng", "B: Chỉ trên giấy", "C: Khớp")


def test_drift_in_the_matrix_marks_the_cell_of_the_worst_flow(picture_model):
    more = {"mot-cua-ho-tich-2": {"via": None}}
    scene = matrix_pictures(picture_model(flow=more))[0]
    states = {"mot-cua-ho-tich": "matched", "mot-cua-ho-tich-2": "undeclared"}

    marked = lay_over(scene, grade_drift(states, names=DRIFT))

    assert len(list_boxes(marked, "sample")) == len(list_boxes(scene, "sample")) + 1
    assert said(marked, "plate") == ["2 A"]
    assert find_escaped_words(marked) == find_off_canvas(marked) == []


@pytest.mark.parametrize("name", OVERLAYS)
def test_no_overlay_hides_letters_or_leaves_the_page(name, crowded_model):
    overlay = get_overlay(name, crowded_model)
    pictures = [overall_figure(crowded_model), *platform_pictures(crowded_model)]

    for scene in (lay_over(picture, overlay) for picture in pictures):
        assert find_covered_letters(scene) == []
        assert find_overlaps(scene) == []
        assert find_escaped_words(scene) == []
        assert find_off_canvas(scene) == []
        assert min(text.size for text in list_texts(scene)) >= 8


def test_a_marked_flow_picture_still_fits_its_page(picture_model):
    flows = {f"luong-{place}": {"consumer": f"he-{place}"} for place in range(40)}
    systems = {f"he-{place}": {"name": f"Hệ thống số {place}", "owner": "van-phong"} for place in range(40)}
    model = picture_model(flow=flows, system=systems)
    overlay = get_overlay("life-cycle", model)

    scenes = [*platform_pictures(model), *context_pictures(model, "ho-tich")]

    assert {lay_over(scene, overlay).height <= PORTRAIT_HEIGHT for scene in scenes} == {True}
    assert PORTRAIT_HEIGHT > LANDSCAPE_HEIGHT
