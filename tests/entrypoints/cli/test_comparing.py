"""`lgsp diff` and `lgsp history`, as a person types them."""

import json
from pathlib import Path

import pytest
import typer
from dulwich import porcelain
from typer.testing import CliRunner

from lgsp.architecture.model.errors import FolderMissing
from lgsp.architecture.revisions.errors import ReleaseUnknown, TableFormUnknown
from lgsp.entrypoints.cli import comparing
from tests.architecture.model_folders import write_model_folder

OLD = {"system": {"mot-cua": {"treatment": "keep"}}}
NEW = {"system": {"mot-cua": {"treatment": "replace"}}}
SAID = "Một cửa: phương án hoàn thiện Tiếp tục sử dụng → Thay thế/kết thúc"


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs the verbs of this module beside the folders `cu` and `moi`."""
    app = typer.Typer()
    comparing.register(app)
    monkeypatch.chdir(tmp_path)
    write_model_folder(Path("cu"), **OLD)
    write_model_folder(Path("moi"), **NEW)

    def run(*words, language="vi"):
        return CliRunner().invoke(app, words, env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


def test_no_difference_gives_status_0(lgsp):
    result = lgsp("diff", "cu", "cu")

    assert result.exit_code == 0
    assert result.output.splitlines() == ["cu → cu", "Tỉnh giả định.", "Không có khác biệt."]


def test_differences_are_sentences_with_a_summary_and_status_1(lgsp):
    result = lgsp("diff", "cu", "moi")

    assert result.exit_code == 1
    assert SAID in result.output.splitlines()
    assert "Tổng cộng: thêm 0, bỏ 0, đổi mã 0, sửa 1 đối tượng" in result.output
    assert "1 changed" in lgsp("diff", "cu", "moi", language="en").output


def test_json_is_complete(lgsp):
    said = json.loads(lgsp("diff", "cu", "moi", "--format", "json").output)

    assert (said["format"], said["old"]["folder"], said["new"]["folder"]) == ("lgsp-diff/1", "cu", "moi")
    assert said["entities"][0]["words"] == [SAID]


def test_one_state_alone_is_compared_with_its_folder_as_it_stands(lgsp):
    porcelain.init(".")
    porcelain.add(".", paths=["cu/model", "cu/prose", "cu/province.yaml"])
    porcelain.commit(".", message=b"x", author=b"An <an@example.vn>", committer=b"An <an@example.vn>")
    write_model_folder(Path("cu"), **NEW)

    result = lgsp("diff", "cu@HEAD")

    assert result.output.startswith("cu@HEAD → cu\n")
    assert SAID in result.output
    assert lgsp("diff", "@HEAD", "cu").output == result.output
    assert lgsp("diff", "cu@HEAD", "@HEAD").exit_code == 0


def test_two_days_of_one_model_are_compared(lgsp):
    change = {"valid_from": "2027-03-01", "becomes": {"treatment": "replace"}}
    write_model_folder(Path("cu"), system={"mot-cua": {"treatment": "keep", "changes": [change]}})

    assert SAID in lgsp("diff", "cu", "cu", "--at", "2027-02-28..2027-03-01").output
    assert lgsp("diff", "cu", "cu", "--at", "2027-03-01").exit_code == 0


@pytest.mark.parametrize("at", ["2027", "2027-13-01", "2027-01-01..", "hôm nay"])
def test_what_is_not_a_day_is_refused(lgsp, at):
    result = lgsp("diff", "cu", "moi", "--at", at)

    assert result.exit_code == 2
    assert "2026-12-31" in result.output


def test_the_table_is_written_and_what_has_no_reason_is_listed(lgsp):
    result = lgsp("diff", "cu", "moi", "--out", "so-sanh.md")

    assert "| Chưa nêu lý do |" in Path("so-sanh.md").read_text()
    assert "Chưa nêu lý do 1 dòng; ghi vào tệp --why: mot-cua.treatment" in result.output


def test_reasons_of_a_file_stand_in_the_table(lgsp):
    Path("ly-do.yaml").write_text("mot-cua.treatment: Hết hợp đồng\n")

    result = lgsp("diff", "cu", "moi", "--out", "so-sanh.md", "--why", "ly-do.yaml")

    assert "| Hết hợp đồng |" in Path("so-sanh.md").read_text()
    assert "so-sanh.md (1 dòng)" in result.output
    assert "Chưa nêu" not in result.output


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-")])
def test_the_table_is_set_as_the_paper_of_a_decision(lgsp, form, begins):
    result = lgsp("diff", "cu", "moi", "--out", f"so-sanh.{form}")

    assert Path(f"so-sanh.{form}").read_bytes().startswith(begins)
    assert f"so-sanh.{form} (1 dòng)" in result.output


def test_reasons_without_a_table_are_refused(lgsp):
    result = lgsp("diff", "cu", "moi", "--why", "ly-do.yaml")

    assert result.exit_code == 2
    assert "--out FILE" in result.output


def test_a_workbook_is_written_and_another_form_refused(lgsp):
    lgsp("diff", "cu", "moi", "--out", "so-sanh.xlsx")

    assert Path("so-sanh.xlsx").read_bytes().startswith(b"PK")
    with pytest.raises(TableFormUnknown):
        lgsp("diff", "cu", "moi", "--out", "so-sanh.txt")


def test_what_is_not_there_is_refused(lgsp):
    with pytest.raises(FolderMissing):
        lgsp("diff", "khong", "moi")
    with pytest.raises(ReleaseUnknown):
        lgsp("diff", "cu@1.0")


def test_history_names_what_is_not_released_yet(lgsp):
    result = lgsp("history", "mot-cua", "cu")

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Chưa phát hành:",
        "  Có hệ thống thông tin “Một cửa” (mot-cua)",
    ]
    (chapter,) = json.loads(lgsp("history", "mot-cua", "cu", "--format", "json").output)["chapters"]
    assert (chapter["release"], chapter["id"], chapter["nature"]) == (None, "mot-cua", "added")
