"""What another tool did to a file of ours counts, and nothing it added is lost."""

from dataclasses import replace

import pytest

from lgsp.architecture.interchange.archimate.concepts import Property, Text
from lgsp.architecture.interchange.archimate.errors import FieldsUnreadable
from lgsp.architecture.interchange.archimate.exporting import export_model
from lgsp.architecture.interchange.archimate.integrity import list_ids
from lgsp.architecture.interchange.archimate.pruning import Pruning
from lgsp.architecture.interchange.archimate.writing import to_xml
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import System
from lgsp.kernel.errors import DomainError
from tests.architecture.interchange.archimate.round_trips import give_out, read_folder, take_in

NAME = '<name xml:lang="vi">Hộ tịch</name>'
HO_TICH = '<element identifier="lgsp.system.ho-tich" xsi:type="ApplicationComponent">'


@pytest.fixture
def edited(model_folder, tmp_path):
    """Return a function that edits our file as a tool would, and takes it in."""
    text = give_out(model_folder()).decode()

    def edit(*changes: tuple[str, str]):
        changed = text
        for old, new in changes:
            assert old in changed
            changed = changed.replace(old, new, 1)
        return take_in(changed.encode(), tmp_path / "again")

    return edit


def test_a_name_changed_in_another_tool_is_the_name(edited, tmp_path):
    edited((f"{HO_TICH}\n      {NAME}", f"{HO_TICH}\n      <name xml:lang='en'>Hộ tịch điện tử</name>"))

    assert load_model(tmp_path / "again").get(System, "ho-tich").name == "Hộ tịch điện tử"


@pytest.mark.parametrize("kept", ["Hộ tịch", "Civil status"])
def test_a_tool_that_keeps_one_language_loses_no_name(model_folder, tmp_path, kept):
    folder = model_folder(system={"ho-tich": {"name_en": "Civil status"}})
    model = export_model(load_model(folder)).model
    poor = tuple(
        replace(
            one,
            names=tuple(Text(name.text) for name in one.names if len(one.names) == 1 or name.text == kept),
        )
        for one in model.elements
    )

    take_in(to_xml(replace(model, elements=poor)), tmp_path / "again")

    assert load_model(tmp_path / "again").digest == load_model(folder).digest


def test_a_description_written_in_another_tool_is_the_description(edited, tmp_path):
    edited((NAME, f"{NAME}<documentation>Do kiến trúc sư viết</documentation>"))

    assert load_model(tmp_path / "again").get(System, "ho-tich").description == "Do kiến trúc sư viết"


def test_a_property_added_in_another_tool_is_kept_and_goes_out_again(edited, tmp_path):
    added = '<property propertyDefinitionRef="p-x"><value>đỏ</value></property>'
    declared = '<propertyDefinition identifier="p-x" type="string"><name>Màu</name></propertyDefinition>'

    edited(
        (f"{HO_TICH}\n      {NAME}\n      <properties>", f"{HO_TICH}{NAME}<properties>{added}"),
        ("<propertyDefinitions>", f"<propertyDefinitions>{declared}"),
    )

    assert "đỏ" in (tmp_path / "again/foreign/archimate-bo-sung.xml").read_text()
    again = give_out(tmp_path / "again")
    assert "đỏ".encode() in again
    take_in(again, tmp_path / "third")
    assert read_folder(tmp_path / "third") == read_folder(tmp_path / "again")


def test_an_element_and_a_relationship_added_in_another_tool_are_kept(edited, tmp_path):
    taken = edited(
        ("<elements>", '<elements><element identifier="id-new" xsi:type="Driver"><name>Mới</name></element>'),
        (
            "<relationships>",
            '<relationships><relationship identifier="id-r" source="id-new" target="lgsp.system.ho-tich" '
            'xsi:type="Association"/>',
        ),
    )

    assert [(len(one.model.elements), len(one.model.relationships)) for one in taken.foreign] == [(1, 1)]
    again = give_out(tmp_path / "again")
    take_in(again, tmp_path / "third")
    assert read_folder(tmp_path / "third") == read_folder(tmp_path / "again")
    assert b'identifier="id-r" source="id-new" target="lgsp.system.ho-tich"' in again


def test_a_view_moved_by_hand_is_kept_instead_of_the_drawn_one(edited, tmp_path):
    taken = edited(
        ('elementRef="lgsp.system.ho-tich" x="20" y="20"', 'elementRef="lgsp.system.ho-tich" x="77" y="20"')
    )

    assert any("đã được sửa" in note.text for note in taken.warnings)
    views = export_model(load_model(tmp_path / "again")).model.diagrams
    moved = next(one for one in views if one.id == "lgsp.view.flows.so-tu-phap")
    assert moved.drawing.nodes[0].x == 77
    assert len({one.id for one in views}) == len(views)


def test_a_copy_of_an_element_of_ours_is_no_second_entity(edited, tmp_path):
    start = give_out(tmp_path / "lam-giang").decode()
    element = start[start.index(HO_TICH) :].split("</element>")[0] + "</element>"

    taken = edited(("<elements>", "<elements>" + element.replace("lgsp.system.ho-tich", "id-copy")))

    assert [note.place for note in taken.warnings] == ["id-copy"]
    assert len(load_model(tmp_path / "again").all(System)) == 3


def test_what_was_deleted_in_another_tool_is_told_where_it_is_missed(model_folder, tmp_path):
    model = export_model(load_model(model_folder())).model
    gone = "lgsp.agency.so-nong-nghiep"
    left = replace(model, elements=tuple(one for one in model.elements if one.id != gone))

    taken = take_in(to_xml(Pruning(set(list_ids(left))).prune(left)), tmp_path / "again")

    said = {(note.place, note.text) for note in taken.warnings}
    assert ("dat-dai", "“Cơ quan chủ quản” nêu so-nong-nghiep, không còn trong tệp") in said


def test_fields_that_were_spoilt_are_refused_by_name(edited):
    with pytest.raises(FieldsUnreadable, match=r"lgsp:fields of lgsp\.system\.ho-tich"):
        edited(('{"owner":"so-tu-phap"', '{"owner":7'))


@pytest.mark.parametrize("key", ["../../x", "/etc/x", ".x", "a\\\\b", ""])
def test_a_paragraph_that_would_leave_the_folder_is_refused(edited, key):
    with pytest.raises(FieldsUnreadable, match="lgsp:prose"):
        edited(('{"I.1":', f'{{"{key}":"x","I.1":'))


@pytest.mark.parametrize("spoilt", ["[]", "{}", '{"code":7}', "{"])
def test_a_province_that_was_spoilt_is_refused(model_folder, tmp_path, spoilt):
    model = export_model(load_model(model_folder())).model
    head = tuple(
        replace(one, values=(Text(spoilt),)) if one.definition == "lgsp.property.province" else one
        for one in model.properties
    )

    with pytest.raises(FieldsUnreadable, match="lgsp:province"):
        take_in(to_xml(replace(model, properties=head)), tmp_path / "again")


@pytest.mark.parametrize("spoilt", ['{"x":1}', '{"x":{}}', '{"x":{"head":"<a/>"}}', '{"x":{"head":7}}'])
def test_a_foreign_part_that_was_spoilt_is_refused(model_folder, tmp_path, spoilt):
    model = export_model(load_model(model_folder())).model
    said = Property(definition="lgsp.property.foreign", values=(Text(spoilt),))

    with pytest.raises(DomainError):
        take_in(to_xml(replace(model, properties=(*model.properties, said))), tmp_path / "again")
