"""`lgsp law`, as a person types it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.frameworks.errors import LawProfileUnknown
from lgsp.architecture.model.errors import FolderMissing
from lgsp.entrypoints.cli import law
from tests.architecture.model_folders import write_model_folder

OLD = {"nghi-dinh-cu": {"number": "47/2020/NĐ-CP"}}
CITING = {"document": OLD, "principle": {"dung-lai": {"legal_basis": ["nghi-dinh-cu"]}}}


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs the verb on a model folder of the test."""
    app = typer.Typer()
    law.register(app)
    app.callback()(lambda: None)
    monkeypatch.chdir(tmp_path)

    def run(*words, language="vi", **changes):
        write_model_folder(Path("tinh"), **changes)
        return CliRunner().invoke(app, ["law", *words], env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


def test_without_a_model_the_profiles_are_listed(lgsp):
    result = lgsp()

    assert result.exit_code == 0
    assert result.output.splitlines()[0].startswith("2015  31/12/2015  Khung 1.0")
    assert [line[:4] for line in result.output.splitlines()] == ["2015", "2020", "2024", "2025", "2026"]


def test_a_model_tells_its_profile_with_the_force_and_the_mark_of_every_instrument(lgsp):
    result = lgsp("tinh", province={"law_profile": "2026"})

    assert "Tỉnh Lam Giang: 2026, Khung kiến trúc tổng thể quốc gia số" in result.output
    assert (
        "  TCVN 14423:2026 Yêu cầu an ninh mạng theo cấp độ [Chưa rõ hiệu lực; Chưa kiểm chứng]"
        in result.output
    )


def test_a_model_without_a_profile_says_how_to_name_one(lgsp):
    assert "chưa ghi hồ sơ pháp lý" in lgsp("tinh").output
    assert "write law_profile in province.yaml" in lgsp("tinh", language="en").output


def test_a_profile_that_is_not_there_is_refused(lgsp):
    with pytest.raises(LawProfileUnknown, match="no law profile '1999'"):
        lgsp("tinh", province={"law_profile": "1999"})


def test_a_swap_tells_what_changes_and_what_is_touched_and_gives_status_1(lgsp):
    result = lgsp("tinh", "--swap", "2020", "2025", **CITING)

    assert result.exit_code == 1
    assert "  Kết nối, chia sẻ dữ liệu: 47/2020/NĐ-CP → 278/2025/NĐ-CP, 194/2025/NĐ-CP" in result.output
    assert "47/2020/NĐ-CP [Nguồn thứ cấp, chưa đối chiếu nguyên văn]" in result.output
    assert "    III.3 “Các nguyên tắc xây dựng" in result.output
    assert "    Nguyên tắc dung-lai “dung-lai”: viện dẫn (model/principle/dung-lai.yaml:" in result.output
    assert "Đã dựa vào văn bản mới:" in result.output


def test_a_swap_that_touches_nothing_gives_status_0(lgsp):
    result = lgsp("tinh", "--swap", "2026", "2026")

    assert result.exit_code == 0
    assert "0 lĩnh vực đổi văn bản" in result.output


def test_a_swap_without_a_model_tells_only_the_instruments(lgsp):
    result = lgsp("--swap", "2025", "2026", language="en")

    assert result.exit_code == 1
    assert "Law profile 2025 → 2026: the instruments of 16 subjects change." in result.output
    assert "(none in the table)" in result.output


def test_the_answer_can_be_json(lgsp):
    answer = json.loads(lgsp("tinh", "--swap", "2020", "2025", "--format", "json", **CITING).output)

    touched = next(found for found in answer["leaving"] if found["number"] == "47/2020/NĐ-CP")
    assert answer["format"] == "lgsp-law/1"
    assert [found["id"] for found in touched["paragraphs"]] == ["III.3", "REF"]
    assert touched["others"][1] | {"line": 0} == {
        "kind": "principle",
        "id": "dung-lai",
        "name": "dung-lai",
        "way": "cites",
        "file": "model/principle/dung-lai.yaml",
        "line": 0,
        "through": [],
    }


def test_profiles_can_be_json(lgsp):
    listed = json.loads(lgsp("--format", "json").output)["profiles"]
    followed = json.loads(lgsp("tinh", "--format", "json", province={"law_profile": "2015"}).output)[
        "profile"
    ]

    assert followed == listed[0]
    assert followed["subjects"]["architecture"][0]["verification"] == "secondary"
    assert json.loads(lgsp("tinh", "--format", "json").output)["profile"] is None


def test_a_folder_that_is_no_model_is_refused(lgsp):
    with pytest.raises(FolderMissing):
        lgsp("nowhere", "--swap", "2015", "2026")


def test_help_speaks_vietnamese_then_english_with_examples(lgsp):
    result = lgsp("--help")

    assert "Liệt kê các hồ sơ pháp lý" in result.output
    assert "List the law profiles" in result.output
    assert "lgsp law examples/lam-giang --swap 2015 2026" in result.output
