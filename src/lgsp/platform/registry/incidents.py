"""
Incidents on the exchange: entered, reported within a day, followed up within three, closed.

Deadlines count from when the incident was found. Their sources are quoted at second hand and were not checked against
the official texts: report within 24 hours and follow-up within 72 hours (NĐ 331/2026, Đ31.2.d); notice of a breach of
personal data within 72 hours (Luật 91/2025/QH15, Đ23). The reports themselves are the platform's own form.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.utils import timezone

from .errors import IncidentClosed, IncidentInFuture, IncidentUnknown, IncidentUnreported, MemberUnknown
from .models import Incident, Member
from .notices import notify

_REMIND_BEFORE = timedelta(hours=6)


class Duty(Enum):
    """What must be sent about an incident, in the words its address has."""

    FIRST = "bao-cao-24-gio"
    FOLLOW_UP = "bao-cao-72-gio"
    PERSONAL_DATA = "du-lieu-ca-nhan"


WITHIN = {
    Duty.FIRST: timedelta(hours=24),
    Duty.FOLLOW_UP: timedelta(hours=72),
    Duty.PERSONAL_DATA: timedelta(hours=72),
}
"""How long there is from when the incident was found."""
FIELDS = {
    Duty.FIRST: "first_sent_at",
    Duty.FOLLOW_UP: "follow_up_sent_at",
    Duty.PERSONAL_DATA: "data_notice_sent_at",
}


@dataclass(frozen=True, kw_only=True)
class IncidentEntry:
    """What an agency enters about an incident."""

    agency: str
    title: str
    found_at: datetime
    what: str
    affected: str = ""
    measures: str = ""
    has_personal_data: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """One duty of an incident: until when, and when it was sent."""

    duty: Duty
    until: datetime
    sent_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """Tell whether it was sent late, or is late now."""
        return (self.sent_at or now) > self.until


def open_incident(entry: IncidentEntry, *, by: str, at: datetime) -> Incident:
    """
    Enter an incident, and tell the agency until when it must report.

    :raises IncidentInFuture: if it is said to have been found later than now
    :raises MemberUnknown: if the agency is not registered
    """
    if entry.found_at > at:
        raise IncidentInFuture(found_at=entry.found_at)
    member = Member.objects.filter(code=entry.agency).first()
    if member is None:
        raise MemberUnknown(member=entry.agency)
    incident = Incident.objects.create(
        code=_next_code(at),
        member=member,
        title=entry.title,
        found_at=entry.found_at,
        what=entry.what,
        affected=entry.affected,
        measures=entry.measures,
        has_personal_data=entry.has_personal_data,
        opened_by=by,
        opened_at=at,
    )
    first = list_duties(incident)[0]
    text = f"Sự cố {incident.code} phải báo cáo trước {timezone.localtime(first.until):%H:%M %d/%m/%Y}."
    notify(member, text, about=incident.code, at=at)
    return incident


def add_to_incident(code: str, *, cause: str, measures: str, affected: str) -> Incident:
    """
    Write what is known meanwhile.

    :raises IncidentUnknown: if there is none of that number
    :raises IncidentClosed: if it was closed
    """
    incident = _get_open(code)
    incident.cause, incident.measures, incident.affected = cause, measures, affected
    incident.save(update_fields=["cause", "measures", "affected"])
    return incident


def mark_sent(code: str, duty: Duty, *, number: str, by: str, at: datetime) -> Incident:
    """
    Take note that a report was sent, under the number of its letter.

    :raises IncidentUnknown: if there is none of that number
    :raises IncidentClosed: if it was closed
    """
    incident = _get_open(code)
    setattr(incident, FIELDS[duty], at)
    incident.letters = {**incident.letters, duty.name: {"number": number.strip(), "by": by}}
    incident.save(update_fields=[FIELDS[duty], "letters"])
    return incident


def close_incident(code: str, *, by: str, at: datetime) -> Incident:
    """
    Close an incident whose duties are done.

    :raises IncidentUnknown: if there is none of that number
    :raises IncidentClosed: if it was closed already
    :raises IncidentUnreported: if something was not sent, or no cause is written
    """
    incident = _get_open(code)
    if not incident.cause.strip() or any(due.sent_at is None for due in list_duties(incident)):
        raise IncidentUnreported(code=code)
    incident.closed_by, incident.closed_at = by, at
    incident.save(update_fields=["closed_by", "closed_at"])
    return incident


def get_incident(code: str) -> Incident:
    """
    Return the incident of that number.

    :raises IncidentUnknown: if there is none
    """
    found = Incident.objects.select_related("member").filter(code=code).first()
    if found is None:
        raise IncidentUnknown(code=code)
    return found


def list_incidents(agency: str = "") -> list[Incident]:
    """List incidents, those still open first, then newest first; of one agency where it is named."""
    found = Incident.objects.select_related("member").order_by("closed_at", "-found_at")
    chosen = list(found.filter(member__code=agency) if agency else found)
    return sorted(chosen, key=lambda incident: incident.closed_at is not None)


def list_duties(incident: Incident) -> list[Due]:
    """List what must be sent about an incident, in the order it is due."""
    duties = [Duty.FIRST, Duty.FOLLOW_UP] + [Duty.PERSONAL_DATA] * incident.has_personal_data
    return [Due(duty, incident.found_at + WITHIN[duty], getattr(incident, FIELDS[duty])) for duty in duties]


def remind_agencies(*, at: datetime) -> int:
    """Remind, once for each duty, of what is due within six hours or late; return how many reminders were sent."""
    sent = 0
    for incident in Incident.objects.select_related("member").filter(closed_at__isnull=True):
        for due in list_duties(incident):
            is_near = due.sent_at is None and at >= due.until - _REMIND_BEFORE
            if is_near and due.duty.name not in incident.reminded:
                until = f"{timezone.localtime(due.until):%H:%M %d/%m/%Y}"
                notify(
                    incident.member,
                    f"Sự cố {incident.code}: hạn báo cáo {until}.",
                    about=incident.code,
                    at=at,
                )
                incident.reminded = [*incident.reminded, due.duty.name]
                incident.save(update_fields=["reminded"])
                sent += 1
    return sent


def _get_open(code: str) -> Incident:
    incident = get_incident(code)
    if incident.closed_at is not None:
        raise IncidentClosed(code=code)
    return incident


def _next_code(at: datetime) -> str:
    prefix = f"SC-{timezone.localdate(at):%Y}-"
    last = Incident.objects.filter(code__startswith=prefix).order_by("-pk").first()
    return f"{prefix}{int(last.code.removeprefix(prefix)) + 1 if last else 1:04d}"
