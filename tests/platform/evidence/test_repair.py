import shutil
from pathlib import Path

import pytest

from lgsp.platform.evidence.errors import LogMissing
from lgsp.platform.evidence.offsets import offsets_path
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.repair import check_folder
from lgsp.platform.evidence.segments import list_segments
from lgsp.platform.evidence.testing import make_known_key
from tests.platform.evidence.histories import KEY, archive_and_prune, write_hours


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("recorded") / "gw1"
    write_hours(folder, 300, segment_bytes=50_000)
    LogReader(folder).prove(130)
    return folder


@pytest.fixture
def folder(recorded, tmp_path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "gw1"))


def read_all(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spoil(path: Path, *, at: int = 100) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_whole_folder_is_left_as_it_is(folder):
    before = read_all(folder)

    found = check_folder(folder, key=KEY)

    assert (found.size, found.repairs, found.problems) == (600, (), ())
    assert read_all(folder) == before


def test_tiles_indexes_and_the_key_are_made_again_and_each_is_named(folder):
    before = read_all(folder)
    spoil(folder / "tile/0/001")
    (folder / "tile/0/000").unlink()
    (folder / "vkey").unlink()
    spoil(offsets_path(folder, 0), at=2)

    found = check_folder(folder, key=KEY)

    assert [str(repair.file.relative_to(folder)) for repair in found.repairs] == [
        *("vkey", "tile/0/000", "tile/0/001", "offsets/000000000000")
    ]
    assert found.problems == ()
    assert read_all(folder) == before
    assert check_folder(folder, key=KEY).repairs == ()


def test_a_dry_run_changes_nothing(folder):
    spoil(folder / "tile/0/001")
    for missing, named in (("tile/0/000", ["000", "001"]), ("vkey", ["vkey"])):
        (folder / missing).unlink()
        before = read_all(folder)

        found = check_folder(folder, key=KEY, is_dry=True)

        assert [repair.file.name for repair in found.repairs] == named
        assert read_all(folder) == before


def test_nothing_is_made_again_where_records_do_not_give_the_signed_root(folder):
    spoil(list_segments(folder)[0].path, at=2000)
    (folder / "tile/0/001").unlink()
    before = read_all(folder)

    found = check_folder(folder, key=KEY)

    assert found.repairs == ()
    assert "damaged at byte" in str(found.problems[0])
    assert "bị hỏng tại byte" in found.problems[0].message_in("vi")
    assert read_all(folder) == before


def test_the_key_of_another_log_repairs_nothing(folder):
    (folder / "vkey").write_text("spoilt\n")

    found = check_folder(folder, key=make_known_key("lgsp.vn-h99/other").verifier)

    assert found.repairs == ()
    assert "is not a checkpoint signed by lgsp.vn-h99/other" in str(found.problems[0])
    assert (folder / "vkey").read_text() == "spoilt\n"


def test_a_folder_without_a_key_and_none_given_is_no_log(folder):
    (folder / "vkey").unlink()

    with pytest.raises(LogMissing):
        check_folder(folder)


def test_of_archived_records_the_upper_tiles_are_made_again(tmp_path):
    folder = tmp_path / "gw1"
    write_hours(folder, 200, segment_bytes=20_000)
    archive_and_prune(folder, before_hour=190, to=tmp_path / "archive")
    assert LogReader(folder).begins > 256
    (folder / "tile/0/000").rename(tmp_path / "aside")

    lost = check_folder(folder, key=KEY)
    (tmp_path / "aside").rename(folder / "tile/0/000")

    assert "no longer give the root of the archived records" in str(lost.problems[0])
    assert check_folder(folder, key=KEY).problems == ()


def test_what_a_pruning_left_is_named(tmp_path):
    folder = tmp_path / "gw1"
    write_hours(folder, 40)
    first = list_segments(folder)[0].path
    content = first.read_bytes()
    archive_and_prune(folder, before_hour=20, to=tmp_path / "archive")
    first.write_bytes(content)

    assert check_folder(folder, key=KEY).left_over == (first,)
