"""Pictures on a page: their boxes lead to what they stand for."""

import pytest
from lxml import etree

from lgsp.architecture.documents.site.figures import draw
from lgsp.architecture.pictures.interoperability import context_pictures
from lgsp.architecture.pictures.scene import Box, Pattern, Scene, Wording


@pytest.fixture
def atlas(atlas_of):
    return atlas_of()


def _draw(atlas, *boxes):
    scene = Scene("thu", "Thử", "Một hình thử", 100, 100, boxes)
    drawing = draw(scene, anchor="hinh-7", atlas=atlas, root="../../")
    return drawing, etree.fromstring(str(drawing.svg))


def _box(*subjects, **facts):
    return Box(0, 0, 50, 20, "node", subjects=subjects, wordings=(Wording(("Chữ",), 9),), **facts)


def test_a_box_leads_to_the_page_of_what_it_stands_for_and_says_its_name(atlas):
    _, svg = _draw(atlas, _box("ho-tich"))

    (link,) = svg.findall("a")

    assert link.get("href") == "../../doi-tuong/system/ho-tich.html"
    assert link.findtext("title") == "Hộ tịch"
    assert link.find("rect") is not None
    assert link.findtext("text") == "Chữ"


def test_a_box_of_several_leads_to_the_list_under_the_picture(atlas):
    drawing, svg = _draw(atlas, _box("so-tu-phap", "so-tai-chinh"))

    assert svg.find("a").get("href") == "#hinh-7-doi-tuong"
    assert [link.href for link in drawing.subjects] == [
        "doi-tuong/agency/so-tu-phap.html",
        "doi-tuong/agency/so-tai-chinh.html",
    ]


def test_what_the_model_does_not_know_is_drawn_without_a_link(atlas):
    drawing, svg = _draw(atlas, _box("khong-co"), _box())

    assert svg.findall("a") == []
    assert len(svg.findall("rect")) == 2
    assert drawing.subjects == ()


def test_two_pictures_of_a_page_share_no_pattern(atlas):
    drawing, svg = _draw(atlas, _box(pattern=Pattern.RISING))

    (pattern,) = svg.iter("pattern")

    assert pattern.get("id") == "hinh-7-rising"
    assert "url(#hinh-7-rising)" in str(drawing.svg)


def test_an_arrow_leads_to_its_flow_without_being_a_stop_of_the_keyboard(atlas):
    (scene,) = context_pictures(atlas.facts, "mot-cua")

    svg = etree.fromstring(str(draw(scene, anchor="ket-noi-1", atlas=atlas, root="").svg))
    arrows = [link for link in svg.findall("a") if link.find("polyline") is not None]

    assert arrows
    assert {arrow.get("href") for arrow in arrows} == {"doi-tuong/flow/mot-cua-ho-tich.html"}
    assert {arrow.get("tabindex") for arrow in arrows} == {"-1"}


def test_a_picture_keeps_its_title_and_its_words_and_is_a_group_of_links(atlas):
    _, svg = _draw(atlas, _box("ho-tich"))

    assert (svg.findtext("title"), svg.findtext("desc")) == ("Thử", "Một hình thử")
    assert svg.get("role") == "group"
