"""The screens: read the request, ask once, show."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lgsp.architecture.conformance.catalogue import get_rule, list_rules
from lgsp.platform.kit.clock import now, today
from lgsp.platform.registry import queries as registry
from lgsp.platform.usage import queries as usage

from . import agreements, overview, proofs, rates
from .choices import ExchangeChoice, FindingChoice
from .errors import ReceiptNotReady
from .sources import Description, find_document, get_description, list_documents
from .wording import KIND_NAMES, OUTCOMES, RECORDS, STATES

PAGE = 50
LATEST = 12
FIRST_FINDINGS = 3

View = Callable[..., HttpResponse]


def needs_model(view: View) -> View:
    """Give the view the description of the province; while it cannot be read, show its problems instead."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        description = get_description(settings.LGSP_MODEL, on=today())
        if not description.is_readable:
            return render(
                request, "portal/problems.html", {"findings": description.report.findings}, status=503
            )
        return view(request, description, **address)

    return answer


@needs_model
def home(request: HttpRequest, description: Description) -> HttpResponse:
    """Show the province in numbers, what was published, what runs, and whether both agree."""
    facts = {
        "section": "home",
        "numbers": overview.list_numbers(description.model),
        "severities": overview.list_severities(description.report),
        "first_findings": description.report.findings[:FIRST_FINDINGS],
        "documents": list_documents(_build_folder()),
        "model_folder": _from_here(settings.LGSP_MODEL),
        "build_folder": _from_here(_build_folder()),
        "overall_svg": description.overall_svg,
    }
    return render(request, "portal/home.html", facts | _steps(description) | _latest(description))


@needs_model
def findings(request: HttpRequest, description: Description) -> HttpResponse:
    """List the findings, filtered by severity, rule and kind."""
    choice, report = FindingChoice.read(request.GET), description.report
    kinds = sorted({found.subject_kind for found in report.findings})
    facts = {
        "section": "findings",
        "chosen": choice,
        "findings": choice.pick(report.findings),
        "severities": overview.list_severities(report),
        "rules": [(rule, sum(found.code == rule.code for found in report.findings)) for rule in list_rules()],
        "kinds": [(kind, KIND_NAMES.get(kind, kind)) for kind in kinds],
    }
    return render(request, "portal/findings.html", facts)


@needs_model
def rule(request: HttpRequest, description: Description, *, code: str) -> HttpResponse:
    """Explain a rule and list what it found."""
    found = FindingChoice(rule=code).pick(description.report.findings)
    return render(
        request, "portal/rule.html", {"section": "findings", "rule": get_rule(code), "findings": found}
    )


@needs_model
def exchanges(request: HttpRequest, description: Description) -> HttpResponse:
    """List the exchanges, newest first, with how busy each service is."""
    instance = registry.find_instance() or ""
    facts = _page_of_exchanges(request, description) | {
        "section": "exchanges",
        "services": [registry.identify_service(service, instance) for service in registry.list_services()],
        "outcomes": OUTCOMES.items(),
    }
    return render(request, "portal/exchanges.html", facts | _rates(description))


@needs_model
def exchange(request: HttpRequest, description: Description, *, exchange_id: UUID) -> HttpResponse:
    """Show one exchange with its records of evidence and its receipt."""
    found, proof = _find_proof(exchange_id)
    facts = {
        "section": "exchanges",
        "exchange": found,
        "outcome": OUTCOMES[found.outcome],
        "names": description.names,
        "records": [(index, RECORDS[kind], text) for index, kind, text in proof.list_texts()],
        "receipt": proof.receipt,
        "receipt_file": _receipt_file(exchange_id),
    }
    return render(request, "portal/exchange.html", facts)


@require_safe
def receipt(_request: HttpRequest, *, exchange_id: UUID) -> HttpResponse:
    """Give the receipt of an exchange as a file."""
    _, proof = _find_proof(exchange_id)
    if not proof.receipt:
        raise ReceiptNotReady(exchange_id=exchange_id)
    headers = {"Content-Disposition": f'attachment; filename="{_receipt_file(exchange_id)}"'}
    return HttpResponse(proof.receipt, content_type="text/plain; charset=utf-8", headers=headers)


@needs_model
def agreement(request: HttpRequest, description: Description) -> HttpResponse:
    """Show every declared flow with its verdict, deviations first."""
    facts = _agreement(description) | {"section": "agreement", "legend": STATES.items()}
    return render(request, "portal/agreement.html", facts)


@needs_model
def agreement_csv(_request: HttpRequest, description: Description) -> HttpResponse:
    """Give the verdicts as a table that spreadsheets open."""
    headers = {"Content-Disposition": 'attachment; filename="doi-chieu.csv"'}
    text = agreements.to_csv(_agreement(description)["agreement"])
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """Show what anyone needs to check the evidence of every node."""
    return render(request, "portal/evidence.html", {"section": "evidence", "logs": _list_logbooks()})


@require_safe
def verifier_key(_request: HttpRequest, *, node: str) -> HttpResponse:
    """Give the public key of a node as a file."""
    found = next((log for log in _list_logbooks() if log.node == node), None)
    if found is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{node}.vkey"'}
    return HttpResponse(f"{found.verifier_key}\n", content_type="text/plain; charset=utf-8", headers=headers)


@require_safe
def document(_request: HttpRequest, *, name: str) -> FileResponse:
    """Give a published document."""
    found = find_document(_build_folder(), name=name)
    if found is None:
        raise Http404
    return FileResponse(found.path.open("rb"), as_attachment=True, filename=name)


@needs_model
def overall_figure(_request: HttpRequest, description: Description) -> HttpResponse:
    """Give the overall figure alone."""
    return HttpResponse(description.overall_svg, content_type="image/svg+xml")


@needs_model
def live_steps(request: HttpRequest, description: Description) -> HttpResponse:
    """Give the part of the home page that says where each step of the loop stands."""
    return render(request, "portal/_steps.html", _steps(description))


@needs_model
def live_rates(request: HttpRequest, description: Description) -> HttpResponse:
    """Give the part of a page that shows how busy each service is."""
    return render(request, "portal/_rates.html", _rates(description))


@needs_model
def live_latest(request: HttpRequest, description: Description) -> HttpResponse:
    """Give the part of the home page that lists the newest exchanges."""
    return render(request, "portal/_exchange_list.html", _latest(description))


@needs_model
def live_exchanges(request: HttpRequest, description: Description) -> HttpResponse:
    """Give the rows of the list of exchanges."""
    facts = _page_of_exchanges(request, description)
    return render(request, "portal/_exchange_list.html", facts | {"exchanges": facts["page"].object_list})


@needs_model
def live_agreement(request: HttpRequest, description: Description) -> HttpResponse:
    """Give the part of the home page that compares declaration and reality."""
    return render(request, "portal/_agreement.html", _agreement(description))


def _build_folder() -> Path:
    return Path(settings.LGSP_BUILD, settings.LGSP_MODEL.name)


def _from_here(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _rates(description: Description) -> dict[str, Any]:
    return {"rates": rates.get_rates(now=now(), names=description.names)}


def _steps(description: Description) -> dict[str, Any]:
    facts = _rates(description) | _agreement(description)
    steps = overview.list_steps(
        description.model,
        report=description.report,
        documents=len(list_documents(_build_folder())),
        exchanges=facts["rates"].total,
        deviations=facts["agreement"].standing,
    )
    return facts | {"steps": steps}


def _latest(description: Description) -> dict[str, Any]:
    return {"exchanges": usage.list_latest(LATEST), "names": description.names}


def _agreement(description: Description) -> dict[str, Any]:
    return {"agreement": agreements.get_agreement(description.model, now=now())}


def _page_of_exchanges(request: HttpRequest, description: Description) -> dict[str, Any]:
    choice = ExchangeChoice.read(request.GET)
    listed = usage.list_exchanges(service=choice.service, outcome=choice.outcome)
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    return {"chosen": choice, "page": page, "names": description.names}


def _find_proof(exchange_id: UUID) -> tuple[Any, proofs.Proof]:
    found = usage.get_exchange(str(exchange_id))
    indexes = [index for index in (found.request_index, found.answer_index) if index is not None]
    folder = settings.LGSP_VAR / "evidence" / found.node
    return found, proofs.find_proof(folder, exchange_id=found.exchange_id, indexes=indexes)


def _list_logbooks() -> list[proofs.Logbook]:
    return list(proofs.list_logbooks(settings.LGSP_VAR / "evidence"))


def _receipt_file(exchange_id: UUID) -> str:
    return f"bien-nhan-{exchange_id}.txt"
