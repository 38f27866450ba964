"""A new entity is checked like a file before it is written."""

import pytest

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.drafting import draft_entity, list_required, read_assignments
from lgsp.architecture.model.errors import (
    AssignmentMalformed,
    FieldMissing,
    FieldUnknown,
    IdTaken,
    ReferenceDangling,
    ValueWrong,
)
from lgsp.architecture.model.exchanges import Flow


def test_the_id_is_made_of_the_name_and_lists_of_repeated_values(sound_model):
    values = read_assignments(
        Database, ["name=CSDL Rừng", "lead_agencies=so-tu-phap", "lead_agencies=van-phong", "records=12"]
    )

    drafted = draft_entity(sound_model, Database, values)

    assert (drafted.id, drafted.lead_agencies) == ("csdl-rung", ("so-tu-phap", "van-phong"))
    assert drafted.records == 12


def test_required_fields_are_listed():
    assert list_required(Flow) == ("name", "provider", "consumer", "purpose")


@pytest.mark.parametrize(
    ("assignments", "refusal"),
    [
        (["name"], AssignmentMalformed),
        (["nam=Rừng"], FieldUnknown),
        (["name=CSDL hộ tịch", "id=csdl-ho-tich"], IdTaken),
        (["id=x"], FieldMissing),
        (["name=X", "records=nhiều"], ValueWrong),
        (["name=X", "lead_agencies=so-tu-fap"], ReferenceDangling),
    ],
)
def test_what_would_not_load_is_refused_before_it_is_written(sound_model, assignments, refusal):
    with pytest.raises(refusal):
        draft_entity(sound_model, Database, read_assignments(Database, assignments))


def test_a_former_id_is_not_given_to_something_else(model_folder):
    from lgsp.architecture.model.reading import load_model

    model = load_model(model_folder(system={"ho-tich": {"moved": ["phan-mem-ho-tich"]}}))

    with pytest.raises(IdTaken):
        draft_entity(model, Database, {"name": "X", "id": "phan-mem-ho-tich"})
