"""What agencies are told about their connections."""

from datetime import datetime

from .models import Agreement, Member, Notice, Service


def notify(member: Member, text: str, *, about: str, at: datetime) -> None:
    """Tell an agency something; the same text about the same thing is not told twice while nobody has seen it."""
    Notice.objects.get_or_create(
        member=member, text=text, about=about, seen_at=None, defaults={"sent_at": at}
    )


def notify_agency(agency: str, text: str, *, about: str, at: datetime) -> bool:
    """Tell an agency something by its electronic identifier; return whether it is on the platform and was told."""
    members = list(Member.objects.filter(code=agency))
    for member in members:
        notify(member, text, about=about, at=at)
    return bool(members)


def tell_consumers(service: Service, text: str, *, at: datetime) -> None:
    """Tell everyone who has an agreement in force about a service something of it."""
    rows = Agreement.objects.filter(service=service, withdrawn_at__isnull=True)
    for member in {row.consumer.member for row in rows.select_related("consumer__member")}:
        notify(member, text, about=service.code, at=at)


def list_notices(agency: str, *, limit: int = 50) -> list[Notice]:
    """List what an agency was told, newest first; of every agency where none is named."""
    found = Notice.objects.select_related("member")
    return list((found.filter(member__code=agency) if agency else found)[:limit])


def count_unseen(agency: str) -> int:
    """Count what nobody of the agency has seen yet."""
    return Notice.objects.filter(member__code=agency, seen_at__isnull=True).count()


def mark_seen(agency: str, *, by: str, at: datetime) -> None:
    """Take note that somebody of the agency has seen everything."""
    Notice.objects.filter(member__code=agency, seen_at__isnull=True).update(seen_by=by, seen_at=at)
