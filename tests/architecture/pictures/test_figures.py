"""Numbers to be drawn."""

from decimal import Decimal

import pytest

from lgsp.architecture.pictures.figures import Figures, Series, list_ticks


@pytest.mark.parametrize("most", [0, 1, 7, 99, 100, 101, 183_450, 10**9])
def test_ticks_are_round_start_at_nothing_and_reach_the_largest_value(most):
    ticks = list_ticks(most)

    assert ticks[0] == 0
    assert ticks[-1] >= most
    assert 2 <= len(ticks) <= 6
    assert str(ticks[1]).rstrip("0") in {"1", "2", "5"}


def test_every_number_is_said_in_words():
    figures = Figures(
        "dem", "Đếm", "hệ thống", ("Sở A", "Sở B"), (Series("Mới", (1000, 0)), Series("Cũ", (2, 0)))
    )

    assert figures.describe() == "Đếm, đơn vị: hệ thống. Sở A: 1.002 (Mới 1.000, Cũ 2); Sở B: 0."


def test_what_does_not_add_up_has_no_sum():
    figures = Figures(
        "a", "A", "%", ("X",), (Series("Nay", (Decimal("1.5"),)), Series("Cần", (3,))), add_up=False
    )

    assert figures.describe() == "A, đơn vị: %. X: Nay 1,5, Cần 3."


def test_folded_rows_keep_their_sum():
    figures = Figures("a", "A", "cái", ("X", "Y", "Z"), (Series("Nay", (1, 2, 3)),))

    assert figures.fold(1).rows == ("X", "2 mục còn lại")
    assert figures.fold(1).totals == (1, 5)
    assert figures.fold(3) == figures
