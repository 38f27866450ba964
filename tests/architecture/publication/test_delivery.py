"""The files of a build are there all together, or what was there is as it was."""

import errno
import os
from pathlib import Path

import pytest

from lgsp.architecture.publication import delivery
from lgsp.architecture.publication.delivery import LISTING, deliver
from lgsp.architecture.publication.errors import FolderForeign, NotAFile

OLD = {"a.pdf": b"old a", "b.docx": b"old b", "site/index.html": b"old page", "site/x/y.html": b"old leaf"}
NEW = {"a.pdf": b"new a", "b.docx": b"new b", "c.zip": b"new c", "site/index.html": b"new page"}


def read(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def out(tmp_path):
    """Return a folder that an earlier build has filled."""
    folder = tmp_path / "ra"
    deliver(folder, OLD)
    return folder


def test_files_are_written_and_named_in_order(tmp_path):
    written = deliver(tmp_path / "một" / "hai", NEW)

    assert [path.relative_to(tmp_path / "một" / "hai").as_posix() for path in written] == list(NEW)
    assert all(
        path.read_bytes() == NEW[path.relative_to(tmp_path / "một" / "hai").as_posix()] for path in written
    )


def test_a_folder_of_the_set_is_exchanged_whole_and_nothing_lies_about(out):
    deliver(out, NEW)

    assert {name: content for name, content in read(out).items() if LISTING not in name} == NEW


def test_other_files_of_the_folder_are_left_alone(out):
    (out / "ghi-chu.txt").write_text("của tôi")

    deliver(out, NEW)

    assert (out / "ghi-chu.txt").read_text() == "của tôi"


@pytest.mark.parametrize("failing", ["a.pdf", "b.docx", "c.zip", "site"])
def test_an_exchange_that_fails_gives_everything_back(out, monkeypatch, failing):
    before, real = read(out), Path.replace

    def refuse(self, target):
        if self.parent.name == "new" and Path(target).name == failing:
            raise OSError(errno.EACCES, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="Permission denied"):
        deliver(out, NEW)

    assert read(out) == before


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_full_disk_leaves_the_old_files_and_nothing_else(out, monkeypatch, call):
    before = read(out)

    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(delivery, "_write", refuse)
    with pytest.raises(OSError, match="No space left"):
        deliver(out, NEW)

    assert read(out) == before


def test_a_folder_made_for_nothing_goes_away_again(tmp_path, monkeypatch):
    monkeypatch.setattr(delivery, "_flush", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))

    with pytest.raises(OSError, match="full"):
        deliver(tmp_path / "một" / "hai", NEW)

    assert list(tmp_path.iterdir()) == []


def test_a_person_who_stops_it_leaves_the_old_files(out, monkeypatch):
    before = read(out)
    monkeypatch.setattr(delivery, "sync_folder", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))

    with pytest.raises(KeyboardInterrupt):
        deliver(out, NEW)

    assert read(out) == before


def test_a_disk_without_second_names_still_gives_back(out, monkeypatch):
    before, real = read(out), Path.replace

    def refuse(self, target):
        if self.parent.name == "new" and Path(target).name == "c.zip":
            raise OSError(errno.EIO, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(
        Path, "hardlink_to", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "no links"))
    )
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="Input/output"):
        deliver(out, NEW)

    assert read(out) == before


def test_a_folder_in_place_of_a_file_is_told_before_anything_is_written(out):
    (out / "c.zip").mkdir()
    before = read(out)

    with pytest.raises(NotAFile, match=r"c\.zip is not a file"):
        deliver(out, NEW)

    assert read(out) == before


@pytest.mark.parametrize("foreign", ["site/cua-toi.txt", "site/x/anh.png"])
def test_a_folder_with_a_file_of_somebody_else_is_not_exchanged(out, foreign):
    (out / foreign).write_text("của tôi")
    before = read(out)

    with pytest.raises(FolderForeign, match=foreign.removeprefix("site/")):
        deliver(out, NEW)

    assert read(out) == before


def test_a_file_in_place_of_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "site").write_text("của tôi")

    with pytest.raises(FolderForeign):
        deliver(tmp_path, NEW)

    assert read(tmp_path) == {"site": "của tôi".encode()}


def test_the_next_build_may_have_fewer_files(out):
    deliver(out, {"a.pdf": b"newer"})

    assert read(out)["a.pdf"] == b"newer"
    assert read(out)["site/index.html"] == b"old page"


def test_many_files_are_flushed_together(tmp_path, monkeypatch):
    flushed = []
    monkeypatch.setattr(os, "sync", lambda: flushed.append("all"))

    deliver(tmp_path / "ra", {f"site/{number}.html": b"x" for number in range(100)})

    assert flushed == ["all"]
