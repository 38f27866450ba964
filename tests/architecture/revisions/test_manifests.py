"""Manifests are read strictly."""

import json

import pytest

from lgsp.architecture.revisions.errors import ManifestUnreadable
from lgsp.architecture.revisions.manifests import read_manifest


def test_a_manifest_is_read_as_it_was_written(release):
    made = release("1.0")

    assert read_manifest(made.folder / "manifest.json") == made.manifest


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": "lgsp-release/9"}, "its format is not lgsp-release/1"),
        ({"version": None}, "version"),
        ({"surprise": 1}, "surprise"),
        ({"archive": {"file": "../../etc/passwd", "bytes": 1, "sha256": "0"}}, "archive.file"),
    ],
)
def test_what_a_manifest_may_not_say_is_refused_and_named(release, change, told):
    path = release("1.0").folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))

    with pytest.raises(ManifestUnreadable, match=told):
        read_manifest(path)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000])
def test_what_is_no_manifest_is_refused(tmp_path, content):
    (tmp_path / "manifest.json").write_bytes(content)

    with pytest.raises(ManifestUnreadable):
        read_manifest(tmp_path / "manifest.json")


def test_a_manifest_that_is_missing_is_refused(tmp_path):
    with pytest.raises(ManifestUnreadable, match="No such file"):
        read_manifest(tmp_path / "manifest.json")
