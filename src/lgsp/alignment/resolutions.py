"""
How findings end: the model is changed, the platform is, or a document allows what was found.

A decision is kept under the finding's key, which is the same from one comparison to the next. It does not make the
finding disappear; reality does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from lgsp.architecture.interchange.proposals import Proposal, write_proposal
from lgsp.architecture.model.model import Model
from lgsp.platform.registry import services
from lgsp.platform.registry.notices import notify
from lgsp.platform.registry.publication import one_change
from lgsp.platform.registry.queries import find_agreement, get_content

from .adoption import adopt
from .callers import Callers
from .errors import DocumentMissing, FindingUnknown, NotFinding, ReasonUnsaid, WaiverOver
from .models import Resolution
from .verdicts import DriftReport, FlowVerdict
from .ways import Way


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Who decides something about a finding, when, and why."""

    by: str
    at: datetime
    reason: str


def find_verdict(report: DriftReport, finding: str) -> FlowVerdict:
    """
    Return the verdict of that key.

    :raises FindingUnknown: if the comparison has none
    :raises NotFinding: if nothing differs there
    """
    found = next((row for row in report.rows if row.key == finding), None)
    if found is None:
        raise FindingUnknown(finding=finding)
    if not found.is_deviation:
        raise NotFinding(finding=finding)
    return found


def propose_adoption(model: Model, verdict: FlowVerdict) -> Proposal:
    """
    Return the proposal that a finding leads to; nothing is kept.

    :raises NotAdoptable: if the observation does not say what the model should
    """
    registered = {entry.identifier: entry.system for entry in get_content().subsystems if entry.system}
    return adopt(model, verdict, callers=Callers(model, registered))


def resolve_by_adopting(model: Model, verdict: FlowVerdict, *, folder: Path, deed: Deed) -> Resolution:
    """
    Write the proposal by which the model says what was observed into a folder of `folder`, and keep that decision.

    :raises NotAdoptable: if the observation does not say what the model should
    :raises FolderTaken: if there is something else in its folder
    """
    proposal = propose_adoption(model, verdict)
    place = folder / proposal.folder_name
    write_proposal(proposal, place)
    return _keep(verdict, deed, way=Way.ADOPT, proposal=str(place))


def resolve_by_stopping(verdict: FlowVerdict, *, deed: Deed) -> Resolution:
    """
    Suspend the agreements under which it happens, tell both parties, and keep that decision: all of it or nothing.

    :raises ReasonUnsaid: if no reason is given
    """
    _check_reason(deed)
    keys = verdict.seen.agreements if verdict.seen else (verdict.flow.id,) if verdict.flow else ()
    with one_change(at=deed.at):
        stopped = [key for key in keys if _suspend(key, deed)]
        return _keep(verdict, deed, way=Way.STOP, agreements=stopped)


def resolve_by_waiving(verdict: FlowVerdict, *, document: str, until: date | None, deed: Deed) -> Resolution:
    """
    Keep that a document allows what was found, until a day.

    :raises ReasonUnsaid: if no reason is given
    :raises DocumentMissing: if no document or no end is named
    :raises WaiverOver: if the end is past
    """
    _check_reason(deed)
    if not document.strip() or until is None:
        raise DocumentMissing
    if until < deed.at.date():
        raise WaiverOver(until=until)
    return _keep(verdict, deed, way=Way.WAIVE, document=document.strip(), until=until)


def reopen_finding(finding: str, *, by: str, at: datetime) -> None:
    """
    Take the decision about a finding back: what was suspended goes on, the finding is new again.

    :raises FindingUnknown: if nothing was decided about it
    """
    with transaction.atomic():
        held = Resolution.objects.filter(finding=finding, ended_at__isnull=True).first()
        if held is None:
            raise FindingUnknown(finding=finding)
        for key in held.agreements:
            if find_agreement(key) is not None:
                services.resume_agreement(key, by=by, at=at)
        _end_earlier(finding, by=by, at=at)


def list_resolutions(*, on: date) -> Mapping[str, Resolution]:
    """Return the decisions that hold on a day, by finding."""
    held = Resolution.objects.filter(ended_at__isnull=True).filter(Q(until__isnull=True) | Q(until__gte=on))
    return {row.finding: row for row in reversed(held)}


def list_history(finding: str) -> list[Resolution]:
    """Return everything that was decided about a finding, newest first."""
    return list(Resolution.objects.filter(finding=finding))


def _suspend(key: str, deed: Deed) -> bool:
    """Suspend an agreement in force and tell both parties; say whether it was not suspended before."""
    agreement = find_agreement(key)
    if agreement is None or agreement.suspended_for:
        return False
    services.suspend_agreement(key, reason=deed.reason, by=deed.by, at=deed.at)
    for member in (agreement.consumer.member, agreement.service.subsystem.member):
        notify(
            member, f"Tạm dừng thỏa thuận {key} theo kết quả đối chiếu: {deed.reason}", about=key, at=deed.at
        )
    return True


def _keep(
    verdict: FlowVerdict,
    deed: Deed,
    *,
    way: Way,
    agreements: Sequence[str] = (),
    **more: object,
) -> Resolution:
    with transaction.atomic():
        _end_earlier(verdict.key, by=deed.by, at=deed.at)
        return Resolution.objects.create(
            finding=verdict.key,
            way=way,
            what=verdict.explanation,
            reason=deed.reason.strip(),
            agreements=list(agreements),
            decided_by=deed.by,
            decided_at=deed.at,
            **more,
        )


def _end_earlier(finding: str, *, by: str, at: datetime) -> None:
    Resolution.objects.filter(finding=finding, ended_at__isnull=True).update(ended_by=by, ended_at=at)


def _check_reason(deed: Deed) -> None:
    if not deed.reason.strip():
        raise ReasonUnsaid
