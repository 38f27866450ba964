"""Canonical JSON: anyone can check it, and what was changed or is something else is refused."""

import hashlib
import json

import pytest
import rfc8785

from lgsp.architecture.interchange.open_data.canonical import read_json, write_json
from lgsp.architecture.interchange.open_data.errors import ExportAltered, ExportUnreadable
from lgsp.architecture.interchange.whole_folders import write_whole
from lgsp.architecture.model.reading import load_model


def seal(model):
    """Return a file of our format whose digest is right, whatever it says."""
    digest = hashlib.sha256(rfc8785.dumps(model)).hexdigest()
    return json.dumps({"format": "lgsp-model/1", "digest": digest, "model": model}).encode()


def test_the_digest_can_be_checked_without_this_software(sound_model):
    said = json.loads(write_json(sound_model))

    assert said["digest"] == hashlib.sha256(rfc8785.dumps(said["model"])).hexdigest() == sound_model.digest
    assert said["model"]["province"]["notice"] == "Tỉnh giả định."


def test_the_files_it_becomes_are_the_same_model(sound_model, tmp_path):
    described = read_json(write_json(sound_model), file="x.json")

    write_whole(described.to_files(), tmp_path / "again")

    assert load_model(tmp_path / "again").digest == sound_model.digest


def test_a_changed_file_is_refused(sound_model):
    content = write_json(sound_model).replace("Hộ tịch".encode(), "Hộ tịck".encode())

    with pytest.raises(ExportAltered):
        read_json(content, file="x.json")


@pytest.mark.parametrize(
    "content",
    [
        *[
            b"",
            b"id: x",
            b"[]",
            b"{}",
            b'{"format": "khac/1", "model": {}}',
            b'{"format": "lgsp-model/1", "model": 1}',
        ],
        *[b"[" * 100_000, b'{"format": "lgsp-model/1", "model": {"a": 1e999}}'],
        *[seal({}), seal({"province": {}, "prose": {}, "entities": {"x": 1}})],
        seal({"province": {}, "prose": {"../../x": "y"}, "entities": {}}),
        seal({"province": {}, "prose": {}, "entities": {"x": {"kind": "khac", "id": "x"}}}),
    ],
)
def test_what_is_no_export_of_ours_is_refused(content):
    with pytest.raises(ExportUnreadable):
        read_json(content, file="x.json")


def test_an_entity_that_is_wrong_is_told_as_the_model_tells_it(sound_model):
    said = sound_model.to_plain()
    said["entities"]["ho-tich"]["security_level"] = 9

    with pytest.raises(ExportUnreadable, match="'ho-tich': The field 'security_level'"):
        read_json(seal(said), file="x.json")
