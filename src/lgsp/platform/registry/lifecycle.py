"""
The life of a service: draft, test, published, deprecated, withdrawn (QĐ 1425/QĐ-TTg, by the list LGSP-013).

A published service is called; a service under test only in the test environment; a deprecated one until its last day.
Its consumers are told of every step that concerns them.
"""

import hashlib
from datetime import date, datetime

from django.utils import timezone

from lgsp.kernel.errors import DomainError
from lgsp.platform.contracts.compatibility import Change, compare
from lgsp.platform.contracts.contract import Contract as Description
from lgsp.platform.contracts.contract import read_contract

from .errors import ContractMalformed, EndMissing, ServiceInUse, StepNotAllowed
from .models import Agreement, Contract, Service
from .notices import tell_consumers
from .publication import one_change
from .queries import find_contract, get_service
from .stages import Stage

_STEPS = {
    Stage.DRAFT: {Stage.TEST, Stage.PUBLISHED, Stage.WITHDRAWN},
    Stage.TEST: {Stage.DRAFT, Stage.PUBLISHED, Stage.WITHDRAWN},
    Stage.PUBLISHED: {Stage.DEPRECATED},
    Stage.DEPRECATED: {Stage.PUBLISHED, Stage.WITHDRAWN},
    Stage.WITHDRAWN: set[Stage](),
}


def list_next_stages(stage: str) -> list[Stage]:
    """List the stages a service may go to from this one, in the order of its life."""
    return [step for step in Stage if step in _STEPS[Stage(stage)]]


def move_service(identifier: str, stage: Stage, *, at: datetime) -> Service:
    """
    Bring a service to another stage of its life; use `deprecate_service` to announce its end.

    :raises ServiceUnknown: if there is no such service
    :raises StepNotAllowed: if its life does not go that way
    :raises ServiceInUse: if it is to be withdrawn while agreements are in force and its last day has not come
    """
    with one_change(at=at):
        service = get_service(identifier)
        _check_step(service, identifier, stage)
        if stage is Stage.WITHDRAWN and not (service.ends_on and service.ends_on <= timezone.localdate(at)):
            _check_unused(service, identifier)
        if stage is Stage.PUBLISHED:
            service.successor, service.ends_on = None, None
        service.stage = stage
        service.save(update_fields=["stage", "successor", "ends_on"])
        tell_consumers(service, f"Dịch vụ {service.name}: {stage.label.lower()}.", at=at)
    return service


def deprecate_service(identifier: str, *, ends_on: date | None, successor: str = "", at: datetime) -> Service:
    """
    Announce the end of a service: from that day it is no longer served; another may take its place.

    :raises ServiceUnknown: if there is no such service, or no such successor
    :raises EndMissing: if no day is given
    :raises StepNotAllowed: if it is not published
    """
    if ends_on is None:
        raise EndMissing(service=identifier)
    with one_change(at=at):
        service = get_service(identifier)
        _check_step(service, identifier, Stage.DEPRECATED)
        service.stage, service.ends_on = Stage.DEPRECATED, ends_on
        service.successor = get_service(successor) if successor else None
        service.save(update_fields=["stage", "successor", "ends_on"])
        instead = f" Dịch vụ thay thế: {service.successor.name}." if service.successor else ""
        tell_consumers(service, f"Dịch vụ {service.name} ngừng từ {ends_on:%d/%m/%Y}.{instead}", at=at)
    return service


def describe_service(identifier: str, content: bytes, *, by: str, at: datetime) -> list[Change]:
    """
    Give a service its description, in place of any it has; return what changed for its consumers, who are told.

    :raises ServiceUnknown: if there is no such service
    :raises ContractMalformed: if it is no description that can be used
    """
    contract = _read(identifier, content)
    digest = hashlib.sha256(content).hexdigest()
    with one_change(at=at):
        service = get_service(identifier)
        before = find_contract(identifier)
        changes = compare(before, contract) if before else []
        Contract.objects.get_or_create(
            digest=digest, defaults={"content": content, "added_by": by, "added_at": at}
        )
        service.contract_id = digest
        service.save(update_fields=["contract"])
        if changes:
            breaking = sum(change.breaks for change in changes)
            text = f"Dịch vụ {service.name} đổi đặc tả: {len(changes)} thay đổi, {breaking} có thể làm hỏng kết nối."
            tell_consumers(service, text, at=at)
    return changes


def _read(identifier: str, content: bytes) -> Description:
    try:
        return read_contract(content)
    except DomainError as refusal:
        raise ContractMalformed(service=identifier, reason=refusal.message_in("vi")) from None


def _check_step(service: Service, identifier: str, wanted: Stage) -> None:
    if wanted not in _STEPS[Stage(service.stage)]:
        now = Stage(service.stage).label
        raise StepNotAllowed(service=identifier, stage=now, wanted=wanted.label)


def _check_unused(service: Service, identifier: str) -> None:
    count = Agreement.objects.filter(service=service, withdrawn_at__isnull=True, is_test=False).count()
    if count:
        raise ServiceInUse(service=identifier, count=count)
