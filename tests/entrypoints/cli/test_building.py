"""`lgsp build`, as a person types it."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.documents.errors import FormatUnknown, ProseUnsupported
from lgsp.architecture.frameworks.errors import OutlineUnknown
from lgsp.architecture.model.errors import FolderMissing
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import building
from lgsp.entrypoints.errors import FolderNotWritable
from tests.architecture.model_folders import write_model_folder

DAY = ("--at", "2026-11-01")


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs the verb on a model folder of the test."""
    app = typer.Typer()
    building.register(app)
    app.callback()(lambda: None)
    monkeypatch.chdir(tmp_path)

    def run(*words, language="vi", **changes):
        write_model_folder(Path("tinh"), **changes)
        return CliRunner().invoke(app, ["build", *words], env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


PAPERS = ("kien-truc-2384", "quyet-dinh-ban-hanh")


def test_every_paper_is_written_and_named(lgsp):
    result = lgsp("tinh", "--outline", "2384", "--out", "ra", "--formats", "docx,pdf", *DAY)

    files = {path.name for path in Path("ra").iterdir() if path.is_file()}
    assert files == {f"{name}.{ending}" for name in PAPERS for ending in ("docx", "pdf")}
    assert {path.stem for path in Path("ra/phu-luc").glob("*.pdf")} == {
        "1-quy-trinh-quan-ly-dau-tu",
        "2-so-sanh-phuong-an",
        "3-yeu-cau-ky-thuat",
        "4-danh-muc-csdl-dung-chung",
    }
    assert "ra/kien-truc-2384.docx (" in result.output
    assert "Tỉnh giả định." in result.output


def test_what_is_missing_is_said_and_shows_in_the_exit_status(lgsp):
    words = ("tinh", "--out", "ra", "--formats", "pdf", *DAY)
    vietnamese = lgsp(*words, prose={"V.6": None, "I.2": " "})
    english = lgsp(*words, language="en", prose={"V.6": None, "I.2": " "})

    assert vietnamese.exit_code == english.exit_code == 1
    assert "Mục V.6 chưa có lời văn." in vietnamese.output
    assert "Paragraph I.2 has no prose." in english.output


def test_one_format_may_be_asked_for(lgsp):
    lgsp("tinh", "--out", "ra", "--formats", "docx", *DAY)

    assert {path.suffix for path in Path("ra").glob("*.*")} == {".docx"}


def test_the_site_stands_in_a_folder_of_its_own(lgsp):
    lgsp("tinh", "--out", "ra", "--formats", "site", *DAY)

    assert [path.name for path in Path("ra").iterdir()] == ["site"]
    assert Path("ra/site/index.html").is_file()


def test_one_paragraph_may_be_asked_for(lgsp):
    lgsp("tinh", "--out", "ra", "--formats", "pdf", "--section", "V.2", *DAY)

    assert len(list(Path("ra").iterdir())) == 1


def test_the_answer_can_be_json(lgsp):
    result = lgsp("tinh", "--out", "ra", "--formats", "pdf", "--format", "json", *DAY, prose={"V.6": None})

    answer = json.loads(result.output)
    assert answer["format"] == "lgsp-build/1"
    assert answer["on"] == "2026-11-01"
    assert answer["files"][0]["path"] == "ra/kien-truc-2384.pdf"
    assert answer["files"][0]["bytes"] == Path("ra/kien-truc-2384.pdf").stat().st_size
    assert answer["missing"] == ["V.6"]
    assert {"BUILD-001"} <= {remark["code"] for remark in answer["remarks"]}


def test_the_day_makes_the_difference_and_the_same_day_none(lgsp):
    contents = []
    for day in ("2026-11-01", "2026-11-01", "2026-11-02"):
        lgsp("tinh", "--out", "ra", "--formats", "docx", "--at", day)
        contents.append(Path("ra/kien-truc-2384.docx").read_bytes())

    assert contents[0] == contents[1] != contents[2]


@pytest.mark.parametrize(
    ("words", "refusal", "sentence"),
    [
        (("--outline", "9"), OutlineUnknown, "no outline '9'"),
        (("--formats", "docx,xlsx"), FormatUnknown, "no document format 'xlsx'; the formats are: docx, pdf"),
        (("--formats", ""), FormatUnknown, "no document format ''"),
    ],
)
def test_what_is_not_there_is_refused_before_anything_is_written(lgsp, words, refusal, sentence):
    with pytest.raises(refusal, match=sentence):
        lgsp("tinh", "--out", "ra", *words, *DAY)

    assert not Path("ra").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(lgsp):
    Path("ra").write_text("a file, not a folder")

    with pytest.raises(
        FolderNotWritable, match=r"The folder ra cannot be written .* choose another: --out DIR"
    ):
        lgsp("tinh", "--out", "ra", *DAY)


def test_a_folder_that_is_no_model_is_refused(lgsp):
    with pytest.raises(FolderMissing):
        lgsp("nowhere", "--out", "ra", *DAY)


def test_prose_that_cannot_be_set_names_its_place(lgsp):
    with pytest.raises(ProseUnsupported, match=r"prose/I\.1\.md, line 3"):
        lgsp("tinh", "--out", "ra", *DAY, prose={"I.1": "Một.\n\n# Hai"})


def test_a_run_builds_every_format_and_says_where(tmp_path):
    model = load_model(write_model_folder(tmp_path / "tinh"))

    written = building.build_documents(model, outline="2384", folder=tmp_path / "ra", on=date(2026, 11, 1))

    assert {path.suffix for path in written} == {".docx", ".pdf"}
    assert all(path.is_file() for path in written)


def test_help_speaks_vietnamese_then_english_with_examples(lgsp):
    result = lgsp("--help")

    assert "Dựng bộ tài liệu theo đề cương" in result.output
    assert "Build the papers of an outline" in result.output
    assert "lgsp build examples/lam-giang" in result.output
