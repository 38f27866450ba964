"""
What the fields of a record look like: one or many, of what, naming whom.

Whoever lays records out in cells, compares them or describes them reads this, so that a new field needs no second word.

>>> from .kinds import KINDS
>>> owner = next(shape for shape in list_shapes(KINDS["system"]) if shape.name == "owner")
>>> owner.title, owner.is_required, owner.targets
('Cơ quan chủ quản', True, ('agency',))
"""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from .entities import Target
from .kinds import KINDS


@dataclass(frozen=True, slots=True)
class Shape:
    """
    One field of a record.

    `value_type` is what one value of it is: `str`, `int`, `bool`, `date`, `dict`, a class of words or one of records.
    `targets` are the kinds that a value may name; None when it names nothing. `bounds` are the least and the greatest
    number allowed.
    """

    name: str
    title: str
    description: str
    value_type: type
    is_many: bool
    is_required: bool
    default: Any
    bounds: tuple[int | None, int | None]
    targets: tuple[str, ...] | None

    @property
    def record(self) -> type[BaseModel] | None:
        """Return the class of the records it holds, if it holds records."""
        return self.value_type if issubclass(self.value_type, BaseModel) else None


@cache
def list_shapes(kind: type[BaseModel]) -> tuple[Shape, ...]:
    """Return the fields of a class of records, in its order."""
    return tuple(_shape(kind, name) for name in kind.model_fields)


def _shape(kind: type[BaseModel], name: str) -> Shape:
    field = kind.model_fields[name]
    bare, is_many, marks = _unwrap(field.annotation)
    marks += [mark for mark in field.metadata if isinstance(mark, Target)]
    return Shape(
        name=name,
        title=field.title or name,
        description=field.description or "",
        value_type=bare,
        is_many=is_many,
        is_required=field.is_required(),
        default=None if field.is_required() else field.default,
        bounds=(_bound(field.metadata, "ge"), _bound(field.metadata, "le")),
        targets=(marks[0].kinds or tuple(KINDS)) if marks else None,
    )


def _bound(marks: list[Any], name: str) -> int | None:
    return next((getattr(mark, name) for mark in marks if hasattr(mark, name)), None)


def _unwrap(annotation: Any) -> tuple[type, bool, list[Target]]:
    """Return the type inside optional, annotated and tuple types, whether it was in a tuple, and the marks met."""
    is_many, marks = False, []
    while (origin := get_origin(annotation)) is not None:
        if origin is Annotated:
            marks += [mark for mark in annotation.__metadata__ if isinstance(mark, Target)]
            annotation = annotation.__origin__
        elif origin in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        elif origin is tuple:
            is_many, annotation = True, get_args(annotation)[0]
        else:
            annotation = origin
    return annotation, is_many, marks
