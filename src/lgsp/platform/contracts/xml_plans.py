"""
What is kept of an XML document: agreed fields, by the schema that describes how they are written in XML.

Fields are named as for JSON; the schema's XML Objects (OpenAPI Specification 3.1.1, 4.8.26) say which element or
attribute each of them is. What the schema does not describe is not kept, and neither is what two fields share.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .contract import Contract, Operation, media_of
from .documents import Node, resolve
from .fields import ITEMS, Tree

MAX_DEPTH = 50
SOAP_NAMESPACES = {
    "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
    "1.2": "http://www.w3.org/2003/05/soap-envelope",
}
"""The namespaces of the two versions (SOAP 1.1, 3; SOAP 1.2 part 1, 1.1)."""


@dataclass(slots=True)
class Plan:
    """
    What is kept of an element: attributes and children by local name, each with the namespace it must be in.

    Without one it is in that of its parent, or in none. A child without a plan of its own is kept whole.
    """

    children: dict[str, "Step"] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)


Step = tuple[str | None, Plan | None]
ANYWHERE = "*"
"""The namespace of a child that may be in any."""


@dataclass(frozen=True, slots=True)
class Rooted:
    """The plan of a document: its root's local name and namespace, where the schema gives them."""

    name: str | None
    namespace: str | None
    plan: Plan | None
    is_of_errors: bool = False


def is_xml(media: str) -> bool:
    """
    Tell whether a media type is XML (RFC 7303, 9).

    >>> is_xml("application/soap+xml"), is_xml("text/xml"), is_xml("application/json")
    (True, True, False)
    """
    return media in ("application/xml", "text/xml") or media.endswith("+xml")


def find_xml_schema(contract: Contract, operation: Operation, *, status: int, media: str) -> Any:
    """Return the schema of an answer in XML: of that media type, else of another XML type, if there is one."""
    answers = operation.node.get("responses")
    if not isinstance(answers, dict):
        return None
    for key in (str(status), f"{status // 100}XX", "default"):
        described = answers.get(key, answers.get(int(key)) if key.isdecimal() else None)
        if described is None:
            continue
        described = resolve(contract.document, described)
        content = described.get("content") if isinstance(described, dict) else None
        found = {media_of(name.encode()): node for name, node in (content or {}).items()}
        chosen = found.get(media) or next((node for name, node in found.items() if is_xml(name)), None)
        return chosen.get("schema") if isinstance(chosen, dict) else None
    return None


def plan_names(names: Iterable[str]) -> Rooted:
    """Return the plan that keeps what stands under these names in whatever root: for errors."""
    return Rooted(None, None, Plan(dict.fromkeys(names, (None, None))), is_of_errors=True)


def make_plan(document: Node, schema: Any, tree: Tree) -> Rooted:
    """Return what is kept of a document whose root is described by a schema."""
    whole = _Described(document, schema)
    hints = whole.hints
    return Rooted(hints.get("name") or whole.component, hints.get("namespace"), _plan(whole, tree, depth=0))


class _Described:
    """A schema, with what it is put together from."""

    def __init__(self, document: Node, schema: Any) -> None:
        self._document = document
        reference = schema.get("$ref", "") if isinstance(schema, dict) else ""
        self.component = str(reference).rpartition("/")[2] or None
        self._parts = list(_list_parts(document, schema, depth=0))
        if isinstance(schema, dict) and isinstance(schema.get("xml"), dict):
            self._parts.insert(0, schema)  # what stands beside a reference comes first

    @property
    def hints(self) -> Node:
        """Return how it is written in XML."""
        found: Node = {}
        for part in reversed(self._parts):
            hints = part.get("xml")
            found |= hints if isinstance(hints, dict) else {}
        return {name: value for name, value in found.items() if isinstance(value, str | bool)}

    @property
    def items(self) -> "_Described | None":
        """Return what a list is of."""
        found = next((part["items"] for part in self._parts if "items" in part), None)
        return _Described(self._document, found) if found is not None else None

    @property
    def properties(self) -> dict[str, "_Described"]:
        """Return what an object has."""
        found: dict[str, Any] = {}
        for part in self._parts:
            own = part.get("properties")
            found |= own if isinstance(own, dict) else {}
        return {name: _Described(self._document, node) for name, node in found.items()}


def _list_parts(document: Node, schema: Any, *, depth: int) -> Any:
    node = resolve(document, schema)
    if not isinstance(node, dict) or depth > MAX_DEPTH:
        return
    yield node
    for word in ("allOf", "oneOf", "anyOf"):
        for each in node.get(word) or ():
            yield from _list_parts(document, each, depth=depth + 1)


def _plan(described: _Described, tree: Tree, *, depth: int) -> Plan | None:
    if not tree:
        return None
    plan = Plan()
    items = described.items
    if items is not None:
        if _fits(items, tree.get(ITEMS)) and depth < MAX_DEPTH:
            name = items.hints.get("name") or items.component
            if name:
                step = items.hints.get("namespace"), _plan(items, tree[ITEMS], depth=depth + 1)
                plan.children[str(name)] = step
        return plan
    properties = described.properties
    written = Counter(_name(name, each) for name, each in properties.items())
    for name, below in tree.items():
        each = properties.get(name)
        if each is None or depth >= MAX_DEPTH or written[_name(name, each)] > 1:
            continue
        _add(plan, name, each, tree=below, depth=depth)
    return plan


def _name(name: str, described: _Described) -> tuple[bool, str]:
    """Return as what a property is written: whether as an attribute, and its local name."""
    hints, items = described.hints, described.items
    if items is not None and hints.get("wrapped") is not True:
        return False, str(items.hints.get("name") or name)
    return hints.get("attribute") is True, str(hints.get("name") or name)


def _add(plan: Plan, name: str, described: _Described, *, tree: Tree, depth: int) -> None:
    is_attribute, local = _name(name, described)
    hints, items = described.hints, described.items
    namespace = hints.get("namespace")
    if is_attribute:
        if not tree:
            plan.attributes[local] = str(namespace or "")
    elif items is None and _fits(described, tree):
        plan.children[local] = namespace, _plan(described, tree, depth=depth + 1)
    elif items is not None and (not tree or _fits(items, tree.get(ITEMS))):
        below = tree.get(ITEMS, {})
        of_items = _plan(items, below, depth=depth + 1)
        if hints.get("wrapped") is not True:
            plan.children[local] = items.hints.get("namespace"), of_items
        elif not tree:
            plan.children[local] = namespace, None
        else:
            item = str(items.hints.get("name") or name)
            wrapper = Plan({item: (items.hints.get("namespace"), of_items)})
            plan.children[local] = namespace, wrapper


def _fits(described: _Described, tree: Tree | None) -> bool:
    """Tell whether what is agreed can be there: all of it, some of a list's items, some of an object's properties."""
    if not tree:
        return tree is not None
    if described.items is not None:
        return ITEMS in tree
    return any(name in described.properties for name in tree)
