"""How the model's systems and services are called on the exchange."""

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, System
from lgsp.kernel.identifiers import SubsystemId

MEMBER_CLASS = "GOV"


def find_subsystem_id(model: Model, system: System) -> SubsystemId | None:
    """Return a system's identifier; none when the model gives it no subsystem code, so that it is not connected."""
    if system.subsystem is None:
        return None
    owner = model.get(Agency, system.owner)
    return SubsystemId(model.province.xroad_instance, MEMBER_CLASS, owner.code, system.subsystem)


def find_member_id(model: Model, system: System) -> str | None:
    """Return the identifier of a system's agency; none when the system is not connected."""
    subsystem = find_subsystem_id(model, system)
    return f"{subsystem.instance}/{subsystem.member_class}/{subsystem.member}" if subsystem else None


def find_service_id(model: Model, service: Service) -> str | None:
    """Return a service's identifier; none when its system is not connected."""
    provider = find_subsystem_id(model, model.get(System, service.provider))
    return str(provider.service(service.code)) if provider else None
