"""
How a consumer comes to use a service: asks, is answered by the data owner, tests, goes live.

Each step is one transaction and tells the other party. A refusal needs a written ground. How long an owner has is the
province's own setting (`LGSP_DECISION_DAYS`); no legal period was found, and the screens say so.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from .entries import AccessEntry, AgreementEntry, Terms
from .errors import (
    AlreadyAgreed,
    PurposeMissing,
    ReasonMissing,
    RequestElsewhere,
    ServiceClosed,
)
from .models import AccessRequest, Agreement, Service, Subsystem
from .notices import notify
from .publication import one_change
from .queries import get_instance, get_request, get_service, get_subsystem, identify, identify_service
from .services import grant_agreement, withdraw_agreement
from .stages import Progress, Stage
from .terms import check_terms, from_row, to_row

_UNDER_WAY = (Progress.SUBMITTED, Progress.TESTING, Progress.READY)
_OPEN_TO_CONSUMERS = (Stage.TEST, Stage.PUBLISHED)
_REMIND_BEFORE = timedelta(days=2)


def request_access(entry: AccessEntry, *, decision_days: int, by: str, at: datetime) -> AccessRequest:
    """
    Ask for the use of a service.

    :raises PurposeMissing: if it says not what for
    :raises ReasonMissing: if it names no legal ground
    :raises TermsMalformed: if its terms cannot be kept
    :raises ServiceClosed: if the service takes no new consumers
    :raises AlreadyAgreed: if an agreement is in force or a request under way
    """
    if not entry.purpose.strip():
        raise PurposeMissing(key=entry.consumer)
    if not entry.legal_basis.strip():
        raise ReasonMissing(what="Yêu cầu khai thác")
    check_terms(entry.terms, key=entry.consumer)
    with one_change(at=at):
        consumer, service = get_subsystem(entry.consumer), get_service(entry.service)
        _check_open(entry, consumer, service)
        made = AccessRequest.objects.create(
            code=_next_code(at),
            consumer=consumer,
            service=service,
            purpose=entry.purpose,
            legal_basis=entry.legal_basis,
            terms=to_row(entry.terms),
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
            requested_by=by,
            requested_at=at,
            due_on=timezone.localdate(at) + timedelta(days=decision_days),
        )
        due = f"hạn quyết định {made.due_on:%d/%m/%Y}"
        text = f"{consumer.member.name} yêu cầu khai thác dịch vụ {service.name}; {due}."
        notify(service.subsystem.member, text, about=made.code, at=at)
    return made


def cancel_request(code: str, *, by: str, at: datetime) -> AccessRequest:
    """
    Take a request back.

    :raises RequestElsewhere: if it is already live or ended
    """
    with one_change(at=at):
        found = _take(code, *_UNDER_WAY)
        _end_test(found, by=by, at=at)
        return _settle(found, Progress.CANCELLED, by=by, at=at)


def refuse_request(code: str, *, ground: str, by: str, at: datetime) -> AccessRequest:
    """
    Refuse a request, on a written ground.

    :raises ReasonMissing: if there is no ground
    :raises RequestElsewhere: if it was decided before
    """
    if not ground.strip():
        raise ReasonMissing(what=f"Từ chối yêu cầu {code}")
    with one_change(at=at):
        found = _take(code, Progress.SUBMITTED)
        found.refusal_ground = ground
        _settle(found, Progress.REFUSED, by=by, at=at)
        _tell_consumer(found, f"Yêu cầu {code} bị từ chối: {ground}", at=at)
    return found


def accept_request(code: str, *, terms: Terms | None = None, by: str, at: datetime) -> AccessRequest:
    """
    Accept a request, on the terms asked for or on narrower ones; from now on the consumer may test.

    :raises TermsMalformed: if the terms cannot be kept
    :raises RequestElsewhere: if it was decided before
    """
    if terms:
        check_terms(terms, key=code)
    with one_change(at=at):
        found = _take(code, Progress.SUBMITTED)
        found.terms = to_row(terms) if terms else found.terms
        _settle(found, Progress.TESTING, by=by, at=at)
        if can_test(found.service):
            grant_agreement(
                _agreement(found, is_test=True), terms=from_row(found.terms), is_test=True, by=by, at=at
            )
        _tell_consumer(found, f"Yêu cầu {code} được đồng ý; hãy thử nghiệm rồi xác nhận.", at=at)
    return found


def confirm_test(code: str, *, note: str, by: str, at: datetime) -> AccessRequest:
    """
    Take note that the consumer's system calls the service well in the test environment.

    :raises ReasonMissing: if nothing is said about it
    :raises RequestElsewhere: if it is not being tested
    """
    if not note.strip():
        raise ReasonMissing(what=f"Xác nhận thử nghiệm {code}")
    with one_change(at=at):
        found = _take(code, Progress.TESTING)
        found.progress, found.tested_by, found.tested_at, found.test_note = Progress.READY, by, at, note
        found.save()
        owner = found.service.subsystem.member
        notify(owner, f"Yêu cầu {code} đã thử nghiệm xong, chờ mở kết nối.", about=code, at=at)
    return found


def go_live(code: str, *, by: str, at: datetime) -> AccessRequest:
    """
    Grant the agreement: the consumer's calls are served from now on. The test agreement ends.

    :raises RequestElsewhere: if it was not tested
    """
    with one_change(at=at):
        found = _take(code, Progress.READY)
        _end_test(found, by=by, at=at)
        grant_agreement(_agreement(found, is_test=False), terms=from_row(found.terms), by=by, at=at)
        found.progress, found.live_at = Progress.LIVE, at
        found.save()
        _tell_consumer(found, f"Kết nối theo yêu cầu {code} đã mở.", at=at)
    return found


def remind_owners(*, at: datetime) -> int:
    """Remind, once, the owners of what must be decided within two days or is late; return how many requests."""
    waiting = AccessRequest.objects.select_related("service__subsystem__member").filter(
        progress=Progress.SUBMITTED,
        reminded_at__isnull=True,
        due_on__lte=timezone.localdate(at + _REMIND_BEFORE),
    )
    for found in waiting:
        text = f"Yêu cầu {found.code} cần quyết định trước hết ngày {found.due_on:%d/%m/%Y}."
        notify(found.service.subsystem.member, text, about=found.code, at=at)
        found.reminded_at = at
        found.save(update_fields=["reminded_at"])
    return len(waiting)


def tell_both(found: AccessRequest, text: str, *, at: datetime) -> None:
    """Tell both parties of a connection the same."""
    for member in (found.consumer.member, found.service.subsystem.member):
        notify(member, text, about=found.code, at=at)


def can_test(service: Service) -> bool:
    """Tell whether the service has a test environment: an address of its own, or a description to answer by."""
    return bool(service.test_url or service.contract_id)


def to_agreement_key(found: AccessRequest, *, is_test: bool) -> str:
    """Return the key of the agreement that a request leads to."""
    return f"{found.code.lower()}{'-thu' if is_test else ''}"


def _check_open(entry: AccessEntry, consumer: Subsystem, service: Service) -> None:
    if service.stage not in _OPEN_TO_CONSUMERS:
        raise ServiceClosed(service=entry.service, stage=Stage(service.stage).label)
    facts = {"consumer": entry.consumer, "service": entry.service}
    both = {"consumer": consumer, "service": service}
    if Agreement.objects.filter(**both, withdrawn_at__isnull=True, is_test=False).exists():
        raise AlreadyAgreed(what="thỏa thuận đang hiệu lực", **facts)
    if AccessRequest.objects.filter(**both, progress__in=_UNDER_WAY).exists():
        raise AlreadyAgreed(what="yêu cầu đang xử lý", **facts)


def _take(code: str, *expected: Progress) -> AccessRequest:
    found = get_request(code)
    if found.progress not in expected:
        raise RequestElsewhere(code=code, progress=Progress(found.progress).label)
    return found


def _settle(found: AccessRequest, progress: Progress, *, by: str, at: datetime) -> AccessRequest:
    found.progress, found.decided_by, found.decided_at = progress, by, at
    found.save()
    return found


def _end_test(found: AccessRequest, *, by: str, at: datetime) -> None:
    key = to_agreement_key(found, is_test=True)
    if Agreement.objects.filter(key=key, withdrawn_at__isnull=True).exists():
        withdraw_agreement(key, by=by, at=at)


def _agreement(found: AccessRequest, *, is_test: bool) -> AgreementEntry:
    instance = get_instance()
    return AgreementEntry(
        key=to_agreement_key(found, is_test=is_test),
        consumer=identify(found.consumer, instance),
        service=identify_service(found.service, instance),
        purpose=found.purpose,
        legal_basis=found.legal_basis,
        valid_from=None if is_test else found.valid_from,
        valid_to=None if is_test else found.valid_to,
    )


def _tell_consumer(found: AccessRequest, text: str, *, at: datetime) -> None:
    notify(found.consumer.member, text, about=found.code, at=at)


def _next_code(at: datetime) -> str:
    prefix = f"YC-{timezone.localdate(at):%Y}-"
    last = AccessRequest.objects.filter(code__startswith=prefix).order_by("-pk").first()
    return f"{prefix}{int(last.code.removeprefix(prefix)) + 1 if last else 1:04d}"
