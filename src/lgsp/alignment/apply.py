"""Carry a plan out: all of it or nothing, and only while model and platform are what it was made from."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from lgsp.architecture.model.model import Model
from lgsp.platform.exchange.snapshot import AppliedPlan
from lgsp.platform.registry import queries, services
from lgsp.platform.registry.entries import AgreementEntry, MemberEntry, ServiceEntry, SubsystemEntry
from lgsp.platform.registry.publication import one_change
from lgsp.platform.registry.services import IssuedCredential

from .changes import Action, Change, Kind, Plan
from .errors import ModelMoved, PlanForeign, PlatformMoved
from .plan import make_plan


@dataclass(frozen=True, kw_only=True)
class Applied:
    """What was done; the secrets in `credentials` are known only here."""

    version: int
    changes: int
    credentials: tuple[IssuedCredential, ...]


def apply_plan(plan: Plan, *, model: Model, by: str, at: datetime, approved_by: str = "") -> Applied:
    """
    Carry a plan out, in one transaction and one snapshot, in the name of whoever ordered it and of who approved it.

    The gateways record in their evidence that they took up what it led to.

    :raises ModelMoved: if the model is not what the plan was made from
    :raises PlatformMoved: if the platform is not
    :raises PlanForeign: if the plan says something else than this program would do
    :raises InstanceFixed: if the platform is another exchange than the model's
    """
    if plan.model_digest != model.digest:
        raise ModelMoved
    applied = AppliedPlan(digest=plan.digest, made_by=by, approved_by=approved_by)
    with one_change(at=at, instance=plan.instance, plan=applied):
        _check_platform(plan, model)
        issued = [_carry_out(change, by=by, at=at) for change in plan.changes]
    return Applied(
        version=queries.get_version(),
        changes=len(plan.changes),
        credentials=tuple(credential for credential in issued if credential),
    )


def _check_platform(plan: Plan, model: Model) -> None:
    present = make_plan(model)
    if present.snapshot_version != plan.snapshot_version:
        raise PlatformMoved(planned=plan.snapshot_version, present=present.snapshot_version)
    if present.digest != plan.digest:
        raise PlanForeign


def _carry_out(change: Change, *, by: str, at: datetime) -> IssuedCredential | None:
    if change.action is Action.WITHDRAW:
        services.withdraw_agreement(change.key, by=by, at=at)
        return None
    match change.kind:
        case Kind.MEMBER:
            services.register_member(msgspec.convert(change.after, MemberEntry), at=at)
        case Kind.SUBSYSTEM:
            services.register_subsystem(msgspec.convert(change.after, SubsystemEntry), at=at)
        case Kind.SERVICE:
            services.register_service(msgspec.convert(change.after, ServiceEntry), at=at)
        case Kind.AGREEMENT:
            services.grant_agreement(msgspec.convert(change.after, AgreementEntry), by=by, at=at)
        case Kind.CREDENTIAL:
            return services.issue_credential(change.key, by=by, at=at)
    return None
