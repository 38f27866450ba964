import pytest

from lgsp.platform.exchange.errors import SnapshotMalformed, SnapshotMissing
from lgsp.platform.exchange.snapshot import read_snapshot, write_snapshot
from lgsp.platform.exchange.testing import make_agreement, make_client, make_snapshot
from lgsp.platform.exchange.watching import SnapshotWatch


def test_a_snapshot_survives_being_written_down(tmp_path):
    made = make_snapshot("http://127.0.0.1:1")

    write_snapshot(made, tmp_path / "snapshot.json")

    assert read_snapshot(tmp_path / "snapshot.json") == made
    assert (tmp_path / "snapshot.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version":1}', '{"version":"1","made_at":"","instance":""}']
)
def test_what_is_no_snapshot_is_named(tmp_path, content):
    path = tmp_path / "snapshot.json"
    path.write_text(content)

    with pytest.raises(SnapshotMalformed, match=r"snapshot.json cannot be used"):
        read_snapshot(path)


def test_a_change_is_seen_once(tmp_path):
    path = tmp_path / "snapshot.json"
    watch = SnapshotWatch(path)
    write_snapshot(make_snapshot("http://127.0.0.1:1"), path)

    first, second = watch.look(), watch.look()
    write_snapshot(make_snapshot("http://127.0.0.1:1", version=2), path)
    third = watch.look()

    assert first.snapshot.version == 1
    assert second is None
    assert third.snapshot.version == 2


def test_a_missing_snapshot_is_said_once(tmp_path):
    path = tmp_path / "snapshot.json"
    watch = SnapshotWatch(path)
    assert watch.look() is None

    write_snapshot(make_snapshot("http://127.0.0.1:1"), path)
    watch.look()
    path.unlink()

    with pytest.raises(SnapshotMissing):
        watch.look()
    assert watch.look() is None


@pytest.mark.parametrize(
    "changes",
    [
        {"agreements": [make_agreement("a", valid_from="2026-13-01")]},
        {"services": make_snapshot("not a url").services},
    ],
)
def test_a_snapshot_that_makes_no_sense_is_refused_whole(tmp_path, changes):
    path = tmp_path / "snapshot.json"
    write_snapshot(make_snapshot("http://127.0.0.1:1", clients=[make_client("a", "b")], **changes), path)

    with pytest.raises(SnapshotMalformed, match="cannot be used"):
        SnapshotWatch(path).look()
