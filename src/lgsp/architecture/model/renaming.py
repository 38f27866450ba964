"""
Give an entity another id: everything that names it follows, and the old id stays known.

The file under the new id is written first, then what names it, and the old file goes last. Each file is the old one or
the new one; were the work cut off between two files, the old one is still there and reading names it (MODEL-027).
"""

from pathlib import Path
from typing import Any

from lgsp.kernel.files import replace_file

from .entities import Entity
from .errors import IdTaken
from .folders import ENTITIES
from .formatting import rewrite
from .model import Model
from .references import list_references
from .texts import read_text


def rename(model: Model, old: str, new: str) -> tuple[Path, ...]:
    """
    Rename the entity `old` in the model's folder and return the files written; an id already given back is refused.

    :raises IdTaken: if something else is or was called `new`
    :raises KeyError: if the model has no entity `old`; ask before
    :raises ValidationError: if `new` has not the form of an id; ask before
    :raises OSError: if a file cannot be written
    """
    entity = model.entities[old]
    if new in model.entities or model.renamed.get(new, old) != old:
        raise IdTaken(id=new)
    moved = (*(one for one in entity.moved if one != new), old)
    renamed = type(entity).model_validate({**entity.model_dump(), "id": new, "moved": moved})
    contents = {f"{ENTITIES}/{entity.kind}/{new}.yaml": _write(model, entity, _follow(renamed, old, new))}
    for other in model.entities.values():
        if other.id != old and _names(other, old):
            file = model.origins[other.id].file
            contents[file] = _write(model, other, _follow(other, old, new))
    for file, content in contents.items():
        replace_file(model.folder / file, content.encode())
    (model.folder / model.origins[old].file).unlink()
    return tuple(model.folder / file for file in contents)


def _names(entity: Entity, old: str) -> bool:
    states = [entity, *(state for _, state in entity.list_states())]
    return any(found.id == old for state in states for found in list_references(state))


def _follow(entity: Entity, old: str, new: str) -> Entity:
    """Return the entity with every reference to `old`, in its later states too, turned to `new`."""
    said: dict[str, Any] = entity.model_dump(mode="json", exclude_defaults=True)
    for found in list_references(entity):
        if found.id == old:
            _put(said, found.path, new)
    for position, state in entity.list_states():
        becomes = said["changes"][position]["becomes"]
        for found in list_references(state):
            if found.id == old and found.path[0] in becomes:
                _put(becomes, found.path, new)
    return type(entity).model_validate(said)


def _put(said: Any, path: tuple[str | int, ...], value: str) -> None:
    for part in path[:-1]:
        said = said[part]
    said[path[-1]] = value


def _write(model: Model, before: Entity, after: Entity) -> str:
    file = model.origins[before.id].file
    return rewrite(after, read_text(model.folder / file, file=file), file=file)
