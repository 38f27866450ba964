import stat
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from lgsp.platform.exchange.snapshot import read_snapshot
from lgsp.platform.registry import services
from lgsp.platform.registry.entries import MemberEntry
from lgsp.platform.registry.errors import NameMalformed, SnapshotNotWritten
from lgsp.platform.registry.models import SnapshotVersion
from lgsp.platform.registry.publication import ensure_snapshot_published, get_snapshot_path, one_change
from lgsp.platform.registry.queries import get_version
from tests.conftest import HOTICH, MOTCUA, NOW, TRA_CUU

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_snapshot_says_what_a_gateway_needs(registry):
    registry.agreement("k", purpose="Tra cứu", legal_basis="Luật")
    issued = services.issue_credential(MOTCUA, by="an", at=NOW)

    snapshot = read_snapshot(get_snapshot_path())

    assert (snapshot.instance, snapshot.version) == ("VN-H99", get_version())
    assert [(member.member_class, member.code) for member in snapshot.members] == [
        ("GOV", "H99.02"),
        ("GOV", "H99.10"),
    ]
    assert [subsystem.id for subsystem in snapshot.subsystems] == [MOTCUA, HOTICH]
    assert [(service.id, service.url) for service in snapshot.services] == [(TRA_CUU, "http://127.0.0.1:1")]
    assert [client.client_id for client in snapshot.clients] == [issued.client_id]
    assert [(each.consumer, each.service, each.legal_basis) for each in snapshot.agreements] == [
        (MOTCUA, TRA_CUU, "Luật")
    ]


def test_only_its_owner_reads_the_file(registry):
    registry.member()

    assert stat.S_IMODE(get_snapshot_path().stat().st_mode) == 0o600


def test_a_change_of_many_writes_is_published_once(registry):
    registry.member()
    before = get_version()

    with one_change(at=NOW):
        _register(1)
        _register(2)

    assert get_version() == before + 1


def test_a_change_that_changes_nothing_is_not_published(registry):
    registry.member("H99.10")
    before = get_version()

    registry.member("H99.10")

    assert get_version() == before


def test_a_change_that_fails_leaves_nothing(registry):
    registry.member()
    before = SnapshotVersion.objects.first().content

    with pytest.raises(NameMalformed), one_change(at=NOW):
        list(map(_register, "1/"))

    assert get_snapshot_path().read_bytes() == bytes(SnapshotVersion.objects.first().content) == bytes(before)


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"{half")])
def test_a_lost_or_spoilt_file_is_healed_from_the_database(registry, spoil):
    registry.member()
    spoil(get_snapshot_path())

    assert ensure_snapshot_published() is True

    assert get_snapshot_path().read_bytes() == bytes(SnapshotVersion.objects.first().content)
    assert ensure_snapshot_published() is False


def test_before_anything_is_registered_there_is_nothing_to_publish():
    assert ensure_snapshot_published() is False
    assert not get_snapshot_path().exists()


def test_a_change_is_kept_when_its_file_cannot_be_written(registry, settings, tmp_path):
    registry.member("H99.10")
    (tmp_path / "a-file").touch()
    settings.LGSP_VAR = tmp_path / "a-file"

    with pytest.raises(SnapshotNotWritten, match="The change is kept"):
        registry.member("H99.11")

    assert SnapshotVersion.objects.count() == get_version() == 3


def test_changes_made_at_once_follow_one_another(registry):
    registry.member()
    before = get_version()
    together = Barrier(4)

    with ThreadPoolExecutor(4) as people:
        list(people.map(partial(_register_four, together=together), range(4)))

    snapshot = read_snapshot(get_snapshot_path())
    assert snapshot.version == get_version() == before + 16
    assert len(snapshot.members) == 17


def _register(number):
    services.register_member(MemberEntry(code=f"H99.2{number}", name="Sở"), at=NOW)


def _register_four(person, *, together):
    connection.ensure_connection()
    together.wait()
    try:
        for number in range(4):
            _register(f"{person}{number}")
    finally:
        connection.close()
