"""Archives: the same bytes for the same files, and nothing unpacked that was not written here."""

import io
import zipfile
from pathlib import Path

import pytest

from lgsp.architecture.revisions.archives import LARGEST_ARCHIVE, pack, read_archive, unpack
from lgsp.architecture.revisions.errors import ArchiveUnsafe

FILE = Path("model.zip")


def _zip(*entries, compression=zipfile.ZIP_STORED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def test_the_order_of_the_files_does_not_change_the_bytes():
    files = {"b.yaml": b"2", "a/Ấ.yaml": b"1"}

    assert pack(files) == pack(dict(reversed(files.items())))
    assert unpack(pack(files), file=FILE) == files


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "a/../../x", "a\\b", "C:x", "a//b", "./a", "a/", "a\x07b", ".."]
)
def test_a_name_that_leads_outside_is_refused(name):
    with pytest.raises(ArchiveUnsafe, match="leads outside"):
        unpack(_zip((name, b"x")), file=FILE)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused():
    with pytest.raises(ArchiveUnsafe, match="twice"):
        unpack(_zip(("a", b"1"), ("a", b"2")), file=FILE)


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = _zip(("a", b"0" * 10_000_000), compression=zipfile.ZIP_DEFLATED)

    with pytest.raises(ArchiveUnsafe, match="compressed"):
        unpack(bomb, file=FILE)


def test_entries_that_claim_more_than_the_archive_holds_are_refused():
    content = _zip(*((f"a{number}", b"x") for number in range(3)))
    claimed = content.replace((1).to_bytes(4, "little") * 2, (10**9).to_bytes(4, "little") * 2)

    assert claimed != content
    with pytest.raises(ArchiveUnsafe, match="larger"):
        unpack(claimed, file=FILE)


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 1000, _zip(("a", b"1"))[:-8]])
def test_what_is_no_archive_is_refused(content):
    with pytest.raises(ArchiveUnsafe, match="broken"):
        unpack(content, file=FILE)


def test_a_byte_changed_in_an_entry_is_refused():
    content = _zip(("a", b"hello hello"))

    with pytest.raises(ArchiveUnsafe):
        unpack(content.replace(b"hello hello", b"hellO hello"), file=FILE)


def test_a_file_too_large_or_missing_is_refused(tmp_path):
    with (tmp_path / "model.zip").open("wb") as stream:
        stream.truncate(LARGEST_ARCHIVE + 1)

    with pytest.raises(ArchiveUnsafe, match="more than"):
        read_archive(tmp_path / "model.zip")
    with pytest.raises(ArchiveUnsafe, match="No such file"):
        read_archive(tmp_path / "none.zip")
