"""
Read an OpenAPI document from anyone's bytes: bounded, local, and with every reference resolved where it stands.

OpenAPI 3.0 differs from 3.1 in its schemas (3.1 takes JSON Schema 2020-12 as it is): `nullable` and boolean
`exclusiveMinimum` are written as 2020-12 has them. Source: OpenAPI Specification 3.0.4 and 3.1.1, 4.8 "Schema Object".
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from .errors import DescriptionMalformed, DescriptionTooLarge, ReferenceOutside, ReferenceUnknown

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 100
MAX_NODES = 200_000
_VERSION = re.compile(r"3\.[01]\.\d+")
_HOPS = 20

Node = dict[str, Any]


class _DaysAsText(yaml.CSafeLoader):
    """YAML whose days stay text."""


_DaysAsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_document(content: bytes) -> Node:
    """
    Return the document, in the terms of 3.1.

    :raises DescriptionTooLarge: if it is too large or too deep
    :raises DescriptionMalformed: if it is no OpenAPI 3.0 or 3.1 document
    :raises ReferenceOutside: if it points to another document
    :raises ReferenceUnknown: if it points to what it does not hold
    """
    if len(content) > MAX_BYTES:
        raise DescriptionTooLarge(limit=f"{MAX_BYTES // 1024 // 1024} MiB")
    document = _parse(content)
    if not isinstance(document, dict):
        raise DescriptionMalformed(reason="it is no mapping")
    _check_size(document)
    version = str(document.get("openapi", ""))
    if not _VERSION.fullmatch(version):
        raise DescriptionMalformed(reason=f"its `openapi` is {version[:20]!r}, not 3.0 or 3.1")
    if not isinstance(document.get("paths"), dict):
        raise DescriptionMalformed(reason="it has no `paths`")
    _check_references(document)
    return _modernise(document) if version.startswith("3.0") else document


def resolve(document: Node, node: Any) -> Any:
    """
    Follow a reference, and those it leads to, to what is meant.

    :raises ReferenceUnknown: if it leads in a circle
    """
    for _ in range(_HOPS):
        if not isinstance(node, dict) or "$ref" not in node:
            return node
        node = _look_up(document, node["$ref"])
    raise ReferenceUnknown(pointer="#", reference=node["$ref"])


def to_pointer(*parts: str) -> str:
    """
    Return a JSON pointer (RFC 6901) into the document.

    >>> to_pointer("paths", "/a/{b}")
    '#/paths/~1a~1{b}'
    """
    return "".join(["#", *(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in parts)])


def _parse(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
        if text.lstrip().startswith("{"):
            return msgspec.json.decode(text)
        return _parse_yaml(text)
    except RecursionError:
        raise DescriptionTooLarge(limit=f"{MAX_DEPTH} levels") from None
    except (ValueError, msgspec.MsgspecError, yaml.YAMLError) as error:
        raise DescriptionMalformed(reason=" ".join(str(error).split())[:200]) from None


def _parse_yaml(text: str) -> Any:
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise DescriptionMalformed(
                reason="it has YAML aliases; a few of them can stand for a billion values"
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise DescriptionTooLarge(limit=f"{MAX_DEPTH} levels")
    return yaml.load(text, _DaysAsText)


def _check_size(document: Node) -> None:
    waiting, count = [(document, 0)], 0
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if depth > MAX_DEPTH or count > MAX_NODES:
            raise DescriptionTooLarge(limit=f"{MAX_DEPTH} levels or {MAX_NODES} values")
        waiting += [(child, depth + 1) for _, child in _children(node)]
        if isinstance(node, dict) and not all(isinstance(name, str) for name in node):
            raise DescriptionMalformed(reason="a name in it is no text")


def _check_references(document: Node) -> None:
    waiting: list[tuple[Any, tuple[str, ...]]] = [(document, ())]
    while waiting:
        node, place = waiting.pop()
        waiting += [(child, (*place, name)) for name, child in _children(node)]
        if not isinstance(node, dict):
            continue
        for word in ("$ref", "$dynamicRef", "$schema", "$id"):
            if word in node and isinstance(node[word], str):
                _check_reference(document, word, node[word], to_pointer(*place))


def _check_reference(document: Node, word: str, reference: str, pointer: str) -> None:
    if word == "$schema" and reference.startswith("https://json-schema.org/draft/2020-12/"):
        return
    if word != "$ref" or not reference.startswith("#/"):
        raise ReferenceOutside(pointer=pointer, reference=reference[:100])
    if _find(document, reference) is None:
        raise ReferenceUnknown(pointer=pointer, reference=reference[:100])


def _look_up(document: Node, reference: str) -> Any:
    found = _find(document, reference)
    if found is None:
        raise ReferenceUnknown(pointer="#", reference=reference[:100])
    return found


def _find(document: Node, reference: str) -> Any:
    node: Any = document
    for part in reference.removeprefix("#/").split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list) and name.isdecimal() and int(name) < len(node):
            node = node[int(name)]
        elif isinstance(node, dict) and name in node:
            node = node[name]
        else:
            return None
    return node


def _children(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield from node.items()
    elif isinstance(node, list):
        yield from ((str(index), child) for index, child in enumerate(node))


def _modernise(node: Any) -> Any:
    """Write the schemas of 3.0 as 2020-12 has them; examples, where a value may look like a schema, stay."""
    if isinstance(node, list):
        return [_modernise(child) for child in node]
    if not isinstance(node, dict):
        return node
    kept = {
        name: child if name in ("example", "examples", "enum", "default") else _modernise(child)
        for name, child in node.items()
    }
    if kept.get("nullable") is True and isinstance(kept.get("type"), str):
        kept["type"] = [kept["type"], "null"]
        if isinstance(kept.get("enum"), list) and None not in kept["enum"]:
            kept["enum"] = [*kept["enum"], None]
    if isinstance(kept.get("nullable"), bool):
        del kept["nullable"]
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(kept.get(exclusive), bool) and kept.pop(exclusive) and limit in kept:
            kept[exclusive] = kept.pop(limit)
    return kept
