"""The home of an agency: what it owns, what is wrong or missing there, what is due, what it is asked and may do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lgsp.architecture.conformance.rules import SEVERITY_NAMES
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.governance import Survey, Waiver
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Responsibility, Right, Role
from lgsp.architecture.model.systems import System
from lgsp.architecture.queries.owners import list_owners
from lgsp.platform.kit.clock import today
from lgsp.stewardship import campaigns, requests
from lgsp.stewardship.states import OPEN

from .surroundings import get_entity, open_desk
from .tables import Column, Sheet

MOST_FINDINGS = 30


@dataclass(frozen=True)
class Due:
    """Something that has a day: what, about which entity, and whether the day is over."""

    day: date
    what: str | Promise
    entity: Entity

    @property
    def is_over(self) -> bool:
        """Say whether the day has passed."""
        return self.day < today()


@login_required
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """List the agencies by name, with how much each owns and how many findings are there."""
    desk = open_desk(request)
    owned, found = _count(desk.model, desk.description.report.findings)
    columns = (
        Column("ten", _("Cơ quan"), lambda one: one.name, lambda one: one.name),
        Column("cap", _("Cấp"), lambda one: LABELS[AgencyLevel][one.level], lambda one: one.level),
        Column("co", _("Phụ trách"), lambda one: str(owned.get(one.id, 0)), lambda one: owned.get(one.id, 0)),
        Column(
            "phat-hien",
            _("Phát hiện"),
            lambda one: str(found.get(one.id, 0)),
            lambda one: found.get(one.id, 0),
        ),
    )
    sheet = Sheet(columns, [one for one in desk.model.all(Agency) if owned.get(one.id)], request.GET)
    if request.GET.get("dang") == "xlsx":
        return sheet.to_workbook("co-quan")
    rows = [(one, [column.text(one) for column in columns[1:]]) for one in sheet.page]
    facts = {"section": "agencies", "sheet": sheet, "page": sheet.page, "rows": rows}
    return render(request, "desk/agencies.html", facts)


@login_required
@require_safe
def show_own(request: HttpRequest) -> HttpResponse:
    """Lead to the home of the own agency; to the list for who has none."""
    agency = open_desk(request).standing.agency
    return redirect("desk:agencies") if agency is None else redirect("desk:agency", key=agency.id)


@login_required
@require_safe
def show(request: HttpRequest, *, key: str) -> HttpResponse:
    """Show the home of an agency."""
    desk = open_desk(request)
    agency = get_entity(desk.model, "agency", key)
    assert isinstance(agency, Agency)
    owned = _group_owned(desk.model, agency.id)
    ids = {one.id for entities in owned.values() for one in entities}
    findings = [one for one in desk.description.report.findings if one.subject_id in ids]
    is_own = desk.standing.agency == agency
    facts = {
        "section": "agencies",
        "agency": agency,
        "is_own": is_own,
        "owned": [(kind, KINDS[kind].title, len(entities)) for kind, entities in owned.items()],
        "findings": findings[:MOST_FINDINGS],
        "severities": [
            (severity, word, sum(one.severity is severity for one in findings))
            for severity, word in SEVERITY_NAMES.items()
        ],
        "due": sorted(_list_due(desk.model, owned, agency), key=lambda one: (one.day, one.entity.name)),
        "roles": list(_list_roles(desk.model, agency)),
        "responsibilities": [one for one in desk.model.all(Responsibility) if one.agency == agency.id],
        "flows": _list_flows(desk.model, agency.id),
        "changes": requests.list_requests(agency=agency.code, states=OPEN) if is_own else [],
        "unanswered": campaigns.count_open(agency.id) if is_own else 0,
    }
    return render(request, "desk/agency.html", facts)


def _count(model: Model, findings: object) -> tuple[dict[str, int], dict[str, int]]:
    owned: dict[str, int] = {}
    found: dict[str, int] = {}
    owners = {entity.id: list_owners(entity, model) for entity in model.entities.values()}
    for keys in owners.values():
        for key in keys:
            owned[key] = owned.get(key, 0) + 1
    for finding in findings:  # type: ignore[attr-defined]
        for key in owners.get(finding.subject_id, ()):
            found[key] = found.get(key, 0) + 1
    return owned, found


def _group_owned(model: Model, agency: str) -> dict[str, list[Entity]]:
    groups: dict[str, list[Entity]] = {}
    for kind in KINDS.values():
        own = [one for one in model.all(kind) if agency in list_owners(one, model)]
        if own:
            groups[kind.kind] = own
    return groups


def _list_due(model: Model, owned: dict[str, list[Entity]], agency: Agency) -> Iterator[Due]:
    for entities in owned.values():
        for one in entities:
            for mark in one.undetermined:
                yield Due(mark.deadline, _("làm rõ dữ kiện chưa xác định"), one)
            security = getattr(one, "security", None)
            if security is not None and security.due_on is not None:
                yield Due(security.due_on, _("trình phê duyệt hồ sơ cấp độ"), one)
    ids = {one.id for entities in owned.values() for one in entities}
    for waiver in model.all(Waiver):
        if waiver.valid_to is not None and ids.intersection(waiver.subjects):
            yield Due(waiver.valid_to, _("miễn trừ hết hiệu lực"), waiver)
    for survey in model.all(Survey):
        has_answered = any(one.agency == agency.id and one.answered_on for one in survey.answers)
        if agency.id in survey.agencies and not has_answered:
            yield Due(survey.due_on, _("trả lời phiếu khảo sát"), survey)


def _list_roles(model: Model, agency: Agency) -> Iterator[tuple[Role, date | None, date | None, list[str]]]:
    """Yield the roles an agency holds today, from when to when, and the rights that come with them."""
    for role in model.all(Role):
        for holder in role.holders:
            begun = holder.valid_from is None or holder.valid_from <= today()
            if (
                holder.agency == agency.id
                and begun
                and (holder.valid_to is None or today() <= holder.valid_to)
            ):
                yield role, holder.valid_from, holder.valid_to, [LABELS[Right][one] for one in role.rights]


def _list_flows(model: Model, agency: str) -> tuple[int, int]:
    """Return how many flows come to the agency's systems, and how many go from them."""
    own = {one.id for one in model.all(System) if one.owner == agency}
    flows = model.all(Flow)
    comes = sum(one.consumer in own and one.provider not in own for one in flows)
    goes = sum(one.provider in own and one.consumer not in own for one in flows)
    return comes, goes
