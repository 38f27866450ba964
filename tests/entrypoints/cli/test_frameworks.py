"""`lgsp frameworks`, as a person types it."""

import json

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.frameworks.errors import ListUnknown
from lgsp.architecture.frameworks.lists import LISTS
from lgsp.entrypoints.cli import frameworks


@pytest.fixture
def lgsp():
    """Return a function that runs the verb."""
    app = typer.Typer()
    frameworks.register(app)
    app.callback()(lambda: None)

    def run(*words, language="vi"):
        return CliRunner().invoke(
            app, ["frameworks", *words], env={"LGSP_LANG": language}, catch_exceptions=False
        )

    return run


def test_every_list_tells_its_rows_and_how_many_are_verified(lgsp):
    result = lgsp()

    assert result.exit_code == 0
    assert len(result.output.splitlines()) == len(LISTS)
    assert "140 dòng, 28 đã đối chiếu nguồn, 0 đã có người kiểm tra" in result.output
    assert "140 rows, 28 held against their source, 0 checked by a person" in lgsp(language="en").output


def test_a_list_is_searched_without_tone_marks(lgsp):
    result = lgsp("provinces", "--find", "lam dong")

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Tỉnh, thành phố (provinces): 1 dòng",
        "  68 · Tỉnh Lâm Đồng [Đã đối chiếu nguồn]",
    ]


@pytest.mark.parametrize("key", ["standards", "electronic-identifiers", "bands", "legal-instruments"])
def test_what_is_unverified_is_shown_as_unverified(lgsp, key):
    unverified = [
        row for one in LISTS if one.key == key for row in one.load() if row.verification == "unverified"
    ]

    assert unverified
    assert lgsp(key).output.count("[Chưa kiểm chứng]") == len(unverified)


def test_all_lists_are_searched_at_once_when_none_is_named(lgsp):
    result = lgsp("--find", "LGSP/LDOP")

    assert "H7-8.L2.06 · Hạ tầng kết nối, chia sẻ dữ liệu cấp tỉnh (LGSP/LDOP)" in result.output
    assert "(outline-correspondence): 1 dòng" in result.output
    assert "(provinces)" not in result.output


def test_nothing_found_is_said_and_gives_status_1(lgsp):
    result = lgsp("provinces", "--find", "atlantis")

    assert result.exit_code == 1
    assert result.output == "Không dòng nào có “atlantis”.\n"


def test_the_answer_can_be_json_with_every_field_and_mark(lgsp):
    answer = json.loads(lgsp("legal-instruments", "--find", "331/2026", "--format", "json").output)

    (row,) = [row for row in answer["lists"][0]["rows"] if row["number"] == "331/2026/NĐ-CP"]
    assert answer["format"] == "lgsp-frameworks/1"
    assert row["in_force_from"] == "2026-08-19"
    assert row["ended_on"] == ""
    assert row["successors"] == []
    assert row["verification"] == "secondary"
    assert row["checked_by"] == ""


def test_the_lists_can_be_json(lgsp):
    answer = json.loads(lgsp("--format", "json").output)

    assert [one["list"] for one in answer["lists"]] == [one.key for one in LISTS]
    assert answer["lists"][4]["rows"] == 101


def test_a_list_that_is_not_there_is_refused(lgsp):
    with pytest.raises(ListUnknown, match="no list 'tinh'"):
        lgsp("tinh")


def test_help_speaks_vietnamese_then_english_with_examples(lgsp):
    result = lgsp("--help")

    assert "Tra cứu các danh mục của khung và pháp luật" in result.output
    assert "Look up the lists of the framework and the law" in result.output
