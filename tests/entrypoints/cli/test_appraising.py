"""`lgsp appraise`, as a person types it."""

import json

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.appraisal.errors import CaseMissing
from lgsp.entrypoints.cli import appraising
from lgsp.entrypoints.errors import FolderNotWritable
from tests.architecture.appraisal.case_folders import DIRECT, write_case


@pytest.fixture
def lgsp():
    """Return a function that runs the verb."""
    app = typer.Typer()
    appraising.register(app)
    app.command("other")(lambda: None)

    def run(*words, language="vi"):
        said = ["appraise", *map(str, words)]
        return CliRunner().invoke(app, said, env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


def test_a_design_that_conforms_exits_with_0_and_is_reported(lgsp, tmp_path):
    result = lgsp(write_case(tmp_path), "--out", tmp_path / "ra")

    assert result.exit_code == 0
    assert "Kết luận đề nghị: Phù hợp Kiến trúc, đề nghị phê duyệt." in result.output
    assert {path.name for path in (tmp_path / "ra").iterdir()} == {
        "bao-cao-tham-dinh.docx",
        "bao-cao-tham-dinh.pdf",
        "bao-cao-tham-dinh.json",
    }


def test_what_is_not_met_exits_with_1_and_is_told(lgsp, tmp_path):
    result = lgsp(write_case(tmp_path, entities=DIRECT), "--out", tmp_path / "ra", "--formats", "json")

    assert result.exit_code == 1
    assert "thiet-ke/model/flow/ho-tich-dat-dai.yaml:1: FLW401" in result.output
    assert "PRJ703: Chưa đáp ứng." in result.output
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["bao-cao-tham-dinh.json"]


def test_open_questions_alone_exit_with_3(lgsp, tmp_path):
    result = lgsp(
        write_case(tmp_path, answers=[]), "--out", tmp_path / "ra", "--formats", "json", language="en"
    )

    assert result.exit_code == 3
    assert "? BD01:" in result.output
    assert "Proposed conclusion: not enough to conclude." in result.output


def test_json_says_all_of_it_and_which_files(lgsp, tmp_path):
    result = lgsp(write_case(tmp_path), "--out", tmp_path / "ra", "--formats", "json", "--format", "json")
    said = json.loads(result.output)

    assert said["proposed"]["conclusion"] == "approve"
    assert said["files"] == [str(tmp_path / "ra" / "bao-cao-tham-dinh.json")]


def test_the_day_of_appraisal_is_given_where_the_case_has_none(lgsp, tmp_path):
    case = write_case(tmp_path, appraised_on=None)
    words = ("--out", tmp_path / "ra", "--formats", "json", "--at", "2026-10-05", "--format", "json")

    assert json.loads(lgsp(case, *words).output)["appraised_on"] == "2026-10-05"


def test_what_could_not_be_done_writes_nothing(lgsp, tmp_path):
    with pytest.raises(CaseMissing):
        lgsp(tmp_path, "--out", tmp_path / "ra")

    assert not (tmp_path / "ra").exists()


def test_an_unknown_form_of_report_is_refused(lgsp, tmp_path):
    assert lgsp(write_case(tmp_path), "--out", tmp_path / "ra", "--formats", "odt").exit_code == 2


def test_a_folder_that_cannot_be_written_is_told(lgsp, tmp_path):
    (tmp_path / "ra").write_text("", "utf-8")

    with pytest.raises(FolderNotWritable):
        lgsp(write_case(tmp_path), "--out", tmp_path / "ra" / "trong", "--formats", "json")
