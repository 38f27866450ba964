"""Scenes as PDF: vector, described, and the same every time."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from lgsp.architecture.pictures.interoperability import platform_pictures
from lgsp.architecture.pictures.overall import overall_figure
from lgsp.architecture.pictures.pdf import to_pdf
from lgsp.architecture.pictures.scene import PORTRAIT_WIDTH

DAY = date(2026, 11, 1)


def test_every_scene_is_a_page_of_its_own_size(sound_model):
    scenes = [*platform_pictures(sound_model), overall_figure(sound_model)]

    pages = PdfReader(BytesIO(to_pdf(scenes, made_on=DAY))).pages

    assert [round(float(page.mediabox.width)) for page in pages] == [scene.width for scene in scenes]
    assert round(float(pages[0].mediabox.width)) == PORTRAIT_WIDTH


def test_words_stay_words_and_nothing_is_a_bitmap(sound_model):
    page = PdfReader(BytesIO(to_pdf(platform_pictures(sound_model), made_on=DAY))).pages[0]

    assert "Hệ thống cung cấp" in page.extract_text()
    assert list(page.images) == []


def test_the_picture_is_described_for_those_who_cannot_see_it(sound_model):
    scenes = platform_pictures(sound_model)

    reader = PdfReader(BytesIO(to_pdf(scenes, made_on=DAY)))

    assert reader.metadata.title == scenes[0].title
    assert scenes[0].alt in list_descriptions(reader.trailer["/Root"]["/StructTreeRoot"])


def list_descriptions(node):
    """Return what the elements of a tag tree say instead of a picture."""
    node = node.get_object()
    if isinstance(node, list):
        return [said for one in node for said in list_descriptions(one)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (list_descriptions(node["/K"]) if "/K" in node else [])


def test_equal_scenes_of_a_day_give_equal_bytes(sound_model):
    first, second = (to_pdf(platform_pictures(sound_model), made_on=DAY) for _ in range(2))

    assert first == second


def test_a_file_may_have_a_title_of_its_own(sound_model):
    content = to_pdf([overall_figure(sound_model)], made_on=DAY, title="Mẫu số 02")

    assert PdfReader(BytesIO(content)).metadata.title == "Mẫu số 02"
