"""
Entities inside a request: their text as in the model's files, so that a request can be read years later.

The base stands beside what is wanted: whoever approves later knows what the author saw.
"""

from collections.abc import Mapping
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.nodes import parse
from lgsp.architecture.model.records import build
from lgsp.architecture.model.saving import to_yaml

Entities = Mapping[str, Entity]


def write_changes(base: Entities, wanted: Entities) -> dict[str, dict[str, str | None]]:
    """Return what a request holds of each entity that differs."""
    return {
        key: {
            "kind": (wanted.get(key) or base[key]).kind,
            "base": _write(base.get(key)),
            "wanted": _write(wanted.get(key)),
        }
        for key in sorted({**base, **wanted})
        if base.get(key) != wanted.get(key)
    }


def read_changes(changes: Mapping[str, Any]) -> tuple[Entities, Entities]:
    """Return the entities in the base and as they are wanted; one that is not there is in neither."""
    base, wanted = ({key: _read(one, side) for key, one in changes.items()} for side in ("base", "wanted"))
    return _present(base), _present(wanted)


def _present(found: Mapping[str, Entity | None]) -> Entities:
    return {key: one for key, one in found.items() if one is not None}


def _write(entity: Entity | None) -> str | None:
    return None if entity is None else to_yaml(entity)


def _read(one: Mapping[str, str | None], side: str) -> Entity | None:
    text = one[side]
    if text is None:
        return None
    file = f"{one['kind']}.yaml"
    built = build(KINDS[str(one["kind"])], parse(text, file=file), file=file)
    if isinstance(built, list):
        raise built[0]
    return built
