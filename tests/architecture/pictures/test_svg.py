"""Scenes written as SVG."""

from xml.etree import ElementTree

from lgsp.architecture.pictures.overall import overall_figure
from lgsp.architecture.pictures.scene import Border, Box, Line, Path, Pattern, Polygon, Scene, Text, Wording
from lgsp.architecture.pictures.svg import to_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_says_its_title_and_what_it_shows():
    root = ElementTree.fromstring(to_svg(Scene("code", "Tên <1>", 'Mô tả & "2"', 10, 20, ())))

    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == "Tên <1>"
    assert root.findtext(f"{SVG}desc") == 'Mô tả & "2"'


def test_every_shape_is_written():
    box = Box(
        1,
        2,
        30,
        40,
        "node",
        border=Border.DOTTED,
        pattern=Pattern.RISING,
        wordings=(Wording(("Chữ",), 9, 600),),
    )
    path = Path(((0, 0), (9, 0), (9, 9)), border=Border.DASHED)
    polygon = Polygon(((0, 0), (1, 1), (2, 0)))
    shapes = (box, Line(0, 0, 5, 5), polygon, Text(3, 4, "Dọc", 8, turned=True), path)

    root = ElementTree.fromstring(to_svg(Scene("code", "t", "a", 50, 50, shapes)))

    assert [element.tag.removeprefix(SVG) for element in root][3:] == [
        *("rect", "rect", "text"),
        *("line", "polygon", "text"),
        *("polyline", "polygon"),
    ]
    assert [element.text for element in root.iter(f"{SVG}text")] == ["Chữ", "Dọc"]


def test_an_arrow_head_points_where_the_last_piece_runs():
    down = Path(((0, 0), (9, 0), (9, 20)))

    points = down.head().points

    assert points[0] == (9, 20)
    assert {y for _, y in points[1:]} == {15}
    assert sorted(x for x, _ in points[1:]) == [6.6, 11.4]


def test_a_surface_is_filled_with_a_pattern_that_is_there():
    boxes = tuple(Box(0, 0, 9, 9, "node", pattern=pattern) for pattern in Pattern)

    root = ElementTree.fromstring(to_svg(Scene("code", "t", "a", 50, 50, boxes)))

    drawn = {tile.get("id") for tile in root.iter(f"{SVG}pattern")}
    used = {rect.get("fill")[5:-1] for rect in root.iter(f"{SVG}rect") if rect.get("fill").startswith("url")}
    assert used == drawn == set(Pattern) - {Pattern.NONE}


def test_a_box_names_the_entities_it_stands_for():
    box = Box(0, 0, 9, 9, "node", subjects=("mot", "hai"))

    (rect,) = ElementTree.fromstring(to_svg(Scene("code", "t", "a", 50, 50, (box,)))).iter(f"{SVG}rect")

    assert rect.get("data-subjects") == "mot hai"


def test_nothing_is_loaded_from_elsewhere(sound_model):
    svg = to_svg(overall_figure(sound_model))

    assert "href" not in svg
    assert svg.count("http") == 1  # the name of the SVG namespace


def test_equal_models_give_equal_text(sound_model):
    assert to_svg(overall_figure(sound_model)) == to_svg(overall_figure(sound_model))
