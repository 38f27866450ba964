"""The data dictionary: what every column of every table means, so that the tables can be read without this software."""

from datetime import date
from enum import StrEnum

from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.shapes import Shape

from .tables import BETWEEN, list_tables, to_csv

COLUMNS = [
    "kind",
    "kind_title",
    "file",
    "field",
    "title",
    "type",
    "required",
    "values",
    "names",
    "description",
]

_TYPES = {str: "text", int: "integer", bool: "boolean", date: "date", dict: "json"}
_KEYS = {"id": "Mã đối tượng mà dòng này thuộc về", "position": "Thứ tự trong danh sách"}


def write_dictionary() -> bytes:
    """Return the data dictionary as a CSV file."""
    rows = []
    for kind, entity in KINDS.items():
        for table in list_tables(kind):
            head = {"kind": kind, "kind_title": entity.title, "file": f"{table.name}.csv"}
            for column in table.columns:
                rows.append({**head, "field": column.name, **_describe(column.name, column.shape)})
    return to_csv(COLUMNS, rows)


def _describe(name: str, shape: Shape | None) -> dict[str, str]:
    if shape is None:
        return {"title": _KEYS[name.split("_", maxsplit=1)[0]], "type": "text" if name == "id" else "integer"}
    words = list(shape.value_type) if issubclass(shape.value_type, StrEnum) else []
    in_cell = shape.is_many and (words or shape.targets)
    described = {
        "title": shape.title,
        "type": _name_type(shape) + (f" (list, between '{BETWEEN}')" if in_cell else ""),
        "required": "true" if shape.is_required else "false",
        "description": shape.description,
    }
    if words:
        described["values"] = BETWEEN.join(words)
    if shape.targets:
        described["names"] = BETWEEN.join(shape.targets)
    return described


def _name_type(shape: Shape) -> str:
    if issubclass(shape.value_type, StrEnum):
        return "word"
    return "id" if shape.targets else _TYPES[shape.value_type]
