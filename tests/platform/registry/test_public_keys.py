"""Public keys in the registry: registered beside each other, revoked, published."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction

from lgsp.platform.exchange.authorisation import Directory
from lgsp.platform.exchange.errors import PublicKeyUnusable
from lgsp.platform.exchange.signing import describe_key
from lgsp.platform.registry import public_keys
from lgsp.platform.registry.entries import PublicKeyEntry
from lgsp.platform.registry.errors import (
    InstantsReversed,
    PublicKeyRegistered,
    PublicKeyUnknown,
    SubsystemUnknown,
)
from lgsp.platform.registry.models import PublicKey
from lgsp.platform.registry.publication import build_snapshot
from lgsp.platform.registry.queries import get_version
from tests.conftest import HOTICH, MOTCUA, NOW
from tests.platform.exchange.certificate_makers import make

pytestmark = pytest.mark.django_db

ADDRESS = "/quan-tri/registry/publickey/"
LATER = NOW + timedelta(days=1)


def make_pem():
    return describe_key(Ed25519PrivateKey.generate()).pem


def register(pem=None, *, subsystem=MOTCUA, **instants):
    entry = PublicKeyEntry(subsystem=subsystem, public_key=pem or make_pem(), **instants)
    return public_keys.register_public_key(entry, by="an", at=NOW)


def get_published():
    return build_snapshot(version=1, made_at=NOW).keys


def test_a_registered_key_reaches_the_gateways(registry):
    registry.subsystem(MOTCUA)
    key = register(valid_from=NOW, valid_to=LATER)

    snapshot = build_snapshot(version=1, made_at=NOW)

    found = Directory(snapshot).keys.get_key(key.key_id, now=NOW.timestamp())
    assert (found.subsystem, found.algorithm, found.until) == (MOTCUA, "ed25519", LATER.timestamp())
    assert (key.registered_by, key.registered_at) == ("an", NOW)


def test_a_key_stands_beside_the_one_it_follows(registry):
    registry.subsystem(MOTCUA)

    keys = {register().key_id, register().key_id}

    assert {key.id for key in get_published()} == keys


def test_a_revoked_key_is_gone_and_remembered(registry):
    registry.subsystem(MOTCUA)
    key = register()
    before = get_version()

    public_keys.revoke_public_key(key.key_id, by="binh", at=NOW)

    assert (get_published(), get_version()) == ([], before + 1)
    assert PublicKey.objects.get().revoked_by == "binh"
    with pytest.raises(PublicKeyUnknown):
        public_keys.revoke_public_key(key.key_id, by="binh", at=NOW)


@pytest.mark.parametrize("is_revoked", [False, True])
def test_a_key_is_registered_once_and_for_one_system(registry, is_revoked):
    registry.subsystem(MOTCUA)
    registry.subsystem(HOTICH)
    key = register()
    if is_revoked:
        public_keys.revoke_public_key(key.key_id, by="an", at=NOW)

    with pytest.raises(PublicKeyRegistered, match=f"registered already, for {MOTCUA}"):
        register(key.public_key, subsystem=HOTICH)


def test_a_key_that_never_holds_is_refused(registry):
    registry.subsystem(MOTCUA)

    with pytest.raises(InstantsReversed):
        register(valid_from=NOW, valid_to=NOW)


def test_a_key_of_nobody_and_what_is_no_key_are_refused(registry):
    registry.subsystem(MOTCUA)

    with pytest.raises(SubsystemUnknown):
        register(subsystem=HOTICH)
    with pytest.raises(PublicKeyUnusable):
        register("no key")


def test_the_database_keeps_a_key_once_and_its_instants_in_order(registry):
    registry.subsystem(MOTCUA)
    key = register()

    with pytest.raises(IntegrityError), transaction.atomic():
        PublicKey.objects.create(subsystem=key.subsystem, key_id=key.key_id, registered_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicKey.objects.update(valid_from=LATER, valid_to=NOW)


def test_a_certificate_reaches_the_gateways_apart_from_the_keys(registry):
    registry.subsystem(MOTCUA)
    made = make()
    row = register(made.pem, valid_to=LATER)

    snapshot = build_snapshot(version=1, made_at=NOW)

    assert (row.key_id, snapshot.keys) == (made.id, [])
    assert snapshot.certificates == [made.register(valid_to=LATER.isoformat())]
    Directory(snapshot)


def test_a_revoked_certificate_is_published_as_revoked(registry):
    registry.subsystem(MOTCUA)
    made = make()
    register(made.pem)

    public_keys.revoke_public_key(made.id, by="binh", at=NOW)

    assert build_snapshot(version=1, made_at=NOW).certificates == [made.register(is_revoked=True)]
    assert public_keys.list_public_keys() == []
    with pytest.raises(PublicKeyRegistered):
        register(made.pem)


def test_a_certificate_ends_by_itself_or_sooner_by_the_registry(registry):
    registry.subsystem(MOTCUA)
    made = make()

    own = public_keys.find_end(register(made.pem))
    sooner = public_keys.find_end(register(make(until=timedelta(days=9000)).pem, valid_to=LATER))

    assert (own, sooner) == (made.certificate.not_valid_after_utc, LATER)
    assert public_keys.find_end(register()) is None


def test_an_officer_registers_a_key_of_the_agency_only(registry, log_in):
    own, other = registry.subsystem(MOTCUA), registry.subsystem(HOTICH)
    browser = log_in("officer", agency="H99.02")

    browser.post(f"{ADDRESS}add/", {"subsystem": other.pk, "public_key": make_pem()})
    browser.post(f"{ADDRESS}add/", {"subsystem": own.pk, "public_key": make_pem()})

    assert [(key.subsystem, key.registered_by) for key in PublicKey.objects.all()] == [(own, "a-officer")]
    assert len(get_published()) == 1


def test_a_private_key_is_sent_back_and_kept_nowhere(registry, log_in):
    system = registry.subsystem(MOTCUA)
    private = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    page = log_in("administrator").post(
        f"{ADDRESS}add/", {"subsystem": system.pk, "public_key": private.decode()}
    )

    assert "Không bao giờ đưa khóa riêng" in page.content.decode()
    assert not PublicKey.objects.exists()


def test_an_administrator_revokes_a_key(registry, log_in):
    registry.subsystem(MOTCUA)
    key = register()

    log_in("administrator").post(ADDRESS, {"action": "revoke", "_selected_action": key.pk})

    assert PublicKey.objects.get().revoked_by == "a-administrator"
    assert LogEntry.objects.get().change_message == "Thu hồi"


def test_an_auditor_sees_the_keys_and_changes_nothing(registry, log_in):
    system = registry.subsystem(MOTCUA)
    key = register()
    browser = log_in("auditor")

    browser.post(ADDRESS, {"action": "revoke", "_selected_action": key.pk})
    refused = browser.post(f"{ADDRESS}add/", {"subsystem": system.pk, "public_key": make_pem()})

    assert key.key_id in browser.get(ADDRESS).content.decode()
    assert (refused.status_code, len(get_published())) == (403, 1)
