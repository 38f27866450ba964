"""`lgsp release`, as a person types it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.revisions.errors import DecisionMissing, RulesBroken
from lgsp.entrypoints.cli import releasing
from lgsp.entrypoints.errors import FolderNotWritable
from tests.architecture.model_folders import write_complete_folder

DECISION = ("--decision", "123/QĐ-UBND", "--on", "2026-11-01")


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs `lgsp release` beside the folder `tinh`."""
    app = typer.Typer()
    app.callback()(lambda: None)
    releasing.register(app)
    monkeypatch.chdir(tmp_path)
    write_complete_folder(Path("tinh"))

    def run(*words, language="vi"):
        return CliRunner().invoke(
            app, ["release", *words], env={"LGSP_LANG": language}, catch_exceptions=False
        )

    return run


def test_a_release_is_made_and_its_hash_told(lgsp):
    result = lgsp("1.0", *DECISION, "tinh")

    assert result.exit_code == 0
    assert result.output.startswith(
        "Tỉnh Lam Giang: bản 1.0, Quyết định số 123/QĐ-UBND ngày 01/11/2026\nTỉnh giả định.\ntinh/releases/1.0: "
    )
    assert "SHA-256" in result.output
    assert Path("tinh/releases/1.0/manifest.json").is_file()


def test_releases_are_listed(lgsp):
    assert lgsp("--list", "tinh").output == "Chưa có bản phát hành nào.\n"
    lgsp("1.0", *DECISION, "tinh")

    assert "1.0      bản 1.0, Quyết định số 123/QĐ-UBND" in lgsp("--list", "tinh").output
    (one,) = json.loads(lgsp("--list", "tinh", "--format", "json").output)["releases"]
    assert (one["version"], one["decision"]["number"]) == ("1.0", "123/QĐ-UBND")


def test_a_release_that_is_intact_gives_status_0_and_one_that_is_not_1(lgsp):
    lgsp("1.0", *DECISION, "tinh")
    assert "còn nguyên" in lgsp("--verify", "1.0", "tinh").output

    Path("tinh/releases/1.0/model.zip").write_bytes(b"x")
    result = lgsp("--verify", "1.0", "tinh", "--format", "json")

    assert result.exit_code == 1
    assert [one["file"] for one in json.loads(result.output)["mismatches"]] == ["model.zip"]
    assert "tinh/releases/1.0: " in lgsp("--verify", "1.0", "tinh").output


def test_what_may_not_be_issued_is_refused(lgsp):
    with pytest.raises(DecisionMissing):
        lgsp("1.0", "tinh")
    write_complete_folder(Path("tinh"), flow={"mot-cua-ho-tich": {"via": None}})
    with pytest.raises(RulesBroken):
        lgsp("1.0", *DECISION, "tinh")


@pytest.mark.parametrize("words", [("tinh",), ("1.0", "tinh", "x"), ("--list", "1.0", "tinh")])
def test_too_few_or_too_many_words_are_told_with_an_example(lgsp, words):
    result = lgsp(*words)

    assert result.exit_code == 2
    assert "lgsp release 1.0" in result.output


def test_a_folder_that_cannot_be_written_is_told(lgsp):
    Path("tinh/releases").write_text("x")

    with pytest.raises(FolderNotWritable):
        lgsp("1.0", *DECISION, "tinh")
