"""The seven diagrams of a whole province: complete, readable, and within sixty boxes a sheet."""

from pathlib import Path

import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.pictures.plates.diagrams import (
    TRANSITION,
    WHOLE,
    draw_diagrams,
    list_target,
    say_states,
)
from lgsp.architecture.pictures.plates.rooms import ON_PAGE, ON_PLATE
from tests.architecture.pictures.geometry import (
    find_cut_boxes,
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_texts,
)

PROVINCE = Path(__file__).parents[4] / "examples" / "lam-giang"


@pytest.fixture(scope="module")
def province():
    return load_model(PROVINCE)


@pytest.fixture(scope="module", params=[ON_PLATE, ON_PAGE], ids=["plate", "page"])
def diagrams(request, province):
    return draw_diagrams(province, request.param)


def test_a_whole_province_has_all_seven(diagrams):
    assert all(one.sheets and not one.remark for one in diagrams)
    assert [one.scope for one in diagrams[:3]] == ["Cấp tỉnh", "Cấp tỉnh", "Cấp xã"]


def test_every_sheet_is_readable(diagrams):
    for diagram in diagrams:
        for sheet in diagram.sheets:
            scene = sheet.scene
            assert len(list_boxes(scene, "node")) <= 60
            assert min(text.size for text in list_texts(scene)) >= 8
            assert find_overlaps(scene) == []
            assert find_escaped_words(scene) == []
            assert find_off_canvas(scene) == []
            assert find_cut_boxes(scene) == []
            assert scene.legend
            assert scene.alt


def test_mandatory_diagrams_show_today_and_the_target(diagrams):
    for diagram in diagrams[:3]:
        assert list(dict.fromkeys(sheet.state for sheet in diagram.sheets)) == ["Hiện trạng", "Mục tiêu"]
        assert {sheet.state for sheet in list_target(diagram)} == {"Mục tiêu"}


def test_the_others_say_what_state_they_show(diagrams):
    assert [{sheet.state for sheet in one.sheets} for one in diagrams[3:]] == [
        {WHOLE},
        {WHOLE},
        {WHOLE},
        {TRANSITION},
    ]
    assert [say_states(one.required) for one in diagrams] == [
        *["Hiện trạng; Mục tiêu"] * 3,
        *[WHOLE] * 3,
        TRANSITION,
    ]


def test_no_name_of_a_block_is_cut_on_a_plate(province):
    for diagram in draw_diagrams(province, ON_PLATE)[:3]:
        for sheet in diagram.sheets:
            cut = [text.content for text in list_texts(sheet.scene) if text.content.endswith("…")]
            assert cut == []


def test_a_small_model_says_what_it_lacks(picture_model):
    lacking = {
        one.required.code: one.remark for one in draw_diagrams(picture_model(), ON_PLATE) if not one.sheets
    }

    assert set(lacking) == {"SĐ-04", "SĐ-06", "SĐ-07"}
    assert all(remark.startswith("Chưa vẽ: ") for remark in lacking.values())
