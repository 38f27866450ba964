"""Taking a workbook in: what was edited becomes entities, what is wrong becomes objections to cells."""

import io
from dataclasses import replace

import openpyxl
import pytest

from lgsp.architecture.interchange.survey.errors import (
    WorkbookAltered,
    WorkbookForeign,
    WorkbookOfAnotherAgency,
    WorkbookOfAnotherFormat,
    WorkbookOfAnotherProvince,
)
from lgsp.architecture.interchange.survey.intake import take_in
from lgsp.architecture.interchange.survey.machine import SHEET as MACHINE
from lgsp.architecture.interchange.survey.questions import QUESTIONS
from lgsp.architecture.model.entities import FactOrigin
from lgsp.architecture.model.reading import load_model
from tests.architecture.interchange.survey.workbooks import (
    DAY,
    FILE,
    FIRST_ROW,
    edit,
    objections,
    send,
    take,
    to_bytes,
)

SYSTEMS = "HE_THONG"
NEW = FIRST_ROW + 1


def answer(model, cells, kind="system"):
    """Send the workbook of the agency about a kind, edit it, take it in."""
    return take(edit(send(model, kind), QUESTIONS[kind].sheet, cells), model)


def test_nothing_edited_gives_nothing(sound_model):
    intake = take(send(sound_model), sound_model)

    assert (intake.problems, intake.entities, intake.answers) == ((), (), ())
    assert 0 < intake.cells_filled < intake.cells_asked


def test_an_edited_cell_changes_its_field_and_is_named_as_its_source(sound_model):
    intake = answer(sound_model, {(FIRST_ROW, "users"): "Công chức tư pháp"})

    (system,) = intake.entities
    (source,) = system.provenance
    assert (system.id, system.users) == ("ho-tich", "Công chức tư pháp")
    assert (source.origin, source.fields, source.seen_on) == (FactOrigin.SURVEY, ("users",), DAY)
    assert f"{FILE}, ô HE_THONG!" in source.place


def test_a_new_answer_takes_over_from_the_source_a_fact_had(model_folder):
    said = {"users": "Cũ", "provenance": [{"origin": "observation", "fields": ["users", "technology"]}]}
    model = load_model(model_folder(system={"ho-tich": said}))

    (system,) = answer(model, {(FIRST_ROW, "users"): "Mới"}).entities

    assert [source.fields for source in system.provenance] == [("technology",), ("users",)]


def test_a_cell_emptied_takes_the_fact_away(model_folder):
    model = load_model(model_folder(system={"ho-tich": {"users": "Công chức"}}))

    (system,) = answer(model, {(FIRST_ROW, "users"): None}).entities

    assert system.users is None


def test_a_field_inside_a_record_is_asked_and_answered(sound_model):
    (system,) = answer(sound_model, {(FIRST_ROW, "security.decided_on"): "5/3/2026"}).entities

    assert system.security.decided_on.isoformat() == "2026-03-05"


def test_not_known_yet_is_explained_by_the_last_cells_of_the_row(sound_model):
    cells = {"technology": "chưa xác định", "_unit": "Sở Tư pháp [so-tu-phap]", "_deadline": "31/12/2026"}

    (system,) = answer(sound_model, {(FIRST_ROW, key): value for key, value in cells.items()}).entities

    (mark,) = system.undetermined
    assert (mark.field, mark.unit, mark.deadline.isoformat()) == ("technology", "so-tu-phap", "2026-12-31")


def test_not_known_yet_without_unit_and_deadline_is_objected_to(sound_model):
    intake = answer(sound_model, {(FIRST_ROW, "technology"): "Chưa xác định"})

    assert list(objections(intake).values()) == ["SURVEY-022"]


def test_an_answer_takes_the_mark_away(model_folder):
    model = load_model(model_folder(system={"ho-tich": {"not_applicable": ["users"]}}))

    (system,) = answer(model, {(FIRST_ROW, "users"): "Công chức"}).entities

    assert (system.users, system.not_applicable) == ("Công chức", ())


def test_not_applicable_replaces_the_value(model_folder):
    model = load_model(model_folder(system={"ho-tich": {"users": "Công chức"}}))

    (system,) = answer(model, {(FIRST_ROW, "users"): "Không áp dụng"}).entities

    assert (system.users, system.not_applicable) == (None, ("users",))


def test_a_fact_of_a_dated_change_is_corrected_in_the_change(model_folder):
    changes = [{"valid_from": "2026-06-01", "becomes": {"users": "Từ tháng 6"}}]
    model = load_model(model_folder(system={"ho-tich": {"users": "Trước đó", "changes": changes}}))

    (system,) = answer(model, {(FIRST_ROW, "users"): "Đã sửa"}).entities

    assert (system.users, system.at(DAY).users) == ("Trước đó", "Đã sửa")


def test_a_fact_of_a_dated_change_cannot_be_emptied(model_folder):
    changes = [{"valid_from": "2026-06-01", "becomes": {"users": "Từ tháng 6"}}]
    model = load_model(model_folder(system={"ho-tich": {"changes": changes}}))

    intake = answer(model, {(FIRST_ROW, "users"): None})

    assert list(objections(intake).values()) == ["SURVEY-026"]


def test_a_new_row_becomes_an_object_of_the_agency_that_others_may_name(sound_model):
    content = edit(send(sound_model, "system", "flow"), SYSTEMS, {(NEW, "name"): "Lý lịch tư pháp"})
    row = {"name": "Tra cứu", "provider": "Lý lịch tư pháp", "consumer": "ho-tich", "purpose": "Đối chiếu"}
    content = edit(content, "LUONG", {(FIRST_ROW, key): value for key, value in row.items()})

    system, flow = take(content, sound_model).entities

    assert (system.id, system.owner) == ("ly-lich-tu-phap", "so-tu-phap")
    assert (flow.provider, flow.consumer) == ("ly-lich-tu-phap", "ho-tich")
    assert system.provenance[0].fields == ()


def test_a_new_row_without_what_is_required_is_objected_to_cell_by_cell(sound_model):
    intake = answer(sound_model, {(FIRST_ROW, "name"): "Tra cứu"}, kind="flow")

    assert set(objections(intake).values()) == {"SURVEY-016"}
    assert len(intake.problems) == 3
    assert intake.entities == ()


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("security_level", "mười", "SURVEY-018"),
        ("security_level", "1.200,5", "SURVEY-018"),
        ("security_level", 7, "SURVEY-025"),
        ("valid_from", "tháng sau", "SURVEY-019"),
        ("valid_from", "31/02/2026", "SURVEY-019"),
        ("system_kind", "Phần mềm lạ", "SURVEY-017"),
        ("owner", "Sở Tư Fáp", "SURVEY-017"),
        ("name", None, "SURVEY-016"),
        ("status", None, "SURVEY-016"),
        ("owner", "Chưa xác định; Sở Tư pháp; 31/12/2026", "SURVEY-021"),
        ("subsystem", "hộ tịch", "SURVEY-025"),
        ("users", "=1+1", "SURVEY-010"),
    ],
)
def test_a_wrong_cell_is_objected_to(sound_model, key, value, code):
    intake = answer(sound_model, {(FIRST_ROW, key): value})

    assert list(objections(intake).values()) == [code]
    assert intake.entities == ()


def test_a_name_nearly_right_is_suggested(sound_model):
    intake = answer(sound_model, {(FIRST_ROW, "owner"): "so-tu-fap"})

    assert "có phải “so-tu-phap [so-tu-phap]”" in intake.problems[0].message_in("vi")


def test_a_changed_id_is_objected_to_once(sound_model):
    intake = answer(sound_model, {(FIRST_ROW, "id"): "ho-tich-moi"})

    assert objections(intake) == {f"HE_THONG!A{FIRST_ROW}": "SURVEY-011"}


def test_an_id_emptied_is_no_new_object(sound_model):
    intake = answer(sound_model, {(FIRST_ROW, "id"): None})

    assert objections(intake) == {f"HE_THONG!A{FIRST_ROW}": "SURVEY-011"}


def test_an_id_in_two_rows_is_objected_to(sound_model):
    intake = answer(sound_model, {(NEW, "id"): "ho-tich", (NEW, "name"): "Hộ tịch"})

    assert objections(intake) == {f"HE_THONG!A{NEW}": "SURVEY-012"}


def test_a_row_that_is_gone_and_a_sheet_that_is_gone_are_objected_to(sound_model):
    book = openpyxl.load_workbook(io.BytesIO(send(sound_model, "system", "flow")))
    book[SYSTEMS].delete_rows(FIRST_ROW)
    del book["LUONG"]

    intake = take(to_bytes(book), sound_model)

    assert objections(intake) == {f"HE_THONG!A{FIRST_ROW}": "SURVEY-013", "LUONG!A1": "SURVEY-015"}


def test_moved_columns_are_objected_to(sound_model):
    intake = take(edit(send(sound_model), SYSTEMS, {(1, "users"): "technology"}), sound_model)

    assert objections(intake) == {"HE_THONG!A1": "SURVEY-014"}


def test_a_new_agency_is_not_taken(sound_model):
    intake = answer(sound_model, {(NEW, "name"): "Sở mới"}, kind="agency")

    assert list(objections(intake).values()) == ["SURVEY-027"]


def test_what_changed_in_the_model_meanwhile_is_told_only_where_the_answer_differs(model_folder):
    sent = send(load_model(model_folder(system={"ho-tich": {"users": "Cũ", "technology": "Cũ"}})))
    model = load_model(model_folder(system={"ho-tich": {"users": "Nay", "technology": "Nay"}}))

    intake = take(
        edit(sent, SYSTEMS, {(FIRST_ROW, "users"): "Khác", (FIRST_ROW, "technology"): "Nay"}), model
    )

    assert list(objections(intake).values()) == ["SURVEY-023"]
    assert "nay là “Nay”" in intake.problems[0].message_in("vi")


def test_an_object_that_is_not_in_the_model_any_more_is_told(model_folder):
    owned = {"may-chu": {"owner": "so-tu-phap"}}
    sent = send(load_model(model_folder(infrastructure=owned)), "infrastructure")
    (model_folder() / "model/infrastructure/may-chu.yaml").unlink()

    intake = take(edit(sent, "HA_TANG", {(FIRST_ROW, "capacity"): "Lớn"}), load_model(model_folder()))

    assert list(objections(intake).values()) == ["SURVEY-024"]


def test_rows_may_be_sorted(model_folder):
    model = load_model(model_folder(system={"ly-lich": {"name": "Lý lịch"}}))
    book = openpyxl.load_workbook(io.BytesIO(send(model)))
    first, second = FIRST_ROW, FIRST_ROW + 1
    for cell in book[SYSTEMS][first]:
        other = book[SYSTEMS].cell(second, cell.column)
        cell.value, other.value = other.value, cell.value

    intake = take(to_bytes(book), model)

    assert (intake.problems, intake.entities) == ((), ())


def test_a_workbook_of_another_province_agency_or_origin_is_refused(sound_model):
    sent = send(sound_model)
    elsewhere = replace(sound_model, province=sound_model.province.model_copy(update={"code": "H01"}))

    with pytest.raises(WorkbookOfAnotherProvince):
        take(sent, elsewhere)
    with pytest.raises(WorkbookOfAnotherAgency):
        take_in(sent, sound_model, file=FILE, on=DAY, agency="van-phong")
    with pytest.raises(WorkbookForeign):
        take(to_bytes(openpyxl.Workbook()), sound_model)


@pytest.mark.parametrize(
    ("cell", "value", "refusal"),
    [
        ("A3", "x", WorkbookAltered),
        ("A1", "lgsp-survey/0", WorkbookOfAnotherFormat),
        ("A1", "khác", WorkbookForeign),
    ],
)
def test_an_edited_hidden_sheet_is_refused(sound_model, cell, value, refusal):
    book = openpyxl.load_workbook(io.BytesIO(send(sound_model)))
    book[MACHINE][cell].value = value

    with pytest.raises(refusal):
        take(to_bytes(book), sound_model)
