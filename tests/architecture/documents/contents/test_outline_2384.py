"""Paragraphs I–IV of the outline of Văn bản 2384, from the sample province alone."""

import re
from functools import cache

import pytest

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.contents.outline_2384 import CONTENTS
from lgsp.architecture.documents.exhibits.exhibit import FigureExhibit, PartExhibit, TableExhibit
from lgsp.architecture.documents.setting import generate, number
from lgsp.architecture.documents.wording import tidy
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.systems import System
from tests.architecture.documents.exhibits.lam_giang import edition

PARAGRAPHS = ("I.1", "I.2", "II", "III.1", "III.2", "III.3", "IV.1", "IV.2", "IV.3", "IV.4")


@cache
def exhibits():
    """Return all exhibits of these paragraphs, those of parts too."""
    flat = []
    for paragraph in PARAGRAPHS:
        for one in generate(CONTENTS[paragraph], edition()):
            flat += one.exhibits if isinstance(one, PartExhibit) else [one]
    return tuple(flat)


def tables():
    """Return the tables."""
    return [one for one in exhibits() if isinstance(one, TableExhibit)]


def find_table(code):
    """Return the table of that code."""
    return next(one for one in tables() if one.code == code)


def test_there_are_thirty_pictures_and_as_many_tables():
    figures = [one for one in exhibits() if isinstance(one, FigureExhibit)]

    assert len(figures) >= 30
    assert len(tables()) >= 25
    assert len({one.code for one in exhibits()}) == len(exhibits())


def test_every_lead_refers_to_what_is_there():
    numbers = number(exhibits())

    for one in exhibits():
        for named in re.findall(r"\{([a-z0-9/-]+)\}", getattr(one, "lead", "")):
            assert numbers[one.code if named == "ref" else named], (one.code, named)


def test_a_column_that_names_a_field_shows_it_as_it_stands():
    model = edition().model
    entities = model.entities

    for table in tables():
        named = [(place, column.field) for place, column in enumerate(table.columns) if column.field]
        for row in table.rows:
            for place, field in named if row.kind is RowKind.PLAIN else ():
                assert row.cells[place] == tidy(getattr(entities[row.subject], field)), (table.code, row)


def test_every_row_has_a_cell_a_column():
    for table in tables():
        for row in table.rows:
            wanted = 1 if row.kind is RowKind.GROUP else len(table.columns)
            assert len(row.cells) == wanted, (table.code, row)


@pytest.mark.parametrize(
    ("code", "kind"), [("all-databases", Database), ("systems", System)], ids=["databases", "systems"]
)
def test_every_database_and_every_own_system_can_be_found(code, kind):
    shown = [row.subject for row in find_table(code).rows if row.subject]
    if kind is System:
        shown += [row.subject for row in find_table("national-systems").rows]

    assert sorted(shown) == sorted(one.id for one in edition().model.all(kind))


def test_the_sums_of_the_tables_by_agency_are_all_there_is():
    assert find_table("databases-by-agency").rows[-1].cells[6] == str(len(edition().model.all(Database)))
