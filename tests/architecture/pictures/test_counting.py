"""Counting for charts."""

from lgsp.architecture.pictures.counting import rank_agencies, tally


def test_what_is_in_no_row_is_not_counted_and_a_series_of_nothing_is_not_shown():
    figures = tally("a", "A", rows={1: "Một"}, series={"x": "X", "y": "Y"}, of=[(1, "x"), (2, "y")])

    assert [(one.name, one.values) for one in figures.series] == [("X", (1,))]


def test_no_agency_is_a_row_of_its_own(picture_model):
    rows, of = rank_agencies(picture_model(), [("so-tu-phap", 1), (None, 1), (None, 2)])

    assert list(rows.values()) == ["Chưa xác định", "so-tu-phap"]
    assert len(of) == 3
