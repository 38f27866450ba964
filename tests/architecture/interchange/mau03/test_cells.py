"""The text of one cell, as people write it."""

from datetime import date, datetime

import pytest

from lgsp.architecture.interchange.mau03.cells import (
    clean,
    is_not_applicable,
    is_undetermined,
    join_items,
    read_day,
    read_undetermined,
    split_items,
    write_undetermined,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (7, "7"),
        (7.0, "7"),
        (True, "Có"),
        (date(2026, 1, 31), "31/01/2026"),
        (datetime(2026, 1, 31), "31/01/2026"),
        (datetime(2026, 1, 31, 9, 5), "31/01/2026 09:05"),
        ("  Sở\u00a0", "Sở"),
        ("So\u031b\u0309 A", "Sở A"),
        ("một_x000D_\nhai", "một\r\nhai"),
    ],
)
def test_any_value_is_read_as_an_official_would_write_it(value, text):
    assert clean(value) == text


@pytest.mark.parametrize(
    "cell",
    [
        "Chưa xác định (Sở Y tế, 31/12/2026)",
        "chưa xác định: Sở Y tế; 31-12-2026",
        "Chưa xác định (Sở Y tế, thời hạn 31/12/2026)",
        "Chưa xác định (Sở Y tế, trước ngày 2026-12-31).",
    ],
)
def test_an_open_answer_names_unit_and_deadline_in_many_ways(cell):
    assert read_undetermined(cell) == ("Sở Y tế", date(2026, 12, 31))


@pytest.mark.parametrize(
    "cell", ["Chưa xác định", "Chưa xác định (Sở Y tế)", "Chưa xác định (Sở Y tế, 31/02/2026)"]
)
def test_an_open_answer_without_unit_or_deadline_is_unclear(cell):
    assert is_undetermined(cell)
    assert read_undetermined(cell) is None


def test_what_is_written_of_an_open_answer_is_read_back():
    unit, day = "Sở Văn hóa, Thể thao và Du lịch (mới)", date(2030, 2, 1)

    assert read_undetermined(write_undetermined(unit, day)) == (unit, day)


def test_not_applicable_is_known_in_any_case():
    assert is_not_applicable("không  áp dụng.")
    assert not is_not_applicable("Không áp dụng cho cấp xã")


@pytest.mark.parametrize(
    "items",
    [[], ["a"], ["a", "b"], ["a; b", "c"], ['"a"', 'b"c'], ["a\nb", " c"], ["Ngành, lĩnh vực", "Cấp xã"]],
)
def test_several_values_come_back_from_one_cell(items):
    assert split_items(join_items(items)) == items


def test_values_may_stand_on_lines_of_their_own():
    assert split_items("Sở A\n Sở B;\n\nSở C ") == ["Sở A", "Sở B", "Sở C"]


@pytest.mark.parametrize("cell", ["31/12/2026", "31-12-2026", "31.12.2026", "2026-12-31"])
def test_days_are_read_day_first_or_iso(cell):
    assert read_day(cell) == date(2026, 12, 31)


def test_what_is_no_day_is_none():
    assert read_day("quý IV") is None
