"""
Answer by a description, where there is no provider yet: its own example, else a value made to fit the schema.

The same description gives the same answers. What is made up says so: names are samples, and every answer carries the
header `Lgsp-Mock`.
"""

from typing import Any, NamedTuple

import msgspec

from .contract import Contract, MockAnswer, Operation, is_json
from .documents import Node, resolve
from .schemas import Schema

HEADER = b"Lgsp-Mock"
MAX_DEPTH = 12
MAX_PARTS = 500
_TEXT = "mẫu"
_FORMATS = {
    "date": "2026-01-05",
    "date-time": "2026-01-05T09:00:00+07:00",
    "time": "09:00:00+07:00",
    "duration": "P1D",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "email": "mau@example.vn",
    "uri": "https://example.vn/mau",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "hostname": "example.vn",
}


class Asked(NamedTuple):
    """What a mock is asked."""

    method: bytes
    path: bytes
    query: bytes = b""
    content_type: bytes = b""
    body: bytes = b""


def answer(contract: Contract, asked: Asked) -> MockAnswer:
    """Return what the described service would answer: 404, 422 or its first success."""
    operation = contract.find_operation(asked.method, asked.path)
    if operation is None:
        return _problem(404, "Thao tác không có trong đặc tả.")
    violations = operation.check_request(asked.query, asked.content_type, asked.body)
    if violations:
        return _problem(422, "; ".join(violation.message_in("vi") for violation in violations))
    if operation.mocked is None:
        operation.mocked = _succeed(contract.document, operation)
    return operation.mocked


def make_value(document: Node, schema: Any) -> Any:
    """Return a value that fits a schema, as far as one can be made with so many parts."""
    return _Maker(document).make(schema, 0)


def _succeed(document: Node, operation: Operation) -> MockAnswer:
    described = operation.node.get("responses", {})
    success = sorted(str(status) for status in described if str(status).startswith("2"))
    status = success[0] if success else "default" if "default" in described else "204"
    code = int(status) if status.isdecimal() else 200
    node = resolve(
        document, described.get(status) or described.get(int(status) if status.isdecimal() else status) or {}
    )
    content = node.get("content", {}) if isinstance(node, dict) else {}
    media = next((media for media in content if is_json(media.lower())), next(iter(content), None))
    if media is None:
        return MockAnswer(code, [(HEADER, b"1")], b"")
    return MockAnswer(
        code, [(b"Content-Type", media.encode()), (HEADER, b"1")], _render(document, content[media], media)
    )


def _render(document: Node, described: Any, media: str) -> bytes:
    value = _find_example(document, described)
    if value is None and isinstance(described, dict):
        value = make_value(document, described.get("schema", {}))
    if is_json(media.lower()):
        return msgspec.json.encode(value)
    return value.encode() if isinstance(value, str) else b""


def _find_example(document: Node, described: Any) -> Any:
    if not isinstance(described, dict):
        return None
    if "example" in described:
        return described["example"]
    examples = described.get("examples")
    first = resolve(document, next(iter(examples.values()), None)) if isinstance(examples, dict) else None
    return first.get("value") if isinstance(first, dict) else None


def _problem(status: int, detail: str) -> MockAnswer:
    body = msgspec.json.encode({"type": "about:blank", "status": status, "detail": detail})
    return MockAnswer(status, [(b"Content-Type", b"application/problem+json"), (HEADER, b"1")], body)


class _Maker:
    """Makes one value, of a bounded number of parts: schemas that contain themselves widely would never end."""

    def __init__(self, document: Node) -> None:
        self._document = document
        self._left = MAX_PARTS

    def make(self, schema: Any, depth: int) -> Any:
        """Return a value that fits, or null where parts or levels are used up."""
        schema = resolve(self._document, schema)
        self._left -= 1
        if not isinstance(schema, dict) or self._left < 0 or depth > MAX_DEPTH:
            return None
        if ready := _list_ready(schema):
            compiled = Schema(self._document, schema, pointer="#")
            fitting = [value for value in ready if compiled.is_valid(value)]
            if fitting:
                return fitting[0]
        for word in ("allOf", "oneOf", "anyOf"):
            if isinstance(schema.get(word), list) and schema[word]:
                return self._make_combined(schema, word, depth)
        kind = schema.get("type", "object" if "properties" in schema else "string")
        kind = kind[0] if isinstance(kind, list) and kind else kind
        if kind == "object":
            return self._make_object(schema, depth)
        if kind == "array":
            return self._make_array(schema, depth)
        return _make_primitive(schema, str(kind))

    def _make_combined(self, schema: Node, word: str, depth: int) -> Any:
        if word != "allOf":
            return self.make(schema[word][0], depth + 1)
        whole = {name: value for name, value in schema.items() if name != "allOf"}
        for part in [resolve(self._document, each) for each in schema["allOf"]]:
            if isinstance(part, dict):
                properties = {**whole.get("properties", {}), **part.get("properties", {})}
                required = [*whole.get("required", []), *part.get("required", [])]
                whole = {**part, **whole, "properties": properties, "required": required}
        return self.make(whole, depth + 1)

    def _make_object(self, schema: Node, depth: int) -> dict[str, Any]:
        properties, required = schema.get("properties", {}), schema.get("required", [])
        is_deep = depth >= MAX_DEPTH // 2 or self._left < MAX_PARTS // 2
        names = [name for name in properties if name in required or not is_deep]
        made = {name: self.make(properties[name], depth + 1) for name in names}
        return {**made, **{name: _TEXT for name in required if name not in properties}}

    def _make_array(self, schema: Node, depth: int) -> list[Any]:
        count = int(schema.get("minItems", 1 if depth < MAX_DEPTH // 2 else 0))
        items = schema.get("items", {})
        return [self.make(items, depth + 1) for _ in range(min(count, 20))]


def _list_ready(schema: Node) -> list[Any]:
    """Return values the schema names itself: its example first."""
    ready = [schema[word] for word in ("example", "default", "const") if word in schema]
    for word in ("examples", "enum"):
        if isinstance(schema.get(word), list):
            ready += schema[word]
    return ready


def _make_primitive(schema: Node, kind: str) -> Any:
    if kind in ("integer", "number"):
        return _make_number(schema, is_whole=kind == "integer")
    if kind == "boolean":
        return True
    if kind == "null":
        return None
    text = _FORMATS.get(str(schema.get("format")), _TEXT)
    shortest, longest = int(schema.get("minLength", 0)), int(schema.get("maxLength", 10_000))
    return text.ljust(min(shortest, 10_000), "x")[:longest]


def _make_number(schema: Node, *, is_whole: bool) -> int | float:
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    most = schema.get("maximum", schema.get("exclusiveMaximum"))
    step = schema.get("multipleOf", 1 if is_whole else 0) or (1 if is_whole else 0)
    start = least if least is not None else min(1, most) if most is not None else 1
    if "exclusiveMinimum" in schema and start == schema["exclusiveMinimum"]:
        start = start + (step or (((most - start) / 2) if most is not None else 1))
    if step:
        start = -(-start // step) * step
    return int(start) if is_whole else start
