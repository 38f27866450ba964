"""What the model has, kind by kind: tables to sort, filter and take away; and a search over everything."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lgsp.architecture.conformance.catalogue import list_rules
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.queries.owners import list_named_owners
from lgsp.kernel.text import collation_key, fold

from .surroundings import get_kind, open_desk
from .tables import Column, Sheet

MOST_OF_A_KIND = 5
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Row:
    """An entity as a list tells it."""

    entity: Entity
    owners: tuple[Entity, ...]
    findings: int

    @property
    def owner_names(self) -> str:
        """Return the names of the agencies that answer for it."""
        return ", ".join(one.name for one in self.owners)

    @property
    def status(self) -> str:
        """Return where it stands in its life, in words."""
        return LABELS[Status][self.entity.status]


COLUMNS = (
    Column("ten", _("Tên"), lambda row: row.entity.name, lambda row: collation_key(row.entity.name)),
    Column("co-quan", _("Cơ quan"), lambda row: row.owner_names, lambda row: collation_key(row.owner_names)),
    Column("tinh-trang", _("Trạng thái"), lambda row: row.status, lambda row: row.status),
    Column("phat-hien", _("Phát hiện"), lambda row: str(row.findings), lambda row: row.findings),
    Column("ma", _("Mã"), lambda row: row.entity.id, lambda row: row.entity.id),
)


@login_required
@require_safe
def list_kinds(request: HttpRequest) -> HttpResponse:
    """List the kinds of the model with how many there are of each."""
    desk = open_desk(request)
    kinds = [(kind.kind, kind.title, len(desk.model.all(kind))) for kind in KINDS.values()]
    facts = {"section": "entities", "kinds": kinds, "may_ask": desk.standing.may_ask}
    return render(request, "desk/kinds.html", facts)


@login_required
@require_safe
def list_kind(request: HttpRequest, *, kind: str) -> HttpResponse:
    """List the entities of a kind, filtered, sorted, a page at a time; or all of them as a workbook."""
    desk = open_desk(request)
    found = get_kind(kind)
    counts: dict[str, int] = {}
    for one in desk.description.report.findings:
        counts[one.subject_id] = counts.get(one.subject_id, 0) + 1
    rows = [_make_row(entity, desk.model, counts) for entity in desk.model.all(found)]
    chosen = {name: request.GET.get(name, "")[:LONGEST_QUERY] for name in ("q", "cua", "trang-thai")}
    sheet = Sheet(COLUMNS, [row for row in rows if _fits(row, chosen)], request.GET)
    if request.GET.get("dang") == "xlsx":
        return sheet.to_workbook(found.kind)
    owners = {owner.id: owner.name for row in rows for owner in row.owners}
    facts = {
        "section": "entities",
        "kind": found.kind,
        "kind_title": found.title,
        "sheet": sheet,
        "whole": len(rows),
        "chosen": chosen,
        "status": chosen["trang-thai"],
        "owners": sorted(owners.items(), key=lambda pair: collation_key(pair[1])),
        "statuses": [(status.value, word) for status, word in LABELS[Status].items()],
        "may_ask": desk.standing.may_ask,
    }
    return render(request, "desk/kind.html", facts)


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find whatever says every word asked for, with or without tone marks: the model first, then the rules."""
    desk = open_desk(request)
    text = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    groups: dict[str, list[Entity]] = {}
    for hit in desk.description.index.find(text):
        groups.setdefault(hit.entity.kind, []).append(hit.entity)
    words = fold(text).split()
    rules = [rule for rule in list_rules() if words and _says(words, f"{rule.code} {rule.title}")]
    facts: dict[str, Any] = {
        "section": "search",
        "asked": text,
        "groups": [
            (kind, KINDS[kind].title, found[:MOST_OF_A_KIND], len(found)) for kind, found in groups.items()
        ],
        "most": MOST_OF_A_KIND,
        "rules": rules[:MOST_OF_A_KIND],
        "count": sum(map(len, groups.values())) + len(rules),
    }
    return render(request, "desk/search.html", facts)


def _make_row(entity: Entity, model: Model, counts: dict[str, int]) -> Row:
    named = (model.entities.get(key) for key in list_named_owners(entity, model))
    owners = tuple(one for one in named if isinstance(one, Agency))
    return Row(entity, owners, counts.get(entity.id, 0))


def _fits(row: Row, chosen: dict[str, str]) -> bool:
    if chosen["cua"] and chosen["cua"] not in {one.id for one in row.owners}:
        return False
    if chosen["trang-thai"] and chosen["trang-thai"] != row.entity.status.value:
        return False
    said = f"{row.entity.name} {row.entity.id} {row.entity.description or ''}"
    return not chosen["q"] or _says(fold(chosen["q"]).split(), said)


def _says(words: list[str], text: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)
