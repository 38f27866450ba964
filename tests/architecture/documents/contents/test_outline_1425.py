"""Mẫu số 01 of the sample province, compiled whole."""

from datetime import date

import pytest

from lgsp.architecture.documents.blocks import Heading, Notice, Paragraph
from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.contents import CONTENTS
from lgsp.architecture.documents.wording import on_day, tidy
from lgsp.architecture.frameworks.outlines import get_outline
from tests.architecture.documents.exhibits import lam_giang
from tests.architecture.documents.reading import list_figures, list_tables
from tests.architecture.model_folders import DAY

OUTLINE = get_outline("1425")


@pytest.fixture(scope="module")
def document():
    """Return the document."""
    return compile_document(lam_giang.load(), outline="1425", on=DAY)


def show(value):
    """Return a field as a cell shows it: a day as officials write it, a text on one line."""
    return on_day(value) if isinstance(value, date) else tidy(value)


def test_the_headings_are_those_of_the_outline_in_words_and_order(document):
    assert [(heading.text, heading.level) for heading in document.headings()] == [
        (paragraph.heading, paragraph.level) for paragraph in OUTLINE.paragraphs
    ]


def test_the_sample_has_prose_for_every_paragraph_that_needs_it(document):
    assert document.missing == ()
    assert not [block.text for block in document.walk() if isinstance(block, Notice)]


def test_every_annex_has_a_table():
    annexes = [paragraph.key for paragraph in OUTLINE.paragraphs if paragraph.key.startswith("IX.")]

    assert annexes == [f"IX.{number:02}" for number in range(1, 11)]
    assert set(annexes) <= set(CONTENTS[OUTLINE.key])


def test_no_reference_to_a_table_or_figure_is_left_open(document):
    said = [block.text for block in document.walk() if isinstance(block, Paragraph)]

    assert not [text for text in said if "{" in text or "danh mục tương ứng" in text]


def test_every_table_and_figure_has_a_key_of_its_own(document):
    keys = [one.key for one in (*list_tables(document), *list_figures(document))]

    assert len(keys) == len(set(keys))
    assert all(keys)


def test_every_row_of_a_table_has_a_cell_for_every_column_or_is_the_name_of_a_group(document):
    for table in list_tables(document):
        assert {len(row.cells) for row in table.rows} <= {1, len(table.columns)}


def test_a_column_that_names_a_field_shows_it_as_it_stands(document):
    entities = lam_giang.load().entities

    for table in list_tables(document):
        named = [(place, column.field) for place, column in enumerate(table.columns) if column.field]
        for row in table.rows:
            for place, field in named if row.subject else ():
                assert row.cells[place] == show(getattr(entities[row.subject], field)), (table.key, row)


def test_equal_models_give_equal_documents(document):
    again = compile_document(lam_giang.load(), outline="1425-2026", on=DAY)

    assert [block for block in again.blocks if isinstance(block, Heading)] == list(document.headings())
    assert again == document
