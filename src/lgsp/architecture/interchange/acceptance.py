"""
Accept a proposal: the model becomes what the proposal says, if it is still the model the proposal was made for.

1. The state the proposal was made for must be the present one.
2. The result is laid out beside the model and read whole: what would not load is refused.
3. The new files are staged in one folder inside the model; renaming that folder to its final name is the decision.
4. The staged files are renamed into place one by one. A run that was cut off here is finished by the next one.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.folders import ENTITIES, PROSE, PROVINCE
from lgsp.architecture.model.formatting import rewrite
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model, read_model
from lgsp.architecture.model.saving import to_yaml
from lgsp.kernel.files import replace_file, sync_folder

from .errors import ModelMovedOn, NothingProposed, NotProposal, ProposalUnacceptable
from .proposals import Proposal, name_prose, read_proposal

_STAGED = ".accepting"
_REMOVALS = "removals.json"
_FILES = "files"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What was written into the model and what was taken out, by file name."""

    proposal: Proposal
    written: tuple[str, ...]
    removed: tuple[str, ...]


def accept_proposal(folder: Path, *, into: Path) -> Acceptance:
    """
    Make the model in the folder `into` what the proposal says, whole or not at all.

    :raises NotProposal: if the folder holds none
    :raises NothingProposed: if it changes nothing
    :raises ModelMovedOn: if the model is not the one the proposal was made for
    :raises ProposalUnacceptable: if the result would not load
    """
    finish_acceptance(into)
    proposal = read_proposal(folder)
    if proposal.is_empty:
        raise NothingProposed(folder=folder)
    model = load_model(into)
    if model.digest != proposal.base:
        raise ModelMovedOn(folder=into)
    unknown = next((key for key in proposal.removed if key not in model.entities), None)
    if unknown is not None:
        raise NotProposal(folder=folder, reason=f"removed: {unknown}")
    return accept(proposal, model)


def accept(proposal: Proposal, model: Model) -> Acceptance:
    """
    Make the folder of the model what a proposal made for this very state says, whole or not at all.

    :raises ProposalUnacceptable: if the result would not load
    """
    into = model.folder
    writings, removals = list_files(proposal, model)
    _check_result(into, writings, removals)
    _stage(into, writings, removals)
    finish_acceptance(into)
    return Acceptance(proposal, tuple(writings), removals)


def list_files(proposal: Proposal, model: Model) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the files of the model's folder that a proposal writes, and those it takes out."""
    removals = tuple(sorted(model.origins[key].file for key in proposal.removed))
    return _write_entities(proposal, model), removals


def finish_acceptance(folder: Path) -> None:
    """Put the files of a proposal that was accepted into place, if a run was cut off while doing so."""
    staged = folder / _STAGED
    if not (staged / _REMOVALS).is_file():
        return
    for path in sorted(one for one in (staged / _FILES).rglob("*") if one.is_file()):
        target = folder / path.relative_to(staged / _FILES)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    for name in json.loads((staged / _REMOVALS).read_text("utf-8")):
        (folder / name).unlink(missing_ok=True)
    sync_folder(folder)
    shutil.rmtree(staged)


def _write_entities(proposal: Proposal, model: Model) -> dict[str, bytes]:
    """Return the files of what is added and changed; a changed one stays where it was and keeps its comments."""
    files = {f"{ENTITIES}/{one.kind}/{one.id}.yaml": to_yaml(one).encode() for one in proposal.added}
    for entity in proposal.changed:
        file = model.origins[entity.id].file
        files[file] = _rewrite(entity, model.folder / file, file).encode()
    files |= {name_prose(key): text.encode() for key, text in proposal.prose.items()}
    return dict(sorted((files | dict(proposal.foreign)).items()))


def _rewrite(entity: Entity, path: Path, file: str) -> str:
    return rewrite(entity, path.read_text("utf-8-sig"), file=file)


def _check_result(model: Path, writings: Mapping[str, bytes], removals: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory(dir=model, prefix=f"{_STAGED}.") as name:
        trial = Path(name)
        for part in (ENTITIES, PROSE):
            if (model / part).is_dir():
                shutil.copytree(model / part, trial / part, copy_function=_share)
        shutil.copy(model / PROVINCE, trial / PROVINCE)
        for file, content in writings.items():
            replace_file(trial / file, content)  # never into the file that the model shares
        for file in removals:
            (trial / file).unlink()
        problems = read_model(trial).problems
    if problems:
        raise ProposalUnacceptable(count=len(problems), first=problems[0])


def _share(source: str, target: str) -> None:
    """Put a file into the trial without copying what it says, where the file system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _stage(model: Path, writings: Mapping[str, bytes], removals: tuple[str, ...]) -> None:
    beside = Path(tempfile.mkdtemp(dir=model, prefix=f"{_STAGED}."))
    try:
        (beside / _FILES).mkdir()
        for file, content in writings.items():
            replace_file(beside / _FILES / file, content)
        replace_file(beside / _REMOVALS, json.dumps(removals).encode())
        beside.replace(model / _STAGED)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    sync_folder(model)
