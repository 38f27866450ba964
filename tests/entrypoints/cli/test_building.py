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


def test_both_documents_are_written_and_named(lgsp):
    result = lgsp("tinh", "--outline", "2384", "--out", "ra", *DAY)

    assert result.exit_code == 0
    assert sorted(path.name for path in Path("ra").iterdir()) == ["kien-truc-2384.docx", "kien-truc-2384.pdf"]
    assert "ra/kien-truc-2384.docx (" in result.output
    assert "Tỉnh giả định." in result.output


def test_paragraphs_without_content_are_named_in_the_terminals_language(lgsp):
    vietnamese = lgsp("tinh", "--out", "ra", "--formats", "pdf", *DAY, prose={"V.6": None, "I.2": " "})
    english = lgsp(
        "tinh", "--out", "ra", "--formats", "pdf", *DAY, language="en", prose={"V.6": None, "I.2": " "}
    )

    assert "Chưa có nội dung: I.2, V.6." in vietnamese.output
    assert "Without content: I.2, V.6." in english.output


def test_one_format_may_be_asked_for(lgsp):
    lgsp("tinh", "--out", "ra", "--formats", "docx", *DAY)

    assert [path.name for path in Path("ra").iterdir()] == ["kien-truc-2384.docx"]


def test_the_answer_can_be_json(lgsp):
    result = lgsp("tinh", "--out", "ra", "--formats", "pdf", "--format", "json", *DAY, prose={"V.6": None})

    assert json.loads(result.output) == {
        "format": "lgsp-build/1",
        "on": "2026-11-01",
        "files": ["ra/kien-truc-2384.pdf"],
        "missing": ["V.6"],
    }


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

    assert [path.suffix for path in written] == [".docx", ".pdf"]
    assert all(path.is_file() for path in written)


def test_help_speaks_vietnamese_then_english_with_examples(lgsp):
    result = lgsp("--help")

    assert "Dựng tài liệu kiến trúc" in result.output
    assert "Build the architecture document" in result.output
    assert "lgsp build examples/lam-giang" in result.output
