import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.entrypoints.cli import proving
from lgsp.kernel.errors import DomainError
from lgsp.platform.evidence.archive_refusals import RecordArchived
from lgsp.platform.evidence.errors import LogMissing
from lgsp.platform.evidence.reading import LogReader
from tests.platform.evidence.histories import KEY, write_hours


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("LGSP_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("LGSP_LANG", "en")
    write_hours(tmp_path / "var/evidence/gw1", 60)
    (tmp_path / "var/keys").mkdir()
    (tmp_path / "var/keys/evidence-gw1.vkey").write_text(f"{KEY}\n")
    return tmp_path / "var/evidence/gw1"


def run(*arguments: object) -> tuple[int, str]:
    app = typer.Typer()
    proving.register(app)
    result = CliRunner().invoke(app, ["evidence", *map(str, arguments)])
    if isinstance(result.exception, DomainError):
        raise result.exception
    return result.exit_code, result.output


def test_old_segments_are_archived_and_then_pruned(folder, tmp_path):
    to = tmp_path / "archive"

    code, kept = run("archive", "--before", "2026-01-06", "--to", to)
    assert (code, LogReader(folder).begins) == (0, 0)
    _, pruned = run("archive", "--before", "2026-01-06", "--to", to, "--prune")

    begins = LogReader(folder).begins
    assert kept.startswith(f"Archived and verified records 0–{begins - 1} (")
    assert f"segments from the log; it begins at record {begins}.\n" in pruned
    assert run("verify")[1].splitlines()[1] == f"  records 0–{begins - 1} are archived in {to}"
    assert json.loads(run("verify", "--format", "json")[1])["logs"]["gw1"]["archived"][0]["end"] == begins
    with pytest.raises(RecordArchived):
        run("prove", 0)


def test_nothing_to_archive_is_said(folder, tmp_path):
    code, output = run("archive", "--before", "2026-01-05", "--to", tmp_path / "archive")

    assert (code, output) == (0, "There is nothing to archive.\n")


def test_a_day_is_counted_in_vietnam(folder, tmp_path):
    run("archive", "--before", "2026-01-06", "--to", tmp_path / "archive")

    manifest = json.loads(next((tmp_path / "archive").glob("manifest-*")).read_text())
    assert manifest["until"] < 1_767_632_400 * 10**9  # midnight in Vietnam, seven hours before midnight UTC


def test_salt_keys_are_erased(folder):
    code, output = run("erase-salts", "--before", "2026-01-06")

    assert code == 0
    assert output.startswith("Erased ")
    assert run("erase-salts", "--before", "2026-01-06")[1] == "Erased 0 salt keys.\n"


def test_a_folder_is_checked_and_repaired(folder):
    (folder / "vkey").write_text("spoilt")

    dry = run("fsck", "--dry-run")
    repaired = run("fsck", folder)

    reason = f"{folder / 'vkey'}: made again: it is the key that signed the checkpoint"
    assert dry == (1, f"Would repair: {reason}\n{folder}: 120 records, not whole.\n")
    assert repaired == (0, f"Repaired: {reason}\n{folder}: 120 records, whole.\n")
    assert run("fsck") == (0, f"{folder}: 120 records, whole.\n")


def test_what_cannot_be_repaired_is_a_finding(folder):
    segment = next(iter(sorted((folder / "segments").iterdir())))
    segment.write_bytes(segment.read_bytes()[:-1])

    code, output = run("fsck", "--format", "json")

    assert code == 1
    assert "is damaged at byte" in json.loads(output)["problems"][0]


def test_a_node_without_a_log_is_named(folder):
    for verb in (("fsck",), ("erase-salts", "--before", "2026-01-06")):
        with pytest.raises(LogMissing):
            run(*verb, "--node", "gw9")
