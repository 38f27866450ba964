"""Words are found with or without tone marks, the nearest match first."""

import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.queries.search import Index


@pytest.fixture
def index(model_folder):
    systems = {
        "dat-dai": {"name": "Đất đai", "aliases": [{"scheme": "NAS", "value": "KT-0042"}]},
        "ban-do": {"name": "Bản đồ", "description": "Nền cho hệ thống đất đai"},
    }
    return Index(load_model(model_folder(system=systems)))


@pytest.mark.parametrize("words", ["đất đai", "dat dai", "ĐẤT ĐAI", "Đất"])
def test_tone_marks_and_capitals_do_not_matter(index, words):
    assert index.find(words)[0].entity.id == "dat-dai"


def test_a_name_comes_before_a_mention(index):
    found = [hit.entity.id for hit in index.find("đất đai", kind="system")]

    assert found == ["dat-dai", "ban-do"]


def test_foreign_ids_are_found(index):
    assert [hit.entity.id for hit in index.find("kt-0042")] == ["dat-dai"]


@pytest.mark.parametrize("words", ["", "  ", "!!", "không hề có"])
def test_nothing_is_found_for_nothing(index, words):
    assert index.find(words) == ()
