"""
Who names whom and what belongs to others, found once for a model and asked for by many rules.

All of it is the same for the state of a day as for the whole, so it is kept with the whole.
"""

from collections.abc import Mapping

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ArchitectureObject
from lgsp.architecture.model.references import Reference
from lgsp.architecture.model.systems import Service

from .ownership import is_external


def references_by_entity(model: Model) -> Mapping[str, tuple[Reference, ...]]:
    """Return the references that each entity makes, by its id."""
    return model.whole.derive(_list_references)


def named_ids(model: Model) -> frozenset[str]:
    """Return the ids that some other entity names."""
    return model.whole.derive(_find_named)


def external_ids(model: Model) -> frozenset[str]:
    """Return the ids of the objects that belong to somebody outside the province, and of the services of those."""
    return model.whole.derive(_find_external)


def _list_references(model: Model) -> Mapping[str, tuple[Reference, ...]]:
    return {entity.id: model.references_of(entity) for entity in model.entities.values()}


def _find_named(model: Model) -> frozenset[str]:
    made = references_by_entity(model)
    return frozenset(
        reference.id for id_, references in made.items() for reference in references if reference.id != id_
    )


def _find_external(model: Model) -> frozenset[str]:
    objects = [entity for entity in model.entities.values() if isinstance(entity, ArchitectureObject)]
    outside = {entity.id for entity in objects if is_external(model, entity)}
    services = {one.id for one in objects if isinstance(one, Service) and one.provider in outside}
    return frozenset(outside | services)
