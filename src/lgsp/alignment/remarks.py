"""
Where what data owners agreed on the platform is not what the model declares: fields, quotas, descriptions.

The model says what a flow is for; terms are the data owner's to decide, on the web. A plan never changes them:
it shows where they differ, for people to settle.
"""

from collections.abc import Iterator

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service
from lgsp.platform.registry.entries import Terms
from lgsp.platform.registry.queries import list_agreed_terms, list_undescribed

from .changes import Remark, RemarkKind
from .desired import find_obstacle
from .identifiers import find_service_id


def list_remarks(model: Model) -> tuple[Remark, ...]:
    """Return the differences in what a plan leaves alone, by key; of what is not on the platform yet there is none."""
    terms = list_agreed_terms()
    flows = (flow for flow in model.all(Flow) if flow.id in terms and find_obstacle(model, flow) is None)
    found = [remark for flow in flows for remark in _judge(flow, terms[flow.id])]
    return tuple(sorted([*found, *_list_undescribed(model)], key=lambda one: (one.kind, one.key)))


def _judge(flow: Flow, terms: Terms) -> Iterator[Remark]:
    declared = set(flow.attributes)
    if declared and not terms.fields:
        yield Remark(RemarkKind.WHOLE_ANSWER, flow.id, ", ".join(flow.attributes), "")
    given = [field for field in terms.fields if _last(field) not in declared and field not in declared]
    if declared and given:
        yield Remark(RemarkKind.UNDECLARED_FIELDS, flow.id, ", ".join(flow.attributes), ", ".join(given))
    if flow.daily_volume and terms.per_day and terms.per_day < flow.daily_volume:
        yield Remark(RemarkKind.TIGHT_QUOTA, flow.id, str(flow.daily_volume), str(terms.per_day))


def _list_undescribed(model: Model) -> Iterator[Remark]:
    undescribed = list_undescribed()
    for service in model.all(Service):
        identifier = find_service_id(model, service)
        if service.interface and identifier in undescribed:
            yield Remark(RemarkKind.NO_DESCRIPTION, identifier, service.interface, "")


def _last(field: str) -> str:
    """Return the name of a field at the end of its path, as in `con[].hoTen`."""
    return field.rpartition(".")[2].removesuffix("[]")
