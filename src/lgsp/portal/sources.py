"""
What the portal reads besides tables: the model folder, the published documents, the evidence of each gateway node.

The model is read once and again only when a file of it changed; the findings follow the day they are asked for.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from lgsp.alignment.identifiers import find_member_id, find_service_id, find_subsystem_id
from lgsp.architecture.conformance.checking import Report, check_reading
from lgsp.architecture.model.errors import ModelBroken
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.reading import Reading, read_model
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.pictures.overall import overall_figure
from lgsp.architecture.pictures.svg import to_svg
from lgsp.architecture.queries.search import Index

DOCUMENT_NAMES = ("kien-truc-2384.docx", "kien-truc-2384.pdf")

Stamp = frozenset[tuple[str, int, int]]

_READING = Lock()
"""Who asks while a changed model is being read waits for it, instead of reading it too."""


@dataclass(frozen=True)
class Description:
    """The province as its model folder describes it, with the findings of one day."""

    reading: Reading
    report: Report

    @property
    def is_readable(self) -> bool:
        """Say whether the folder could be read as a model."""
        return self.reading.model is not None

    @property
    def model(self) -> Model:
        """
        Return the model.

        :raises ModelBroken: if the folder cannot be read as one
        """
        if self.reading.model is None:
            problems = self.reading.problems
            raise ModelBroken(folder=self.reading.folder, count=len(problems), first=problems[0])
        return self.reading.model

    @cached_property
    def foreseen(self) -> dict[tuple[int, int], Any]:
        """Return what change requests would do to this state of the model, by number and version, once worked out."""
        return {}

    @cached_property
    def index(self) -> Index:
        """Return the words of the model, made once for each state of it."""
        return Index(self.model)

    @cached_property
    def overall_svg(self) -> str:
        """Return the overall figure, drawn once for each state of the model."""
        return to_svg(overall_figure(self.model))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the names officials know, by X-Road identifier of member, subsystem or service."""
        return _name_identifiers(self.model)


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A built document that may be downloaded."""

    name: str
    path: Path
    size: int
    built_at: datetime

    @property
    def format(self) -> str:
        """Return the format in capitals, as on its label."""
        return self.path.suffix.removeprefix(".").upper()


def get_description(folder: Path, *, on: date) -> Description:
    """Return the description as the folder is now, with the findings of that day."""
    with _READING:
        return _describe(folder, on, _stamp(folder))


def list_documents(build_folder: Path) -> list[PublishedDocument]:
    """Return the published documents that exist, Word first."""
    found = []
    for name in DOCUMENT_NAMES:
        path = build_folder / name
        if path.is_file():
            state = path.stat()
            built_at = datetime.fromtimestamp(state.st_mtime, tz=UTC)
            found.append(PublishedDocument(name, path, size=state.st_size, built_at=built_at))
    return found


def find_document(build_folder: Path, *, name: str) -> PublishedDocument | None:
    """Return the published document of that name; no other file of the folder is ever given out."""
    return next((document for document in list_documents(build_folder) if document.name == name), None)


@lru_cache(maxsize=4)
def _describe(folder: Path, on: date, _as_of: Stamp) -> Description:
    reading = read_model(folder)
    return Description(reading, check_reading(reading, on=on))


def _stamp(folder: Path) -> Stamp:
    """Return what changes when any file of the description does: names, times and sizes."""
    files = [folder / "province.yaml"]
    for part in ("model", "prose"):
        files += [Path(parent, name) for parent, _, names in os.walk(folder / part) for name in names]
    found = []
    for file in files:
        with suppress(FileNotFoundError):
            state = file.stat()
            found.append((str(file), state.st_mtime_ns, state.st_size))
    return frozenset(found)


def _name_identifiers(model: Model) -> dict[str, str]:
    services = {find_service_id(model, service): service.name for service in model.all(Service)}
    systems = {find_subsystem_id(model, system): system.name for system in model.all(System)}
    agencies = {
        find_member_id(model, system): model.get(Agency, system.owner).name for system in model.all(System)
    }
    named = services | systems | agencies
    return {str(identifier): name for identifier, name in named.items() if identifier}
