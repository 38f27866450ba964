"""Which number on a page is the number of the page."""

from lgsp.architecture.documents.formality.facts import Role
from lgsp.architecture.documents.formality.pdf.lines import Line, Piece, Type
from lgsp.architecture.documents.formality.pdf.numbers import find_numbers

A4_MM = 297.0


def _line(text: str, *, baseline: float, size: float = 13) -> Line:
    plain = Type("Times", size, False, False, "000000", True, next(iter(Role)), 0, 0)
    return Line((Piece(plain, text, 100.0, 104.0, baseline),))


def test_a_row_of_a_table_is_no_page_number_even_where_it_counts_with_the_page():
    pages = [
        [_line(str(page), baseline=15.0), _line(str(page), baseline=28.0, size=11.5)] for page in (1, 2, 3)
    ]

    assert [one.line.baseline for one in find_numbers(pages, [A4_MM] * 3)] == [15.0, 15.0, 15.0]


def test_at_the_foot_the_lowest_is_the_page_number():
    pages = [
        [_line(str(page), baseline=270.0, size=11.5), _line(str(page), baseline=285.0)] for page in (1, 2, 3)
    ]

    assert [one.line.baseline for one in find_numbers(pages, [A4_MM] * 3)] == [285.0, 285.0, 285.0]
