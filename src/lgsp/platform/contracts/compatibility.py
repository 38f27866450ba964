"""
What changed between two descriptions, for who calls the service: what breaks a client, and what only adds.

A client breaks where an operation goes, where a request must say more or may say less, and where an answer says less or
otherwise. Fields are compared by name and type, through references, as deep as they are described.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lgsp.kernel.language import pick

from .contract import Contract, Operation, is_json
from .documents import Node, resolve

MAX_FIELDS = 5000
_SENTENCES = {
    "operation-gone": ("{what} is no longer there", "không còn {what}"),
    "operation-new": ("{what} is new", "thêm {what}"),
    "parameter-required": ("{where} now requires {what}", "{where} nay bắt buộc có {what}"),
    "field-required": ("{where} now requires the field {what}", "{where} nay bắt buộc có trường {what}"),
    "field-refused": ("{where} no longer takes the field {what}", "{where} không còn nhận trường {what}"),
    "field-gone": ("{where} no longer gives the field {what}", "{where} không còn trả trường {what}"),
    "field-new": ("{where} also gives the field {what}", "{where} trả thêm trường {what}"),
    "field-optional": ("{where} may leave out the field {what}", "{where} có thể bỏ trống trường {what}"),
    "type-changed": ("{where} has another type for {what}", "{where} đổi kiểu của {what}"),
}
_HARMLESS = frozenset({"operation-new", "field-new"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what kind, at which operation and side, and of what."""

    kind: str
    where: str
    what: str

    @property
    def breaks(self) -> bool:
        """Tell whether a client may break."""
        return self.kind not in _HARMLESS

    def message_in(self, language: str) -> str:
        """Return the sentence in `vi` or, otherwise, English."""
        english, vietnamese = _SENTENCES[self.kind]
        return pick(vietnamese, english, language=language).format(where=self.where, what=self.what)


@dataclass(frozen=True, slots=True)
class _Field:
    type: str
    is_required: bool


def compare(before: Contract, after: Contract) -> list[Change]:
    """List the changes from one description to another, operation by operation."""
    found = []
    for name, old in before.operations.items():
        new = after.operations.get(name)
        if new is None:
            found.append(Change("operation-gone", name, name))
        else:
            found += [*_compare_parameters(name, old, new), *_compare_bodies(before, after, name)]
    found += [
        Change("operation-new", name, name) for name in after.operations.keys() - before.operations.keys()
    ]
    return sorted(found, key=lambda change: (not change.breaks, change.where, change.what))


def _compare_parameters(name: str, old: Operation, new: Operation) -> Iterator[Change]:
    known = {parameter.name: parameter for parameter in old.parameters}
    for parameter in new.parameters:
        before = known.get(parameter.name)
        if parameter.is_required and not (before and before.is_required):
            yield Change("parameter-required", name, parameter.name)
        if before and before.type != parameter.type:
            yield Change("type-changed", name, parameter.name)


def _compare_bodies(before: Contract, after: Contract, name: str) -> Iterator[Change]:
    old, new = (_list_fields(each.document, _request(each, name)) for each in (before, after))
    for field, described in new.items():
        if described.is_required and not (field in old and old[field].is_required):
            yield Change("field-required", name, field)
    yield from (Change("field-refused", name, field) for field in old.keys() - new.keys())
    yield from _compare_types(name, old, new)
    for status in before.operations[name].answers:
        where = f"{name} {status}"
        old, new = (_list_fields(each.document, _answer(each, name, status)) for each in (before, after))
        yield from (Change("field-gone", where, field) for field in old.keys() - new.keys())
        yield from (Change("field-new", where, field) for field in new.keys() - old.keys())
        yield from _compare_types(where, old, new)
        for field in old.keys() & new.keys():
            if old[field].is_required and not new[field].is_required:
                yield Change("field-optional", where, field)


def _compare_types(where: str, old: dict[str, _Field], new: dict[str, _Field]) -> Iterator[Change]:
    for field in old.keys() & new.keys():
        if old[field].type != new[field].type:
            yield Change("type-changed", where, field)


def _request(contract: Contract, name: str) -> Any:
    body = resolve(contract.document, contract.operations[name].node.get("requestBody"))
    return _json_schema(body)


def _answer(contract: Contract, name: str, status: str) -> Any:
    answers = contract.operations[name].node.get("responses", {})
    found = next((node for key, node in answers.items() if str(key) == status), None)
    return _json_schema(resolve(contract.document, found))


def _json_schema(node: Any) -> Any:
    content = node.get("content") if isinstance(node, dict) else None
    for media, described in content.items() if isinstance(content, dict) else ():
        if is_json(media.lower()) and isinstance(described, dict):
            return described.get("schema")
    return None


def _list_fields(document: Node, schema: Any) -> dict[str, _Field]:
    """Return the fields of a schema by their paths, as agreements name them; what contains itself is listed once."""
    found: dict[str, _Field] = {}
    waiting: list[tuple[Any, str, frozenset[str]]] = [(schema, "", frozenset())]
    while waiting and len(found) < MAX_FIELDS:
        node, path, above = waiting.pop()
        reference = node.get("$ref") if isinstance(node, dict) else None
        if reference in above:
            continue
        node, above = resolve(document, node), above | {reference} if reference else above
        if isinstance(node, dict):
            found |= {name: field for name, field in _own_fields(document, node, path) if name not in found}
            waiting += [(below, inner, above) for below, inner in _list_below(node, path)]
    return found


def _own_fields(document: Node, node: Node, path: str) -> Iterator[tuple[str, _Field]]:
    for name, below in _properties(node).items():
        described = resolve(document, below)
        kind = described.get("type", "") if isinstance(described, dict) else ""
        yield _join(path, name), _Field(str(kind), name in node.get("required", []))


def _list_below(node: Node, path: str) -> Iterator[tuple[Any, str]]:
    if isinstance(node.get("allOf"), list):
        yield from ((part, path) for part in node["allOf"])
    if isinstance(node.get("items"), dict):
        yield node["items"], f"{path}[]"
    yield from ((below, _join(path, name)) for name, below in _properties(node).items())


def _properties(node: Node) -> Node:
    properties = node.get("properties")
    return properties if isinstance(properties, dict) else {}


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
