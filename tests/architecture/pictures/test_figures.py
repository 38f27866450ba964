"""Numbers to be drawn."""

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
