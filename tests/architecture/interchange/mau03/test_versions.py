"""The version of a data set and the history of versions (LS_PHIENBAN)."""

import io

import openpyxl
import pytest

from lgsp.architecture.interchange.mau03.datasets import describe
from lgsp.architecture.interchange.mau03.reading import read_workbook
from lgsp.architecture.interchange.mau03.writing import write_workbook
from tests.architecture.documents.issues import prepare


@pytest.fixture
def write(model_folder):
    """Return a function that writes the workbook of a province that prepares its second issue."""

    def make(**changes):
        model = prepare(model_folder, **changes)
        return write_workbook(describe(model), model.province)

    return make


def read(content, sheet):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[cell.value or "" for cell in row] for row in book[sheet].iter_rows()]


def test_the_guide_says_version_and_days(write):
    content = write(issue={"lan-2": {"valid_from": "2026-12-01", "data_cutoff": "2026-10-31"}})

    told = {row[0]: row[1] for row in read(content, "HUONG_DAN")}

    assert told["Phiên bản"] == "2.0"
    assert told["Ngày hiệu lực"] == "01/12/2026"
    assert told["Ngày chốt dữ liệu"] == "31/10/2026"


def test_what_is_not_determined_says_so(write):
    told = {row[0]: row[1] for row in read(write(), "HUONG_DAN")}

    assert told["Ngày hiệu lực"] == told["Ngày chốt dữ liệu"] == "Chưa xác định"


def test_the_history_has_every_issue_in_order(write):
    head, first, second = read(write(), "LS_PHIENBAN")

    assert head[:2] == ["Phiên bản", "Quyết định ban hành"]
    assert first[:2] == ["1.0", "Số 2210/QĐ-UBND ngày 05/09/2025"]
    assert second == [
        "2.0",
        "Đang trình, chưa có số và ngày",
        "Chưa xác định",
        "Chưa xác định",
        "Cập nhật hằng năm",
        "Thêm lộ trình",
        "1.0",
    ]


def test_a_model_without_issues_has_no_history(sound_model):
    content = write_workbook(describe(sound_model), sound_model.province)

    assert "LS_PHIENBAN" not in openpyxl.load_workbook(io.BytesIO(content)).sheetnames


def test_the_history_does_not_disturb_reading_back(write):
    workbook = read_workbook(write(), name="mau-03.xlsx")

    assert (workbook.problems, workbook.ignored) == ([], [])
