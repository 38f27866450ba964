"""A model out of files in memory."""

from pathlib import Path

import pytest

from lgsp.architecture.model.errors import ModelBroken
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.revisions.unpacking import load_files, read_files

NAME = Path("tinh@1.0")


def test_what_a_folder_says_and_what_its_files_say_is_the_same(folder):
    loaded = load_files(read_files(folder), name=NAME)

    assert loaded.digest == load_model(folder).digest
    assert loaded.folder == NAME


def test_files_that_are_not_the_models_are_not_read(folder):
    (folder / "operator.yaml").write_text("x")
    (folder / "model" / "agency" / ".ghi-chu").write_text("x")

    names = read_files(folder)

    assert "operator.yaml" not in names
    assert "model/agency/.ghi-chu" not in names


def test_what_came_from_other_tools_is_kept_with_the_model(folder):
    (folder / "foreign").mkdir()
    (folder / "foreign" / "archimate-x.xml").write_text("<model/>")
    (folder / "foreign" / ".an").write_text("x")

    files = read_files(folder)

    assert files["foreign/archimate-x.xml"] == b"<model/>"
    assert "foreign/.an" not in files
    assert load_files(files, name=NAME).digest == load_model(folder).digest


def test_problems_are_told_under_the_name_given(folder):
    files = read_files(folder) | {"model/agency/van-phong.yaml": b"id: ["}

    with pytest.raises(ModelBroken, match=r"tinh@1\.0"):
        load_files(files, name=NAME)


def test_a_link_is_read_as_the_reader_of_folders_reads_it(folder):
    files = read_files(folder)
    files["prose/I.1.md"] = files.pop("prose/II.md")

    loaded = load_files(files, name=NAME, links={"prose/II.md": "I.1.md"})

    assert loaded.prose["II"] == loaded.prose["I.1"]
    with pytest.raises(ModelBroken, match="symbolic link"):
        load_files(files, name=NAME, links={"prose/II.md": "/etc/hostname"})
