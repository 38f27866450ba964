"""A release is read again exactly as it was issued, or not at all."""

import json
from datetime import date

import pytest

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.revisions.archives import pack, unpack
from lgsp.architecture.revisions.differences import compare
from lgsp.architecture.revisions.errors import ArchiveUnsafe, ReleaseTampered
from lgsp.architecture.revisions.releases import find_release
from lgsp.architecture.revisions.verification import list_mismatches, load_release

CHANGE = {"valid_from": "2027-03-01", "becomes": {"lead_agencies": ["van-phong"]}}


def _repack(made, **changes):
    path = made.folder / "model.zip"
    files = unpack(path.read_bytes(), file=path) | {
        name: content for name, content in changes.items() if content is not None
    }
    path.write_bytes(pack({name: said for name, said in files.items() if changes.get(name, b"") is not None}))


def test_a_release_is_read_again_exactly_though_the_folder_went_on(release, folder):
    release("1.0")
    issued = load_model(folder)
    (folder / "model" / "agency" / "van-phong.yaml").write_text("id: [")

    again = load_release(folder, "1.0")

    assert again.digest == issued.digest
    assert compare(issued, again).is_empty
    assert again.folder == folder / "releases" / "1.0"


def test_what_was_approved_by_a_day_of_another_day_is_two_steps(release, folder):
    release("1.0", database={"csdl-ho-tich": {"changes": [CHANGE]}})
    release("2.0", date(2026, 12, 1), database={"csdl-ho-tich": {}})

    approved = load_release(folder, find_release(folder, on=date(2026, 11, 15)).version.text)

    assert approved.at(date(2027, 3, 1)).get(Database, "csdl-ho-tich").lead_agencies == ("van-phong",)
    assert approved.at(date(2027, 2, 28)).get(Database, "csdl-ho-tich").lead_agencies == ("so-tu-phap",)


def test_an_untouched_release_verifies(release, folder):
    release("1.0")
    release("1.1")

    assert list_mismatches(folder, "1.0") == list_mismatches(folder, "1.1") == ()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("prose/II.md", b"sua", "was changed"),
        ("prose/II.md", None, "is missing"),
        ("prose/la.md", b"la", "was put in"),
    ],
)
def test_a_file_changed_missing_or_put_in_is_named(release, folder, name, content, told):
    _repack(release("1.0"), **{name: content})

    (found,) = list_mismatches(folder, "1.0")

    assert found.file == name
    assert told in found.told.english
    with pytest.raises(ReleaseTampered, match=name):
        load_release(folder, "1.0")


def test_an_archive_packed_otherwise_is_told(release, folder):
    path = release("1.0").folder / "model.zip"
    path.write_bytes(path.read_bytes() + b"\0")

    assert [one.file for one in list_mismatches(folder, "1.0")] == ["model.zip"]


def test_an_archive_that_is_gone_or_broken_is_told(release, folder):
    path = release("1.0").folder / "model.zip"
    path.write_bytes(b"x")

    assert [one.file for one in list_mismatches(folder, "1.0")] == ["model.zip"]
    path.unlink()
    assert [one.file for one in list_mismatches(folder, "1.0")] == ["model.zip"]
    with pytest.raises(ArchiveUnsafe):
        load_release(folder, "1.0")


def test_a_manifest_changed_together_with_its_files_is_betrayed_by_the_next_one(release, folder):
    made = release("1.0")
    release("1.1")
    path = made.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"made_on": "2020-01-01"}))

    assert [one.file for one in list_mismatches(folder, "1.0")] == ["releases/1.0/manifest.json"]
    assert [one.file for one in list_mismatches(folder, "1.1")] == ["releases/1.0/manifest.json"]


def test_a_file_and_a_folder_of_one_name_are_refused_as_an_archive(release, folder):
    made = release("1.0")
    _repack(made, **{"prose": b"x"})
    manifest = json.loads((made.folder / "manifest.json").read_text())
    manifest["files"]["prose"] = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    (made.folder / "manifest.json").write_text(json.dumps(manifest))

    with pytest.raises(ArchiveUnsafe, match="cannot be written"):
        load_release(folder, "1.0")
