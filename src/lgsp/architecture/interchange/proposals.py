"""
A proposal: what a file from outside would change in a model, with a report; the model itself is not touched.

It is a folder that people read, discuss and may edit before it is accepted:

    proposal.json            where it comes from, which state of the model it was made for, what it adds and changes
    model/<kind>/<id>.yaml   every entity as it would become
    prose/<paragraph>.md     the prose of a paragraph as it would become
    foreign/<name>.xml       what has no place in the model and is kept beside it, as it would become
    report.md                the same for people: what changes, what was taken for what, what was not understood

An entity is removed only when somebody asked for that.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.errors import Problem
from lgsp.architecture.model.folders import ENTITIES, PROSE
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.nodes import parse
from lgsp.architecture.model.records import build
from lgsp.architecture.model.saving import to_yaml
from lgsp.architecture.model.texts import read_text
from lgsp.architecture.revisions.differences import compare
from lgsp.architecture.revisions.sentences import list_sentences
from lgsp.kernel.text import nfc

from .errors import NotProposal
from .reports import write_report
from .whole_folders import write_whole

FORMAT = "lgsp-proposal/1"
MANIFEST = "proposal.json"
REPORT = "report.md"
_PROSE_KEY = re.compile(r"(?:\w[\w.-]*/)?\w[\w.-]*")
_FOREIGN = re.compile(r"foreign/[a-z0-9-]+\.xml")
PROPOSALS = "proposals"
"""The folder beside `model/` that proposals are written to when nobody names another."""


class NoteKind(StrEnum):
    """
    What a line of the report tells.

    What was taken for what, what stays, what people wrote beside it, what to look at, what nobody understood.
    """

    MAPPED = "mapped"
    KEPT = "kept"
    COMMENT = "comment"
    TRACKED = "tracked"
    WARNING = "warning"
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the report: of what sort, about which place of the file, in Vietnamese."""

    kind: NoteKind
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file a proposal comes from, and the door it came through."""

    door: str
    file: str
    sha256: str

    @classmethod
    def of(cls, door: str, *, file: str, content: bytes) -> "Source":
        """Return the source for a file's content."""
        return cls(door, file, hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    What would become of a model: entities added, changed (as they would be) and removed, told in sentences.

    `prose` is the text that paragraphs become, by what the model calls them.
    """

    source: Source
    base: str
    added: tuple[Entity, ...]
    changed: tuple[Entity, ...]
    removed: tuple[str, ...]
    sentences: tuple[str, ...]
    notes: tuple[Note, ...]
    foreign: Mapping[str, bytes] = field(default_factory=dict)
    prose: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Say whether the model would stay as it is."""
        return not (self.added or self.changed or self.removed or self.foreign or self.prose)

    @property
    def folder_name(self) -> str:
        """Return the name its folder has when nobody chooses another."""
        return f"{self.source.door}-{self.source.sha256[:8]}"


def propose(
    model: Model,
    source: Source,
    *,
    entities: Iterable[Entity],
    removed: Iterable[str] = (),
    notes: Iterable[Note] = (),
    foreign: Mapping[str, bytes] | None = None,
    prose: Mapping[str, str] | None = None,
) -> Proposal:
    """
    Return what the entities, as they would be, change in the model; those that are the same already do not count.

    `foreign` are the files beside the model that change, by name, `prose` the text that paragraphs become. A proposal
    that changes nothing names no state it was made for: to find that out takes a while.
    """
    come = {one.id: one for one in entities if model.entities.get(one.id) != one}
    gone = sorted(set(removed) & model.entities.keys() - come.keys())
    kept = {key: one for key, one in model.entities.items() if key not in gone}
    texts = {key: text for key, text in (prose or {}).items() if model.prose.get(key) != text}
    result = replace(model, entities={**kept, **come}, prose={**model.prose, **texts})
    sentences = tuple(list_sentences(compare(model, result))) if come or gone or texts else ()
    listed = sorted(come.values(), key=_order)
    return Proposal(
        source=source,
        base=model.digest if come or gone or foreign or texts else "",
        added=tuple(one for one in listed if one.id not in model.entities),
        changed=tuple(one for one in listed if one.id in model.entities),
        removed=tuple(gone),
        sentences=sentences,
        notes=tuple(notes),
        foreign=dict(foreign or {}),
        prose=texts,
    )


def write_proposal(proposal: Proposal, folder: Path) -> None:
    """
    Write the proposal as a folder, whole or not at all.

    :raises FolderTaken: if the folder holds something else
    :raises OSError: if it cannot be written
    """
    entities = (*proposal.added, *proposal.changed)
    files = {_name(one.kind, one.id): to_yaml(one).encode() for one in entities}
    files |= {name_prose(key): text.encode() for key, text in proposal.prose.items()}
    files |= proposal.foreign
    files[MANIFEST] = _to_json(proposal).encode()
    files[REPORT] = write_report(proposal).encode()
    write_whole(files, folder)


def read_proposal(folder: Path) -> Proposal:
    """
    Return the proposal in a folder, its entities as the files stand now.

    :raises NotProposal: if something in it cannot be read
    """
    try:
        said = json.loads((folder / MANIFEST).read_text("utf-8"))
        if said["format"] != FORMAT:
            raise NotProposal(folder=folder, reason=f"format {said['format']!r}")
        source = said["source"]
        return Proposal(
            source=Source(said["door"], source["file"], source["sha256"]),
            base=said["base"],
            added=_read_entities(folder, said["added"]),
            changed=_read_entities(folder, said["changed"]),
            removed=tuple(said["removed"]),
            sentences=tuple(said["sentences"]),
            notes=tuple(Note(NoteKind(one["kind"]), one["place"], one["text"]) for one in said["notes"]),
            foreign={name: _read_foreign(folder, name) for name in said.get("foreign", ())},
            prose={key: _read_prose(folder, key) for key in said.get("prose", ())},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"{MANIFEST}: {error!r}"
        raise NotProposal(folder=folder, reason=reason) from None


def _read_foreign(folder: Path, name: str) -> bytes:
    if not _FOREIGN.fullmatch(name) or (folder / name).is_symlink():
        raise NotProposal(folder=folder, reason=name)
    return (folder / name).read_bytes()


def name_prose(key: str) -> str:
    """Return the file that holds the prose of a paragraph."""
    return f"{PROSE}/{key}.md"


def _read_prose(folder: Path, key: str) -> str:
    name = name_prose(key)
    if not _PROSE_KEY.fullmatch(key) or (folder / name).is_symlink():
        raise NotProposal(folder=folder, reason=name)
    try:
        return nfc(read_text(folder / name, file=name).replace("\r\n", "\n"))
    except Problem as problem:
        raise NotProposal(folder=folder, reason=problem.vietnamese_sentence) from None


def _read_entities(folder: Path, named: list[dict[str, str]]) -> tuple[Entity, ...]:
    return tuple(_read_entity(folder, KINDS[one["kind"]], one["id"]) for one in named)


def _read_entity(folder: Path, kind: type[Entity], key: str) -> Entity:
    file = _name(kind.kind, key)
    try:
        if "/" in key or key.startswith("."):
            raise NotProposal(folder=folder, reason=file)
        entity = build(kind, parse(read_text(folder / file, file=file), file=file), file=file)
        if isinstance(entity, list):
            raise entity[0]
    except Problem as problem:
        raise NotProposal(folder=folder, reason=problem.vietnamese_sentence) from None
    if entity.id != key:
        raise NotProposal(folder=folder, reason=f"{file}: id {entity.id}")
    return entity


def _to_json(proposal: Proposal) -> str:
    said: dict[str, Any] = {
        "format": FORMAT,
        "door": proposal.source.door,
        "source": {"file": proposal.source.file, "sha256": proposal.source.sha256},
        "base": proposal.base,
        "added": [{"kind": one.kind, "id": one.id} for one in proposal.added],
        "changed": [{"kind": one.kind, "id": one.id} for one in proposal.changed],
        "removed": list(proposal.removed),
        **({"prose": sorted(proposal.prose)} if proposal.prose else {}),
        **({"foreign": sorted(proposal.foreign)} if proposal.foreign else {}),
        "sentences": list(proposal.sentences),
        "notes": [{"kind": note.kind, "place": note.place, "text": note.text} for note in proposal.notes],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _name(kind: str, key: str) -> str:
    return f"{ENTITIES}/{kind}/{key}.yaml"


def _order(entity: Entity) -> tuple[int, str]:
    return list(KINDS).index(entity.kind), entity.id
