"""Scenes as draw.io files: what an office can go on editing."""

from xml.etree import ElementTree

import pytest

from lgsp.architecture.pictures.catalogue import PICTURES, draw_picture
from lgsp.architecture.pictures.drawio import to_drawio
from lgsp.architecture.pictures.interoperability import platform_pictures
from lgsp.architecture.pictures.overall import overall_figure
from lgsp.architecture.pictures.scene import Border, Box, Line, Path, Pattern, Polygon, Scene, Text, Wording
from tests.architecture.pictures.names import HOSTILE


def read(scenes):
    """Return the cells of the first page by id, each with its label and its parent's id."""
    root = ElementTree.fromstring(to_drawio(scenes)).find("diagram/mxGraphModel/root")
    cells = {}
    for one in root:
        cell = one if one.tag == "mxCell" else one.find("mxCell")
        label = one.get("value") or one.get("label") or ""
        cells[one.get("id")] = {**cell.attrib, "label": label, "subjects": one.get("subjects")}
    return cells


@pytest.fixture
def platform(picture_model):
    """Return the platform picture of the sound model."""
    return platform_pictures(picture_model())


def test_boxes_are_vertices_with_their_whole_name_and_what_they_stand_for(platform):
    cells = read(platform)

    assert cells["0:ho-tich"]["vertex"] == "1"
    assert "Hộ tịch" in cells["0:ho-tich"]["label"]
    assert cells["0:ho-tich"]["subjects"] == "ho-tich"


def test_arrows_stay_on_the_boxes_they_join(platform):
    cells = read(platform)

    edges = [
        (one["source"], one["target"]) for one in cells.values() if one.get("edge") and one.get("source")
    ]

    assert edges == [("0:ho-tich", "1:tra-cuu-ho-tich"), ("1:tra-cuu-ho-tich", "2:mot-cua")]
    assert all(end in cells for pair in edges for end in pair)


def test_what_stands_in_the_frame_moves_with_it(platform):
    cells = read(platform)

    frame = cells["1:tra-cuu-ho-tich"]["parent"]
    assert "container=1" in cells[frame]["style"]


def test_content_arrows_and_legend_are_layers(platform):
    cells = read(platform)

    layers = [one["label"] for one in cells.values() if one.get("parent") == "0"]
    assert layers == ["Nội dung", "Kết nối", "Chú giải"]
    legend = [one["label"] for one in cells.values() if one.get("parent") == "legend" and one["label"]]
    assert legend == ["Đang sử dụng", "Trao đổi đang thực hiện"]


@pytest.mark.parametrize("name", [one.name for one in PICTURES if not one.of])
def test_every_cell_of_every_picture_has_a_parent_that_is_there(name, picture_model):
    cells = read(draw_picture(picture_model(), name))

    roots = [cell for cell, one in cells.items() if "parent" not in one]
    assert roots == ["0"]
    assert {one["parent"] for one in cells.values() if "parent" in one} <= set(cells)


def test_bands_hold_their_components(sound_model):
    cells = read([overall_figure(sound_model)])

    (node,) = [one for one in cells.values() if one["subjects"] == "cong-dich-vu"]
    assert "container=1" in cells[node["parent"]]["style"]


def test_every_kind_of_shape_is_written():
    shapes = (
        Box(
            0,
            0,
            30,
            20,
            "node",
            border=Border.DASHED,
            pattern=Pattern.CROSSED,
            wordings=(Wording(("Chữ",), 9),),
        ),
        Text(5, 40, "Dòng & chữ", 9),
        Line(0, 50, 30, 50, border=Border.DOTTED),
        Polygon(((0, 60), (10, 60), (5, 70))),
        Path(((0, 80), (20, 80), (20, 90))),
    )

    cells = read([Scene("hinh", "Hình", "Mô tả", 40, 100, shapes)])

    assert "fillStyle=cross-hatch" in cells["box-0"]["style"]
    assert cells["text-1"]["label"] == "Dòng &amp; chữ"
    assert "endArrow=none" in cells["line-2"]["style"]
    assert "polyCoords=[[0,0],[1,0],[0.5,1]]" in cells["shape-3"]["style"]
    assert "endArrow=block" in cells["link-4"]["style"]


def test_parts_are_pages_of_one_file(platform):
    root = ElementTree.fromstring(to_drawio([*platform, *platform]))

    ids = [page.get("id") for page in root]
    assert ids == ["platform-0", "platform-1"]


def test_hostile_names_leave_the_file_well_formed(picture_model):
    scenes = platform_pictures(picture_model(system={"ho-tich": {"name": HOSTILE}}))

    assert "&lt;b&gt;" in read(scenes)["0:ho-tich"]["label"]


def test_equal_scenes_give_equal_bytes(picture_model):
    first, second = (to_drawio(platform_pictures(picture_model())) for _ in range(2))

    assert first == second


def test_a_box_knows_the_codes_of_what_it_stands_for(platform):
    root = ElementTree.fromstring(to_drawio(platform, codes={"ho-tich": "KT-1", "mot-cua-ho-tich": "QH-1"}))

    codes = {one.get("subjects"): one.get("codes") for one in root.iter("object")}

    assert codes["ho-tich"] == "KT-1"
    assert codes["mot-cua-ho-tich"] == "QH-1"
    assert codes["mot-cua"] is None
