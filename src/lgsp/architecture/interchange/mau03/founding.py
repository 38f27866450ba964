"""A new model from a workbook: its province, its agencies, and the files of its folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lgsp.architecture.interchange.proposals import REPORT, Note, Source
from lgsp.architecture.interchange.reports import write_new_report
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.errors import FolderMissing
from lgsp.architecture.model.folders import ENTITIES, PROVINCE, Found, list_files
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.nodes import parse
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.province import Province
from lgsp.architecture.model.records import R, build
from lgsp.architecture.model.references import list_references
from lgsp.architecture.model.saving import to_yaml
from lgsp.architecture.model.texts import read_text

from .errors import ProvinceUnknown
from .intake import take_in
from .reading import Workbook

_OUTLINE = "1425-2026"
_KEPT = {
    "id",
    "name",
    "level",
    "short_name",
    "code",
    "code_qcvn102",
    "area_code",
    "is_digital_lead",
    "aliases",
}
"""What is taken of an agency of another model: who it is, not what it has to do with the rest of that model."""


@dataclass(frozen=True, slots=True)
class Founding:
    """A new model: its province, its entities, and what its report tells."""

    province: Province
    entities: tuple[Entity, ...]
    notes: tuple[Note, ...]

    def write(self, source: Source) -> dict[str, bytes]:
        """Return the files of the model folder, by name."""
        files = {f"{ENTITIES}/{one.kind}/{one.id}.yaml": to_yaml(one).encode() for one in self.entities}
        files[PROVINCE] = to_yaml(self.province).encode()
        files[REPORT] = write_new_report(source, entities=self.entities, notes=self.notes).encode()
        return files


def found(workbook: Workbook, province: Province, *, agencies: Iterable[Agency] = ()) -> Founding:
    """
    Return the new model that a workbook makes; `agencies` are those known by name already.

    :raises DatasetRefused: if any cell cannot be accepted; all of them are named
    """
    known: dict[str, Entity] = {one.id: _identify(one) for one in agencies}
    taken = take_in(workbook, Model(Path(), province, {}, known, {}), is_new=True)
    named = {reference.id for entity in taken.entities for reference in list_references(entity)}
    kept = [one for key, one in known.items() if key in named]
    return Founding(province, (*kept, *taken.entities), taken.notes)


def read_known(folder: Path) -> tuple[Province, tuple[Agency, ...]]:
    """
    Return the province and the agencies of a model, without reading the rest of it.

    :raises FolderMissing: if there is no such folder
    :raises Problem: if one of these files cannot be read, the first of what is wrong
    """
    if not folder.is_dir():
        raise FolderMissing(folder=folder)
    listing = list_files(folder)
    if listing.province is None:
        raise listing.problems[0]
    agencies = [found for kind, found in listing.entities if kind == Agency.kind]
    return _read(Province, listing.province), tuple(_read(Agency, found) for found in agencies)


def _read(kind: type[R], file: Found) -> R:
    record = build(kind, parse(read_text(file.path, file=file.file), file=file.file), file=file.file)
    if isinstance(record, list):
        raise record[0]
    return record


def make_province(*, full_name: str | None, code: str | None, seat: str | None) -> Province:
    """
    Return a province from what a person said of it.

    :raises ProvinceUnknown: if something is missing
    """
    given = {"--province": full_name, "--code": code, "--seat": seat}
    missing = ", ".join(name for name, value in given.items() if not value)
    if missing or not (full_name and code and seat):
        raise ProvinceUnknown(missing=missing)
    short = full_name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
    return Province(
        name=short, full_name=full_name, code=code, xroad_instance=f"VN-{code}", outline=_OUTLINE, seat=seat
    )


def _identify(agency: Agency) -> Agency:
    return Agency.model_validate(agency.model_dump(include=_KEPT, exclude_defaults=True))
