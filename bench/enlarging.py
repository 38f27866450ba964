"""
A model many times its size: every entity again and again under other ids and names, the copies naming each other.

What a province has once stays one: documents, standards, principles, goals and stages.
"""

import shutil
from pathlib import Path
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.references import list_references
from lgsp.architecture.model.saving import write_entity

SHARED = {"document", "standard", "principle", "goal", "stage"}
TOLD_APART_BY = {"object_code", "relation_code", "subsystem"}


def enlarge(source: Path, folder: Path, *, times: int) -> int:
    """Write the model so many times over into an empty folder and return the number of entities."""
    model = load_model(source)
    shutil.copy(source / "province.yaml", folder)
    shutil.copytree(source / "prose", folder / "prose")
    own = {entity.id for entity in model.entities.values() if entity.kind not in SHARED}
    written = 0
    for copy in range(times):
        for entity in model.entities.values():
            if copy == 0 or entity.id in own:
                write_entity(_copy(entity, own, copy) if copy else entity, folder)
                written += 1
    return written


def _copy(entity: Entity, own: set[str], copy: int) -> Entity:
    said: dict[str, Any] = entity.model_dump(mode="json", exclude_defaults=True, exclude={"changes", "moved"})
    for found in list_references(entity):
        if found.id in own and found.path[0] in said:
            _put(said, found.path, f"{found.id}-c{copy}")
    for field in TOLD_APART_BY & said.keys():
        said[field] = f"{said[field]}-{copy}"
    if entity.kind in ("gap", "task"):
        said["code"] = f"{said['code']}-{copy}"
    return type(entity).model_validate(
        {**said, "id": f"{entity.id}-c{copy}", "name": f"{entity.name}, bản {copy}"}
    )


def _put(said: Any, path: tuple[str | int, ...], value: str) -> None:
    for part in path[:-1]:
        said = said[part]
    said[path[-1]] = value
