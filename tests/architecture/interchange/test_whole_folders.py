"""A folder is there whole, or not at all."""

import pytest

from lgsp.architecture.interchange.errors import FolderTaken
from lgsp.architecture.interchange.whole_folders import read_files, write_whole

FILES = {"a.txt": b"a", "b/c/d.txt": b"d"}


def test_every_file_is_written(tmp_path):
    write_whole(FILES, tmp_path / "moi" / "thu-muc")

    assert read_files(tmp_path / "moi" / "thu-muc") == FILES


def test_an_empty_folder_and_the_same_content_are_no_obstacle(tmp_path):
    (tmp_path / "x").mkdir()

    write_whole(FILES, tmp_path / "x")
    write_whole(FILES, tmp_path / "x")

    assert read_files(tmp_path / "x") == FILES


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_there_already_is_not_touched(tmp_path, there):
    taken = tmp_path / "x"
    if there == "folder":
        taken.mkdir()
    kept = taken / "khac.txt" if there == "folder" else taken
    kept.write_bytes(b"old")

    with pytest.raises(FolderTaken):
        write_whole(FILES, taken)

    assert kept.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_write_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="name"):
        write_whole({"a.txt": b"a", "x" * 300: b""}, tmp_path / "moi")

    assert list(tmp_path.iterdir()) == []
