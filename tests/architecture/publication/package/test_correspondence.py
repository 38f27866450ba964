"""Mẫu số 02 against Mẫu số 03 over the whole sample province (check C05 of the draft guide of 13/09/2026)."""

from collections import Counter
from pathlib import Path

import pytest

from lgsp.architecture.interchange.mau03.datasets import describe
from lgsp.architecture.model.exchanges import Flow, Relation
from lgsp.architecture.model.objects import ArchitectureObject
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.pictures.plates.diagrams import draw_diagrams
from lgsp.architecture.pictures.plates.rooms import ON_PLATE
from lgsp.architecture.pictures.scene import Box
from lgsp.architecture.pictures.scene import Path as Arrow

PROVINCE = Path(__file__).parents[4] / "examples" / "lam-giang"


@pytest.fixture(scope="module")
def province():
    return load_model(PROVINCE)


@pytest.fixture(scope="module")
def tables(province):
    return describe(province).tables


@pytest.fixture(scope="module")
def mandatory(province):
    return [one for one in draw_diagrams(province, ON_PLATE) if one.required.is_mandatory]


def subjects(diagrams, shape):
    return {
        subject
        for diagram in diagrams
        for sheet in diagram.sheets
        for one in sheet.scene.shapes
        if isinstance(one, shape)
        for subject in one.subjects
    }


def test_what_stands_on_the_mandatory_diagrams_is_what_table_1_has(province, tables, mandatory):
    shown = subjects(mandatory, Box)
    rows = Counter(row.entity.id for row in tables["DM_DOITUONG"])

    assert shown == set(rows)
    assert set(rows.values()) == {1}
    assert all(isinstance(province.entities[one], ArchitectureObject) for one in shown)


def test_each_of_them_has_a_code_of_its_own(tables):
    codes = Counter(row.cells["object_code"] for row in tables["DM_DOITUONG"])

    assert len(codes) == len(tables["DM_DOITUONG"]) > 500
    assert set(codes.values()) == {1}


def test_every_arrow_on_them_is_a_row_of_table_2(province, tables, mandatory):
    rows = {row.entity.id for row in tables["QH_KETNOI"]}

    arrows = subjects(mandatory, Arrow)

    assert arrows
    assert arrows <= rows
    assert all(isinstance(province.entities[one], Flow | Relation) for one in arrows)


def test_an_object_stands_in_one_block_of_a_sheet(mandatory):
    for diagram in mandatory[:2]:
        for state in {sheet.state for sheet in diagram.sheets}:
            count = Counter(
                subject
                for sheet in diagram.sheets
                if sheet.state == state
                for box in sheet.scene.shapes
                if isinstance(box, Box) and not box.turned
                for subject in box.subjects
            )
            assert set(count.values()) == {1}
