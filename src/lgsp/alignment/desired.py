"""
What the model wants of the registry.

A system with a subsystem code is connected, a service with an endpoint is published, and a flow that goes by a
published service between connected systems is an agreement. What cannot be connected yet is said, with the reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, System
from lgsp.platform.registry.entries import (
    AgreementEntry,
    Content,
    CredentialEntry,
    MemberEntry,
    ServiceEntry,
    SubsystemEntry,
)

from .identifiers import MEMBER_CLASS, find_service_id, find_subsystem_id


class Obstacle(StrEnum):
    """Why a declared flow is no agreement on the platform."""

    DIRECT = "direct"
    PROPOSED = "proposed"
    RETIRED = "retired"
    CONSUMER_NOT_CONNECTED = "consumer-not-connected"
    PROVIDER_NOT_CONNECTED = "provider-not-connected"
    SERVICE_NOT_PUBLISHED = "service-not-published"


@dataclass(frozen=True)
class NotConnectable:
    """A declared flow that cannot be an agreement yet."""

    flow: str
    name: str
    obstacle: Obstacle


def desire(model: Model) -> Content:
    """Return what the registry should say, each kind in the order of its key."""
    systems = sorted(_list_connected(model), key=lambda system: _identify(model, system))
    return Content(
        instance=model.province.xroad_instance,
        members=_list_members(model, systems),
        subsystems=tuple(
            SubsystemEntry(identifier=_identify(model, system), name=system.name, system=system.id)
            for system in systems
        ),
        services=tuple(sorted(_list_services(model), key=lambda service: service.identifier)),
        agreements=tuple(sorted(_list_agreements(model), key=lambda agreement: agreement.key)),
        credentials=tuple(CredentialEntry(subsystem=_identify(model, system)) for system in systems),
    )


def list_not_connectable(model: Model) -> tuple[NotConnectable, ...]:
    """Return the flows that cannot be agreements yet, with the first reason."""
    found = ((flow, find_obstacle(model, flow)) for flow in model.all(Flow))
    return tuple(NotConnectable(flow.id, flow.name, obstacle) for flow, obstacle in found if obstacle)


def find_obstacle(model: Model, flow: Flow) -> Obstacle | None:
    """Return what keeps a flow from being an agreement; none when nothing does."""
    if flow.via is None:
        return Obstacle.DIRECT
    if flow.status in {Status.PROPOSED, Status.RETIRED}:
        return Obstacle(flow.status.value)
    if not _is_connected(model.get(System, flow.consumer)):
        return Obstacle.CONSUMER_NOT_CONNECTED
    service = model.get(Service, flow.via)
    if not _is_connected(model.get(System, service.provider)):
        return Obstacle.PROVIDER_NOT_CONNECTED
    return None if _is_published(service) else Obstacle.SERVICE_NOT_PUBLISHED


def _is_connected(system: System) -> bool:
    return system.subsystem is not None and system.status is not Status.RETIRED


def _is_published(service: Service) -> bool:
    return service.endpoint is not None and service.status is not Status.RETIRED


def _list_connected(model: Model) -> Iterator[System]:
    return (system for system in model.all(System) if _is_connected(system))


def _list_members(model: Model, systems: list[System]) -> tuple[MemberEntry, ...]:
    owners = {system.owner: model.get(Agency, system.owner) for system in systems}
    members = (
        MemberEntry(member_class=MEMBER_CLASS, code=owner.code, name=owner.name) for owner in owners.values()
    )
    return tuple(sorted(members, key=lambda member: member.code))


def _list_services(model: Model) -> Iterator[ServiceEntry]:
    for service in model.all(Service):
        identifier = find_service_id(model, service)
        if identifier and service.endpoint and not _is_hidden(model, service):
            yield ServiceEntry(
                identifier=identifier, name=service.name, url=service.endpoint, version=service.version
            )


def _is_hidden(model: Model, service: Service) -> bool:
    return not (_is_published(service) and _is_connected(model.get(System, service.provider)))


def _list_agreements(model: Model) -> Iterator[AgreementEntry]:
    for flow in model.all(Flow):
        if flow.via is None or find_obstacle(model, flow):
            continue
        yield AgreementEntry(
            key=flow.id,
            consumer=_identify(model, model.get(System, flow.consumer)),
            service=str(find_service_id(model, model.get(Service, flow.via))),
            purpose=flow.purpose,
            legal_basis="; ".join(_cite(model.get(Document, cited)) for cited in flow.legal_basis),
            valid_from=flow.valid_from,
            valid_to=flow.valid_to,
            origin="model",
            flow=flow.id,
        )


def _cite(document: Document) -> str:
    return f"{document.number}: {document.name}" if document.number else document.name


def _identify(model: Model, system: System) -> str:
    return str(find_subsystem_id(model, system))
