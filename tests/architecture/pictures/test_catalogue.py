"""Every picture by name."""

import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.pictures.catalogue import PICTURES, draw_picture
from lgsp.architecture.pictures.errors import PictureNeedsSubject, PictureUnknown
from lgsp.architecture.pictures.scene import LANDSCAPE_HEIGHT, PORTRAIT_HEIGHT, PORTRAIT_WIDTH
from lgsp.architecture.pictures.svg import to_svg
from tests.architecture.pictures.geometry import (
    find_cut_boxes,
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_texts,
)
from tests.house.source_tree import ROOT

OWN_TESTS = ("overall", "exchange-matrix", "road-map")
SUBJECTS = {"context": "ho-tich", "sequence": "mot-cua-ho-tich"}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_every_picture_has_a_code_a_title_and_words_for_those_who_cannot_see_it(picture, sound_model):
    name = f"{picture.name}:{SUBJECTS[picture.name]}" if picture.of else picture.name

    scenes = draw_picture(sound_model, name)

    assert scenes
    for scene in scenes:
        assert scene.code.startswith(picture.name)
        assert scene.title
        assert scene.alt
        assert to_svg(scene) == to_svg(scene)


@pytest.fixture(scope="module")
def sample():
    """Return the sample province, loaded."""
    return load_model(ROOT / "examples" / "lam-giang")


@pytest.mark.parametrize("name", [one.name for one in PICTURES if not one.of and one.name not in OWN_TESTS])
def test_the_pictures_of_the_sample_province_can_be_read_on_paper(name, sample):
    for scene in draw_picture(sample, name):
        page = PORTRAIT_HEIGHT if scene.width == PORTRAIT_WIDTH else LANDSCAPE_HEIGHT
        assert scene.height <= page
        assert min(text.size for text in list_texts(scene)) >= 8
        assert find_overlaps(scene) == find_cut_boxes(scene) == []
        assert find_escaped_words(scene) == find_off_canvas(scene) == []


def test_names_differ():
    assert len({picture.name for picture in PICTURES}) == len(PICTURES)


def test_a_picture_that_is_not_there_names_those_that_are(sound_model):
    with pytest.raises(PictureUnknown, match="the pictures are: overall, functions"):
        draw_picture(sound_model, "so-do")


def test_a_picture_of_one_system_wants_to_know_which(sound_model):
    with pytest.raises(PictureNeedsSubject) as refusal:
        draw_picture(sound_model, "context")

    assert "vẽ một hệ thống thông tin mà chưa nói" in refusal.value.message_in("vi")
