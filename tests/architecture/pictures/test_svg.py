"""Scenes written as SVG."""

from xml.etree import ElementTree

from lgsp.architecture.pictures.overall import overall_figure
from lgsp.architecture.pictures.scene import Border, Box, Line, Polygon, Scene, Text, Wording
from lgsp.architecture.pictures.svg import to_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_says_its_title_and_what_it_shows():
    root = ElementTree.fromstring(to_svg(Scene("code", "Tên <1>", 'Mô tả & "2"', 10, 20, ())))

    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == "Tên <1>"
    assert root.findtext(f"{SVG}desc") == 'Mô tả & "2"'


def test_every_shape_is_written():
    box = Box(1, 2, 30, 40, "node", border=Border.DOTTED, hatched=True, wordings=(Wording(("Chữ",), 9, 600),))
    shapes = (box, Line(0, 0, 5, 5), Polygon(((0, 0), (1, 1), (2, 0))), Text(3, 4, "Dọc", 8, turned=True))

    root = ElementTree.fromstring(to_svg(Scene("code", "t", "a", 50, 50, shapes)))

    assert [element.tag.removeprefix(SVG) for element in root][3:] == [
        *("rect", "rect", "text"),
        *("line", "polygon", "text"),
    ]
    assert [element.text for element in root.iter(f"{SVG}text")] == ["Chữ", "Dọc"]


def test_nothing_is_loaded_from_elsewhere(sound_model):
    svg = to_svg(overall_figure(sound_model))

    assert "href" not in svg
    assert svg.count("http") == 1  # the name of the SVG namespace


def test_equal_models_give_equal_text(sound_model):
    assert to_svg(overall_figure(sound_model)) == to_svg(overall_figure(sound_model))
