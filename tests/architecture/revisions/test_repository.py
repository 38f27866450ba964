"""Git revisions read without git; the test alone makes repositories with dulwich."""

from pathlib import Path

import pytest
from dulwich import porcelain
from dulwich.repo import Repo

from lgsp.architecture.model.errors import ModelBroken
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.revisions.errors import (
    ModelNotInRevision,
    RepositoryMissing,
    RepositoryUnreadable,
    RevisionUnknown,
)
from lgsp.architecture.revisions.repository import load_revision
from tests.architecture.model_folders import write_model_folder

WHO = b"An <an@example.vn>"


def _commit(root: Path, message: str) -> str:
    porcelain.add(str(root), paths=[str(path) for path in root.rglob("*") if ".git" not in path.parts])
    return porcelain.commit(str(root), message=message.encode(), author=WHO, committer=WHO).decode()


@pytest.fixture
def history(tmp_path):
    """Return a repository of two commits: the sound model in `tinh/mo-hinh`, then one agency more."""
    porcelain.init(str(tmp_path))
    (tmp_path / "README").write_text("x")
    folder = write_model_folder(tmp_path / "tinh" / "mo-hinh")
    first = _commit(tmp_path, "first")
    write_model_folder(folder, agency={"so-y-te": {}})
    second = _commit(tmp_path, "second")
    return folder, first, second


def test_revisions_are_named_as_in_git(history):
    folder, first, second = history
    porcelain.tag_create(
        str(folder.parents[1]), "ban-1", author=WHO, message=b"x", annotated=True, objectish=first
    )
    porcelain.branch_create(str(folder.parents[1]), "nhanh", objectish=first)

    for revision in ("HEAD~1", "HEAD^", first, first[:7], "ban-1", "tags/ban-1", "nhanh", "refs/heads/nhanh"):
        assert "so-y-te" not in load_revision(folder, revision).entities, revision
    for revision in ("HEAD", second[:10], "master"):
        assert "so-y-te" in load_revision(folder, revision).entities, revision


def test_a_revision_reads_as_the_folder_did(history):
    folder, *_ = history

    assert load_revision(folder, "HEAD").digest == load_model(folder).digest
    assert load_revision(folder, "HEAD").folder == Path(f"{folder}@HEAD")


def test_what_is_in_the_folder_but_not_committed_is_not_read(history):
    folder, *_ = history
    write_model_folder(folder, agency={"so-noi-vu": {}})

    assert "so-noi-vu" not in load_revision(folder, "HEAD").entities


def test_packed_refs_and_packs_are_read(history):
    folder, first, _ = history
    porcelain.branch_create(str(folder.parents[1]), "nhanh", objectish=first)
    with Repo(str(folder.parents[1])) as repository:
        repository.refs.pack_refs(all=True)
        repository.object_store.pack_loose_objects()

    assert not (folder.parents[1] / ".git" / "refs" / "heads" / "nhanh").exists()
    assert "so-y-te" not in load_revision(folder, "nhanh").entities


def test_a_folder_that_is_gone_today_is_still_in_its_revision(history):
    folder, *_ = history
    folder.rename(folder.with_name("khac"))

    assert load_revision(folder, "HEAD").digest == load_model(folder.with_name("khac")).digest


@pytest.mark.parametrize(
    "revision",
    ["khong-co", "HEAD~9", "deadbeef", "", "HEAD^2", "@{", "HEAD@{99}", "-x", "HEAD:README", "a:b"],
)
def test_a_revision_that_is_not_there_is_refused(history, revision):
    with pytest.raises(RevisionUnknown):
        load_revision(history[0], revision)


def test_a_folder_that_was_not_there_yet_is_refused(history):
    folder, first, _ = history

    with pytest.raises(ModelNotInRevision, match="tinh/khac"):
        load_revision(folder.with_name("khac"), first)
    with pytest.raises(ModelNotInRevision):
        load_revision(folder.parents[1] / "README", first)


def test_a_folder_outside_any_repository_is_refused(tmp_path):
    with pytest.raises(RepositoryMissing):
        load_revision(tmp_path, "HEAD")


def test_problems_of_an_old_revision_are_told_with_its_name(history):
    folder, *_ = history
    (folder / "model" / "agency" / "van-phong.yaml").write_text("id: [")
    _commit(folder.parents[1], "broken")

    with pytest.raises(ModelBroken, match="mo-hinh@HEAD"):
        load_revision(folder, "HEAD")


def test_a_damaged_repository_is_refused_in_one_sentence(history):
    folder, *_ = history
    for path in (folder.parents[1] / ".git" / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(b"x")

    with pytest.raises((RepositoryUnreadable, RevisionUnknown)):
        load_revision(folder, "HEAD")
