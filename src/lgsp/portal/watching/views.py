"""The screens of watching: everything, one service, one agency; each for a period."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lgsp.platform.kit.clock import now
from lgsp.platform.registry.queries import list_names
from lgsp.platform.usage.levels import (
    Reason,
    get_total,
    list_levels,
    list_months,
    list_reasons,
    list_slowest,
)
from lgsp.portal.sources import Description
from lgsp.portal.views import needs_model

from .explanations import Explanation, explain
from .levels import agency_of, by_agency, get_columns, to_csv
from .periods import MONTHS, Period, list_periods, read_period
from .promises import hold_months, list_held

SLOWEST = 8


@needs_model
def watch(request: HttpRequest, description: Description) -> HttpResponse:
    """Show everything: how calls ended, by service and by agency, why some did not, which were slowest."""
    period = _read(request)
    services = list_levels("service", **_within(period))
    consumers = list_levels("consumer", **_within(period))
    facts = _common(description, period)
    facts |= {
        "total": get_total(**_within(period)),
        "columns": get_columns(period),
        "held": list_held(period),
        "services": [level for level in services if level.key],
        "agencies": by_agency(consumers, services, names=facts["names"]),
        "reasons": _explain(list_reasons(**_within(period))),
        "slowest": list_slowest(limit=SLOWEST, **_within(period)),
    }
    return render(request, "watching/watch.html", facts)


@needs_model
def service(request: HttpRequest, description: Description, *, identifier: str) -> HttpResponse:
    """Show one service: its level in the period and month by month, its consumers, its faults."""
    period, moment = _read(request), now()
    year = {"since": moment - timedelta(days=31 * MONTHS), "until": moment}
    months = list_months(service=identifier, **year)
    facts = _common(description, period)
    if not months and identifier not in facts["names"]:
        raise Http404
    facts |= {
        "identifier": identifier,
        "total": get_total(service=identifier, **_within(period)),
        "columns": get_columns(period, service=identifier),
        "months": hold_months(identifier, months),
        "held": list_held(period, service=identifier),
        "consumers": list_levels("consumer", service=identifier, **_within(period)),
        "reasons": _explain(list_reasons(service=identifier, **_within(period))),
        "slowest": list_slowest(service=identifier, limit=SLOWEST, **_within(period)),
    }
    return render(request, "watching/service.html", facts)


@needs_model
def agency(request: HttpRequest, description: Description, *, identifier: str) -> HttpResponse:
    """Show one agency: the services it provides, and those its systems use."""
    period = _read(request)
    facts = _common(description, period)
    services, consumers = (list_levels(by, **_within(period)) for by in ("service", "consumer"))
    provided = [level for level in services if agency_of(level.key) == identifier]
    systems = [level for level in consumers if agency_of(level.key) == identifier]
    if not provided and not systems and identifier not in facts["names"]:
        raise Http404
    facts |= {
        "identifier": identifier,
        "provided": provided,
        "used": [
            (system.key, list_levels("service", consumer=system.key, **_within(period))) for system in systems
        ],
    }
    return render(request, "watching/agency.html", facts)


@needs_model
def table(request: HttpRequest, description: Description) -> HttpResponse:
    """Give the levels of all services as a table that spreadsheets open."""
    period = _read(request)
    held = {one.level.key: one for one in list_held(period)}
    measured = list_levels("service", **_within(period))
    silent = [one.level for one in held.values() if one.level.key not in {level.key for level in measured}]
    text = to_csv([*measured, *silent], names=_name(description), held=held)
    headers = {"Content-Disposition": f'attachment; filename="muc-dich-vu-{period.key}.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _read(request: HttpRequest) -> Period:
    return read_period(request.GET.get("ky", ""), now=now())


def _within(period: Period) -> dict[str, Any]:
    return {"since": period.since, "until": period.until}


def _name(description: Description) -> dict[str, str]:
    """Return the names of what is registered, and of what the architecture names."""
    return {**list_names(), **description.names}


def _common(description: Description, period: Period) -> dict[str, Any]:
    return {
        "section": "watching",
        "period": period,
        "is_running": period.until > now(),
        "periods": list_periods(now()),
        "names": _name(description),
    }


def _explain(reasons: list[Reason]) -> list[tuple[Reason, Explanation]]:
    return [(reason, explain(reason.code)) for reason in reasons]
