"""Commits of agreed changes: in the folder's own repository or beside it, read back by git itself."""

import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from dulwich import porcelain
from dulwich.repo import Repo

from lgsp.architecture.revisions.commits import Change, History, Person
from lgsp.architecture.revisions.errors import HeadDetached, MergeUnderWay
from lgsp.architecture.revisions.repository import load_revision
from tests.architecture.model_folders import write_model_folder

AT = datetime(2026, 11, 27, 8, tzinfo=UTC)
AN, BINH = (Person(name, account, "H99") for name, account in (("Nguyễn An", "an"), ("Trần Bình", "binh")))
FILE = "model/agency/so-moi.yaml"
TEXT = b"id: so-moi\nname: S\xe1\xbb\x9f m\xe1\xbb\x9bi\nlevel: unit\ncode: H99.9\n"


def change(number="1", files=None, author=AN):
    return Change(number, {FILE: TEXT} if files is None else files, author, BINH, "Thêm sở mới\n\nLý do", AT)


def git(folder, *words):
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    command = ["git", "-c", "safe.directory=*", "-C", str(folder), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def folder(tmp_path):
    return write_model_folder(tmp_path / "tinh")


@pytest.fixture
def own(folder):
    """Return a folder that is a repository of its own, all of it committed."""
    porcelain.init(str(folder))
    porcelain.add(str(folder), paths=[str(path) for path in folder.rglob("*") if ".git" not in path.parts])
    porcelain.commit(str(folder), message=b"first", author=b"x <x@x>", committer=b"x <x@x>")
    return folder


def put(folder, name=FILE, content=TEXT):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def test_a_folder_without_a_repository_gets_one_beside_it(folder, tmp_path):
    kept = tmp_path / "var" / "model.git"
    history = History(folder, kept=kept)
    assert history.list() == []

    put(folder)
    made = history.commit(change())

    assert not (folder / ".git").exists()
    git(kept, "fsck", "--strict")
    assert git(kept, "log", "-1", "--format=%an|%ae|%cn|%s", made).strip() == (
        "Nguyễn An|an@h99.invalid|Trần Bình|Thêm sở mới"
    )
    committed = git(kept, "ls-tree", "-r", "--name-only", "main").splitlines()
    assert set(committed) == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }


def test_a_folder_that_is_a_repository_keeps_what_people_have_open(own, tmp_path):
    other = next((own / "model" / "agency").glob("*.yaml"))
    other.write_text(other.read_text() + "# ghi dở\n")
    put(own)

    History(own, kept=tmp_path / "never").commit(change())

    assert git(own, "status", "--porcelain").strip() == f"M {other.relative_to(own).as_posix()}"
    assert "ghi dở" not in git(own, "show", f"HEAD:{other.relative_to(own).as_posix()}")
    assert "so-moi" in load_revision(own, "HEAD").entities
    assert not (tmp_path / "never").exists()


def test_a_file_that_goes_is_gone_from_the_history_and_the_index(own, tmp_path):
    history = History(own, kept=tmp_path / "never")
    put(own)
    history.commit(change())
    (own / FILE).unlink()
    history.commit(change("2", {FILE: None}))

    assert git(own, "status", "--porcelain") == ""
    assert FILE not in git(own, "ls-tree", "-r", "--name-only", "HEAD")


def test_the_same_change_is_committed_once(folder, tmp_path):
    history = History(folder, kept=tmp_path / "model.git")
    put(folder)

    assert history.find("1") is None
    made = history.commit(change())
    assert history.commit(change()) == history.find("1") == made
    assert len(history.list()) == 1


def test_the_history_of_one_file(folder, tmp_path):
    history = History(folder, kept=tmp_path / "model.git")
    for number, content in enumerate((TEXT, TEXT + b"note: x\n", TEXT + b"note: y\n"), start=1):
        put(folder, content=content)
        history.commit(change(str(number), {FILE: content}))
    put(folder, "prose/II.md", b"x\n")
    history.commit(change("4", {"prose/II.md": b"x\n"}))

    assert [one.number for one in history.list(FILE)] == ["3", "2", "1"]
    assert [one.number for one in history.list(FILE, most=1)] == ["3"]
    assert history.list()[0].author == "Nguyễn An"


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "An\nauthor Evil <e@e> 0 +0000", "\0", "  "])
def test_a_name_cannot_forge_another_author(folder, tmp_path, name):
    kept = tmp_path / "model.git"
    made = History(folder, kept=kept).commit(change(author=Person(name, "an b", "H99")))

    git(kept, "fsck", "--strict")
    assert git(kept, "log", "-1", "--format=%ae", made).strip() == "an_b@h99.invalid"


def test_nothing_is_committed_without_a_branch_or_amid_a_merge(own, tmp_path):
    history = History(own, kept=tmp_path / "never")
    (own / ".git" / "MERGE_HEAD").write_text("0" * 40)
    with pytest.raises(MergeUnderWay):
        history.commit(change())
    (own / ".git" / "MERGE_HEAD").unlink()
    with Repo(str(own)) as repository:
        head = repository.head()
    (own / ".git" / "HEAD").write_bytes(head + b"\n")
    with pytest.raises(HeadDetached):
        history.commit(change())
