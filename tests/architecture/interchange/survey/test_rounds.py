"""Rounds: whom they ask, what an answer adds, how far they have come."""

from datetime import date

import pytest

from lgsp.architecture.interchange.survey.composition import compose
from lgsp.architecture.interchange.survey.errors import AgencyNotInRound, KindNotAsked
from lgsp.architecture.interchange.survey.rounds import list_asked, read_status, record_answer
from lgsp.architecture.model.errors import EntityUnknown
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.saving import write_entity
from tests.architecture.interchange.survey.workbooks import DAY, FIRST_ROW, edit, send, take

ROUND = {"khao-sat": {"agencies": ["so-tu-phap", "van-phong"], "kinds": ["system"]}}
LATE = date(2026, 12, 1)


def test_a_round_asks_the_agencies_and_the_kinds_it_names(model_folder):
    model = load_model(model_folder(survey=ROUND))

    composition = compose(model, "van-phong", on=DAY, round_id="khao-sat")

    assert [agency.id for agency in list_asked(model, "khao-sat")] == ["so-tu-phap", "van-phong"]
    assert [sheet.question.sheet for sheet in composition.sheets] == ["HE_THONG"]
    with pytest.raises(AgencyNotInRound):
        compose(model, "so-tai-chinh", on=DAY, round_id="khao-sat")


def test_a_round_that_names_nobody_asks_whoever_answers_for_something(model_folder):
    model = load_model(model_folder(survey={"khao-sat": {}}))

    asked = [agency.id for agency in list_asked(model, "khao-sat")]

    assert asked == ["so-nong-nghiep", "so-tu-phap", "van-phong"]


def test_what_is_unknown_is_refused(sound_model):
    with pytest.raises(EntityUnknown):
        compose(sound_model, "so-y-te", on=DAY)
    with pytest.raises(EntityUnknown):
        list_asked(sound_model, "khao-sat")
    with pytest.raises(KindNotAsked, match="principle"):
        compose(sound_model, "so-tu-phap", on=DAY, kinds=["principle"])


def test_an_answer_stands_in_the_round_with_its_hash_and_counts(model_folder):
    model = load_model(model_folder(survey=ROUND))
    sent = send(model, round_id="khao-sat")
    intake = take(edit(sent, "HE_THONG", {(FIRST_ROW, "users"): "Công chức"}), model)

    survey = record_answer(model, intake, sha256="ab12", on=DAY)

    (answer,) = survey.answers
    assert (answer.agency, answer.sha256, answer.answered_on, answer.cells_changed) == (
        "so-tu-phap",
        "ab12",
        DAY,
        1,
    )
    assert 0 < answer.cells_filled < answer.cells_asked
    assert record_answer(model, take(send(model), model), sha256="ab12", on=DAY) is None


def test_the_status_tells_who_answered_who_is_late_and_what_changed(model_folder):
    model = load_model(model_folder(survey=ROUND))
    intake = take(
        edit(send(model, round_id="khao-sat"), "HE_THONG", {(FIRST_ROW, "users"): "Công chức"}), model
    )
    for entity in (*intake.entities, record_answer(model, intake, sha256="ab12", on=DAY)):
        write_entity(entity, model.folder)

    status = read_status(load_model(model.folder), "khao-sat", on=LATE)

    assert [(one.agency.id, one.has_answered, one.is_late) for one in status.agencies] == [
        ("so-tu-phap", True, False),
        ("van-phong", False, True),
    ]
    assert all(0 < one.completeness < 100 for one in status.agencies)
    assert [(fact.id, fact.fields) for fact in status.facts] == [("ho-tich", ("users",))]
    assert not status.is_complete


def test_the_second_round_begins_with_the_answers_of_the_first(model_folder):
    model = load_model(model_folder(survey=ROUND))
    intake = take(
        edit(send(model, round_id="khao-sat"), "HE_THONG", {(FIRST_ROW, "users"): "Công chức"}), model
    )
    for entity in intake.entities:
        write_entity(entity, model.folder)
    model = load_model(model.folder)

    second = take(edit(send(model), "HE_THONG", {(FIRST_ROW, "technology"): "Java"}), model)

    assert [(one.entity, one.field) for one in second.answers] == [("ho-tich", "technology")]
    assert second.entities[0].users == "Công chức"
