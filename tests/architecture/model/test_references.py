"""Every field marked as a reference is found, whatever its type."""

from typing import get_args

import pytest

from lgsp.architecture.model.entities import Record
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.references import list_reference_fields, list_references


def _list_records(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _list_records(part)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_what_a_record_inside_an_entity_refers_to_is_found_too(kind):
    listed = {field.names for field in list_reference_fields(kind)}

    for name, field in kind.model_fields.items():
        for record in _list_records(field.annotation):
            assert {(name, *inner.names) for inner in list_reference_fields(record)} <= listed


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_marked_field_is_listed(kind):
    marked = {name for name, hint in kind.__annotations__.items() if "Target" in repr(hint)}

    assert marked <= {field.names[0] for field in list_reference_fields(kind)}


def test_required_optional_and_listed_references_are_found(sound_model):
    flow = sound_model.entities["mot-cua-ho-tich"]
    project = sound_model.entities["xay-cong"]

    assert [(found.path, found.id) for found in list_references(flow)] == [
        (("provider",), "ho-tich"),
        (("consumer",), "mot-cua"),
        (("via",), "tra-cuu-ho-tich"),
        (("contract",), "hop-dong-ho-tich"),
    ]
    assert [(found.path, found.id) for found in list_references(project)] == [
        (("owner",), "so-tu-phap"),
        (("components", 0), "cong-dich-vu"),
        (("stage",), "giai-doan"),
    ]


def test_a_mark_names_kinds_or_any():
    [basis] = [field for field in list_reference_fields(KINDS["flow"]) if str(field) == "legal_basis"]
    [targets] = [field for field in list_reference_fields(KINDS["responsibility"]) if str(field) == "targets"]

    assert basis.kinds == (KINDS["document"],)
    assert targets.kinds == tuple(KINDS.values())
