"""The exchange file, 2.1 and 3.x: both say the same in the end."""

from lgsp.architecture.interchange.archimate.concepts import Archimate, Text
from lgsp.architecture.interchange.archimate.sources import read_source
from lgsp.architecture.interchange.archimate.views import Colour, Point
from tests.architecture.interchange.archimate.round_trips import FILES


def _read(name: str) -> Archimate:
    return read_source(FILES / name).model


def test_the_types_of_2_1_become_those_of_3():
    model = _read("older-2.1.xml")

    assert {one.id: one.type for one in (*model.elements, *model.relationships)} == {
        "e-net": "CommunicationNetwork",
        "e-svc": "TechnologyService",
        "e-app": "ApplicationComponent",
        "e-app2": "ApplicationComponent",
        "e-j": "AndJunction",
        "r-used": "Serving",
        "r-real": "Realization",
        "r-spec": "Specialization",
    }


def test_the_labels_of_2_1_are_names_in_their_languages():
    element = next(one for one in _read("older-2.1.xml").elements if one.id == "e-app")

    assert element.names == (Text("Hộ tịch", "vi"), Text("Civil status", "en"))


def test_names_of_properties_are_free_text():
    assert _read("older-2.1.xml").definition_names == {"p-1": "Trạng thái (2014) [cũ]", "p-2": "Object ID"}
    assert _read("oddities-3.xml").definition_names["p3"] == "BIV (score)"


def test_the_boxes_of_2_1_are_read_however_their_reference_is_spelt():
    drawing = _read("older-2.1.xml").diagrams[0].drawing

    assert [(node.id, node.type, node.ref) for node in drawing.nodes] == [
        ("n-1", "Element", "e-app"),
        ("n-3", "Label", None),
        ("n-4", "Element", "e-svc"),
    ]
    assert drawing.nodes[0].x == -20
    assert drawing.nodes[0].style.fill == Colour(255, 255, 181)
    assert [(line.type, line.bendpoints) for line in drawing.connections] == [
        ("Relationship", (Point(60, -5),)),
        ("Line", ()),
    ]


def test_a_relationship_may_end_at_a_relationship():
    ends = {one.id: (one.source, one.target) for one in _read("oddities-3.xml").relationships}

    assert ends["id-via"] == ("id-f", "id-c")


def test_two_of_one_name_and_type_stay_two():
    assert (
        len(
            [
                one
                for one in _read("oddities-3.xml").elements
                if one.names[:1] == (Text('City & "Co" <1>', "es"),)
            ]
        )
        == 2
    )


def test_attributes_of_relationships_are_kept():
    found = {one.id: one for one in _read("oddities-3.xml").relationships}

    assert (found["id-acc"].access, found["id-m"].modifier) == ("ReadWrite", "++")
    assert [found[key].directed for key in ("id-via", "id-std", "id-f")] == [True, False, None]


def test_metadata_of_other_vocabularies_are_kept_as_they_are():
    metadata = _read("oddities-3.xml").metadata

    assert "Dublin Core" in metadata
    assert 'xmlns:dcterms="http://purl.org/dc/terms/"' in metadata


def test_what_another_tool_added_is_kept():
    element = next(one for one in _read("oddities-3.xml").elements if one.id == "id-c")

    assert dict(element.extras) == {"@{urn:example:tool}rank": "3"}
    assert element.extensions == (
        '<t:note xmlns:t="urn:example:tool" colour="red">một phần của công cụ khác</t:note>',
    )


def test_notes_lines_and_lines_to_lines_are_kept():
    drawing = _read("oddities-3.xml").diagrams[0].drawing
    note = drawing.nodes[2]

    assert (note.type, note.ref, note.view_refs, note.labels) == (
        "Label",
        "id-f",
        ("id-v",),
        (Text("Chú thích"),),
    )
    assert [(one.type, one.source, one.target) for one in drawing.connections] == [
        ("Relationship", "id-n2", "id-n3"),
        ("Line", "id-n4", "id-c1"),
        ("Relationship", "id-c1", "id-n2"),
    ]
    assert (drawing.connections[0].source_attachment, drawing.connections[0].target_attachment) == (
        Point(140, 60),
        Point(300, 70),
    )
