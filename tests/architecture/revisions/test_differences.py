"""What differs between two states: entities, renamings, facts, prose, the province; never formatting."""

from datetime import date

import yaml

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.revisions.differences import Nature, compare, count_natures
from tests.architecture.model_folders import write_model_folder

NEW_ID = {
    "system": {"ho-tich": None, "ho-tich-tinh": {"name": "Hộ tịch", "moved": ["ho-tich"]}},
    "database": {"csdl-ho-tich": {"system": "ho-tich-tinh"}},
    "service": {"tra-cuu-ho-tich": {"provider": "ho-tich-tinh"}},
    "flow": {"mot-cua-ho-tich": {"provider": "ho-tich-tinh"}},
}


def test_a_model_does_not_differ_from_itself(differ):
    assert differ().is_empty


def test_formatting_comments_and_where_a_file_lies_are_no_difference(tmp_path):
    plain = write_model_folder(tmp_path / "plain")
    other = write_model_folder(tmp_path / "other", prose={"II": "\nNội\ndung.  \n\n"})
    agency = other / "model" / "agency" / "van-phong.yaml"
    (other / "model" / "agency" / "tinh").mkdir()
    backwards = dict(reversed(yaml.safe_load(agency.read_text()).items()))
    text = "# ghi chú\n" + yaml.safe_dump(backwards, sort_keys=False)
    (other / "model" / "agency" / "tinh" / agency.name).write_text(text)
    agency.unlink()

    assert compare(load_model(plain), load_model(other)).is_empty


def test_an_entity_is_added_or_removed(differ):
    found = differ({"agency": {"so-y-te": {}}}, agency={"so-cong-thuong": {}})

    assert [one.id for one in found.added] == ["so-cong-thuong"]
    assert [one.id for one in found.removed] == ["so-y-te"]
    assert count_natures(found)["added"] == 1


def test_the_same_id_of_another_kind_is_another_entity(differ):
    found = differ({"agency": {"so-y-te": {}}}, role={"so-y-te": {}})

    assert [(one.entity.kind, one.nature) for one in found.entities] == [
        ("agency", Nature.REMOVED),
        ("role", Nature.ADDED),
    ]


def test_a_renaming_is_one_difference_and_references_to_it_none(differ):
    found = differ(**NEW_ID)

    assert found.renamed == {"ho-tich": "ho-tich-tinh"}
    assert found.changed == ()
    assert len(found.entities) == 1


def test_a_renaming_is_seen_from_the_newer_state_too(state):
    new, old = state(**NEW_ID), state()

    assert compare(new, old).renamed == {"ho-tich-tinh": "ho-tich"}
    assert len(compare(new, old).entities) == 1


def test_a_reference_inside_a_planned_change_is_renamed_with_its_target(differ):
    planned = {"flow": {"mot-cua-ho-tich": {"changes": [_provider_from_2027("ho-tich")]}}}
    renamed = {**NEW_ID, "flow": {"mot-cua-ho-tich": {"changes": [_provider_from_2027("ho-tich-tinh")]}}}
    renamed["flow"]["mot-cua-ho-tich"]["provider"] = "ho-tich-tinh"

    assert len(differ(planned, **renamed).entities) == 1


def _provider_from_2027(provider):
    return {"valid_from": "2027-01-01", "becomes": {"provider": provider}}


def test_an_entity_taken_over_by_another_says_so(differ):
    found = differ({"agency": {"so-y-te": {}}}, agency={"so-nong-nghiep": {"moved": ["so-y-te"]}})

    one = found.find("so-y-te")

    assert one.nature is Nature.REMOVED
    assert one.into.id == "so-nong-nghiep"


def test_a_fact_of_the_province_and_prose_differ(differ):
    found = differ(province={"seat": "Phường Khác"}, prose={"II": "Nội dung.\n\nThêm."})

    assert [one.shape.name for one in found.province] == ["seat"]
    assert [(one.paragraph, one.removed, one.added) for one in found.prose] == [("II", (), ("Thêm.",))]


def test_prose_that_is_new_or_gone_is_told_apart(differ):
    found = differ({"prose": {"II": None}}, prose={"VI.2": None})

    assert {one.paragraph: one.nature for one in found.prose} == {"II": Nature.ADDED, "VI.2": Nature.REMOVED}


def test_two_days_of_one_model_differ_by_what_is_in_force(state):
    change = {"valid_from": "2027-03-01", "becomes": {"lead_agencies": ["van-phong"]}}
    model = state(
        database={"csdl-ho-tich": {"changes": [change]}},
        agency={"so-y-te": {"valid_from": "2027-02-01"}},
    )

    found = compare(model.at(date(2027, 1, 1)), model.at(date(2027, 3, 1)))

    assert [one.id for one in found.added] == ["so-y-te"]
    (lead,) = found.find("csdl-ho-tich").fields
    assert (lead.old, lead.new, lead.on) == (("so-tu-phap",), ("van-phong",), None)
