"""
The public catalogue of services as linked data: DCAT 3 `DataService`s (W3C), with the properties DCAT-AP asks for.

The graph is made once and written in two forms. Titles are Vietnamese; identifiers are those calls are made by.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import msgspec

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, with its language if it has one."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing with an address: its type, what is said of it, and the things it points to."""

    address: str
    type: str
    literals: tuple[tuple[str, Literal], ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Where the catalogue is read and where services are called, as addresses without a last slash."""

    catalogue: str
    gateway: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue and everything in it."""

    resources: list[Resource] = field(default_factory=list)


def describe(services: Iterable[tuple[str, Any]], *, places: Places) -> Catalogue:
    """Return the catalogue of these services, each with its identifier."""
    services, root = list(services), places.catalogue
    members = {row.subsystem.member.code: row.subsystem.member for _, row in services}
    addresses = {identifier: f"{root}/{quote(identifier)}/" for identifier, _ in services}
    text = "Dịch vụ đã công bố trên nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh."
    catalogue = Resource(
        address=f"{root}/",
        type="dcat:Catalog",
        literals=(
            ("dct:title", Literal("Danh mục dịch vụ chia sẻ dữ liệu", "vi")),
            ("dct:description", Literal(text, "vi")),
        ),
        links=tuple(("dcat:service", address) for address in addresses.values()),
    )
    owners = [_owner(member, root) for _, member in sorted(members.items())]
    listed = [
        _service(identifier, row, places=places, address=addresses[identifier])
        for identifier, row in services
    ]
    return Catalogue([catalogue, *owners, *listed])


def to_jsonld(catalogue: Catalogue) -> str:
    """Return JSON-LD 1.1."""
    graph = [_to_node(resource) for resource in catalogue.resources]
    content = {"@context": _PREFIXES, "@graph": graph}
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def to_turtle(catalogue: Catalogue) -> str:
    """Return Turtle 1.1."""
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in _PREFIXES.items()]
    for resource in catalogue.resources:
        said = [f"    {name} {_to_text(literal)}" for name, literal in resource.literals]
        said += [f"    {name} <{address}>" for name, address in resource.links]
        lines += ["", " ;\n".join([f"<{resource.address}> a {resource.type}", *said]) + " ."]
    return "\n".join(lines) + "\n"


def _owner(member: Any, root: str) -> Resource:
    name = (("foaf:name", Literal(member.name, "vi")), ("dct:identifier", Literal(member.code)))
    return Resource(address=_owner_address(member, root), type="foaf:Agent", literals=name)


def _owner_address(member: Any, root: str) -> str:
    return f"{root}/#{quote(member.member_class)}-{quote(member.code)}"


def _service(identifier: str, row: Any, *, places: Places, address: str) -> Resource:
    literals = (
        ("dct:title", Literal(row.name, "vi")),
        ("dct:identifier", Literal(identifier)),
        ("dcat:version", Literal(row.version)),
    )
    links = (
        ("dct:publisher", _owner_address(row.subsystem.member, places.catalogue)),
        ("dcat:endpointURL", f"{places.gateway}/r1/{quote(identifier)}"),
        ("dcat:landingPage", address),
    )
    return Resource(address=address, type="dcat:DataService", literals=literals, links=links)


def _to_node(resource: Resource) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": resource.address, "@type": resource.type}
    for name, value in _list_values(resource):
        known = node.get(name)
        node[name] = value if known is None else [*(known if isinstance(known, list) else [known]), value]
    return node


def _list_values(resource: Resource) -> Iterator[tuple[str, dict[str, str]]]:
    for name, literal in resource.literals:
        value = {"@value": literal.text}
        if literal.language:
            value["@language"] = literal.language
        yield name, value
    yield from ((name, {"@id": address}) for name, address in resource.links)


def _to_text(literal: Literal) -> str:
    quoted = msgspec.json.encode(literal.text).decode()  # a JSON string is a Turtle string
    return f"{quoted}@{literal.language}" if literal.language else quoted
