"""
What can be called: listClients, listMethods and allowedMethods.

Sources: X-Road service metadata protocol (pr-meta, 2 and annex C.1) and for REST (pr-mrest, 4 and annex B, whose
examples, not its schema, show what servers send). Endpoints are those of a service's description: `*` for a part of a
path that is named there.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

import msgspec

from lgsp.platform.contracts.contract import Contract

from .authorisation import Directory, Grant
from .faults import ServiceUnknown
from .messages import Reply
from .snapshot import Member, Subsystem

_JSON = b"Content-Type: application/json;charset=utf-8\r\n"
_YAML = b"Content-Type: text/yaml;charset=utf-8\r\n"
_NAMED = re.compile(r"\{[^{}/]+\}")
_XML = b"Content-Type: text/xml;charset=utf-8\r\n"
_NAMESPACES = 'xmlns:xrd="http://x-road.eu/xsd/xroad.xsd" xmlns:id="http://x-road.eu/xsd/identifiers"'
_ID_PARTS = {
    "xroad_instance": "xRoadInstance",
    "member_class": "memberClass",
    "member_code": "memberCode",
    "subsystem_code": "subsystemCode",
}


class Listed(msgspec.Struct, omit_defaults=True):
    """A member or subsystem as listClients shows it."""

    id: dict[str, str]
    name: str
    subsystem_name: str = ""


def list_clients(directory: Directory, *, accept: bytes, instance: str) -> Reply:
    """Answer GET /listClients: JSON only to who asks for exactly that, otherwise XML (pr-meta, 2)."""
    snapshot = directory.snapshot
    listed = list(_list(directory)) if instance in ("", snapshot.instance) else []
    if accept.strip().lower() == b"application/json":
        return Reply(200, _JSON, msgspec.json.encode({"member": listed}))
    content = "".join(_to_xml(entry) for entry in listed)
    return Reply(
        200, _XML, f'<?xml version="1.0"?><xrd:clientList {_NAMESPACES}>{content}</xrd:clientList>'.encode()
    )


def list_methods(directory: Directory, *, provider: str, allowed_to: str | None, now: float) -> Reply:
    """Answer …/listMethods, or …/allowedMethods when `allowed_to` names the subsystem that asks."""
    found = []
    for service in directory.snapshot.services:
        if service.id.rpartition("/")[0] != provider:
            continue
        endpoints = _list_endpoints(directory.contracts.get(service.id))
        if allowed_to is not None:
            grants = directory.list_grants(allowed_to, service.id, now=now)
            if not grants:
                continue
            endpoints = [each for each in endpoints if any(_allows(grant, each) for grant in grants)]
        found.append(_describe(service.id, endpoints, is_described=service.id in directory.contracts))
    return Reply(200, _JSON, msgspec.json.encode({"service": found}))


def get_openapi(directory: Directory, *, provider: str, code: str) -> Reply:
    """
    Answer …/getOpenAPI?serviceCode=code (pr-mrest, 4).

    :raises ServiceUnknown: if there is no such service, or it is not described
    """
    contract = directory.contracts.get(f"{provider}/{code}")
    if contract is None:
        raise ServiceUnknown(service=f"{provider}/{code}")
    is_json = contract.source.lstrip().startswith(b"{")
    return Reply(200, _JSON if is_json else _YAML, contract.source)


def _list_endpoints(contract: Contract | None) -> list[tuple[str, str]]:
    if contract is None:
        return []
    split = (operation.partition(" ") for operation in contract.operations)
    return [(method, _NAMED.sub("*", template)) for method, _, template in split]


def _allows(grant: Grant, endpoint: tuple[str, str]) -> bool:
    return grant.terms is None or grant.terms.allows(endpoint[0].encode(), endpoint[1].encode())


def _list(directory: Directory) -> Iterator[Listed]:
    snapshot = directory.snapshot
    for member in snapshot.members:
        path = (snapshot.instance, member.member_class, member.code)
        yield Listed({"object_type": "MEMBER", **_name_parts(path)}, member.name)
        yield from (
            _subsystem(entry, member) for entry in snapshot.subsystems if entry.id.split("/")[:3] == [*path]
        )


def _subsystem(entry: Subsystem, member: Member) -> Listed:
    return Listed({"object_type": "SUBSYSTEM", **_name_parts(entry.id.split("/"))}, member.name, entry.name)


def _name_parts(path: tuple[str, ...] | list[str]) -> dict[str, str]:
    return dict(zip(_ID_PARTS, path, strict=False))


def _describe(service: str, endpoints: list[tuple[str, str]], *, is_described: bool) -> dict[str, object]:
    provider, _, code = service.rpartition("/")
    parts: dict[str, object] = {**_name_parts(provider.split("/"))}
    return parts | {
        "object_type": "SERVICE",
        "service_type": "OPENAPI" if is_described else "REST",
        "service_code": code,
        "endpoint_list": [{"method": method, "path": path} for method, path in endpoints],
    }


def _to_xml(entry: Listed) -> str:
    kind = entry.id["object_type"]
    parts = "".join(
        f"<id:{tag}>{escape(entry.id[part])}</id:{tag}>"
        for part, tag in _ID_PARTS.items()
        if part in entry.id
    )
    subsystem = (
        f"<xrd:subsystemName>{escape(entry.subsystem_name)}</xrd:subsystemName>"
        if entry.subsystem_name
        else ""
    )
    name = f"<xrd:name>{escape(entry.name)}</xrd:name>"
    return f'<xrd:member><xrd:id id:objectType="{kind}">{parts}</xrd:id>{name}{subsystem}</xrd:member>'
