"""The report as a workbook: three sheets, the same bytes, and text that never becomes a formula."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.conformance.checking import check, check_reading
from lgsp.architecture.conformance.reports.sheets import HEAD, Column, Sheet, write_sheets
from lgsp.architecture.conformance.reports.workbook import to_workbook
from lgsp.architecture.model.reading import load_model, read_model

DAY = date(2026, 11, 1)


@pytest.fixture
def model(model_folder):
    """Return a model with a fault that is waived, one that is not, and waivers in every state."""
    waiver = {"rule": "FLW401", "subjects": ["mot-cua-ho-tich"]}
    return load_model(
        model_folder(
            flow={"mot-cua-ho-tich": {"via": None}},
            document={"nghi-dinh": {"valid_to": "2026-01-01"}},
            waiver={
                "dang-dung": waiver,
                "qua-han": {**waiver, "valid_to": "2026-10-31"},
                "chua-dung": {**waiver, "rule": "FLW402"},
                "de-xuat": {**waiver, "status": "proposed"},
            },
        )
    )


def read(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 2)]


def test_three_sheets_stay_in_sight_and_filter(model):
    book = read(to_workbook(check(model, on=DAY), model))

    assert book.sheetnames == ["Phát hiện", "Tổng hợp theo quy tắc", "Miễn trừ"]
    for sheet in book:
        assert sheet.freeze_panes == f"A{HEAD + 2}"
        assert sheet.auto_filter.ref.startswith(f"A{HEAD + 1}:")
        assert all(cell.value for cell in sheet[HEAD + 1])
        assert sheet["A2"].value == "Tỉnh giả định."


def test_every_finding_is_a_row_with_its_place(model):
    report = check(model, on=DAY)

    found = rows(read(to_workbook(report, model))["Phát hiện"])

    assert [row[0] for row in found] == list(range(1, len(report.findings) + 1))
    assert [(row[1], row[6], row[8], row[10], row[11]) for row in found] == [
        (one.code, one.subject_id, one.message, one.place.file, one.place.line) for one in report.findings
    ]


def test_every_rule_is_summed_up_with_its_official_result(model):
    report = check(model, on=DAY)

    summed = {row[0]: row for row in rows(read(to_workbook(report, model))["Tổng hợp theo quy tắc"])}

    assert list(summed) == [rule.code for rule in RULES]
    assert summed["FLW401"][4:10] == ["Chưa đáp ứng", 0, 1, 0, 0, 1]
    assert summed["DB301"][4:10] == ["Đáp ứng", 1, 0, 0, 0, 0]


def test_every_waiver_tells_its_state_and_what_it_covers(model):
    listed = {row[0]: row for row in rows(read(to_workbook(check(model, on=DAY), model))["Miễn trừ"])}

    assert {name: row[8] for name, row in listed.items()} == {
        "dang-dung": "Đang dùng",
        "qua-han": "Đã hết hạn",
        "chua-dung": "Còn hạn, chưa dùng đến",
        "de-xuat": "Chưa hoặc không còn hiệu lực",
    }
    assert listed["dang-dung"][9] == 1
    assert "không qua LGSP" in listed["dang-dung"][10]
    assert listed["dang-dung"][7].date() == date(2026, 12, 31)


def test_the_same_report_is_the_same_bytes(model):
    assert to_workbook(check(model, on=DAY), model) == to_workbook(check(model, on=DAY), model)


def test_a_model_that_could_not_be_read_has_its_findings_only(model_folder):
    reading = read_model(model_folder(agency={"so-y-te": {"level": "x"}}))

    book = read(to_workbook(check_reading(reading, on=DAY), reading.model))

    assert [row[1] for row in rows(book["Phát hiện"])] == ["MODEL-023"]
    assert "chưa đọc được" in book["Phát hiện"]["A2"].value


@pytest.mark.parametrize("text", ["=1+1", "+84 24", "-5", "@SUM(A1)", "  =HYPERLINK()"])
def test_what_looks_like_a_formula_is_text_and_stays_so(model_folder, text):
    model = load_model(model_folder(flow={"mot-cua-ho-tich": {"name": text, "via": None}}))

    content = to_workbook(check(model, on=DAY, select=["FLW401"]), model)

    cell = read(content)["Phát hiện"].cell(HEAD + 2, 8)
    assert (cell.value, cell.data_type) == (model.entities["mot-cua-ho-tich"].name, "s")
    assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist())


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    sheet = Sheet("Trang", (Column("Cột", 20),), [("x" * 40_000,)])

    value = read(write_sheets([sheet], title="T", notice=""))["Trang"].cell(HEAD + 2, 1).value

    assert len(value) == 32_767
    assert value.endswith("… (dài hơn một ô của Excel)")


def test_a_row_is_as_tall_as_its_longest_cell():
    columns = (Column("A", 10), Column("B", 10))
    sheet = Sheet("Trang", columns, [("ngắn", "x" * 35), ("a\nb", "c"), ("x" * 9_000, "")])

    written = read(write_sheets([sheet], title="T", notice=""))["Trang"]

    assert [written.row_dimensions[HEAD + 2 + at].height for at in range(3)] == [60, 30, 405]
