"""Plans on the web: one person makes a plan, another carries exactly that one out."""

from datetime import datetime

from django.db import transaction

from lgsp.architecture.model.model import Model

from .apply import Applied, apply_plan
from .changes import Plan
from .errors import ApproverIsAuthor, NothingPlanned, PlanDecided, PlanUnknown
from .models import SavedPlan
from .plan import make_plan
from .ways import PlanState

MOST_LISTED = 50


def save_plan(model: Model, *, by: str, at: datetime) -> SavedPlan:
    """
    Keep the plan that the model leads to now, for another person to carry out; making it twice keeps it once.

    :raises NothingPlanned: if nothing would change
    """
    plan = make_plan(model)
    if not plan.changes:
        raise NothingPlanned
    kept, is_new = SavedPlan.objects.get_or_create(
        digest=plan.digest,
        defaults={"content": plan.to_json(), "count": len(plan.changes), "made_by": by, "made_at": at},
    )
    if not is_new and kept.state == PlanState.DROPPED:
        kept.state, kept.made_by, kept.made_at = PlanState.WAITING, by, at
        kept.decided_by, kept.decided_at = "", None
        kept.save()
    return kept


def approve_plan(digest: str, *, model: Model, by: str, at: datetime) -> Applied:
    """
    Carry a plan out in the name of both: all of it and the note that it was done, or nothing.

    :raises PlanUnknown: if there is none
    :raises PlanDecided: if it was carried out or dropped already
    :raises ApproverIsAuthor: if the person made it
    :raises ModelMoved: if the model is not what it was made from
    :raises PlatformMoved: if the platform is not
    """
    with transaction.atomic():
        kept = _take(digest)
        if kept.made_by == by:
            raise ApproverIsAuthor(name=by)
        applied = apply_plan(
            Plan.from_json(kept.content), model=model, by=kept.made_by, approved_by=by, at=at
        )
        kept.state, kept.decided_by, kept.decided_at = PlanState.APPLIED, by, at
        kept.version = applied.version
        kept.save()
    return applied


def drop_plan(digest: str, *, by: str, at: datetime) -> None:
    """
    Drop a plan; whoever made it may.

    :raises PlanUnknown: if there is none
    :raises PlanDecided: if it was carried out or dropped already
    """
    with transaction.atomic():
        kept = _take(digest)
        kept.state, kept.decided_by, kept.decided_at = PlanState.DROPPED, by, at
        kept.save()


def get_plan(digest: str) -> SavedPlan:
    """
    Return a plan that was kept.

    :raises PlanUnknown: if there is none
    """
    found = SavedPlan.objects.filter(digest=digest).first()
    if found is None:
        raise PlanUnknown(digest=digest)
    return found


def list_plans() -> list[SavedPlan]:
    """Return the plans made last, newest first."""
    return list(SavedPlan.objects.all()[:MOST_LISTED])


def _take(digest: str) -> SavedPlan:
    found = SavedPlan.objects.select_for_update().filter(digest=digest).first()
    if found is None:
        raise PlanUnknown(digest=digest)
    if found.state != PlanState.WAITING:
        raise PlanDecided(state=found.get_state_display(), name=found.decided_by)
    return found
