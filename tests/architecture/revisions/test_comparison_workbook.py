"""The comparison table as an Excel workbook."""

import io
import re
from zipfile import ZipFile

from openpyxl import load_workbook

from lgsp.architecture.revisions.comparison import make_table
from lgsp.architecture.revisions.comparison_workbook import to_workbook


def _table(differ, **fields):
    bare = {"van-phong": {"short_name": None, "note": None}}
    return make_table(differ({"agency": bare}, agency={"van-phong": {**bare["van-phong"], **fields}}))


def test_rows_stand_in_cells_under_the_head(differ):
    sheet = load_workbook(io.BytesIO(to_workbook(_table(differ, short_name="VP")))).active

    assert [cell.value for cell in sheet[4]] == [
        *("STT", "Đối tượng, nội dung", "Quy định cũ", "Quy định mới", "Lý do")
    ]
    assert sheet["A5"].value == "Cơ quan"
    assert [cell.value for cell in sheet[6]] == [
        *(1, "van-phong: Tên viết tắt", "(chưa nêu)", "VP", "Chưa nêu lý do")
    ]


def test_what_looks_like_a_formula_or_a_link_stays_text(differ):
    sheet = load_workbook(io.BytesIO(to_workbook(_table(differ, note="=cmd|'/c calc'!A1")))).active

    assert sheet["D6"].value == "=cmd|'/c calc'!A1"
    assert sheet["D6"].data_type == "s"


def test_the_same_table_gives_the_same_bytes(differ):
    table = _table(differ, short_name="VP")
    content = to_workbook(table)

    with ZipFile(io.BytesIO(content)) as parts:
        properties = parts.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r">(\d{4}-\d\d-\d\dT[^<]+)<", properties) == ["2000-01-01T00:00:00Z"] * 2
    assert to_workbook(table) == content


def test_a_text_longer_than_a_cell_is_cut_and_says_so(differ):
    sheet = load_workbook(io.BytesIO(to_workbook(_table(differ, note="dài " * 10_000)))).active

    assert len(sheet["D6"].value) <= 32_767
    assert sheet["D6"].value.endswith("(nội dung dài hơn một ô của Excel)")
