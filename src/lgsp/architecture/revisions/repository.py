"""
A model as a git revision has it, read from the repository itself: no git program is needed, nothing is checked out.

Branches, tags, the beginnings of hashes, `HEAD~2` and `HEAD^` are understood as git does. Only the model's own files
are read: `province.yaml`, `model/` and `prose/`.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISLNK

from dulwich.errors import (
    ChecksumMismatch,
    FileFormatException,
    NotGitRepository,
    NotTreeError,
    ObjectFormatException,
)
from dulwich.object_store import BaseObjectStore
from dulwich.objects import ObjectID, Tree
from dulwich.objectspec import AmbiguousShortId, parse_commit, parse_object
from dulwich.repo import Repo

from lgsp.architecture.model.folders import ENTITIES, PROSE, PROVINCE
from lgsp.architecture.model.model import Model

from .archives import is_safe_name
from .errors import ModelNotInRevision, RepositoryMissing, RepositoryUnreadable, RevisionUnknown
from .unpacking import load_files

_STEP = re.compile("[~^]")
_READ = (PROVINCE, ENTITIES, PROSE)
_UNREADABLE = (
    AssertionError,
    EOFError,
    LookupError,
    TypeError,
    ValueError,
    ChecksumMismatch,
    FileFormatException,
    NotTreeError,
    ObjectFormatException,
    struct.error,
    zlib.error,
    OSError,
)
"""What dulwich raises when it cannot make sense of an object; a damaged file may be anything."""


def load_revision(folder: Path, revision: str) -> Model:
    """
    Return the model that was in a folder at a git revision.

    :raises RepositoryMissing: if the folder is in no repository
    :raises RevisionUnknown: if the repository has no such revision
    :raises ModelNotInRevision: if the folder was not there then
    :raises RepositoryUnreadable: if the repository is damaged or incomplete
    :raises ModelBroken: if anything in the model cannot be accepted
    """
    place = Path(folder).resolve()
    try:
        repository = Repo.discover(str(place))
    except NotGitRepository:
        raise RepositoryMissing(folder=folder, revision=revision) from None
    with repository:
        path = place.relative_to(Path(repository.path).resolve()).as_posix()
        files, links = _read_model_files(repository, folder, revision, path)
    return load_files(files, name=Path(f"{folder}@{revision}"), links=links)


def _read_model_files(
    repository: Repo, folder: Path, revision: str, path: str
) -> tuple[dict[str, bytes], dict[str, str]]:
    store = repository.object_store
    root = _find_root(repository, folder, revision)
    files: dict[str, bytes] = {}
    links: dict[str, str] = {}
    try:
        tree = _find_tree(store, root, path)
        if tree is None:
            raise ModelNotInRevision(revision=revision, path=path)
        for name, mode, found in _walk(store, tree, ""):
            content = store[found].as_raw_string()
            if S_ISLNK(mode):
                links[name] = content.decode("utf-8", "replace")
            else:
                files[name] = content
    except _UNREADABLE as error:
        raise RepositoryUnreadable(folder=folder, reason=_explain(error)) from None
    return files, links


def _find_root(repository: Repo, folder: Path, revision: str) -> ObjectID:
    """Return the tree of a revision; what the words mean is git's business, so any failure to find is one refusal."""
    base = _STEP.split(revision, maxsplit=1)[0]
    steps = revision[len(base) :]
    if not base or ":" in revision:
        raise RevisionUnknown(folder=folder, revision=revision)
    try:
        begun = _find_commit(repository, base)
        commit = parse_commit(repository, parse_object(repository, begun + steps.encode()).id)
        return ObjectID(commit.tree)
    except (AmbiguousShortId, NotImplementedError, *_UNREADABLE):
        raise RevisionUnknown(folder=folder, revision=revision) from None


def _find_commit(repository: Repo, base: str) -> bytes:
    """Return the hash of what is named before any step; a name, a hash or its beginning, or an entry of the log."""
    if "@{" in base:
        return parse_object(repository, base).id
    return parse_commit(repository, base).id


def _find_tree(store: BaseObjectStore, root: ObjectID, path: str) -> Tree | None:
    found = store[root]
    for part in Path(path).parts:
        if not isinstance(found, Tree) or part.encode() not in found:
            return None
        found = store[found[part.encode()][1]]
    return found if isinstance(found, Tree) else None


def _walk(store: BaseObjectStore, tree: Tree, above: str) -> Iterator[tuple[str, int, ObjectID]]:
    """Yield the name, the mode and the hash of every file of the model below a tree."""
    for entry in tree.iteritems():
        name = f"{above}{entry.path.decode('utf-8', 'surrogateescape')}"
        if name.rpartition("/")[2].startswith(".") or not is_safe_name(name):
            continue  # the reader of folders passes hidden files over too
        if not above and name not in _READ:
            continue
        if S_ISDIR(entry.mode):
            below = store[entry.sha]
            assert isinstance(below, Tree)
            yield from _walk(store, below, f"{name}/")
        elif not _is_submodule(entry.mode):
            yield name, entry.mode, entry.sha


def _is_submodule(mode: int) -> bool:
    return mode == 0o160000


def _explain(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
