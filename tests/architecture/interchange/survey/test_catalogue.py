"""What a cell names is found by label, id or name; new objects get ids of their own."""

import pytest

from lgsp.architecture.interchange.survey.catalogue import Catalogue
from lgsp.architecture.model.reading import load_model


@pytest.fixture
def catalogue(model_folder):
    """Return the catalogue of a model in which two systems share a name, and one was renamed."""
    systems = {"a": {"name": "Chung"}, "b": {"name": "Chung"}, "moi": {"name": "Mới", "moved": ["cu"]}}
    return Catalogue(load_model(model_folder(system=systems)))


@pytest.mark.parametrize("text", ["Hộ tịch [ho-tich]", "tên nào cũng được [ho-tich]", "ho-tich", "HO TICH"])
def test_an_object_is_found(catalogue, text):
    assert catalogue.find(text, ["system"]) == "ho-tich"


def test_a_former_id_finds_the_present_one(catalogue):
    assert catalogue.find("cu", ["system"]) == "moi"


@pytest.mark.parametrize("text", ["Chung", "không có", "so-tu-phap"])
def test_what_is_unclear_unknown_or_of_another_kind_is_not_found(catalogue, text):
    assert catalogue.find(text, ["system"]) is None


def test_ids_are_made_of_names_and_never_taken_twice(catalogue):
    first = catalogue.make_id("Đăng ký: đất đai (số 1)", "system")
    catalogue.add("system", first, "Đăng ký")

    assert first == "dang-ky-dat-dai-so-1"
    assert catalogue.make_id("Đăng ký: đất đai (số 1)", "system") == "dang-ky-dat-dai-so-1-2"
    assert catalogue.make_id("cu", "system") == "cu-2"
    assert catalogue.make_id("！", "system") == "system"
    assert len(catalogue.make_id("rất dài " * 30, "system")) <= 60
