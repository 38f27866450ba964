"""The flow picture: readable on its page, however much it shows."""

import pytest

from lgsp.architecture.model.entities import Status
from lgsp.architecture.pictures.flows import draw_flows
from lgsp.architecture.pictures.scene import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    Border,
)
from lgsp.architecture.pictures.strands import MOST_NODES, Node, Question, Strand
from lgsp.architecture.pictures.svg import to_svg
from tests.architecture.pictures.geometry import (
    find_cut_boxes,
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_paths,
    list_texts,
    said,
)
from tests.architecture.pictures.names import HOSTILE, LONG


def make_question(strands, *, columns=3, **facts) -> Question:
    """Return a question with that many columns."""
    names = tuple(f"Cột {place + 1}" for place in range(columns))
    return Question("hinh", "Hình", names, tuple(strands), "Chưa có gì.", **facts)


def make_strand(*names: str, note: str = "Sở A", keys=(), **facts) -> Strand:
    """Return a strand through boxes of those names."""
    nodes = tuple(
        Node(f"{place}:{(keys or names)[place]}", (name,), place, note) for place, name in enumerate(names)
    )
    return Strand(nodes, **{"group": "Sở A", **facts})


@pytest.fixture(scope="module")
def crowd():
    """Return the pictures of a hundred strands with long names through forty services."""
    strands = [
        make_strand(
            f"{LONG} {place % 7}",
            f"Dịch vụ {place % 40} {LONG[:40]}",
            f"{LONG[: 20 + place % 60]} {place}",
            note=f"Sở {place % 9}",
            group=f"Sở {place % 7}",
            status=list(Status)[place % 4],
        )
        for place in range(100)
    ]
    return draw_flows(make_question(sorted(strands, key=lambda one: [node.key for node in one.nodes])))


def test_a_crowd_neither_overlaps_nor_loses_words_nor_leaves_the_page(crowd):
    for scene in crowd:
        assert find_overlaps(scene) == []
        assert find_escaped_words(scene) == []
        assert find_off_canvas(scene) == []
        assert find_cut_boxes(scene) == []


def test_every_part_fits_a_page_with_letters_of_8_points_and_sixty_boxes_at_most(crowd):
    assert len(crowd) > 3
    for scene in crowd:
        assert scene.width == PORTRAIT_WIDTH
        assert scene.height <= PORTRAIT_HEIGHT
        assert len(list_boxes(scene, "node")) <= MOST_NODES
        assert min(text.size for text in list_texts(scene)) >= 8


def test_parts_are_numbered_and_named_after_what_they_show(crowd):
    assert [scene.code for scene in crowd] == [f"hinh-{place}" for place in range(1, len(crowd) + 1)]
    assert crowd[0].title.startswith(f"Hình (phần 1/{len(crowd)}: Sở ")


def test_no_strand_is_lost_between_the_parts(crowd):
    services = {link.end for scene in crowd for link in list_paths(scene) if link.end.startswith("1:")}

    assert len(services) == 40


def test_five_columns_are_drawn_across_the_page():
    strands = [make_strand(*(f"{LONG} {place} {column}" for column in range(5))) for place in range(4)]

    for scene in draw_flows(make_question(strands, columns=5)):
        assert scene.width == LANDSCAPE_WIDTH
        assert scene.height <= LANDSCAPE_HEIGHT
        assert find_cut_boxes(scene) == find_escaped_words(scene) == find_off_canvas(scene) == []


def test_a_hostile_name_stays_in_its_box_and_leaves_the_svg_well_formed():
    (scene,) = draw_flows(make_question([make_strand(HOSTILE * 3, "s", HOSTILE)]))

    assert find_escaped_words(scene) == find_off_canvas(scene) == []
    assert "😀" not in to_svg(scene)


def test_plans_are_dashed_direct_links_are_thick_and_both_are_explained():
    planned = make_strand("a", "s", "x", status=Status.APPROVED)
    direct = Strand((planned.nodes[0], planned.nodes[2]), "Sở A", direct=True)

    (scene,) = draw_flows(make_question([planned, direct]))

    dashed, thick = list_paths(scene)[0], list_paths(scene)[-1]
    assert dashed.border is Border.DASHED
    assert thick.width > 2 * dashed.width
    assert {"Dự kiến", "Kết nối trực tiếp, không qua LGSP"} <= set(scene.legend)
    assert "a đến x (trực tiếp, không qua LGSP)" in scene.alt


def test_the_legend_explains_only_what_is_there():
    (scene,) = draw_flows(make_question([make_strand("a", "s", "x")]))

    assert scene.legend == ("Đang sử dụng", "Trao đổi đang thực hiện")


def test_the_frame_of_the_platform_holds_its_column():
    (scene,) = draw_flows(make_question([make_strand("a", "s", "x")], framed=1))

    (frame,) = list_boxes(scene, "frame")
    inside = [
        node
        for node in list_boxes(scene, "node")
        if frame.x < node.x and node.x + node.width < frame.x + frame.width
    ]
    assert [node.key for node in inside] == ["1:s"]


def test_arrows_know_which_boxes_they_join():
    (scene,) = draw_flows(make_question([make_strand("a", "s", "x", subjects=("luong",))]))

    keys = {box.key for box in list_boxes(scene, "node")}
    assert all({path.start, path.end} <= keys for path in list_paths(scene))
    assert list_paths(scene)[0].subjects == ("luong",)


def test_a_question_without_an_answer_says_so():
    (scene,) = draw_flows(make_question([]))

    assert said(scene, "remark") == ["Chưa có gì."]
