"""Flow pictures in sections: each group under its name, the columns in the same places, pages that are not too full."""

from lgsp.architecture.pictures.sections import draw_sections
from lgsp.architecture.pictures.strands import Node, Question, Strand
from tests.architecture.pictures.geometry import find_faults, list_boxes, list_paths, said
from tests.architecture.pictures.names import HOSTILE, LONG


def make_strand(group, *names, shaded=False):
    """Return a strand through a box of each name."""
    nodes = tuple(
        Node(f"{column}:{name}", (name,), column, shaded=shaded) for column, name in enumerate(names)
    )
    return Strand(nodes, group)


def ask(*strands, **said):
    """Return the pictures of those strands."""
    return draw_sections(
        Question("hoi", "Hỏi", ("Bên gửi", "Nội dung", "Bên nhận"), tuple(strands), "Không có gì.", **said)
    )


def test_each_group_stands_under_its_name():
    (scene,) = ask(make_strand("Đất đai", "a", "b", "c"), make_strand("Hộ tịch", "a", "d", "e"))

    assert said(scene, "section") == ["Đất đai", "Hộ tịch"]
    assert said(scene, "node") == ["a", "b", "c", "a", "d", "e"]
    assert find_faults(scene) == []


def test_one_name_in_two_groups_is_two_boxes_and_arrows_stay_in_their_group():
    (scene,) = ask(make_strand("A", "a", "b", "c"), make_strand("B", "a", "b", "c"))

    assert len({box.key for box in list_boxes(scene, "node")}) == 6
    assert [(path.start, path.end) for path in list_paths(scene)] == [
        ("0/0:a", "0/1:b"),
        ("0/1:b", "0/2:c"),
        ("1/0:a", "1/1:b"),
        ("1/1:b", "1/2:c"),
    ]


def test_columns_stand_in_the_same_places_in_every_group():
    fan = [make_strand("A", "a", f"b{place}", f"c{place % 3}{place}") for place in range(7)]

    (scene,) = ask(*fan, make_strand("B", "x", "y", "z"))

    heads = [box.x for box in list_boxes(scene, "head")]
    assert {round(box.x, 1) for box in list_boxes(scene, "node")} == {round(x, 1) for x in heads}


def test_a_group_longer_than_a_page_goes_on_under_its_name():
    scenes = ask(*(make_strand("Dài", f"a{place}", f"b{place}", f"c{place}") for place in range(40)))

    assert len(scenes) > 1
    assert said(scenes[1], "section")[0] == "Dài (tiếp)"
    assert scenes[0].title == f"Hỏi (phần 1/{len(scenes)}: Dài)"
    assert [fault for scene in scenes for fault in find_faults(scene)] == []


def test_the_last_page_is_not_left_nearly_empty():
    scenes = ask(*(make_strand(f"Nhóm {place:02}", "a", "b", "c") for place in range(11)))

    counts = [len(list_boxes(scene, "section")) for scene in scenes]
    assert len(counts) == 2
    assert max(counts) - min(counts) <= 1


def test_long_and_hostile_names_stay_in_their_boxes():
    scenes = ask(*(make_strand(f"{LONG} {place}", HOSTILE, LONG, f"{LONG} {place}") for place in range(9)))

    assert [fault for scene in scenes for fault in find_faults(scene)] == []


def test_what_shading_means_is_said_where_something_is_shaded():
    (plain,) = ask(make_strand("A", "a", "b", "c"), shading="Trên giấy")
    (shaded,) = ask(make_strand("A", "a", "b", "c", shaded=True), shading="Trên giấy")

    assert "Trên giấy" not in plain.legend
    assert "Trên giấy" in shaded.legend
    assert list_boxes(shaded, "node")[0].fill != list_boxes(plain, "node")[0].fill


def test_no_strands_no_picture():
    assert said(ask()[0], "remark") == ["Không có gì."]
