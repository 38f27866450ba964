import hashlib
from dataclasses import replace
from datetime import date

import pytest

from lgsp.kernel.identifiers import IdentifierMalformed
from lgsp.platform.registry import services
from lgsp.platform.registry.entries import AgreementEntry, MemberEntry, ServiceEntry, SubsystemEntry
from lgsp.platform.registry.errors import (
    AddressMalformed,
    AgreementUnknown,
    CredentialUnknown,
    DatesReversed,
    InstanceFixed,
    InstanceUnnamed,
    MemberUnknown,
    NameMalformed,
    PurposeMissing,
    ServiceUnknown,
    SubsystemUnknown,
    WrongInstance,
)
from lgsp.platform.registry.models import Agreement, Credential, Member, Service
from lgsp.platform.registry.queries import get_content, get_service, get_version
from tests.conftest import HOTICH, MOTCUA, NOW, TRA_CUU

pytestmark = pytest.mark.django_db

TERMS = AgreementEntry(key="k", consumer=MOTCUA, service=TRA_CUU, purpose="Tra cứu")


def test_nothing_is_registered_on_an_exchange_without_a_name():
    with pytest.raises(InstanceUnnamed):
        services.register_member(MemberEntry(code="H99.10", name="Sở Tư pháp"), at=NOW)

    assert not Member.objects.exists()


def test_an_exchange_keeps_its_name():
    services.name_instance("VN-H99", at=NOW)

    with pytest.raises(InstanceFixed, match="VN-H99 and cannot become VN-H98"):
        services.name_instance("VN-H98", at=NOW)


@pytest.mark.parametrize("code", ["H99/10", "", "Sở", "H99 10", "%41"])
def test_a_code_that_cannot_stand_in_an_identifier_is_refused(registry, code):
    registry.member()

    with pytest.raises(NameMalformed):
        services.register_member(MemberEntry(code=code, name="x"), at=NOW)


def test_registering_again_corrects(registry):
    registry.member("H99.10", name="Sở Tư phap")

    services.register_member(MemberEntry(code="H99.10", name="Sở Tư pháp"), at=NOW)

    assert [member.name for member in get_content().members] == ["Sở Tư pháp"]


@pytest.mark.parametrize(
    ("identifier", "refusal"),
    [
        ("VN-H99/GOV/H99.77/X", MemberUnknown),
        ("VN-H98/GOV/H99.10/X", WrongInstance),
        ("VN-H99/GOV/H99.10", IdentifierMalformed),
    ],
)
def test_a_system_of_nobody_is_refused(registry, identifier, refusal):
    registry.member("H99.10")

    with pytest.raises(refusal):
        services.register_subsystem(SubsystemEntry(identifier=identifier, name="x"), at=NOW)


def test_a_service_needs_an_address_and_a_system(registry):
    registry.subsystem(HOTICH)
    entry = ServiceEntry(identifier=TRA_CUU, name="Tra cứu", url="http://127.0.0.1:1")

    with pytest.raises(AddressMalformed):
        services.register_service(replace(entry, url="file:///etc/passwd"), at=NOW)
    with pytest.raises(SubsystemUnknown):
        services.register_service(replace(entry, identifier="VN-H99/GOV/H99.10/X/y"), at=NOW)


def test_correcting_a_service_keeps_its_limits(registry):
    registry.service(TRA_CUU)
    entry = ServiceEntry(identifier=TRA_CUU, name="Tra cứu", url="http://127.0.0.1:2")
    services.register_service(entry, particulars=services.Particulars(timeout_s=5, max_body=1000), at=NOW)

    services.register_service(replace(entry, url="http://127.0.0.1:3"), at=NOW)

    service = get_service(TRA_CUU)
    assert (service.url, service.timeout_s, service.max_body) == ("http://127.0.0.1:3", 5, 1000)


def test_a_grant_says_who_granted_it_when(registry):
    registry.agreement("k")

    granted = Agreement.objects.get()

    assert (granted.granted_by, granted.granted_at, granted.withdrawn_at) == ("an", NOW, None)


def test_granting_again_withdraws_the_former_and_keeps_it(registry):
    registry.agreement("k", purpose="Cũ")

    registry.agreement("k", purpose="Mới")

    assert [entry.purpose for entry in get_content().agreements] == ["Mới"]
    assert Agreement.objects.get(withdrawn_at=NOW).purpose == "Cũ"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"purpose": " "}, PurposeMissing),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, DatesReversed),
        ({"consumer": "VN-H99/GOV/H99.02/X"}, SubsystemUnknown),
        ({"service": f"{HOTICH}/x"}, ServiceUnknown),
    ],
)
def test_an_agreement_that_cannot_be_judged_later_is_refused(registry, change, refusal):
    registry.subsystem(MOTCUA)
    registry.service(TRA_CUU)
    before = get_version()

    with pytest.raises(refusal):
        services.grant_agreement(replace(TERMS, **change), by="an", at=NOW)

    assert get_version() == before


def test_a_withdrawn_agreement_is_gone_and_remembered(registry):
    registry.agreement("k")

    services.withdraw_agreement("k", by="binh", at=NOW)

    assert get_content().agreements == ()
    assert Agreement.objects.get().withdrawn_by == "binh"
    with pytest.raises(AgreementUnknown):
        services.withdraw_agreement("k", by="binh", at=NOW)


def test_of_a_secret_only_a_digest_is_kept(registry):
    registry.subsystem(MOTCUA, system="mot-cua")

    issued = services.issue_credential(MOTCUA, by="an", at=NOW)

    kept = Credential.objects.get()
    assert kept.secret_sha256 == hashlib.sha256(issued.secret.encode()).hexdigest()
    assert (issued.client_id, issued.system, len(issued.secret)) == (MOTCUA, "mot-cua", 43)
    assert issued.secret not in repr(issued)


def test_a_new_credential_takes_the_place_of_the_old(registry):
    registry.subsystem(MOTCUA)
    services.issue_credential(MOTCUA, by="an", at=NOW)

    services.issue_credential(MOTCUA, by="binh", at=NOW)

    assert [row.revoked_by for row in Credential.objects.order_by("pk")] == ["binh", ""]


def test_a_revoked_credential_is_out_of_use(registry):
    registry.subsystem(MOTCUA)
    services.issue_credential(MOTCUA, by="an", at=NOW)

    services.revoke_credential(MOTCUA, by="binh", at=NOW)

    assert get_content().credentials == ()
    with pytest.raises(CredentialUnknown):
        services.revoke_credential(MOTCUA, by="binh", at=NOW)


def test_a_service_of_a_long_name_is_kept_whole(registry):
    registry.service(TRA_CUU, name="Tra cứu " * 200)

    assert len(Service.objects.get().name) == 1600
