import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lgsp.platform.evidence.archive_refusals import ArchiveFalse, ArchiveUnusable, ArchivingUnderWay
from lgsp.platform.evidence.archives import check_archive, manifest_path
from lgsp.platform.evidence.archiving import archive_segments, keeping
from lgsp.platform.evidence.segments import list_segments
from lgsp.platform.evidence.testing import MONDAY
from tests.platform.evidence.histories import AN_HOUR, KEY, list_proofs, write_hours


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("recorded") / "gw1"
    write_hours(folder, 40)
    return folder


@pytest.fixture
def folder(recorded, tmp_path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "gw1"))


def archive(folder: Path, *, hour: int = 20):
    return archive_segments(folder, before=MONDAY + hour * AN_HOUR, to=folder.parent / "archive")


def test_closed_segments_older_than_an_instant_are_copied_and_nothing_is_removed(folder):
    before, segments = list_proofs(folder), list_segments(folder)

    manifest = archive(folder)

    assert (manifest.first, manifest.segments[0].name) == (0, segments[0].path.name)
    assert 30 <= manifest.end <= 40
    assert manifest.until < MONDAY + 20 * AN_HOUR
    for copied in manifest.segments:
        original = folder / "segments" / copied.name
        assert (folder.parent / "archive/segments" / copied.name).read_bytes() == original.read_bytes()
        assert copied.size == original.stat().st_size
    assert list_segments(folder) == segments
    assert list_proofs(folder) == before


def test_no_salt_key_leaves_the_log(folder):
    archive(folder)

    keys = [path.read_bytes() for path in (folder / "salts").iterdir()]
    copied = b"".join(path.read_bytes() for path in (folder.parent / "archive").rglob("*") if path.is_file())
    assert keys
    assert not any(key in copied for key in keys)


def test_the_last_segment_is_never_closed(folder):
    manifest = archive(folder, hour=10_000)

    assert manifest.end == list_segments(folder)[-1].first


def test_where_nothing_is_old_enough_nothing_is_made(folder):
    assert archive(folder, hour=0) is None
    assert not (folder.parent / "archive").exists()


def test_an_archive_is_verified_from_its_files_alone(folder, tmp_path):
    manifest = archive(folder)
    moved = Path(shutil.move(folder.parent / "archive", tmp_path / "elsewhere"))
    shutil.rmtree(folder)

    assert check_archive(manifest_path(moved, first=0, end=manifest.end), key=KEY) == manifest


def test_an_archive_that_continues_another_is_verified_on_its_own(folder):
    from lgsp.platform.evidence.pruning import prune

    first = archive(folder, hour=10)
    prune(folder, manifest=first, archive=folder.parent / "archive")

    second = archive(folder, hour=30)

    assert second.first == first.end
    assert check_archive(
        manifest_path(folder.parent / "archive", first=second.first, end=second.end), key=KEY
    )


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_an_archive_with_any_byte_changed_is_refused(recorded, tmp_path_factory, data):
    to = tmp_path_factory.mktemp("archive")
    manifest = archive_segments(recorded, before=MONDAY + 20 * AN_HOUR, to=to)
    path = to / "segments" / data.draw(st.sampled_from([segment.name for segment in manifest.segments]))
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)

    with pytest.raises(ArchiveFalse, match=path.name):
        check_archive(manifest_path(to, first=0, end=manifest.end), key=KEY)


@pytest.mark.parametrize("field", ["frontier", "right", "checkpoint", "end", "root", "sha256"])
def test_a_manifest_that_says_something_else_is_refused(folder, field):
    manifest = archive(folder)
    path = manifest_path(folder.parent / "archive", first=0, end=manifest.end)
    text = path.read_text()
    changes = {
        "frontier": text.replace('"frontier": []', '"frontier": ["AAAA"]'),
        "right": text.replace('"right": [\n    "', '"right": [\n    "AAAA'),
        "checkpoint": text.replace(f"\\n{LINES}\\n", f"\\n{LINES - 1}\\n"),
        "end": text.replace(f'"end": {manifest.end}', f'"end": {manifest.end - 1}'),
        "root": text.replace('"root": "', '"root": "AAAA', 1),
        "sha256": text.replace('"sha256": "', '"sha256": "0', 1),
    }
    assert changes[field] != text
    path.write_text(changes[field])

    with pytest.raises(ArchiveFalse):
        check_archive(path, key=KEY)


LINES = 80
"""How many records the log is signed for."""


def test_a_damaged_segment_is_not_archived(folder):
    path = list_segments(folder)[1].path
    content = bytearray(path.read_bytes())
    content[50] ^= 1
    path.write_bytes(content)

    with pytest.raises(ArchiveFalse, match="damaged at byte 16"):
        archive(folder)


def test_a_copy_that_was_damaged_is_made_again(folder):
    first = archive(folder)
    path = folder.parent / "archive/segments" / first.segments[0].name
    path.write_bytes(path.read_bytes()[:-1])

    assert archive(folder) == first


def test_an_archive_that_cannot_be_written_is_named(folder):
    (folder.parent / "archive").write_text("a file")

    with pytest.raises(ArchiveUnusable, match="archive cannot be written"):
        archive(folder)


def test_one_keeper_at_a_time(folder):
    with keeping(folder), pytest.raises(ArchivingUnderWay), keeping(folder):
        pass
    with keeping(folder):
        pass
