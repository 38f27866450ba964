"""Archi's own files and coArchi folders say what the exchange file says, and more."""

import pytest

from lgsp.architecture.interchange.archimate.concepts import Archimate, Text
from lgsp.architecture.interchange.archimate.sources import read_source
from lgsp.architecture.interchange.archimate.views import Font, Point
from tests.architecture.interchange.archimate.round_trips import FILES


@pytest.fixture(scope="module")
def archi() -> Archimate:
    return read_source(FILES / "archi.archimate").model


@pytest.fixture(scope="module")
def coarchi() -> Archimate:
    return read_source(FILES / "coarchi").model


def test_elements_and_relationships_have_the_types_of_the_exchange_file(archi):
    assert {one.id: one.type for one in (*archi.elements, *archi.relationships)} == {
        "3733": "BusinessActor",
        "j-1": "OrJunction",
        "j-2": "AndJunction",
        "id-app": "ApplicationComponent",
        "id-data": "DataObject",
        "id-p": "Principle",
        "r-w": "Access",
        "r-r": "Access",
        "r-a": "Association",
        "r-i": "Influence",
        "r-rr": "Association",
    }


def test_access_direction_and_strength_are_read(archi):
    found = {one.id: one for one in archi.relationships}

    assert (found["r-w"].access, found["r-r"].access) == ("Write", "Read")
    assert (found["r-a"].directed, found["r-rr"].directed) == (True, False)
    assert found["r-i"].modifier == "-"


def test_what_the_exchange_file_cannot_say_is_kept_too(archi):
    actor = archi.elements[0]

    assert dict(actor.extras) == {"@profiles": "pr-1", "feature.labelExpression": "${name}"}
    assert 'conceptType="BusinessActor"' in dict(archi.extras)["profile.pr-1"]
    assert dict(archi.extras)["metadata.author"] == "Một người"
    assert archi.definition_names[actor.properties[0].definition] == "Cấp"


def test_folders_are_the_tree_of_the_model(archi):
    business = archi.organizations[0][0]

    assert business.labels == (Text("Business"),)
    assert [(one.id, one.ref) for one in business.items] == [("f-bc", None), (None, "j-1"), (None, "j-2")]
    assert business.items[0].items[0].ref == "3733"


def test_boxes_are_measured_from_the_corner_of_the_view(archi):
    group, actor, *_ = archi.diagrams[0].drawing.nodes
    inside = group.nodes[0]

    assert (group.x, group.y, inside.x, inside.y) == (100, 50, 120, 80)
    assert (inside.width, inside.height) == (-1, -1)
    assert actor.x == -30


def test_bend_points_are_measured_from_the_corner_and_their_numbers_kept(archi):
    line = next(one for one in archi.diagrams[0].drawing.connections if one.id == "c-1")

    assert line.bendpoints == (Point(-30 + 60 + 50, 400 + 27 - 100),)
    assert dict(line.extras)["bendpoints"] == "50,-100,-80,40"


def test_notes_references_to_views_images_and_sketches_are_boxes(archi):
    nodes = {one.id: one for one in archi.diagrams[0].drawing.nodes}

    assert nodes["n-1"].labels == (Text("Ghi chú của người vẽ"),)
    assert (nodes["m-1"].type, nodes["m-1"].view_refs) == ("Label", ("v-2",))
    assert dict(nodes["i-1"].extras) == {"@imagePath": "images/a.png", "archi": "DiagramModelImage"}
    assert dict(archi.diagrams[1].extras)["archi"] == "SketchModel"
    assert dict(archi.diagrams[1].drawing.nodes[0].extras)["archi"] == "SketchModelSticky"


def test_fonts_are_read_and_kept_as_they_were_written(archi):
    inside = archi.diagrams[0].drawing.nodes[0].nodes[0]

    assert inside.style.font == Font(name="Segoe UI", size="9", style="bold", colour=(255, 0, 0, None))
    assert dict(inside.extras)["@font"].startswith("1|Segoe UI|9.0")


def test_a_coarchi_folder_says_the_same_with_a_file_for_each_object(coarchi):
    actor = next(one for one in coarchi.elements if one.id == "id-a")

    assert (actor.names, actor.documentation) == ((Text("Sở Y tế"),), (Text("Cơ quan chuyên môn"),))
    assert [(one.source, one.target) for one in coarchi.relationships] == [("id-a", "id-f")]
    assert [item.id for item in coarchi.organizations[0]] == ["f-b", "f-v", "f-r"]
    assert coarchi.documentation == (Text("Mục đích"),)


def test_a_coarchi_view_is_drawn_with_its_lines(coarchi):
    view = coarchi.diagrams[0]

    assert view.viewpoint == "Organization"
    assert [node.ref for node in view.drawing.nodes] == ["id-a", "id-f"]
    assert [(one.ref, one.bendpoints) for one in view.drawing.connections] == [("id-r", (Point(80, 57),))]
