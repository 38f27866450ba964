import os
import shutil
from pathlib import Path

import pytest

from lgsp.platform.evidence.archive_refusals import (
    ArchivedHashesLost,
    ArchiveFalse,
    CheckpointBehindArchive,
    MarkerDamaged,
    RecordArchived,
)
from lgsp.platform.evidence.archived import MARKER, read_archived
from lgsp.platform.evidence.archiving import archive_segments
from lgsp.platform.evidence.errors import SegmentsApart
from lgsp.platform.evidence.pruning import list_left_over, prune
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.segments import list_segments
from lgsp.platform.evidence.testing import MONDAY
from lgsp.platform.evidence.verification import verify_log
from tests.platform.evidence.histories import AN_HOUR, archive_and_prune, list_proofs, write_hours


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("recorded") / "gw1"
    write_hours(folder, 150)
    return folder


@pytest.fixture
def folder(recorded, tmp_path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "gw1"))


@pytest.fixture
def to(tmp_path) -> Path:
    return tmp_path / "archive"


def later(proofs: dict[str, object], *, begins: int) -> dict[str, object]:
    """Return the proofs that a log that begins there still has to give."""
    gone = {f"record {index}" for index in range(begins)}
    return {name: proof for name, proof in proofs.items() if name not in gone}


@pytest.mark.parametrize("hour", [10, 100, 140, 10_000])
def test_what_was_pruned_is_gone_and_every_later_proof_is_what_it_was(folder, to, hour):
    before, size = list_proofs(folder), LogReader(folder).size

    removed = archive_and_prune(folder, before_hour=hour, to=to)

    begins = LogReader(folder).begins
    assert removed > 0
    assert list_segments(folder)[0].first == begins > 0
    assert list_proofs(folder) == later(before, begins=begins)
    assert LogReader(folder).size == size
    assert list_left_over(folder) == []


def test_a_pruned_log_is_whole_says_what_is_archived_and_is_written_on(folder, to):
    archive_and_prune(folder, before_hour=60, to=to)
    archive_and_prune(folder, before_hour=100, to=to)

    write_hours(folder, 100, since=150)

    found = verify_log(folder)
    ranges = [(one.first, one.end) for one in found.archived]
    assert found.problems == ()
    assert ranges[0][0] == 0
    assert ranges[0][1] == ranges[1][0]
    assert ranges[1][1] == LogReader(folder).begins
    assert (found.size, found.signed) == (500, 500)
    assert len(list_proofs(folder)) == 500 + 500 - LogReader(folder).begins


def test_an_archived_record_is_named_as_such(folder, to):
    archive_and_prune(folder, before_hour=60, to=to)

    with pytest.raises(RecordArchived, match=r"Record 3 of .* was moved to an archive"):
        LogReader(folder).prove(3)


def test_a_segment_that_is_gone_without_a_marker_is_refused_at_start(folder):
    segments = list_segments(folder)
    for gone, found in ((segments[3], segments[4].first), (segments[0], segments[1].first)):
        aside = gone.path.rename(gone.path.with_suffix(".aside"))

        with pytest.raises(SegmentsApart, match=f"begins at record {found}"):
            write_hours(folder, 1, since=150)
        aside.rename(gone.path)
    write_hours(folder, 1, since=150)


def test_a_segment_that_lacks_its_last_record_is_refused_at_start(folder):
    from lgsp.platform.evidence.segments import read_last_leaf

    path = list_segments(folder)[3].path
    content = path.read_bytes()
    path.write_bytes(content[: -8 - len(read_last_leaf(path))])

    with pytest.raises(SegmentsApart):
        write_hours(folder, 1, since=150)


def test_a_pruned_log_whose_next_segment_is_gone_is_refused_at_start(folder, to):
    archive_and_prune(folder, before_hour=60, to=to)
    list_segments(folder)[0].path.unlink()

    with pytest.raises(SegmentsApart):
        write_hours(folder, 1, since=150)


def test_tiles_of_later_records_are_made_again_and_those_of_archived_ones_cannot_be(folder, to):
    archive_and_prune(folder, before_hour=135, to=to)  # record 256 and some more
    before, begins = list_proofs(folder), LogReader(folder).begins
    assert begins > 256
    (folder / "tile/0/000").rename(folder / "aside")

    with pytest.raises(ArchivedHashesLost):
        write_hours(folder, 1, since=150)
    assert next(str(problem) for problem in verify_log(folder).problems).endswith(f"the first {begins}.")

    (folder / "aside").rename(folder / "tile/0/000")
    assert list_proofs(folder) == before


def test_a_lost_checkpoint_is_made_again_and_an_older_one_is_refused(folder, to):
    old = (folder / "checkpoint").read_text()
    write_hours(folder, 50, since=150)
    archive_and_prune(folder, before_hour=180, to=to)
    (folder / "checkpoint").unlink()

    write_hours(folder, 1, since=200)

    assert verify_log(folder).problems == ()
    (folder / "checkpoint").write_text(old)
    with pytest.raises(CheckpointBehindArchive, match="signed for 300 records, fewer than the"):
        write_hours(folder, 1, since=201)


def test_an_archive_that_is_not_whole_prunes_nothing(folder, to):
    manifest = archive_segments(folder, before=MONDAY + 60 * AN_HOUR, to=to)
    path = to / "segments" / manifest.segments[2].name
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(ArchiveFalse):
        prune(folder, manifest=manifest, archive=to)
    assert verify_log(folder).archived == ()


def test_a_marker_that_cannot_be_read_is_named(folder):
    wrong_edge = '{"format": "lgsp-evidence-archived/1", "before": 1, "root": "", "edge": "", "ranges": []}'
    for content in ("{}", "", wrong_edge):
        (folder / MARKER).write_text(content)

        with pytest.raises(MarkerDamaged, match="archived does not tell what was archived"):
            verify_log(folder)


class Killed(BaseException):
    """The process ends here."""


STEPS = {
    os: ("fsync", "fdatasync", "replace", "unlink", "open"),
    Path: ("replace", "unlink", "write_bytes", "chmod"),
}


def kill_at(patch: pytest.MonkeyPatch, step: int) -> list[int]:
    """Let the process end before its n-th call that changes a file; return where calls are counted."""
    count = [0]

    def counting(call):
        def counted(*arguments, **options):
            count[0] += 1
            if count[0] == step:
                raise Killed
            return call(*arguments, **options)

        return counted

    for where, names in STEPS.items():
        for name in names:
            patch.setattr(where, name, counting(getattr(where, name)))
    return count


def test_wherever_it_is_killed_the_log_is_whole_and_it_can_be_done_again(tmp_path):
    recorded = tmp_path / "recorded"
    write_hours(recorded, 140, segment_bytes=20_000)
    before, step, is_done = list_proofs(recorded, every=23), 0, False
    states = set()
    while not is_done:
        step += 1
        folder = Path(shutil.copytree(recorded, tmp_path / f"killed{step}/gw1"))
        with pytest.MonkeyPatch.context() as patch:
            kill_at(patch, step)
            try:
                archive_and_prune(folder, before_hour=135, to=folder.parent / "archive")
                is_done = True
            except Killed:
                pass
        begins = LogReader(folder).begins
        states.add((begins > 0, len(list_left_over(folder)) > 0))
        assert list_proofs(folder, every=23) == later(before, begins=begins), step
        assert verify_log(folder).problems == (), step
        write_hours(folder, 1, since=140)
        archive_and_prune(folder, before_hour=135, to=folder.parent / "archive")
        assert verify_log(folder).problems == (), step
        assert read_archived(folder).before > 0, step
    assert step > 20
    assert states == {(False, False), (True, True), (True, False)}
