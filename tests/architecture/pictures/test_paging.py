"""Rows shared over pages."""

from hypothesis import given
from hypothesis import strategies as st

from lgsp.architecture.pictures.paging import fill_pages

heights = st.lists(st.floats(min_value=1, max_value=100), max_size=60)


@given(heights)
def test_no_row_is_lost_and_none_changes_its_place(rows):
    pages = list(fill_pages(range(len(rows)), rows, room=200))

    assert [item for page in pages for item in page] == list(range(len(rows)))
    assert all(pages)


@given(heights)
def test_no_page_is_fuller_than_it_may_be(rows):
    for page in fill_pages(rows, rows, room=200):
        assert sum(page) <= 200


def test_the_last_page_is_not_left_almost_empty():
    pages = list(fill_pages(range(11), [10] * 11, room=100))

    assert [len(page) for page in pages] == [6, 5]
