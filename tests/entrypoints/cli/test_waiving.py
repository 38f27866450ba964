"""`lgsp waive`, as a person types it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.conformance.checking import check
from lgsp.architecture.conformance.errors import (
    RuleNotWaivable,
    RuleUnknown,
    SubjectUnknown,
    WaiverAlreadyOver,
    WaiverExists,
    WaiverIncomplete,
)
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import waiving
from lgsp.entrypoints.cli.days import today
from tests.architecture.model_folders import write_complete_folder

FILE = Path("tinh/model/waiver/mien-tru-flw401-12-qd-ubnd.yaml")
TERMS = ("--document", "12/QĐ-UBND", "--until", "2099-06-30", "--reason", "LGSP đang nâng cấp")
ASKED = ("FLW401", "mot-cua-ho-tich", *TERMS)


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs `waive` on a model folder with one direct connection."""
    app = typer.Typer()
    waiving.register(app)
    app.callback()(lambda: None)
    monkeypatch.chdir(tmp_path)
    write_complete_folder(Path("tinh"), flow={"mot-cua-ho-tich": {"via": None}})

    def run(*words, language="vi"):
        return CliRunner().invoke(
            app, ("waive", "tinh", *words), env={"LGSP_LANG": language}, catch_exceptions=False
        )

    return run


def test_a_waiver_is_written_and_covers_the_finding(lgsp):
    result = lgsp(*ASKED)

    report = check(load_model(Path("tinh")), on=today(), select=["FLW401", "WVR"])
    assert result.exit_code == 0
    assert result.output == f"Đã ghi {FILE}: quy tắc FLW401 được miễn đến hết 30/06/2099 theo 12/QĐ-UBND.\n"
    assert report.findings == ()
    assert [(one.waiver, one.document) for one in report.waived] == [(FILE.stem, "12/QĐ-UBND")]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("FLW499", "mot-cua-ho-tich", *TERMS), RuleUnknown),
        (("MOD001", "mot-cua-ho-tich", *TERMS), RuleNotWaivable),
        (("WVR001", "mot-cua-ho-tich", *TERMS), RuleNotWaivable),
        (("FLW401", "mot-cua-ho-tic", *TERMS), SubjectUnknown),
        (("FLW401", *TERMS), WaiverIncomplete),
        (TERMS, WaiverIncomplete),
        (("FLW401", "mot-cua-ho-tich", *TERMS[2:]), WaiverIncomplete),
        (("FLW401", "mot-cua-ho-tich", *TERMS[:2], *TERMS[4:]), WaiverIncomplete),
        (("FLW401", "mot-cua-ho-tich", *TERMS[:4]), WaiverIncomplete),
        (("FLW401", "mot-cua-ho-tich", *TERMS, "--document", "  "), WaiverIncomplete),
        (("FLW401", "mot-cua-ho-tich", *TERMS, "--until", "2020-01-01"), WaiverAlreadyOver),
    ],
)
def test_what_is_no_permission_is_refused_and_nothing_is_written(lgsp, words, refusal):
    with pytest.raises(refusal):
        lgsp(*words)

    assert not Path("tinh/model/waiver").exists()


def test_the_same_document_does_not_write_over_its_waiver(lgsp):
    lgsp(*ASKED)
    before = FILE.read_bytes()

    with pytest.raises(WaiverExists, match="mien-tru-flw401-12-qd-ubnd"):
        lgsp(*ASKED)

    assert FILE.read_bytes() == before


def test_a_rule_is_waived_for_everything_only_when_asked_for(lgsp):
    lgsp("FLW401", "--every-subject", *TERMS)

    assert "subjects" not in FILE.read_text(encoding="utf-8")


def test_waivers_are_listed_with_what_they_cover(lgsp):
    assert lgsp("--list").output == "Mô hình không có miễn trừ nào.\n"
    lgsp(*ASKED)

    listed = json.loads(lgsp("--list", "--format", "json").output)

    assert listed["format"] == "lgsp-waivers/1"
    assert [(one["rule"], one["until"], one["in_force"], one["findings"]) for one in listed["waivers"]] == [
        ("FLW401", "2099-06-30", True, 1)
    ]
    assert (
        "2099-06-30 FLW401  12/QĐ-UBND [còn hiệu lực, 1 phát hiện] mot-cua-ho-tich" in lgsp("--list").output
    )
    assert "[in force, 1 findings]" in lgsp("--list", language="en").output
