"""A folder is put in its canonical form, once and for all; what cannot be read is named and left alone."""

import pytest

from lgsp.architecture.model.errors import FolderMissing
from lgsp.architecture.model.formatting import format_folder, list_formatting
from lgsp.architecture.model.reading import load_model

FILE = "model/agency/so-tu-phap.yaml"
UNTIDY = "name: 'Sở Tư pháp' # tên\r\nid:   so-tu-phap\r\nlevel: department\r\ncode: H99.10\r\n"


def test_formatting_twice_is_formatting_once(model_folder):
    folder = model_folder(text={FILE: UNTIDY})

    first = format_folder(folder)

    assert FILE in {one.file for one in first}
    assert (folder / FILE).read_text() == (
        "id: so-tu-phap\nname: Sở Tư pháp  # tên\nlevel: department\ncode: H99.10\n"
    )
    assert list(list_formatting(folder)) == []


def test_what_the_model_says_stays_the_same(model_folder):
    folder = model_folder(text={FILE: UNTIDY})
    before = load_model(folder).digest

    format_folder(folder)

    assert load_model(folder).digest == before


def test_a_file_that_cannot_be_read_is_named_and_left_alone(model_folder):
    folder = model_folder(text={FILE: "id: ["})

    found = {one.file: one for one in format_folder(folder)}

    assert [problem.code for problem in found[FILE].problems] == ["MODEL-013"]
    assert (folder / FILE).read_text() == "id: ["


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FolderMissing):
        list(list_formatting(tmp_path / "khong-co"))
