"""Two people change the same entity: what each changed is taken; only a fact changed twice is asked about."""

import pytest

from lgsp.architecture.model.organisation import Agency, Role
from lgsp.architecture.model.systems import System
from lgsp.architecture.revisions.merging import Side, merge


def system(**fields):
    return System(id="a", name=fields.pop("name", "A"), owner=fields.pop("owner", "so-x"), **fields)


def role(*holders):
    return Role(
        id="r", name="R", holders=[dict(zip(("agency", "valid_from"), one, strict=False)) for one in holders]
    )


def of(*entities):
    return {one.id: one for one in entities}


def test_different_fields_are_both_taken():
    merged = merge(of(system()), of(system(users="Cán bộ")), of(system(technology="Web")))

    assert merged.entities == of(system(users="Cán bộ", technology="Web"))
    assert merged.conflicts == ()


def test_items_added_and_taken_out_on_both_sides_are_all_respected():
    base, ours, theirs = (system(functions=names) for names in (("a", "b"), ("a", "b", "c"), ("b", "d")))

    (merged,) = merge(of(base), of(ours), of(theirs)).entities.values()

    assert merged.functions == ("b", "c", "d")


def test_the_same_field_changed_differently_is_asked_about_and_ours_stands():
    merged = merge(of(system()), of(system(name="B")), of(system(name="C")))

    (conflict,) = merged.conflicts
    assert (conflict.place, conflict.base, conflict.ours, conflict.theirs) == (("a", "name"), "A", "B", "C")
    assert merged.entities["a"].name == "B"


@pytest.mark.parametrize(("side", "name"), [(Side.OURS, "B"), (Side.THEIRS, "C")])
def test_a_choice_settles_it(side, name):
    merged = merge(of(system()), of(system(name="B")), of(system(name="C")), choices={("a", "name"): side})

    assert (merged.entities["a"].name, merged.conflicts) == (name, ())


def test_records_of_a_list_are_known_by_their_key():
    base = role(("x", "2025-01-01"))
    ours = role(("x", "2025-01-01"), ("y", "2026-01-01"))
    theirs = role(("z", "2027-01-01"))

    merged = merge(of(base), of(ours), of(theirs))

    assert [one.agency for one in merged.entities["r"].holders] == ["y", "z"]
    assert merged.conflicts == ()


def test_a_field_inside_a_record_is_merged_by_itself():
    base, ours, theirs = (
        system(security={"decision": "1", "backup": backup, "monitoring": monitoring})
        for backup, monitoring in (("a", "m"), ("b", "m"), ("a", "n"))
    )

    merged = merge(of(base), of(ours), of(theirs))

    assert (merged.entities["a"].security.backup, merged.entities["a"].security.monitoring) == ("b", "n")


def test_taken_out_on_one_side_and_changed_on_the_other_is_about_the_whole():
    merged = merge(of(system()), {}, of(system(name="C")))

    (conflict,) = merged.conflicts
    assert (conflict.place, conflict.shape, conflict.ours) == (("a",), None, None)
    assert merge(of(system()), {}, of(system(name="C")), choices={("a",): Side.THEIRS}).entities == of(
        system(name="C")
    )


def test_taken_out_by_the_request_is_taken_out():
    merged = merge(of(system()), of(system()), {})

    assert (merged.entities, merged.removed) == ({}, frozenset({"a"}))


def test_answered_on_one_side_and_marked_on_the_other_cannot_be_both():
    base = system()
    ours = system(users="Cán bộ")
    theirs = system(undetermined=[{"field": "users", "unit": "so-x", "deadline": "2027-01-01"}])

    (conflict,) = merge(of(base), of(ours), of(theirs)).conflicts

    assert conflict.place == ("a",)


def test_both_made_the_same_id_of_different_kinds():
    ours = Agency(id="a", name="A", level="unit", code="H99.1")

    (conflict,) = merge({}, of(ours), of(system())).conflicts

    assert conflict.place == ("a",)
