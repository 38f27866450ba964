"""What the gateways get of stages, terms, suspensions, test environment and credentials."""

from datetime import date, timedelta

import pytest

from lgsp.platform.exchange.snapshot import read_snapshot
from lgsp.platform.registry import lifecycle, services
from lgsp.platform.registry.entries import AgreementEntry, ServiceEntry, Terms
from lgsp.platform.registry.errors import NetworkMalformed, ReasonMissing
from lgsp.platform.registry.publication import get_snapshot_path
from lgsp.platform.registry.services import CredentialForm, Particulars
from lgsp.platform.registry.stages import Stage
from tests.conftest import MOTCUA, NOW, TRA_CUU

pytestmark = pytest.mark.django_db(transaction=True)

TEST_SERVICE = TRA_CUU.replace("VN-H99", "VN-H99-TEST")
ENTRY = AgreementEntry(key="k", consumer=MOTCUA, service=TRA_CUU, purpose="Tra cứu")


def published():
    return read_snapshot(get_snapshot_path())


def with_test_address(registry):
    service = registry.service()
    services.register_service(_entry(service), particulars=Particulars(test_url="http://127.0.0.1:5"), at=NOW)


def _entry(service):
    return ServiceEntry(identifier=TRA_CUU, name=service.name, url=service.url)


def test_a_service_under_test_is_called_in_the_test_environment_only(registry):
    with_test_address(registry)
    service = registry.service()
    service.stage = Stage.TEST
    service.save()
    services.register_service(_entry(service), at=NOW + timedelta(1))

    assert [(each.id, each.url) for each in published().services] == [(TEST_SERVICE, "http://127.0.0.1:5")]


def test_a_published_service_has_both(registry):
    with_test_address(registry)

    assert [(each.id, each.url) for each in published().services] == [
        (TRA_CUU, "http://127.0.0.1:1"),
        (TEST_SERVICE, "http://127.0.0.1:5"),
    ]
    assert TEST_SERVICE.rpartition("/")[0] in [each.id for each in published().subsystems]


def test_a_test_agreement_leads_nowhere_else(registry):
    with_test_address(registry)
    registry.subsystem(MOTCUA)
    services.grant_agreement(ENTRY, is_test=True, by="an", at=NOW)

    assert [(each.consumer, each.service) for each in published().agreements] == [
        (MOTCUA.replace("VN-H99", "VN-H99-TEST"), TEST_SERVICE)
    ]


def test_terms_reach_the_gateways_and_outlive_a_renewal(registry):
    registry.service()
    registry.subsystem(MOTCUA)
    services.grant_agreement(ENTRY, terms=Terms(rate=2.0, per_day=9), by="an", at=NOW)
    services.grant_agreement(ENTRY, by="an", at=NOW)

    assert [(each.rate, each.per_day) for each in published().agreements] == [(2.0, 9)]


def test_a_suspension_reaches_the_gateways_and_outlives_a_renewal(registry):
    registry.agreement("k")
    services.suspend_agreement("k", reason="Sự cố", by="an", at=NOW)
    services.grant_agreement(ENTRY, by="an", at=NOW)

    assert [each.suspended_for for each in published().agreements] == ["Sự cố"]
    services.resume_agreement("k", by="an", at=NOW)
    assert [each.suspended_for for each in published().agreements] == [""]


def test_a_suspension_needs_a_reason(registry):
    registry.agreement("k")

    with pytest.raises(ReasonMissing):
        services.suspend_agreement("k", reason=" ", by="an", at=NOW)


def test_the_secret_before_stays_good_for_the_overlap(registry):
    registry.subsystem(MOTCUA)
    services.issue_credential(MOTCUA, by="an", at=NOW)
    before = published().clients[0].secret_sha256
    services.issue_credential(MOTCUA, form=CredentialForm(overlap=timedelta(days=1)), by="an", at=NOW)

    (client,) = published().clients
    assert client.secret_sha256 != before
    assert [(each.secret_sha256, each.until) for each in client.former] == [
        (before, (NOW + timedelta(days=1)).timestamp())
    ]


def test_without_overlap_it_ends_at_once(registry):
    registry.subsystem(MOTCUA)
    services.issue_credential(MOTCUA, by="an", at=NOW)
    services.issue_credential(MOTCUA, by="an", at=NOW)

    assert [client.former for client in published().clients] == [[]]


def test_revoking_ends_every_secret(registry):
    registry.subsystem(MOTCUA)
    services.issue_credential(MOTCUA, by="an", at=NOW)
    services.issue_credential(MOTCUA, form=CredentialForm(overlap=timedelta(days=1)), by="an", at=NOW)
    services.revoke_credential(MOTCUA, by="an", at=NOW)

    assert published().clients == []


def test_a_test_credential_belongs_to_the_test_environment(registry):
    registry.subsystem(MOTCUA)
    issued = services.issue_credential(MOTCUA, form=CredentialForm(is_test=True), by="an", at=NOW)

    (client,) = published().clients
    assert (client.client_id, client.subsystem) == (issued.client_id, "VN-H99-TEST/GOV/H99.02/MOTCUA")


def test_a_credential_is_bound_to_its_networks(registry):
    registry.subsystem(MOTCUA)
    services.issue_credential(MOTCUA, form=CredentialForm(networks=("10.0.0.0/8",)), by="an", at=NOW)

    assert published().clients[0].networks == ["10.0.0.0/8"]
    with pytest.raises(NetworkMalformed):
        services.issue_credential(MOTCUA, form=CredentialForm(networks=("10.0.0.1/8",)), by="an", at=NOW)


def test_the_last_day_and_the_successor_reach_the_gateways(registry):
    registry.service()
    registry.service(f"{TRA_CUU}-2")
    lifecycle.deprecate_service(TRA_CUU, ends_on=date(2026, 12, 31), successor=f"{TRA_CUU}-2", at=NOW)

    first = published().services[0]
    assert (first.ends_on, first.successor) == ("2026-12-31", f"{TRA_CUU}-2")
