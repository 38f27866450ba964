import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rounds
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lgsp.alignment.apply import apply_plan
from lgsp.alignment.desired import desire
from lgsp.alignment.errors import ModelMoved, PlanForeign, PlatformMoved
from lgsp.alignment.plan import make_plan
from lgsp.architecture.model.entities import Status
from lgsp.platform.exchange.snapshot import read_snapshot
from lgsp.platform.registry.entries import AgreementEntry
from lgsp.platform.registry.errors import InstanceFixed
from lgsp.platform.registry.models import Agreement, Instance, Member, SnapshotVersion
from lgsp.platform.registry.publication import ensure_snapshot_published, get_snapshot_path
from lgsp.platform.registry.queries import get_content, get_version
from lgsp.platform.registry.services import grant_agreement, name_instance
from tests.alignment.conftest import flow, make_model, service, system
from tests.conftest import HOTICH, MOTCUA, NOW, TRA_CUU

pytestmark = pytest.mark.django_db


def carry_out(model):
    return apply_plan(make_plan(model), model=model, by="an", at=NOW)


def test_after_applying_the_registry_says_what_the_model_wants(model):
    applied = carry_out(model)

    assert get_content() == desire(model)
    assert make_plan(model).changes == ()
    assert (applied.version, applied.changes) == (1, 8)


def test_connected_systems_get_their_secrets_once(model):
    applied = carry_out(model)

    assert [(each.client_id, each.system) for each in applied.credentials] == [
        (MOTCUA, "mot-cua"),
        (HOTICH, "ho-tich"),
    ]
    assert carry_out(model).credentials == ()


def test_applying_nothing_publishes_nothing(model):
    carry_out(model)

    assert carry_out(model).version == 1


def test_a_changed_model_is_carried_over(model):
    carry_out(model)
    changed = make_model(service(endpoint="http://127.0.0.1:2"), flow(purpose="Mục đích khác"))

    carry_out(changed)

    assert get_content().services[0].url == "http://127.0.0.1:2"
    assert get_content().agreements[0].purpose == "Mục đích khác"
    assert Agreement.objects.count() == 2


def test_a_flow_taken_out_loses_its_agreement(model):
    carry_out(model)

    carry_out(make_model(without=("mot-cua-tra-cuu-ho-tich",)))

    assert get_content().agreements == ()
    assert Agreement.objects.get().withdrawn_by == "an"


def test_what_an_operator_granted_stays_and_is_told(model):
    carry_out(model)
    entry = AgreementEntry(key="thu-cong", consumer=MOTCUA, service=TRA_CUU, purpose="Gấp")
    grant_agreement(entry, by="binh", at=NOW)

    plan = make_plan(model)
    carry_out(model)

    assert [extra.key for extra in plan.extra] == ["thu-cong"]
    assert "thu-cong" in {agreement.key for agreement in get_content().agreements}


def test_a_plan_is_stale_when_the_model_has_moved(model):
    plan = make_plan(model)

    with pytest.raises(ModelMoved):
        apply_plan(plan, model=make_model(flow(purpose="Khác")), by="an", at=NOW)

    assert not Instance.objects.exists()


def test_a_plan_is_stale_when_the_platform_has_moved(model):
    plan = make_plan(model)
    name_instance("VN-H99", at=NOW)

    with pytest.raises(PlatformMoved, match="it was at version 0, it is at version 1"):
        apply_plan(plan, model=model, by="an", at=NOW)

    assert not Member.objects.exists()


def test_a_plan_that_says_something_else_is_refused(model):
    plan = make_plan(model)
    smaller = replace(plan, changes=plan.changes[:1])

    with pytest.raises(PlanForeign):
        apply_plan(smaller, model=model, by="an", at=NOW)

    assert get_version() == 0


def test_a_platform_of_another_province_is_refused(model):
    name_instance("VN-H98", at=NOW)

    with pytest.raises(InstanceFixed):
        carry_out(model)


KILLED = """
import os, signal
import django
django.setup()
from django.db import connection
from lgsp.alignment.apply import apply_plan
from lgsp.alignment.plan import make_plan
from tests.alignment.conftest import make_model
from tests.conftest import NOW

def die_at_the_agreement(execute, sql, params, many, context):
    if sql.startswith("INSERT") and "registry_agreement" in sql:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

with connection.execute_wrapper(die_at_the_agreement):
    apply_plan(make_plan(make_model()), model=make_model(), by="an", at=NOW)
"""


@pytest.mark.django_db(transaction=True)
def test_an_application_killed_half_way_leaves_nothing(model, environment):
    killed = subprocess.run([sys.executable, "-c", KILLED], env={**os.environ, **environment}, check=False)

    assert killed.returncode == -9
    assert (Member.objects.count(), Instance.objects.count(), get_version()) == (0, 0, 0)
    assert not get_snapshot_path().exists()
    assert carry_out(model).version == 1


@pytest.mark.django_db(transaction=True)
def test_the_file_of_the_gateways_follows(model):
    carry_out(model)

    assert read_snapshot(get_snapshot_path()).version == 1
    assert ensure_snapshot_published() is False


statuses = st.sampled_from(Status)
endpoints = st.none() | st.sampled_from(["http://127.0.0.1:1", "http://127.0.0.1:2"])
codes = st.none() | st.sampled_from(["A", "B"])
models = st.builds(
    lambda status, endpoint, code, via, purpose: make_model(
        flow(status=status, via=via, purpose=purpose),
        service(endpoint=endpoint),
        system("mot-cua", subsystem=code and f"{code}1"),
    ),
    statuses,
    endpoints,
    codes,
    st.sampled_from([None, "tra-cuu-ho-tich"]),
    st.sampled_from(["Một", "Hai"]),
)


class AnySequenceOfModels(TestCase):
    @rounds(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(models, min_size=1, max_size=3))
    def test_once_applied_a_model_needs_nothing_more(self, sequence):
        for model in sequence:
            carry_out(model)

            assert make_plan(model).changes == ()
            assert set(desire(model).agreements) == set(get_content().agreements)
            assert SnapshotVersion.objects.count() == get_version()
