"""A file is either the old version or the new one."""

import os

import pytest

from lgsp.kernel.files import replace_file


def test_the_new_content_replaces_the_old(tmp_path):
    path = tmp_path / "deep" / "decision.txt"
    replace_file(path, b"old")

    replace_file(path, b"new", mode=0o600)

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_failure_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "decision.txt"
    path.write_bytes(b"old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new")

    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["decision.txt"]
