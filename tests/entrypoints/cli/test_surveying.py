"""`lgsp survey`, as a person types it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.interchange.acceptance import accept_proposal
from lgsp.architecture.interchange.errors import NotContainer
from lgsp.architecture.interchange.survey.errors import RoundUnclear
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import surveying
from tests.architecture.interchange.survey.workbooks import FIRST_ROW, edit
from tests.architecture.model_folders import write_model_folder

ROUND = {"khao-sat": {"agencies": ["so-tu-phap", "van-phong"], "kinds": ["system"]}}
DAY = ("--at", "2026-11-01")
BOOK = Path("phieu/so-tu-phap.xlsx")


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs the verbs of this module on a model folder of the test."""
    app = typer.Typer()
    surveying.register(app)
    monkeypatch.chdir(tmp_path)
    write_model_folder(Path("tinh"), survey=ROUND)

    def run(*words):
        return CliRunner().invoke(
            app, ["survey", *words, *DAY], env={"LGSP_LANG": "vi"}, catch_exceptions=False
        )

    return run


def send_and_edit(lgsp, **cells):
    """Write the workbooks of the round, and edit the row of the first system in one."""
    lgsp("export", "tinh", "--round", "khao-sat", "--out", "phieu")
    edited = edit(BOOK.read_bytes(), "HE_THONG", {(FIRST_ROW, key): value for key, value in cells.items()})
    BOOK.write_bytes(edited)


def test_a_round_writes_a_workbook_for_every_agency_with_a_line_each(lgsp):
    result = lgsp("export", "tinh", "--round", "khao-sat", "--out", "phieu")

    assert "[2/2] van-phong" in result.output
    assert sorted(path.name for path in Path("phieu").iterdir()) == ["so-tu-phap.xlsx", "van-phong.xlsx"]


def test_it_must_be_clear_whose_workbook_is_wanted(lgsp):
    with pytest.raises(RoundUnclear):
        lgsp("export", "tinh", "--out", "phieu.xlsx")
    with pytest.raises(RoundUnclear):
        lgsp("export", "tinh", "--round", "khao-sat", "--out", "phieu.xlsx")


def test_an_untouched_workbook_of_no_round_changes_nothing(lgsp):
    lgsp("export", "tinh", "--agency", "so-tu-phap", "--out", "x.xlsx")

    result = lgsp("import", "x.xlsx", "--into", "tinh")

    assert result.exit_code == 0
    assert "Không có gì thay đổi so với mô hình." in result.output
    assert not Path("tinh/proposals").exists()


def test_a_good_workbook_becomes_a_proposal_and_then_part_of_the_model(lgsp):
    send_and_edit(lgsp, users="Công chức tư pháp")

    result = lgsp("import", str(BOOK), "--into", "tinh", "--out", "de-xuat")
    accept_proposal(Path("de-xuat"), into=Path("tinh"))
    status = json.loads(lgsp("status", "tinh", "khao-sat", "--format", "json").output)

    assert result.exit_code == 0
    assert "Công chức tư pháp" in result.output
    assert load_model(Path("tinh")).entities["ho-tich"].users == "Công chức tư pháp"
    assert [one["answer"] is not None for one in status["agencies"]] == [True, False]
    assert [fact["fields"] for fact in status["facts"]] == [["users"]]


def test_a_workbook_with_a_wrong_cell_is_handed_back(lgsp):
    send_and_edit(lgsp, security_level="mười")

    result = lgsp("import", str(BOOK), "--into", "tinh")

    assert result.exit_code == 1
    assert "HE_THONG!J5: “Cấp độ an toàn” ghi “mười”, không phải số nguyên" in result.output
    assert Path("phieu/so-tu-phap.loi.xlsx").is_file()
    assert not Path("tinh/proposals").exists()


def test_the_findings_go_to_programs_too(lgsp):
    send_and_edit(lgsp, security_level="mười")

    answer = json.loads(lgsp("import", str(BOOK), "--into", "tinh", "--format", "json").output)

    assert (answer["agency"], answer["round"], answer["proposal"]) == ("so-tu-phap", "khao-sat", None)
    assert [(one["place"], one["code"]) for one in answer["problems"]] == [("HE_THONG!J5", "SURVEY-018")]


def test_an_answer_without_changes_is_recorded_in_its_round(lgsp):
    send_and_edit(lgsp)

    result = lgsp("import", str(BOOK), "--into", "tinh")

    assert "đề xuất chỉ ghi nhận rằng cơ quan đã trả lời" in result.output


def test_the_status_names_those_who_have_not_answered(lgsp):
    result = lgsp("status", "tinh", "khao-sat")

    assert result.exit_code == 1
    assert "0/2 cơ quan đã trả lời" in result.output
    assert "Quá hạn, chưa trả lời" in result.output


def test_a_file_that_is_no_workbook_is_refused(lgsp):
    Path("x.xlsx").write_bytes(b"id: x")

    with pytest.raises(NotContainer):
        lgsp("import", "x.xlsx", "--into", "tinh")
