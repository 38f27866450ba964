"""The index of the search: everything is in it, folded as everywhere else."""

import json

import pytest

from lgsp.architecture.documents.site.search import make_index
from lgsp.kernel.text import fold


@pytest.fixture(scope="module")
def index(site):
    script = site.files["assets/index.js"].decode()
    return json.loads(script.removeprefix("window.LGSP_INDEX=").removesuffix(";\n"))


def _find(index, name):
    return [row for row in index["rows"] if row[0] == name]


def test_everything_of_the_model_can_be_found_by_name_code_and_kind(index, province):
    rows = {row[2]: row for row in index["rows"]}

    for entity in province.entities.values():
        name, group, _, code, called, _ = rows[f"doi-tuong/{entity.kind}/{entity.id}.html"]
        assert (name, code) == (" ".join(entity.name.split()), entity.id)
        assert index["groups"][group] == entity.title
        assert called.startswith(fold(name))
        assert entity.id in called


def test_headings_tables_and_pictures_can_be_found(index, document):
    names = {row[0] for row in index["rows"]}

    assert {heading.text for heading in document.headings()} <= names
    assert {block.caption for block in document.walk() if hasattr(block, "caption")} <= names


def test_a_heading_leads_to_its_anchor(index):
    (row,) = [row for row in index["rows"] if row[3] == "V.2"]

    assert row[2] == "tai-lieu/kien-truc-2384/V.2.html#V.2"


def test_words_of_the_index_have_no_marks(index):
    assert all(fold(text) == text for row in index["rows"] for text in row[4:])


def test_what_an_entity_is_called_elsewhere_finds_it_too(atlas_of):
    alias = {"scheme": "Sổ cũ", "value": "TP-01"}

    index = make_index(atlas_of(agency={"so-tu-phap": {"aliases": [alias], "moved": ["so-tp"]}})).decode()

    assert "tp-01" in index
    assert "so-tp" in index
