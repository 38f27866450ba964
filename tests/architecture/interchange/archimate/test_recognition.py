"""An element of a foreign file becomes a thing of ours only when the file says all that is needed."""

import pytest

from lgsp.architecture.interchange.archimate.importing import Import, import_source
from lgsp.architecture.interchange.archimate.sources import read_content, read_source
from lgsp.architecture.model.entities import Alias
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from tests.architecture.interchange.archimate.round_trips import FILES

SCHEME = "archimate:ho-so-tu-van"


@pytest.fixture(scope="module")
def told() -> Import:
    return import_source(read_source(FILES / "told.xml"), path="told.xml")


def _entity(taken: Import, key: str):
    return next(one for one in taken.entities if one.id == key)


def test_what_properties_tell_becomes_an_entity(told):
    agency = _entity(told, "so-tu-phap")

    assert isinstance(agency, Agency)
    assert (agency.level, agency.code, agency.name_en) == (AgencyLevel.DEPARTMENT, "H99.10", "Justice")


def test_identifiers_of_the_file_are_aliases(told):
    assert _entity(told, "so-tu-phap").aliases == (
        Alias(scheme=SCHEME, value="id-1"),
        Alias(scheme="Object ID", value="{AB-1}"),
    )


def test_an_owner_is_told_by_a_relationship_or_a_property_that_bears_the_title(told):
    assert _entity(told, "ho-tich").owner == "so-tu-phap"
    assert _entity(told, "mot-cua").owner == "so-tu-phap"


def test_what_is_not_told_is_not_invented(told):
    ids = {one.identifier for one in told.mapped}

    assert ids == {"id-1", "id-3", "id-5", "id-6", "id-7", "id-r4"}
    assert {element.id for element in told.foreign[0].model.elements} >= {"id-2", "id-4", "id-8"}


def test_an_assignment_tells_who_leads_a_function(told):
    assert _entity(told, "dang-ky-khai-sinh").lead == "so-tu-phap"


def test_a_flow_between_two_systems_is_a_flow(told):
    flow = _entity(told, "tra-ket-qua-ho-tich")

    assert (flow.provider, flow.consumer, flow.purpose) == ("ho-tich", "mot-cua", "Trả kết quả hộ tịch")


def test_a_value_our_field_cannot_hold_is_left_in_the_foreign_element(told):
    assert _entity(told, "so-tu-phap").status == "in-use"
    assert "In gebruik" in told.foreign[0].to_bytes().decode()


def test_the_report_says_what_was_taken_for_what_and_why_the_rest_was_not(told):
    texts = [note.text for note in told.notes]

    assert "BusinessActor “Sở Tư pháp” → Cơ quan so-tu-phap" in texts
    assert "1 phần tử chưa thành “Hệ thống thông tin” vì tệp không nêu “Cơ quan chủ quản”" in texts


def test_an_entity_that_is_there_already_is_known_by_its_alias_and_changed(told):
    there = {one.id: one for one in told.entities}
    text = (FILES / "told.xml").read_text().replace("Cơ quan chuyên môn", "Cơ quan tham mưu")
    there["so-tu-phap"] = there["so-tu-phap"].model_copy(update={"address": "Số 1", "name": "Tên cũ"})

    again = import_source(read_content(text.encode(), name="x"), path="x", existing=there)

    agency = _entity(again, "so-tu-phap")
    assert (agency.name, agency.description, agency.address) == ("Sở Tư pháp", "Cơ quan tham mưu", "Số 1")
    assert {one.id for one in again.entities} == there.keys()


def test_ids_that_are_taken_are_not_given_twice(told):
    taken = {"dung-lai": _entity(told, "ho-tich").model_copy(update={"id": "dung-lai", "aliases": ()})}

    again = import_source(read_source(FILES / "told.xml"), path="x", existing=taken)

    assert {one.id for one in again.entities if one.kind == "principle"} == {"dung-lai-2"}
