"""
Whose calls they are: identifiers on the exchange, tied to the systems and services of the model.

An identifier is tied by the model, which gives each system its code, or by the registry, which remembers what a system
was registered as. What is tied by neither is never guessed.
"""

from collections.abc import Mapping
from functools import cached_property

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service, System

from .identifiers import find_subsystem_id


class Callers:
    """The systems and services behind identifiers."""

    def __init__(self, model: Model, registered: Mapping[str, str] | None = None) -> None:
        """Take a model, and what the registry ties: ids of systems of the model by identifier."""
        self._model = model
        self._registered = registered or {}

    def find_system(self, identifier: str) -> System | None:
        """Return the system that calls under an identifier."""
        known = self._systems.get(identifier)
        return self._model.find(System, known) if known else None

    def find_service(self, identifier: str) -> Service | None:
        """Return the service that is called under an identifier."""
        provider, _, code = identifier.rpartition("/")
        return self._services.get((self._systems.get(provider, ""), code))

    @cached_property
    def _systems(self) -> dict[str, str]:
        registered = {
            identifier: system
            for identifier, system in self._registered.items()
            if self._model.find(System, system) is not None
        }
        named = ((find_subsystem_id(self._model, system), system.id) for system in self._model.all(System))
        return registered | {str(identifier): system for identifier, system in named if identifier}

    @cached_property
    def _services(self) -> dict[tuple[str, str], Service]:
        return {(service.provider, service.code): service for service in self._model.all(Service)}
