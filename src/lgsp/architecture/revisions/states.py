"""
How a state of a model is named: a folder, and after `@` which state of it.

    tinh                 the folder as it stands
    tinh@1.0             release 1.0
    tinh@2026-11-01      the release in force on that day
    tinh@HEAD~1          anything else: a git revision (a tag that looks like a version: tinh@tags/1.0)
    @1.0                 the same folder as the other one, or the present one

>>> split_state("tinh@HEAD@{1}")
(PosixPath('tinh'), 'HEAD@{1}')
"""

import re
from datetime import date
from pathlib import Path

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model

from .errors import StateMissing
from .releases import MANIFEST, RELEASES, find_release
from .verification import load_release
from .versions import is_version

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def load_state(text: str, *, beside: Path | None = None) -> Model:
    """
    Return the model in the state named; without a folder, of the one `beside` it.

    :raises StateMissing: if nothing stands after @
    :raises DomainError: what reading the folder, the release or the repository refuses
    """
    folder, state = split_state(text, beside=beside)
    if state is None:
        return load_model(folder)
    if is_version(state):
        return load_release(folder, state)
    day = _read_day(state)
    if day is not None:
        return load_release(folder, find_release(folder, on=day).version.text)
    from .repository import load_revision

    return load_revision(folder, state)


def split_state(text: str, *, beside: Path | None = None) -> tuple[Path, str | None]:
    """
    Return the folder and the state that a text names; no state means the folder as it stands.

    :raises StateMissing: if nothing stands after @
    """
    whole = Path(text)
    if is_version(whole.name) and whole.parent.name == RELEASES and (whole / MANIFEST).is_file():
        return whole.parent.parent, whole.name
    if "@" not in text or whole.is_dir():
        return whole, None
    # A folder may have an @ in its name; the first one after a folder that exists counts.
    places = [position for position, letter in enumerate(text) if letter == "@"]
    split = next((one for one in places if one and Path(text[:one]).is_dir()), places[0])
    folder, state = text[:split], text[split + 1 :]
    if not state:
        raise StateMissing(text=text)
    return Path(folder) if folder else (beside or Path()), state


def _read_day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
