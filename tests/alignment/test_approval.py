from datetime import timedelta

import pytest
from django.db import IntegrityError

from lgsp.alignment.approval import approve_plan, drop_plan, get_plan, list_plans, save_plan
from lgsp.alignment.errors import (
    ApproverIsAuthor,
    ModelMoved,
    NothingPlanned,
    PlanDecided,
    PlanForeign,
    PlanUnknown,
    PlatformMoved,
)
from lgsp.alignment.models import SavedPlan
from lgsp.alignment.ways import PlanState
from lgsp.platform.exchange.snapshot import read_snapshot
from lgsp.platform.registry import services
from lgsp.platform.registry.models import Agreement
from lgsp.platform.registry.publication import get_snapshot_path
from lgsp.platform.registry.queries import get_version
from tests.alignment.conftest import flow, make_model
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def kept(model):
    return save_plan(model, by="an", at=NOW)


def test_one_person_plans_and_another_carries_out(model, kept, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        applied = approve_plan(kept.digest, model=model, by="binh", at=LATER)

    kept.refresh_from_db()
    assert (kept.state, kept.made_by, kept.decided_by) == (PlanState.APPLIED, "an", "binh")
    assert (kept.count, kept.version) == (applied.changes, get_version())
    plan = read_snapshot(get_snapshot_path()).plan
    assert (plan.digest, plan.made_by, plan.approved_by) == (kept.digest, "an", "binh")


def test_who_planned_cannot_approve(model, kept):
    with pytest.raises(ApproverIsAuthor):
        approve_plan(kept.digest, model=model, by="an", at=LATER)

    kept.refresh_from_db()
    assert (kept.state, get_version()) == (PlanState.WAITING, 0)
    with pytest.raises(IntegrityError):
        SavedPlan.objects.update(state=PlanState.APPLIED, decided_by="an")


def test_a_plan_that_reality_has_overtaken_is_not_carried_out(model, kept):
    with pytest.raises(ModelMoved):
        approve_plan(kept.digest, model=make_model(flow(purpose="Khác")), by="binh", at=LATER)

    services.name_instance("VN-H99", at=NOW)
    with pytest.raises((PlatformMoved, PlanForeign)):
        approve_plan(kept.digest, model=model, by="binh", at=LATER)
    kept.refresh_from_db()
    assert kept.state == PlanState.WAITING


def test_what_fails_half_way_leaves_nothing(model, kept, monkeypatch):
    monkeypatch.setattr(services, "grant_agreement", lambda *_args, **_named: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        approve_plan(kept.digest, model=model, by="binh", at=LATER)

    kept.refresh_from_db()
    assert (kept.state, get_version(), Agreement.objects.count()) == (PlanState.WAITING, 0, 0)


def test_a_plan_is_decided_once(model, kept):
    drop_plan(kept.digest, by="an", at=LATER)

    with pytest.raises(PlanDecided):
        approve_plan(kept.digest, model=model, by="binh", at=LATER)
    with pytest.raises(PlanDecided):
        drop_plan(kept.digest, by="binh", at=LATER)


def test_planning_again_keeps_one_plan_and_revives_a_dropped_one(model, kept):
    assert save_plan(model, by="binh", at=LATER).made_by == "an"

    drop_plan(kept.digest, by="an", at=LATER)
    assert save_plan(model, by="binh", at=LATER).made_by == "binh"
    assert [plan.state for plan in list_plans()] == [PlanState.WAITING]


def test_there_is_nothing_to_plan_where_nothing_differs(model, kept):
    approve_plan(kept.digest, model=model, by="binh", at=LATER)

    with pytest.raises(NothingPlanned):
        save_plan(model, by="an", at=LATER)


def test_a_plan_that_nobody_made_is_unknown(model, transactional_db):
    with pytest.raises(PlanUnknown):
        get_plan("0" * 64)
    with pytest.raises(PlanUnknown):
        drop_plan("0" * 64, by="an", at=NOW)
