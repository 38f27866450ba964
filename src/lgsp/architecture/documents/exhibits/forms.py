"""
What the columns of Mẫu số 03 say of an entity, in the words of the form.

The annexes are extracts of the data set: their columns bear its names, their cells say what its cells say. A field
nobody can fill in yet says who will, and by when; one with nothing to say is a dash.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from lgsp.architecture.documents.blocks import Align, Column
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, on_day, tidy
from lgsp.architecture.frameworks.mau03 import get_value, list_choices, list_fields
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow, Relation
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.objects import ArchitectureObject, Priority
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Gap, GovernanceScope, Task
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.queries import links, objects

OBJECTS = "DM_DOITUONG"
LINKS = "QH_KETNOI"
MAPPINGS = "ANHXA"
GAPS = "HOANTHIEN_NV"
NOT_APPLICABLE = "Không áp dụng"

_DIGITS = re.compile(r"(\d+)")

_SCOPES = dict(zip(GovernanceScope, list_choices(GAPS, "governance_scope"), strict=True))


def head(sheet: str, key: str, share: float, *, align: Align = Align.START, field: str = "") -> Column:
    """Return a column under its official name; `field` is the field its cells show as it stands."""
    return Column(title_of(sheet, key), share, align, field)


def title_of(sheet: str, key: str) -> str:
    """Return the official name of a column."""
    return _titles(sheet)[key]


def in_words(name: str, members: Iterable[str | None]) -> str:
    """Return values of a list in their official words."""
    return "; ".join(get_value(name, str(member)).name for member in members if member)


def say_open(entity: Entity, field: str, edition: Edition) -> str:
    """Return what an entity says of a field it leaves unset: who will know by when, or that it has none."""
    for one in entity.undetermined:
        if one.field == field:
            return f"Chưa xác định ({edition.name(Agency, one.unit)}, {on_day(one.deadline)})"
    return NOT_APPLICABLE if field in entity.not_applicable else ""


def tell(entity: Entity, field: str, edition: Edition, *, said: str | None = None) -> str:
    """Return the cell of a field: its words, who will know them, or what follows from the rest; else a dash."""
    value = getattr(entity, field, None)
    if value in (None, ()):
        return say_open(entity, field, edition) or tidy(said)
    return tidy(said if said is not None else str(value))


def name_agencies(agencies: Iterable[str], edition: Edition) -> str:
    """Return the names of agencies."""
    return "; ".join(edition.name(Agency, one) for one in agencies) or NOTHING


def name_object(reference: str, edition: Edition) -> str:
    """Return the code of an object and, under it, its name."""
    found = edition.model.entities[reference]
    assert isinstance(found, ArchitectureObject)
    return f"{objects.get_code(found)}\n{tidy(found.name)}"


def tell_object(entity: ArchitectureObject, key: str, edition: Edition) -> str:
    """Return the cell of a column of table 1."""
    return _OBJECTS[key](entity, edition)


def tell_link(entity: Flow | Relation, key: str, edition: Edition) -> str:
    """Return the cell of a column of table 2."""
    return _LINKS[key](entity, edition)


def tell_gap(entity: Gap, key: str, edition: Edition) -> str:
    """Return the cell of a column of the gap's half of table 4."""
    return _GAPS[key](entity, edition)


def tell_task(entity: Task, key: str, edition: Edition) -> str:
    """Return the cell of a column of the task's half of table 4."""
    return _TASKS[key](entity, edition)


def owners_of(entity: ArchitectureObject, edition: Edition) -> tuple[str, ...]:
    """Return the ids of the agencies that own an object."""
    provider = edition.model.find(System, entity.provider) if isinstance(entity, Service) else None
    return objects.list_owners(entity, provider)


def order_codes(code: str) -> tuple[tuple[int, str], ...]:
    """
    Return a sort key in which ND-2 comes before ND-10.

    >>> sorted(["ND-10", "ND-2"], key=order_codes)
    ['ND-2', 'ND-10']
    """
    parts = _DIGITS.split(code)
    return tuple((int(part), "") if place % 2 else (0, part) for place, part in enumerate(parts))


@cache
def _titles(sheet: str) -> Mapping[str, str]:
    return {field.field: field.name for field in list_fields(sheet)}


def _tell_layer_component(entity: ArchitectureObject, edition: Edition) -> str:
    component = objects.get_layer_component(entity)
    if component is None and not objects.has_layer_component(entity):
        return NOT_APPLICABLE
    return tell(entity, "layer_component", edition, said=in_words("layer_component", [component]))


def _tell_owner(entity: ArchitectureObject, edition: Edition) -> str:
    field = "lead_agencies" if hasattr(entity, "lead_agencies") else "owner"
    said = name_agencies(owners_of(entity, edition), edition)
    return said if isinstance(entity, Service) else tell(entity, field, edition, said=said)


def _tell_agency(entity: Entity, field: str, edition: Edition) -> str:
    value = getattr(entity, field)
    return tell(entity, field, edition, said=edition.name(Agency, value) if value else None)


def _word(name: str, field: str) -> Callable[[Entity, Edition], str]:
    """Tell a field whose words stand in a list of the form."""
    return lambda entity, edition: tell(
        entity, field, edition, said=in_words(name, [getattr(entity, field)]) or None
    )


def _text(field: str) -> Callable[[Entity, Edition], str]:
    return lambda entity, edition: tell(entity, field, edition)


_OBJECTS: Mapping[str, Callable[[ArchitectureObject, Edition], str]] = {
    "object_code": lambda entity, _: objects.get_code(entity),
    "record_kind": _word("record_kind", "record_kind"),
    "source_code": _text("source_code"),
    "name": _text("name"),
    "object_type": lambda entity, edition: tell(
        entity, "object_type", edition, said=in_words("object_type", [objects.get_type(entity)])
    ),
    "layer": lambda entity, edition: tell(
        entity, "layer", edition, said=in_words("layer", [objects.get_layer(entity)])
    ),
    "layer_component": _tell_layer_component,
    "model_state": lambda entity, edition: tell(
        entity, "model_state", edition, said=in_words("model_state", [objects.get_model_state(entity)])
    ),
    "usage_scope": lambda entity, edition: tell(
        entity, "usage_scopes", edition, said=in_words("usage_scope", objects.list_scopes(entity))
    ),
    "sharing_form": lambda entity, edition: tell(
        entity, "sharing_form", edition, said=in_words("sharing_form", [objects.get_sharing_form(entity)])
    ),
    "owner_agency": _tell_owner,
    "operator_unit": lambda entity, edition: _tell_agency(entity, "operator", edition),
    "technical_contact": _text("technical_contact"),
    "lifecycle_state": lambda entity, edition: tell(
        entity, "lifecycle", edition, said=in_words("lifecycle_state", [objects.get_lifecycle(entity)])
    ),
    "usage_state": _word("usage_state", "usage_state"),
    "treatment": _word("treatment", "treatment"),
}


def _tell_end(entity: Flow | Relation, place: int, edition: Edition) -> str:
    return name_object(links.get_ends(entity)[place], edition)


def _tell_payload(entity: Flow | Relation, edition: Edition) -> str:
    if isinstance(entity, Relation):
        return tell(entity, "payload", edition)
    service = [edition.name(Service, entity.via)] if entity.via else []
    items = [*service, *entity.information]
    return (
        tidy("; ".join(items)) if items else say_open(entity, "information", edition) or tidy(entity.purpose)
    )


_LINKS: Mapping[str, Callable[[Flow | Relation, Edition], str]] = {
    "relation_code": lambda entity, _: links.get_code(entity),
    "source_object": lambda entity, edition: _tell_end(entity, 0, edition),
    "relation_type": lambda entity, _: in_words("relation_type", [links.get_type(entity)]),
    "target_object": lambda entity, edition: _tell_end(entity, 1, edition),
    "payload": _tell_payload,
    "channel": lambda entity, edition: tell(
        entity, "channel", edition, said=in_words("relation_channel", [links.get_channel(entity)])
    ),
    "state": lambda entity, edition: tell(
        entity, "relation_state", edition, said=in_words("relation_state", [links.get_state(entity)])
    ),
    "frequency_sla": lambda entity, edition: tidy(
        links.say_frequency(entity) or say_open(entity, "service_level", edition)
    ),
    "data_classification": _text("classification"),
}

_GAPS: Mapping[str, Callable[[Gap, Edition], str]] = {
    "gap_code": _text("code"),
    "related_objects": lambda entity, edition: tell(
        entity, "objects", edition, said="\n".join(name_object(one, edition) for one in entity.objects)
    ),
    "current_state": _text("current_state"),
    "target_requirement": _text("target_requirement"),
    "gap": _text("name"),
    "treatment": _word("treatment", "treatment"),
    "governance_scope": lambda entity, edition: tell(
        entity,
        "governance_scope",
        edition,
        said=_SCOPES[entity.governance_scope] if entity.governance_scope else None,
    ),
}


def _tell_priority(entity: Task, edition: Edition) -> str:
    urgency = LABELS[Priority][entity.priority] if entity.priority else say_open(entity, "priority", edition)
    codes = "; ".join(edition.model.get(Task, one).code for one in entity.depends_on)
    if not codes:
        return tidy(urgency)
    return f"{urgency}; phụ thuộc: {codes}" if urgency else f"Phụ thuộc: {codes}"


def _tell_programme(entity: Task, edition: Edition) -> str:
    named = "; ".join(tidy(edition.model.entities[one].name) for one in entity.projects)
    return tell(entity, "linked_programme", edition, said=entity.linked_programme or named)


_TASKS: Mapping[str, Callable[[Task, Edition], str]] = {
    "task_code": _text("code"),
    "task_name": _text("name"),
    "architecture_outcome": _text("outcome"),
    "lead_agency": lambda entity, edition: _tell_agency(entity, "lead", edition),
    "supporting_agencies": lambda entity, edition: tell(
        entity, "partners", edition, said=name_agencies(entity.partners, edition) if entity.partners else None
    ),
    "priority_dependencies": _tell_priority,
    "deadline_or_phase": _text("deadline"),
    "expected_resources": _text("resources"),
    "realisation_state": _word("realisation_state", "realisation_state"),
    "linked_programme": _tell_programme,
    "progress": _text("progress"),
    "verification_criteria": _text("verification_criteria"),
    "data_readiness": _word("data_readiness", "data_readiness"),
    "execution_state": _word("execution_state", "execution_state"),
}
