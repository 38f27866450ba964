"""
What table 2 of Mẫu số 03 says of a flow or another relation where it does not say so itself.

A row runs from who consumes to who provides, from who depends to what it depends on; where data are exchanged, from who
sends to who receives. A flow of the model names provider and consumer, and is turned accordingly.
"""

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Channel, Flow, Relation, RelationState, RelationType
from lgsp.architecture.model.model import Model

STATES = {
    Status.PROPOSED: RelationState.PLANNED,
    Status.APPROVED: RelationState.PLANNED,
    Status.IN_USE: RelationState.IN_USE,
    Status.PHASING_OUT: RelationState.IN_USE,
    Status.RETIRED: RelationState.ENDED,
}
"""The state of a relation that follows from the status, where none is said."""


def list_links(model: Model) -> tuple[Flow | Relation, ...]:
    """Return everything that has a row in table 2: flows, then other relations."""
    return (*model.all(Flow), *model.all(Relation))


def get_code(entity: Flow | Relation) -> str:
    """Return the code of a relation: its own, or one made of its id."""
    return entity.relation_code or f"QH-{entity.id.upper()}"


def get_type(entity: Flow | Relation) -> RelationType:
    """Return the type; a flow says by its service which it is, where nothing else is said."""
    if entity.relation_type:
        return entity.relation_type
    through = isinstance(entity, Flow) and entity.via
    return RelationType.SERVICE_USE if through else RelationType.DATA_EXCHANGE


def get_ends(entity: Flow | Relation) -> tuple[str, str]:
    """Return the ids of source and target, in the direction of Mẫu số 03."""
    if isinstance(entity, Relation):
        return entity.origin, entity.target
    ends = (entity.consumer, entity.provider)
    return ends[::-1] if get_type(entity) is RelationType.DATA_EXCHANGE else ends


def get_provider(entity: Flow | Relation) -> str:
    """Return the id of the object that provides, whose owner has to be asked."""
    ends = get_ends(entity)
    return ends[0] if get_type(entity) is RelationType.DATA_EXCHANGE else ends[1]


def get_state(entity: Flow | Relation) -> RelationState:
    """Return the state, by the status where nothing is said."""
    return entity.relation_state or STATES[entity.status]


def get_channel(entity: Flow | Relation) -> Channel | None:
    """Return what the relation passes through; a flow through a service passes through the LGSP."""
    return entity.channel or (Channel.LGSP if getattr(entity, "via", None) else None)


def say_frequency(entity: Flow | Relation) -> str:
    """Return how often and how well: the rhythm of a flow, and the level of service unless that begins with it."""
    rhythm, level = getattr(entity, "rhythm", None), entity.service_level
    if rhythm and level and not level.casefold().startswith(rhythm.casefold()):
        return f"{rhythm}; {level}"
    return str(level or rhythm or "")
