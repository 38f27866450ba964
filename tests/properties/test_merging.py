"""Merging loses nothing: whatever one side changed is in the result, or in a conflict somebody decides."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.revisions.merging import Side, merge
from lgsp.architecture.revisions.shapes import Form, list_shapes
from tests.properties.generated import fill

KIND_NAMES = ("agency", "role", "system", "database", "goal", "project", "document", "task")
FEW = settings(max_examples=60, deadline=None)
KEPT = ("id", "kind")


@st.composite
def three_states(draw):
    """Draw an entity of some kind as three people might have it; some fields come from another drawn entity."""
    kind = KINDS[draw(st.sampled_from(KIND_NAMES))]
    base, one, other = (draw(fill(kind, "a")) for _ in range(3))
    names = [shape.name for shape in list_shapes(kind) if shape.name not in KEPT]
    ours = _take(base, one, draw(st.lists(st.sampled_from(names), unique=True, max_size=6)))
    theirs = _take(base, other, draw(st.lists(st.sampled_from(names), unique=True, max_size=6)))
    return {"a": base}, {"a": ours}, {"a": theirs}


def _take(base, other, names):
    """Return the base with some fields of the other, where that is an entity at all."""
    said = base.model_dump(mode="json", exclude_defaults=True)
    for name in names:
        value = other.model_dump(mode="json", exclude_defaults=True).get(name)
        changed = {key: one for key, one in {**said, name: value}.items() if one is not None}
        try:
            type(base).model_validate(changed)
        except ValueError:
            continue
        said = changed
    return type(base).model_validate(said)


@FEW
@given(three_states())
def test_what_one_side_left_alone_is_the_other_side(states):
    base, ours, theirs = states

    assert merge(base, base, theirs).entities == theirs
    assert merge(base, ours, base).entities == ours
    assert merge(base, ours, ours).entities == ours


@FEW
@given(three_states())
def test_the_sides_may_change_places(states):
    base, ours, theirs = states
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)

    assert {conflict.place for conflict in one.conflicts} == {conflict.place for conflict in other.conflicts}


@FEW
@given(three_states())
def test_every_conflict_can_be_decided_either_way(states):
    base, ours, theirs = states
    open_ones = merge(base, ours, theirs).conflicts

    for side in Side:
        decided = merge(base, ours, theirs, choices={one.place: side for one in open_ones})
        again = merge(
            base, ours, theirs, choices={one.place: side for one in (*open_ones, *decided.conflicts)}
        )
        assert again.conflicts == ()


@FEW
@given(three_states())
def test_nothing_is_lost(states):
    base, ours, theirs = (state["a"] for state in states)
    merged = merge(*states)
    in_conflict = {place[1] if len(place) > 1 else "" for place in (one.place for one in merged.conflicts)}
    if "" in in_conflict:
        return

    for shape in list_shapes(type(base)):
        began, mine, yours, became = (
            getattr(one, shape.name) for one in (base, ours, theirs, merged.entities["a"])
        )
        if shape.name in in_conflict:
            continue
        if mine in (began, yours):
            assert became == yours
        elif yours == began:
            assert became == mine
        elif shape.form is Form.LIST:
            assert set(became) == (set(mine) & set(yours)) | (set(mine) - set(began)) | (
                set(yours) - set(began)
            )
