"""Agencies by agencies: whose systems use whose services, in the colours of how declaration and reality agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lgsp.alignment.states import DEVIATIONS, State
from lgsp.alignment.verdicts import FlowVerdict
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, System
from lgsp.kernel.text import collation_key
from lgsp.platform.kit.clock import now
from lgsp.portal.agreements import get_agreement
from lgsp.portal.sources import Description
from lgsp.portal.views import needs_model
from lgsp.portal.watching.levels import agency_of

TOLD = (*sorted(DEVIATIONS, key=list(State).index), State.MATCHED)
_ORDER = {state: place for place, state in enumerate((*TOLD, *(s for s in State if s not in TOLD)))}


@dataclass(frozen=True)
class Cell:
    """The flows from one agency to another: the worst state among them, and how many there are."""

    consumer: str
    provider: str
    verdicts: tuple[FlowVerdict, ...]

    @property
    def state(self) -> State:
        """Return the state that asks most for attention."""
        return min((verdict.state for verdict in self.verdicts), key=_ORDER.__getitem__)


@dataclass(frozen=True)
class Matrix:
    """A row for each agency that uses, a column for each that provides, a cell where they meet."""

    providers: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


@needs_model
def show(request: HttpRequest, description: Description) -> HttpResponse:
    """Show the matrix, of everything or of what could be told; and the flows of a cell that was chosen."""
    model = description.model
    agreement = get_agreement(model, now=now())
    is_whole = request.GET.get("ca") == "1"
    shown = [row for row in agreement.verdicts if is_whole or row.state in TOLD]
    cells = _fill(model, shown)
    consumer, provider = request.GET.get("tu", ""), request.GET.get("den", "")
    facts: dict[str, Any] = {
        "section": "agreement",
        "agreement": agreement,
        "matrix": _lay_out(cells, names=_name(model)),
        "names": _name(model),
        "cell": cells.get((consumer, provider)),
        "is_whole": is_whole,
    }
    return render(request, "governing/matrix.html", facts)


def _fill(model: Model, verdicts: Iterable[FlowVerdict]) -> dict[tuple[str, str], Cell]:
    found: defaultdict[tuple[str, str], list[FlowVerdict]] = defaultdict(list)
    for verdict in verdicts:
        found[_agencies(model, verdict)].append(verdict)
    return {pair: Cell(*pair, tuple(rows)) for pair, rows in found.items()}


def _agencies(model: Model, verdict: FlowVerdict) -> tuple[str, str]:
    """Return the codes of the two agencies; of calls nobody declared, as their identifiers have them."""
    flow = verdict.flow
    if flow is None:
        consumer, provider = (
            agency_of(each).rpartition("/")[2] for each in (verdict.consumer, verdict.service)
        )
        return consumer, provider
    provider_system = model.get(Service, flow.via).provider if flow.via else flow.provider
    ends = (model.get(System, end).owner for end in (flow.consumer, provider_system))
    consumer, provider = (model.get(Agency, owner).code for owner in ends)
    return consumer, provider


def _lay_out(cells: Mapping[tuple[str, str], Cell], *, names: Mapping[str, str]) -> Matrix:
    def by_name(code: str) -> Any:
        return collation_key(names.get(code, code))

    providers = sorted({provider for _, provider in cells}, key=by_name)
    consumers = sorted({consumer for consumer, _ in cells}, key=by_name)
    return Matrix(
        tuple((code, names.get(code, code)) for code in providers),
        tuple(
            (names.get(code, code), tuple(cells.get((code, provider)) for provider in providers))
            for code in consumers
        ),
    )


def _name(model: Model) -> dict[str, str]:
    return {agency.code: agency.name for agency in model.all(Agency)}
