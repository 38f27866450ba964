"""What is true when: dated facts, the state of a day, and answers that are not values."""

from datetime import date

import pytest

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.reading import load_model, read_model
from lgsp.architecture.model.systems import System

MOVE = {"valid_from": "2027-03-01", "becomes": {"lead_agencies": ["so-nong-nghiep"]}}


def _problems(folder):
    return [(problem.code, problem.place.line) for problem in read_model(folder).problems]


def test_a_fact_changes_on_its_day(model_folder):
    model = load_model(model_folder(database={"csdl-ho-tich": {"changes": [MOVE]}}))

    def lead(day):
        return model.at(day).get(Database, "csdl-ho-tich").lead_agencies

    assert lead(date(2027, 2, 28)) == ("so-tu-phap",)
    assert lead(date(2027, 3, 1)) == ("so-nong-nghiep",)


def test_the_state_of_a_day_lists_what_is_in_force_and_still_names_the_rest(model_folder):
    model = load_model(model_folder(system={"mot-cua": {"valid_from": "2027-01-01"}}))

    state = model.at(date(2026, 11, 1))

    assert "mot-cua" not in {system.id for system in state.all(System)}
    assert state.get(System, "mot-cua").name == "Một cửa"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([{"valid_from": "2027-01-01", "becomes": {"tier": "x"}}], "MODEL-023"),
        ([{"valid_from": "2027-01-01", "becomes": {"khong-co": "x"}}], "MODEL-022"),
        ([{"valid_from": "2027-01-01", "becomes": {"id": "x"}}], "MODEL-022"),
        ([{"valid_from": "2027-01-01", "becomes": {"lead_agencies": ["so-x"]}}], "MODEL-024"),
        ([MOVE, {**MOVE, "valid_from": "2027-01-01"}], "MODEL-029"),
    ],
)
def test_a_change_that_cannot_be_is_found_when_reading_with_its_line(model_folder, changes, code):
    folder = model_folder(database={"csdl-ho-tich": {"changes": changes}})

    [(found, line)] = _problems(folder)

    assert found == code
    assert line > 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"not_applicable": ["content"], "content": "Khai sinh"}, "MODEL-028"),
        ({"not_applicable": ["noi-dung"]}, "MODEL-022"),
        (
            {"undetermined": [{"field": "content", "unit": "so-x", "deadline": "2027-01-31"}]},
            "MODEL-024",
        ),
        ({"undetermined": [{"field": "content", "unit": "so-tu-phap"}]}, "MODEL-021"),
        ({"mappings": [{"not_applicable": ["note"], "note": "Khối A"}]}, "MODEL-028"),
        ({"mappings": [{"not_applicable": ["content"]}]}, "MODEL-022"),
    ],
)
def test_saying_that_there_is_no_answer_is_checked_too(model_folder, fields, code):
    folder = model_folder(database={"csdl-ho-tich": fields})

    assert [found for found, _ in _problems(folder)] == [code]


def test_a_former_id_that_is_somebody_elses_is_refused(model_folder):
    folder = model_folder(system={"ho-tich": {"moved": ["dat-dai"]}})

    assert [found for found, _ in _problems(folder)] == ["MODEL-027"]
