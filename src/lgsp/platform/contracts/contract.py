"""
A description, compiled: its operations, and for each whether a request and an answer are as described.

>>> contract = read_contract(b'{"openapi":"3.1.0","paths":{"/a/{b}":{"get":{"responses":{"200":{}}}}}}')
>>> contract.find_operation(b"GET", b"/a/1").id
'GET /a/{b}'
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .documents import Node, read_document, resolve, to_pointer
from .parameters import Parameter, check_query, list_parameters
from .paths import Paths, split_path
from .schemas import Schema
from .violations import Violation

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_JSON, _JSON_SUFFIX = "application/json", "+json"


@dataclass(frozen=True, slots=True)
class MockAnswer:
    """An answer made from a description."""

    status: int
    pairs: list[tuple[bytes, bytes]]
    body: bytes


@dataclass(slots=True)
class Operation:
    """One operation: `id` is method and path template; bodies by media type, answers by status."""

    id: str
    node: Node
    parameters: list[Parameter] = field(default_factory=list)
    bodies: dict[str, Schema | None] = field(default_factory=dict)
    is_body_required: bool = False
    answers: dict[str, dict[str, Schema | None]] = field(default_factory=dict)
    mocked: MockAnswer | None = None
    """The success a mock answers with, once it was made."""

    def check_request(self, query: bytes, content_type: bytes, body: bytes) -> list[Violation]:
        """Return what is not as described in a request; the query comes with or without its question mark."""
        found = check_query(self.parameters, query.removeprefix(b"?"))
        if not body:
            return [*found, Violation("body", "missing")] if self.is_body_required else found
        return [*found, *_check_content(self.bodies, content_type, body)]

    def check_answer(self, status: int, content_type: bytes, body: bytes) -> list[Violation]:
        """Return what is not as described in an answer."""
        described = self.find_answer(status)
        if described is None:
            return [Violation(f"status {status}", "status")]
        if not body or not described:
            return []
        return _check_content(described, content_type, body)

    def find_answer(self, status: int) -> dict[str, Schema | None] | None:
        """Return what is described for a status: itself, its range, or the default."""
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in self.answers:
                return self.answers[key]
        return None


class Contract:
    """A compiled description."""

    def __init__(self, document: Node, *, source: bytes) -> None:
        """
        Compile a document that was read from these bytes.

        :raises SchemaUnusable: if a schema cannot be used
        """
        self.document = document
        self.source = source
        self.operations = {operation.id: operation for operation in _list_operations(document)}
        self._paths: dict[bytes, Paths[Operation]] = {}
        for operation in self.operations.values():
            method, _, template = operation.id.partition(" ")
            self._paths.setdefault(method.encode(), Paths()).add(template, operation)

    @property
    def title(self) -> str:
        """Return its title."""
        info = self.document.get("info")
        return str(info.get("title", "")) if isinstance(info, dict) else ""

    def find_operation(self, method: bytes, path: bytes) -> Operation | None:
        """Return the operation that a request is for; the path begins after the service code."""
        paths, parts = self._paths.get(method), split_path(path or b"/")
        return paths.find(parts) if paths is not None and parts is not None else None


def read_contract(content: bytes) -> Contract:
    """
    Read and compile a description.

    :raises DescriptionMalformed, DescriptionTooLarge: if it cannot be read
    :raises ReferenceOutside, ReferenceUnknown: if it points elsewhere
    :raises SchemaUnusable: if a schema cannot be used
    """
    return Contract(read_document(content), source=content)


def _list_operations(document: Node) -> Iterator[Operation]:
    items = ((template, resolve(document, item)) for template, item in document["paths"].items())
    for template, item in items:
        if not template.startswith("/") or not isinstance(item, dict):
            continue
        for method in METHODS:
            node = item.get(method)
            if isinstance(node, dict):
                shared = item.get("parameters") if isinstance(item.get("parameters"), list) else []
                yield _compile(document, ("paths", template, method), node, shared=shared or [])


def _compile(document: Node, place: tuple[str, ...], node: Node, *, shared: list[Any]) -> Operation:
    own = node.get("parameters") if isinstance(node.get("parameters"), list) else []
    operation = Operation(
        id=f"{place[2].upper()} {place[1]}",
        node=node,
        parameters=list_parameters(document, place, [*shared, *(own or [])]),
    )
    body = resolve(document, node.get("requestBody"))
    if isinstance(body, dict):
        operation.bodies = _compile_content(document, (*place, "requestBody"), body)
        operation.is_body_required = body.get("required") is True
    answers = node.get("responses")
    for status, answer in answers.items() if isinstance(answers, dict) else ():
        described = resolve(document, answer)
        if isinstance(described, dict):
            content = _compile_content(document, (*place, "responses", str(status)), described)
            operation.answers[str(status)] = content
    return operation


def _compile_content(document: Node, place: tuple[str, ...], node: Node) -> dict[str, Schema | None]:
    content = node.get("content")
    found: dict[str, Schema | None] = {}
    for media, described in content.items() if isinstance(content, dict) else ():
        schema = described.get("schema") if isinstance(described, dict) else None
        pointer = to_pointer(*place, "content", media, "schema")
        has_schema = schema is not None and is_json(media)
        found[media.lower()] = Schema(document, schema, pointer=pointer) if has_schema else None
    return found


def is_json(media: str) -> bool:
    """
    Tell whether a media type is JSON (RFC 6839, 3.1).

    >>> is_json("application/problem+json"), is_json("text/xml")
    (True, False)
    """
    return media == _JSON or media.endswith(_JSON_SUFFIX)


def media_of(content_type: bytes) -> str:
    """
    Return the media type of a Content-Type, without parameters and in lower case.

    >>> media_of(b"Application/JSON; charset=utf-8")
    'application/json'
    """
    return content_type.partition(b";")[0].strip().lower().decode("latin-1")


def _check_content(described: dict[str, Schema | None], content_type: bytes, body: bytes) -> list[Violation]:
    media = media_of(content_type)
    for key in (media, f"{media.partition('/')[0]}/*", "*/*"):
        if key in described:
            schema = described[key]
            return schema.check_json(body, where="body") if schema is not None else []
    return [Violation("body", "media")]
