"""What a request would make of the model as it is now: the sentences, the rules broken and mended, the conflicts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from lgsp.architecture.conformance.checking import Finding, Report, check
from lgsp.architecture.conformance.rules import Severity
from lgsp.architecture.interchange.proposals import Proposal, Source, propose
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.folders import ENTITIES
from lgsp.architecture.model.model import Model, Origin
from lgsp.architecture.model.references import list_references
from lgsp.architecture.revisions.differences import compare
from lgsp.architecture.revisions.facts import FieldDifference
from lgsp.architecture.revisions.merging import Choices, Conflict, Merged, Side, merge
from lgsp.architecture.revisions.sentences import say_entity

from .models import ChangeRequest
from .payloads import read_changes

DOOR = "desk"
_SOURCES = "provenance"


@dataclass(frozen=True, slots=True)
class Dangling:
    """Something that would still name what is not there any more: whose field, and the id it names."""

    entity: Entity
    title: str
    id: str


@dataclass(frozen=True)
class Preview:
    """
    What taking a request in would do.

    `proposal` is made for the very state of the model it was worked out on; `sentences` tell it without what becomes of
    the sources of facts; `broken` are findings that are not there now, `mended` those that would be gone.
    """

    proposal: Proposal
    sentences: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    dangling: tuple[Dangling, ...]
    broken: tuple[Finding, ...]
    mended: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the broken rules that a model must keep."""
        return tuple(one for one in self.broken if one.severity is Severity.ERROR)


def merge_request(request: ChangeRequest, model: Model) -> Merged:
    """Bring a request together with the model as it is, by the choices made so far."""
    base, wanted = read_changes(request.changes)
    ours = {key: model.entities[key] for key in {**base, **wanted} if key in model.entities}
    return merge(base, ours, wanted, choices=read_choices(request.choices))


def propose_request(request: ChangeRequest, model: Model, merged: Merged) -> Proposal:
    """Return a merged request as a proposal for the model."""
    source = Source.of(DOOR, file=f"{request.pk}", content=str(request.changes).encode())
    return propose(model, source, entities=merged.entities.values(), removed=merged.removed)


def preview(request: ChangeRequest, model: Model, *, on: date, before: Report | None = None) -> Preview:
    """Return what taking a request in would do to the model on a day; `before` is what the rules say without it."""
    merged = merge_request(request, model)
    proposal = propose_request(request, model, merged)
    result = _apply(model, merged)
    sentences = tuple(_list_sentences(model, result))
    dangling = tuple(_list_dangling(result, merged))
    if dangling:
        return Preview(proposal, sentences, merged.conflicts, dangling, (), ())
    old = before or check(model, on=on)
    new = check(result, on=on) if not proposal.is_empty else old
    return Preview(
        proposal,
        sentences,
        merged.conflicts,
        (),
        tuple(_list_missing(new.findings, old.findings)),
        tuple(_list_missing(old.findings, new.findings)),
    )


def read_choices(said: Iterable[Iterable[str]]) -> Choices:
    """Return the choices a request holds: each the place of a conflict, and at its end the side that stands."""
    return {tuple(place): Side(side) for *place, side in said}


def _apply(model: Model, merged: Merged) -> Model:
    entities = {key: one for key, one in model.entities.items() if key not in merged.removed}
    new = {key: _place_new(one) for key, one in merged.entities.items() if key not in model.origins}
    return replace(model, entities={**entities, **merged.entities}, origins={**model.origins, **new})


def _place_new(entity: Entity) -> Origin:
    """Return the file a new entity would have."""
    return Origin(f"{ENTITIES}/{entity.kind}/{entity.id}.yaml", {(): 1})


def _list_sentences(model: Model, result: Model) -> Iterator[str]:
    difference = compare(model, result)
    for one in difference.entities:
        told = tuple(fact for fact in one.fields if not _is_about_sources(fact))
        yield from say_entity(difference, replace(one, fields=told))


def _is_about_sources(fact: FieldDifference) -> bool:
    outermost = fact.within[0].shape if fact.within else fact.shape
    return outermost.name == _SOURCES


def _list_dangling(result: Model, merged: Merged) -> Iterator[Dangling]:
    """Yield the references that name nothing: of what changes, and of everything to what goes."""
    asked = result.entities if merged.removed else merged.entities
    for entity in asked.values():
        for reference in list_references(entity):
            named = result.entities.get(result.renamed.get(reference.id, reference.id))
            if named is None or named.kind not in reference.field.kind_names:
                yield Dangling(entity, reference.field.title, reference.id)


def _list_missing(findings: Iterable[Finding], others: Iterable[Finding]) -> Iterable[Finding]:
    known = {_identify(one) for one in others}
    return (one for one in findings if _identify(one) not in known)


def _identify(finding: Finding) -> tuple[str, str, str, str]:
    return finding.code, finding.subject_kind, finding.subject_id, finding.message
