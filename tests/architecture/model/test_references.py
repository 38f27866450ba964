"""Every field marked as a reference is found, whatever its type."""

from typing import get_args

import pytest

from lgsp.architecture.model.entities import KINDS, Record, Target
from lgsp.architecture.model.references import list_reference_fields, list_references


def _list_records(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _list_records(part)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_no_record_inside_an_entity_refers_where_nobody_would_look(kind):
    inner = [record for field in kind.model_fields.values() for record in _list_records(field.annotation)]

    assert all(list_reference_fields(record) == () for record in inner)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_marked_field_is_listed(kind):
    marked = {name for name, hint in kind.__annotations__.items() if "Target" in repr(hint)}

    assert marked <= {name for name, _ in list_reference_fields(kind)}


def test_required_optional_and_listed_references_are_found(sound_model):
    flow = sound_model.entities["mot-cua-ho-tich"]
    project = sound_model.entities["xay-cong"]

    assert [(found.field, found.item, found.id) for found in list_references(flow)] == [
        ("provider", None, "ho-tich"),
        ("consumer", None, "mot-cua"),
        ("via", None, "tra-cuu-ho-tich"),
        ("contract", None, "hop-dong-ho-tich"),
    ]
    assert [(found.field, found.item, found.id) for found in list_references(project)] == [
        ("owner", None, "so-tu-phap"),
        ("components", 0, "cong-dich-vu"),
    ]


def test_a_mark_names_a_kind():
    marks = [Target(name) for name in KINDS]

    assert [mark.kind for mark in marks] == list(KINDS)
