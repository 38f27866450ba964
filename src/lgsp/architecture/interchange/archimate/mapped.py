"""An element of a file, and the entity it became."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mapped:
    """An element or relationship, by its identifier, type and name, and the kind and id of the entity."""

    identifier: str
    type: str
    name: str
    kind: str
    id: str
