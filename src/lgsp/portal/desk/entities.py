"""One entity: what is said of it, what is asked to change, and who changed what."""

import re
from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.platform.kit.clock import today
from lgsp.stewardship.requests import list_open_about

from .forms import EntityForm
from .surroundings import get_entity, get_place, open_desk

MOST_COMMITS = 20
_NAMED = re.compile(r"([^|;\n]+?) \[([a-z0-9-]+)\]")


@login_required
@require_safe
def show(request: HttpRequest, *, kind: str, key: str) -> HttpResponse:
    """Show an entity; a former id leads to the present one."""
    desk = open_desk(request)
    entity = get_entity(desk.model, kind, key)
    if entity.id != key:
        return redirect("desk:entity", kind=kind, key=entity.id)
    form = EntityForm(type(entity), entity, desk.model, today())
    sections = form.show(language=get_language() or "vi")
    facts = {
        "section": "entities",
        "entity": entity,
        "sections": [
            (one.title, [(row.field.title, _link(row.text, desk.model)) for row in one.rows if row.text])
            for one in sections
        ],
        "findings": [
            one
            for one in desk.description.report.findings
            if (one.subject_kind, one.subject_id) == (kind, key)
        ],
        "may_edit": desk.standing.may_edit(entity, desk.model),
        "open_requests": list_open_about(key) if request.user.is_authenticated else [],
        "commits": get_place().history.list(desk.model.origins[key].file, most=MOST_COMMITS),
    }
    return render(request, "desk/entity.html", facts)


def _link(text: str, model: Model) -> list[list[tuple[str, Entity | None]]]:
    """Return the lines of a text in pieces: each with the entity it names, if it names one."""
    return [list(_split(line, model)) for line in text.split("\n")]


def _split(line: str, model: Model) -> Iterator[tuple[str, Entity | None]]:
    end = 0
    for found in _NAMED.finditer(line):
        entity = model.entities.get(found[2])
        if entity is not None:
            yield line[end : found.start()], None
            yield found[1].strip(), entity
            end = found.end()
    yield line[end:], None
