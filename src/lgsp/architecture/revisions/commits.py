"""
The history of a model folder, written with dulwich: one commit for each change people agreed on.

Where the folder is the root of a git repository, that is its history. Elsewhere a bare repository of its own holds it,
begun with the folder as it stands: a model inside somebody's clone of something else never touches that clone. Only the
files named are committed, on top of what was committed before: what people have open beside them stays theirs.
"""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dulwich.errors import NotGitRepository
from dulwich.index import commit_tree, index_entry_from_stat
from dulwich.object_store import iter_tree_contents
from dulwich.objects import Blob, Commit, ObjectID
from dulwich.refs import HEADREF, Ref
from dulwich.repo import Repo

from lgsp.architecture.model.folders import ENTITIES, PROSE, PROVINCE

from .errors import HeadDetached, HistoryMoved, MergeUnderWay

TRAILER = "Change-Request"
_MODE = 0o100644
_FOLDERS = (ENTITIES, PROSE, "foreign")
_UNSAFE = re.compile(r"[<>\x00-\x1f\x7f]")
_SEARCHED = 500
_BRANCH = b"main"

Files = dict[bytes, tuple[int, ObjectID]]
"""The mode and the hash of every file of a tree, by name."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote or agreed to a change: a name, and an account with its province, which are no mail address."""

    name: str
    account: str
    province: str

    def __str__(self) -> str:
        account = re.sub(r"[^\w.+-]", "_", self.account)
        name = " ".join(_UNSAFE.sub(" ", self.name).split())
        return f"{name or account} <{account}@{self.province.lower()}.invalid>"


@dataclass(frozen=True, slots=True)
class Change:
    """A commit to be made: the files as they become, None for one that goes, who wrote it, who agreed, and why."""

    number: str
    files: Mapping[str, bytes | None]
    author: Person
    committer: Person
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Committed:
    """A commit of the history, as it is told on a screen."""

    id: str
    author: str
    at: datetime
    subject: str
    number: str | None


class History:
    """The commits of one model folder; `kept` is where the repository of a folder that is none itself stands."""

    def __init__(self, folder: Path, *, kept: Path) -> None:
        self.folder = folder.resolve()
        self._is_own = (self.folder / ".git").exists()
        self._place = self.folder if self._is_own else kept

    def commit(self, change: Change) -> str:
        """
        Commit a change and return the hash; one that is in the history already is not made again.

        :raises HeadDetached: if the folder's repository stands on no branch
        :raises MergeUnderWay: if somebody is merging there
        :raises HistoryMoved: if somebody committed at the same moment
        """
        with self._open() as repository:
            found = self._find(repository, change.number)
            if found is not None:
                return found
            branch, head = self._read_head(repository)
            files = self._list_files(repository, head, change)
            made = _make_commit(repository, files, head, change)
            if not repository.refs.set_if_equals(branch, head, made):
                raise HistoryMoved(folder=self.folder)
            if self._is_own:
                self._refresh_index(repository, files, change)
            return made.decode()

    def list(self, *files: str, most: int = 50) -> list[Committed]:
        """Return the latest commits, or the latest that changed one of the files."""
        if not self._is_own and not self._place.exists():
            return []
        with self._open() as repository:
            head = repository.refs.follow(HEADREF)[1]
            if head is None:
                return []
            paths = [name.encode() for name in files] or None
            walker = repository.get_walker(include=[head], max_entries=most, paths=paths)
            return [_tell(entry.commit) for entry in walker]

    def find(self, number: str) -> str | None:
        """Return the hash of a change's commit among the latest, if it was made."""
        if not self._is_own and not self._place.exists():
            return None
        with self._open() as repository:
            return self._find(repository, number)

    def _open(self) -> Repo:
        try:
            return Repo(str(self._place))
        except NotGitRepository:
            self._place.mkdir(parents=True, exist_ok=True)
            return Repo.init_bare(str(self._place), default_branch=_BRANCH)

    def _read_head(self, repository: Repo) -> tuple[Ref, ObjectID | None]:
        names, head = repository.refs.follow(HEADREF)
        if len(names) < 2:
            raise HeadDetached(folder=self.folder)
        if self._is_own and (Path(repository.controldir()) / "MERGE_HEAD").exists():
            raise MergeUnderWay(folder=self.folder)
        return names[-1], head

    def _find(self, repository: Repo, number: str) -> str | None:
        head = repository.refs.follow(HEADREF)[1]
        if head is None:
            return None
        walker = repository.get_walker(include=[head], max_entries=_SEARCHED)
        return next(
            (entry.commit.id.decode() for entry in walker if _read_number(entry.commit) == number), None
        )

    def _list_files(self, repository: Repo, head: ObjectID | None, change: Change) -> Files:
        """Return every file of the new tree: those of the last commit, or of the folder, and the change's."""
        store = repository.object_store
        if head is not None:
            tree = store[head].tree  # type: ignore[attr-defined]
            found = {entry.path: (entry.mode, entry.sha) for entry in iter_tree_contents(store, tree)}
        else:
            found = {
                name.encode(): (_MODE, _store(repository, content)) for name, content in self._read_folder()
            }
        for name, content in change.files.items():
            mode, _old = found.pop(name.encode(), (_MODE, None))
            if content is not None:
                found[name.encode()] = (mode, _store(repository, content))
        return found

    def _read_folder(self) -> Iterator[tuple[str, bytes]]:
        yield PROVINCE, (self.folder / PROVINCE).read_bytes()
        for part in _FOLDERS:
            for path in sorted((self.folder / part).rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    yield path.relative_to(self.folder).as_posix(), path.read_bytes()

    def _refresh_index(self, repository: Repo, files: Files, change: Change) -> None:
        """Tell git that the files of the change are as they were committed, so that its status stays clean."""
        index = repository.open_index()
        for name in change.files:
            path = self.folder / name
            if name.encode() in files and path.exists():
                index[name.encode()] = index_entry_from_stat(path.stat(), files[name.encode()][1])
            elif name.encode() in index:
                del index[name.encode()]
        index.write()


def _store(repository: Repo, content: bytes) -> ObjectID:
    blob = Blob.from_string(content)
    repository.object_store.add_object(blob)
    return blob.id


def _make_commit(repository: Repo, files: Files, head: ObjectID | None, change: Change) -> ObjectID:
    store = repository.object_store
    commit = Commit()
    commit.tree = commit_tree(store, [(name, blob, mode) for name, (mode, blob) in files.items()])
    commit.parents = [head] if head is not None else []
    commit.author, commit.committer = str(change.author).encode(), str(change.committer).encode()
    commit.author_time = commit.commit_time = int(change.at.timestamp())
    commit.author_timezone = commit.commit_timezone = _offset(change.at)
    commit.encoding = b"UTF-8"
    commit.message = f"{change.message.strip()}\n\n{TRAILER}: {change.number}\n".encode()
    store.add_object(commit)
    return commit.id


def _offset(at: datetime) -> int:
    offset = at.utcoffset()
    return int(offset.total_seconds()) if offset is not None else -time.timezone


def _read_number(commit: Commit) -> str | None:
    found = re.search(rf"^{TRAILER}: (.+)$", commit.message.decode("utf-8", "replace"), re.MULTILINE)
    return found[1].strip() if found else None


def _tell(commit: Commit) -> Committed:
    return Committed(
        id=commit.id.decode(),
        author=commit.author.decode("utf-8", "replace").partition(" <")[0],
        at=datetime.fromtimestamp(commit.commit_time, tz=UTC),
        subject=commit.message.decode("utf-8", "replace").partition("\n")[0],
        number=_read_number(commit),
    )
