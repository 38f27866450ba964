"""
Parameters of an operation in path and query: primitives, and lists in the styles `form` and `simple`.

Source: OpenAPI Specification 3.1.1, 4.8.12 "Parameter Object". Objects, and parameters in headers and cookies, are not
checked.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from .documents import Node, resolve, to_pointer
from .schemas import Schema
from .violations import Violation

_NUMBERS = {"integer": int, "number": float}
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query."""

    name: str
    is_required: bool
    schema: Schema | None
    type: str
    item_type: str
    is_exploded: bool

    def check(self, given: list[str]) -> list[Violation]:
        """Return what is not as described in its values."""
        where = f"query {self.name}"
        if not given:
            return [Violation(where, "missing")] if self.is_required else []
        if self.schema is None:
            return []
        if self.type == "array":
            texts = given if self.is_exploded else [part for text in given for part in text.split(",")]
            return self.schema.check([_convert(text, self.item_type) for text in texts], where=where)
        if len(given) > 1:
            return [Violation(where, "repeated")]
        return self.schema.check(_convert(given[0], self.type), where=where)


def list_parameters(document: Node, place: tuple[str, ...], nodes: list[Any]) -> list[Parameter]:
    """Return the query parameters of an operation; one described twice counts as it was described last."""
    found: dict[str, Parameter] = {}
    for index, node in enumerate(nodes):
        described = resolve(document, node)
        if (
            isinstance(described, dict)
            and described.get("in") == "query"
            and isinstance(described.get("name"), str)
        ):
            pointer = to_pointer(*place, "parameters", str(index))
            found[described["name"]] = _to_parameter(document, described, pointer)
    return list(found.values())


def check_query(parameters: list[Parameter], query: bytes) -> list[Violation]:
    """Return what is not as described in a query, without its question mark."""
    if not parameters:
        return []
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="utf-8"):
        given.setdefault(name, []).append(value)
    return [
        violation for parameter in parameters for violation in parameter.check(given.get(parameter.name, []))
    ]


def _to_parameter(document: Node, described: Node, pointer: str) -> Parameter:
    schema = resolve(document, described.get("schema", {}))
    kind, items = (
        _type_of(schema),
        _type_of(resolve(document, schema.get("items", {})) if isinstance(schema, dict) else {}),
    )
    is_checked = isinstance(described.get("schema"), dict) and kind != "object"
    return Parameter(
        name=described["name"],
        is_required=described.get("required") is True,
        schema=Schema(document, described["schema"], pointer=pointer) if is_checked else None,
        type=kind,
        item_type=items,
        is_exploded=described.get("explode", described.get("style", "form") == "form") is True,
    )


def _type_of(schema: Any) -> str:
    kind = schema.get("type") if isinstance(schema, dict) else None
    if isinstance(kind, list):
        kind = next((each for each in kind if each != "null"), None)
    return kind if isinstance(kind, str) else "string"


def _convert(text: str, kind: str) -> Any:
    """Return the value a text stands for; the text itself where it stands for none, which the schema then refuses."""
    if kind == "boolean":
        return _TRUTHS.get(text, text)
    if kind in _NUMBERS and text.isascii() and len(text) <= 40 and "_" not in text and text.strip() == text:
        try:
            return _NUMBERS[kind](text)
        except ValueError:
            return text
    return text
