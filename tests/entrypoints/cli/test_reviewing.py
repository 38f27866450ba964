"""`lgsp doc import`: what a reviewer changed in Word, in a terminal and as JSON, and the exit status."""

import json

import pytest
from typer.testing import CliRunner

from lgsp.architecture.documents.word.writing import to_docx
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.publication.papers import compile_papers
from lgsp.entrypoints.cli import build_app
from lgsp.kernel.errors import DomainError
from tests.architecture.model_folders import DAY, write_model_folder
from tests.architecture.publication.review.conftest import change_word
from tests.architecture.publication.review.reviewing import comment, say


@pytest.fixture
def run(tmp_path):
    """Return a function: what a reviewer does, and how the command ends and what it prints."""
    folder = write_model_folder(tmp_path / "tinh", prose={"V.2": "LGSP dùng chung."})
    model = load_model(folder)
    content = to_docx(compile_papers(model, outline="2384", on=DAY)[0])
    file = tmp_path / "kien-truc-2384.docx"

    def take(*changes, asked=()):
        file.write_bytes(change_word(content, *changes))
        result = CliRunner().invoke(build_app(("doc",)), ["doc", "import", str(file), str(folder), *asked])
        if isinstance(result.exception, DomainError):
            raise result.exception
        return result.exit_code, result.output

    return take


def test_an_untouched_file_says_so_and_writes_nothing(run, tmp_path):
    assert run() == (0, "Không có gì thay đổi so với mô hình.\n")
    assert not (tmp_path / "tinh" / "proposals").exists()


def test_changed_prose_becomes_a_proposal_beside_the_model(run, tmp_path):
    status, output = run(say("LGSP dùng chung.", "LGSP dùng riêng."))

    (folder,) = (tmp_path / "tinh" / "proposals").iterdir()
    assert status == 0
    assert f"Chấp thuận: lgsp accept {folder} --into {tmp_path / 'tinh'}" in output
    assert (folder / "prose" / "V.2.md").read_text() == "LGSP dùng riêng.\n"
    assert "sửa lời văn 1 mục" in (folder / "report.md").read_text()


def test_a_comment_wants_a_person_and_has_a_report_of_its_own(run, tmp_path):
    status, output = run(comment("LGSP dùng chung.", "Nêu căn cứ"), asked=["--out", str(tmp_path / "y-kien")])

    assert status == 1
    assert "Nêu căn cứ — về “LGSP dùng chung.”" in output
    assert "## Ý kiến ghi bên lề" in (tmp_path / "y-kien" / "report.md").read_text()


def test_programs_read_the_same_as_json(run, tmp_path):
    asked = ["--format", "json", "--out", str(tmp_path / "de-xuat")]

    status, output = run(say("LGSP dùng chung.", "LGSP dùng riêng."), asked=asked)

    said = json.loads(output)
    assert status == 0
    assert said["format"] == "lgsp-doc-import/1"
    assert (said["outline"], said["paper"], said["day"]) == ("2384", "kien-truc-2384", "2026-11-01")
    assert (said["model_changed_since"], said["prose"], said["changed"]) == (False, ["V.2"], [])
    assert said["written"] == str(tmp_path / "de-xuat")
