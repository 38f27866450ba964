"""The cases beside the model, appraised once for each state of case and model."""

import os
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from lgsp.architecture.appraisal.appraising import appraise, read_submission
from lgsp.architecture.appraisal.cases import Case
from lgsp.architecture.appraisal.reading import CASE, read_case
from lgsp.architecture.appraisal.results import Appraisal
from lgsp.architecture.model.model import Model
from lgsp.kernel.errors import DomainError
from lgsp.kernel.text import collation_key

FOLDER = "appraisals"

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Listed:
    """A case of the list; what keeps it from being read, where something does."""

    name: str
    case: Case | None
    problem: str = ""


def list_cases(folder: Path) -> list[Listed]:
    """Return the cases beside a model, by name."""
    found = [_list(file.parent) for file in (folder / FOLDER).glob(f"*/{CASE}")]
    return sorted(found, key=lambda one: (collation_key(one.case.name if one.case else one.name), one.name))


def find_case(folder: Path, name: str) -> Path | None:
    """Return the folder of a case, if there is one of that name."""
    found = folder / FOLDER / name
    return found if (found / CASE).is_file() else None


def get_appraisal(case: Path, model: Model, *, on: date) -> Appraisal:
    """
    Return the appraisal of a case held against the model, as both are now.

    :raises DomainError: if the case or its design cannot be read
    """
    return _appraise(case, _Held(model), on, _stamp(case.parent))


class _Held:
    """A model that is the same as another when it says the same."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.model.digest == self.model.digest

    def __hash__(self) -> int:
        return hash(self.model.digest)


@lru_cache(maxsize=16)
def _appraise(case: Path, held: _Held, on: date, _as_of: Stamp) -> Appraisal:
    return appraise(read_submission(case, model=held.model), on=on)


def _list(folder: Path) -> Listed:
    try:
        return Listed(folder.name, read_case(folder).case)
    except DomainError as refusal:
        return Listed(folder.name, None, refusal.message_in("vi"))


def _stamp(folder: Path) -> Stamp:
    """Return what changes when any file of any case does: a case may name the design of another."""
    files = (Path(parent, name) for parent, _, names in os.walk(folder) for name in names)
    return tuple(sorted((str(file), *_state(file)) for file in files))


def _state(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_mtime_ns, found.st_size
