"""The twelve checks as a workbook."""

import io
from datetime import date

import openpyxl

from lgsp.architecture.conformance.checklist import answer_checklist
from lgsp.architecture.conformance.reports.checklist_workbook import to_checklist_workbook
from lgsp.architecture.conformance.reports.sheets import HEAD
from lgsp.architecture.model.reading import load_model

DAY = date(2026, 11, 1)


def test_answers_and_grounds_stand_on_two_sheets(model_folder):
    model = load_model(model_folder())
    answered = answer_checklist(model, on=DAY)

    content = to_checklist_workbook(answered, model.province, on=DAY)

    book = openpyxl.load_workbook(io.BytesIO(content))
    results = [[cell.value for cell in row] for row in book["Kết quả"].iter_rows(min_row=HEAD + 2)]
    assert [(row[0], row[2]) for row in results] == [(one.check.code, one.official) for one in answered]
    assert {row[5] for row in results} == {"Dự thảo"}
    grounds = sum(len(one.grounds) for one in answered)
    assert book["Cơ sở đánh giá"].max_row == HEAD + 1 + grounds
    assert content == to_checklist_workbook(answered, model.province, on=DAY)
