"""A workbook that nobody touched proposes nothing; one edited cell changes exactly one field."""

import io

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lgsp.architecture.interchange.survey.composition import compose
from lgsp.architecture.interchange.survey.questions import QUESTIONS
from lgsp.architecture.model.entities import Entity
from tests.architecture.interchange.survey.workbooks import DAY, FIRST_ROW, edit, send, take, to_bytes
from tests.properties.generated import IDS, MODELS
from tests.properties.test_open_data import load

QUICK = settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
ABOUT_FACTS = ("provenance", "undetermined", "not_applicable")
EDITED = "Nội dung đã sửa"


def differ(before: Entity, after: Entity) -> list[str]:
    """Return the fields that differ, without those that tell about facts."""
    fields = type(before).model_fields
    return [
        name for name in fields if name not in ABOUT_FACTS and getattr(before, name) != getattr(after, name)
    ]


@QUICK
@given(MODELS)
def test_a_workbook_nobody_touched_proposes_nothing(entities):
    model = load(entities)

    for agency in IDS["agency"]:
        content = send(model, *QUESTIONS, agency=agency)
        for returned in (content, to_bytes(openpyxl.load_workbook(io.BytesIO(content)))):
            intake = take(returned, model)

            assert intake.problems == ()
            assert intake.entities == ()


@QUICK
@given(MODELS, st.data())
def test_one_edited_cell_changes_exactly_that_field(entities, data):
    model = load(entities)
    agency = data.draw(st.sampled_from(IDS["agency"]))
    sheets = [sheet for sheet in compose(model, agency, on=DAY).sheets if sheet.rows]
    sheet = data.draw(st.sampled_from(sheets))
    row = data.draw(st.integers(0, len(sheet.rows) - 1))
    texts = [one for one in sheet.question.columns if one.shape.value_type is str]
    free = [one for one in texts if one.shape.targets is None and not one.shape.is_many]
    column = data.draw(st.sampled_from([one for one in free if one.key not in ("code", "subsystem")]))
    before = sheet.rows[row].entity

    cells = {(FIRST_ROW + row, column.key): EDITED}
    changed = edit(send(model, sheet.question.kind.kind, agency=agency), sheet.question.sheet, cells)
    intake = take(changed, model)

    assert intake.problems == ()
    assert [(one.entity, one.field) for one in intake.answers] == [(before.id, column.key)]
    (after,) = intake.entities
    assert column.get(after.at(DAY)) == EDITED
    assert differ(before, after.at(DAY)) == [column.field]


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_column_can_be_shown_and_has_a_title(kind):
    columns = QUESTIONS[kind].columns

    assert len({column.key for column in columns}) == len(columns)
    assert all(column.title[0].isupper() for column in columns)
