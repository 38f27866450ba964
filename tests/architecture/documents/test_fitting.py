"""Columns are as wide as their words want, in every table of the same columns alike."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.architecture.documents.blocks import Column, Landscape, Row, RowKind, Table
from lgsp.architecture.documents.fitting import count_lines, fit_columns
from tests.architecture.documents.made import COLUMNS, make_table

LONG = (
    "Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh, kết nối với Cổng Dịch vụ công quốc gia. " * 3
)


def shares(block) -> list[float]:
    return [column.share for column in block.columns]


def test_a_column_with_much_to_say_gets_room_from_one_with_little():
    columns = (Column("TT", 5), Column("Nội dung", 45), Column("Căn cứ", 50))

    (fitted,) = fit_columns([make_table(LONG, LONG, columns=columns)])

    assert shares(fitted)[1] > 60
    assert sum(shares(fitted)) == pytest.approx(100, abs=0.5)
    assert count_lines(fitted, sideways=False) < count_lines(
        make_table(LONG, LONG, columns=columns), sideways=False
    )


def test_shares_that_do_well_enough_are_kept():
    given_shares = (Column("TT", 5), Column("Nội dung", 75), Column("Căn cứ", 20))

    (fitted,) = fit_columns([make_table("Hộ tịch", "Đất đai", columns=given_shares)])

    assert shares(fitted) == pytest.approx([5, 75, 20], abs=1.5)


def test_tables_of_the_same_columns_stand_alike():
    first, second = fit_columns([make_table("Hộ tịch"), make_table(LONG, number=2)])

    assert shares(first) == shares(second)


def test_a_turned_page_is_fitted_for_itself():
    upright, turned = fit_columns([make_table(LONG), Landscape((make_table(LONG, number=2),))])

    assert shares(turned.blocks[0])[0] < shares(upright)[0]


def test_no_short_word_is_broken():
    columns = (Column("TT", 5), Column("Mã", 2), Column("Nội dung", 93))
    rows = (Row(("1", "THONGTIN-01", LONG)),)

    (fitted,) = fit_columns([Table(1, "Mã", columns, rows)])

    assert shares(fitted)[1] / 100 * 467 > len("THONGTIN-01") * 5


def test_only_shares_change():
    table = replace(make_table(LONG), rows=(Row(("Nhóm",), RowKind.GROUP), Row(("1", LONG, "Sở"))))

    (fitted,) = fit_columns([table])

    assert replace(fitted, columns=table.columns) == table
    assert [column.title for column in fitted.columns] == [column.title for column in COLUMNS]


@given(st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=6))
def test_any_words_give_columns_that_fill_the_width(cells):
    table = Table(1, "Bảng", COLUMNS, tuple(Row(tuple(row)) for row in cells))

    (fitted,) = fit_columns([table])

    assert sum(shares(fitted)) == pytest.approx(100, abs=0.5)
    assert all(share > 0 for share in shares(fitted))
