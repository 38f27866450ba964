"""
Compliance campaigns: agencies are asked about their findings by a day, and answer each of them.

What an agency answers is held against what the rules say now: a finding that is said to be mended and is still there is
told as such. Findings on what no agency answers for are whoever keeps the architecture's own, and are not sent.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from lgsp.architecture.conformance.checking import Finding, Report
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.queries.owners import list_owners
from lgsp.platform.registry.notices import notify_agency

from .errors import (
    AnswerForbidden,
    AnswerIncomplete,
    CampaignClosed,
    CampaignForbidden,
    CampaignUnknown,
    DueDayPast,
    NothingToMend,
    TextTooLong,
)
from .models import Campaign, CampaignItem
from .requests import MOST_TEXT, check_texts
from .standing import Standing
from .states import AnswerKind

BEFORE_DUE = timedelta(days=3)
"""How long before the day to answer by agencies that have not answered are reminded by themselves."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What is asked: a title, a message, rules and agencies (none named means all), and the day to answer by."""

    title: str
    message: str
    due_on: date
    rules: Collection[str] = ()
    agencies: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Answering:
    """What an agency says of one finding."""

    kind: AnswerKind
    note: str = ""
    planned_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """
    How far an agency has come: how much it was asked, what it answered, and what the rules say now.

    `gone` counts the findings that are not there any more, whatever was answered; `contradicted` those said to be
    mended that are still there; `late` those promised for a day that is over and still there.
    """

    agency: str
    name: str
    asked: int
    unanswered: int
    mended: int
    planned: int
    exception: int
    gone: int
    contradicted: int
    late: int


def list_findings(
    model: Model, report: Report, *, rules: Collection[str] = (), agencies: Collection[str] = ()
) -> Mapping[str, list[Finding]]:
    """Return the findings of each agency that answers for their subject."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        entity = model.entities.get(finding.subject_id)
        if entity is None or (rules and finding.code not in rules):
            continue
        for agency in sorted(list_owners(entity, model)):
            if agency in model.entities and (not agencies or agency in agencies):
                found.setdefault(agency, []).append(finding)
    return found


def send_campaign(sending: Sending, *, model: Model, report: Report, by: Standing, at: datetime) -> int:
    """
    Ask agencies about their findings, tell them, and return the number of the campaign.

    :raises CampaignForbidden: if the person does not keep the architecture
    :raises ReasonLacking: if the title or the message is missing
    :raises TextTooLong: if they are longer than anybody reads
    :raises DueDayPast: if the day to answer by is over
    :raises NothingToMend: if nobody would be asked about anything
    """
    _check_keeps(by)
    check_texts(sending.title, sending.message)
    if sending.due_on < at.date():
        raise DueDayPast
    found = list_findings(model, report, rules=sending.rules, agencies=sending.agencies)
    if not found:
        raise NothingToMend
    with transaction.atomic():
        campaign = Campaign.objects.create(
            title=sending.title.strip(),
            message=sending.message.strip(),
            rules=sorted(sending.rules),
            due_on=sending.due_on,
            sent_by=by.account,
            sent_name=by.name,
            sent_at=at,
        )
        CampaignItem.objects.bulk_create(
            _make_item(campaign, agency, finding)
            for agency, findings in found.items()
            for finding in findings
        )
        text = f"Rà soát tuân thủ “{campaign.title}”: trả lời trước ngày {campaign.due_on:%d/%m/%Y}."
        _tell(model, found, text, campaign, at)
    return int(campaign.pk)


def answer(number: int, said: Answering, *, by: Standing, at: datetime) -> None:
    """
    Keep what an agency says of one finding; the last answer counts.

    :raises CampaignUnknown: if there is no such item
    :raises CampaignClosed: if the campaign is over
    :raises AnswerForbidden: if the person works for another agency
    :raises AnswerIncomplete: if a plan has no day to come, or an exception no document
    :raises TextTooLong: if the note is longer than anybody reads
    """
    with transaction.atomic():
        item = CampaignItem.objects.select_for_update().select_related("campaign").filter(pk=number).first()
        if item is None:
            raise CampaignUnknown
        _check_may_answer(item, by)
        if item.campaign.closed_at is not None:
            raise CampaignClosed(title=item.campaign.title)
        _check_answer(said, at.date())
        item.answer, item.note = said.kind, said.note.strip()
        item.planned_on = said.planned_on if said.kind == AnswerKind.PLANNED else None
        item.document = said.document.strip() if said.kind == AnswerKind.EXCEPTION else ""
        item.answered_by, item.answered_name, item.answered_at = by.account, by.name, at
        item.save()


def remind(number: int, *, model: Model, by: Standing, at: datetime) -> int:
    """
    Remind the agencies that have not answered everything, and return how many they are.

    :raises CampaignForbidden: if the person does not keep the architecture
    :raises CampaignUnknown: if there is no such campaign
    :raises CampaignClosed: if it is over
    """
    _check_keeps(by)
    return _remind(_take(number), model, at)


def remind_due(*, model: Model, at: datetime) -> int:
    """Remind, once, the agencies of every campaign whose day to answer by is near; return how many were."""
    near = Campaign.objects.filter(
        closed_at__isnull=True, reminded_at__isnull=True, due_on__lte=(at + BEFORE_DUE).date()
    )
    return sum(_remind(campaign, model, at) for campaign in near)


def has_due(*, at: datetime) -> bool:
    """Say whether any campaign is to be reminded of."""
    near = Q(closed_at__isnull=True, reminded_at__isnull=True, due_on__lte=(at + BEFORE_DUE).date())
    return Campaign.objects.filter(near).exists()


def close_campaign(number: int, *, by: Standing, at: datetime) -> None:
    """
    End a campaign: what was answered stays as it is.

    :raises CampaignForbidden: if the person does not keep the architecture
    :raises CampaignUnknown: if there is no such campaign
    :raises CampaignClosed: if it is over
    """
    _check_keeps(by)
    campaign = _take(number)
    campaign.closed_by, campaign.closed_at = by.account, at
    campaign.save()


def get_campaign(number: int) -> Campaign:
    """
    Return a campaign.

    :raises CampaignUnknown: if there is none
    """
    found = Campaign.objects.filter(pk=number).first()
    if found is None:
        raise CampaignUnknown
    return found


def list_campaigns(*, agency: str = "") -> list[Campaign]:
    """Return the campaigns, newest first; those that ask an agency about something."""
    found = Campaign.objects.all()
    return list(found.filter(items__agency=agency).distinct() if agency else found)


def list_items(campaign: Campaign, *, agency: str = "") -> list[CampaignItem]:
    """Return what was asked, by agency; or what one agency was asked."""
    items = campaign.items.all()
    return list(items.filter(agency=agency) if agency else items)


def count_open(agency: str) -> int:
    """Return how many findings an agency has not answered yet."""
    return CampaignItem.objects.filter(agency=agency, answer="", campaign__closed_at__isnull=True).count()


def is_there(item: CampaignItem, present: Collection[tuple[str, str, str]]) -> bool:
    """Say whether the rules still find it; `present` is what `identify_findings` returns."""
    return (item.code, item.subject_id, item.message) in present


def identify_findings(report: Report) -> frozenset[tuple[str, str, str]]:
    """Return what findings are known again by: rule, subject and what is said."""
    return frozenset((one.code, one.subject_id, one.message) for one in report.findings)


def tally(items: Iterable[CampaignItem], *, model: Model, report: Report, on: date) -> list[Tally]:
    """Return how far each agency has come, in the order of their names."""
    present = identify_findings(report)
    by_agency: dict[str, list[CampaignItem]] = {}
    for item in items:
        by_agency.setdefault(item.agency, []).append(item)
    tallies = [_tally(agency, found, model, present, on) for agency, found in by_agency.items()]
    return sorted(tallies, key=lambda one: (one.name, one.agency))


def _tally(
    agency: str, items: list[CampaignItem], model: Model, present: Collection[tuple[str, str, str]], on: date
) -> Tally:
    still = [item for item in items if is_there(item, present)]
    counts = {kind: sum(item.answer == kind for item in items) for kind in ("", *AnswerKind.values)}
    entity = model.entities.get(agency)
    return Tally(
        agency=agency,
        name=entity.name if entity is not None else agency,
        asked=len(items),
        unanswered=counts[""],
        mended=counts[AnswerKind.MENDED],
        planned=counts[AnswerKind.PLANNED],
        exception=counts[AnswerKind.EXCEPTION],
        gone=len(items) - len(still),
        contradicted=sum(item.answer == AnswerKind.MENDED for item in still),
        late=sum(item.planned_on is not None and item.planned_on < on for item in still),
    )


def _make_item(campaign: Campaign, agency: str, finding: Finding) -> CampaignItem:
    return CampaignItem(
        campaign=campaign,
        agency=agency,
        code=finding.code,
        subject_kind=finding.subject_kind,
        subject_id=finding.subject_id,
        subject_name=finding.subject_name,
        message=finding.message,
    )


def _remind(campaign: Campaign, model: Model, at: datetime) -> int:
    waiting = sorted({item.agency for item in campaign.items.filter(answer="")})
    text = f"Nhắc: rà soát tuân thủ “{campaign.title}” cần trả lời trước ngày {campaign.due_on:%d/%m/%Y}."
    with transaction.atomic():
        _tell(model, waiting, text, campaign, at)
        campaign.reminded_at = at
        campaign.save(update_fields=["reminded_at"])
    return len(waiting)


def _tell(model: Model, agencies: Iterable[str], text: str, campaign: Campaign, at: datetime) -> None:
    for key in agencies:
        agency = model.entities.get(key)
        if isinstance(agency, Agency):
            notify_agency(agency.code, text, about=f"ra-soat-{campaign.pk}", at=at)


def _take(number: int) -> Campaign:
    campaign = get_campaign(number)
    if campaign.closed_at is not None:
        raise CampaignClosed(title=campaign.title)
    return campaign


def _check_keeps(by: Standing) -> None:
    if not by.keeps:
        raise CampaignForbidden(name=by.name or "Khách")


def _check_may_answer(item: CampaignItem, by: Standing) -> None:
    if by.agency is None or by.agency.id != item.agency:
        raise AnswerForbidden(name=by.name or "Khách")


def _check_answer(said: Answering, on: date) -> None:
    if len(said.note) > MOST_TEXT:
        raise TextTooLong(most=MOST_TEXT)
    is_planned = said.kind != AnswerKind.PLANNED or (said.planned_on is not None and said.planned_on >= on)
    is_permitted = said.kind != AnswerKind.EXCEPTION or bool(said.document.strip())
    if not is_planned or not is_permitted:
        raise AnswerIncomplete
