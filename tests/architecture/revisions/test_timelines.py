"""Changes written for a day, and what is said of fields without a value."""

from datetime import date

from lgsp.architecture.model.databases import Database
from lgsp.architecture.revisions.facts import Timing, Unanswered
from lgsp.architecture.revisions.timelines import compare_entities

DAY = date(2027, 3, 1)
PLANNED = {
    "valid_from": "2027-03-01",
    "note": "Sắp xếp lại",
    "basis": "nghi-dinh",
    "becomes": {"system": "b"},
}


def _database(**fields):
    return Database.model_validate({"id": "x", "name": "X", "system": "a", **fields})


def test_a_change_planned_anew_says_from_what_to_what_on_which_day_and_why():
    (one,) = compare_entities(_database(), _database(changes=[PLANNED]))

    assert (one.timing, one.on, one.old, one.new) == (Timing.PLANNED, DAY, "a", "b")
    assert (one.reason, one.basis) == ("Sắp xếp lại", "nghi-dinh")


def test_a_change_taken_back_is_withdrawn():
    (one,) = compare_entities(_database(changes=[PLANNED]), _database())

    assert (one.timing, one.on, one.old, one.new) == (Timing.WITHDRAWN, DAY, "a", "b")


def test_a_change_written_otherwise_is_revised():
    other = {**PLANNED, "becomes": {"system": "c"}}

    (one,) = compare_entities(_database(changes=[PLANNED]), _database(changes=[other]))

    assert (one.timing, one.old, one.new) == (Timing.REVISED, "b", "c")


def test_a_field_more_or_less_in_a_change_is_planned_or_withdrawn():
    other = {**PLANNED, "becomes": {"quality": "Tốt"}}

    found = compare_entities(_database(changes=[PLANNED]), _database(changes=[other]))

    assert [(one.shape.name, one.timing) for one in found] == [
        ("system", Timing.WITHDRAWN),
        ("quality", Timing.PLANNED),
    ]


def test_the_reason_of_a_change_is_a_fact_of_that_change():
    other = {**PLANNED, "note": "Lý do khác"}

    (one,) = compare_entities(_database(changes=[PLANNED]), _database(changes=[other]))

    assert one.names == ("changes", "note")
    assert one.within[0].key == (DAY,)


def test_a_change_that_changes_nothing_is_still_told():
    idle = {"valid_from": "2027-03-01", "becomes": {"system": "a"}}

    (one,) = compare_entities(_database(), _database(changes=[idle]))

    assert (one.names, len(one.new)) == (("changes",), 1)


def test_what_nobody_knows_yet_is_compared_with_the_field_it_speaks_of():
    unknown = {"field": "quality", "unit": "so-y-te", "deadline": "2026-12-31"}

    (one,) = compare_entities(_database(quality="Tốt"), _database(undetermined=[unknown]))

    assert one.names == ("quality",)
    assert isinstance(one.new, Unanswered)
    assert one.new.undetermined[0].unit == "so-y-te"


def test_not_applicable_is_not_the_same_as_nothing():
    (one,) = compare_entities(_database(), _database(not_applicable=["quality"]))

    assert (one.names, one.old, one.new) == (("quality",), None, Unanswered(not_applicable=True))


def test_former_ids_beyond_the_renaming_itself_are_told():
    old, new = _database(), _database(id="y", moved=["x"])

    assert list(compare_entities(old, new)) == []
    (one,) = compare_entities(old, _database(id="y", moved=["z", "x"]))
    assert (one.names, one.new) == (("moved",), ("z",))
