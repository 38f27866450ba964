"""`lgsp checklist`: the twelve checks in a terminal, as JSON and as a workbook."""

import json

import pytest
from typer.testing import CliRunner

from lgsp.architecture.conformance.errors import WorkbookMisnamed
from lgsp.entrypoints.cli import build_app
from lgsp.kernel.errors import DomainError
from tests.architecture.model_folders import write_complete_folder


@pytest.fixture
def run(tmp_path):
    """Return a function that runs the verb on a model and returns exit status and output."""
    folder = write_complete_folder(tmp_path / "lam-giang")

    def invoke(*options):
        asked = ["checklist", str(folder), "--at", "2026-11-01", *options]
        result = CliRunner().invoke(build_app(), asked)
        if isinstance(result.exception, DomainError):
            raise result.exception
        return result.exit_code, result.output

    return invoke


def test_every_check_is_printed_with_its_result_and_grounds(run):
    status, output = run()

    assert status == 1
    assert "C01 Chưa đáp ứng: Tên sản phẩm và loại Khung đúng thẩm quyền" in output
    assert "C12 " in output
    assert "Kết quả: " in output.splitlines()[-1]
    assert "Tỉnh giả định." in output


def test_json_has_every_check_with_its_source(run):
    status, output = run("--format", "json")

    said = json.loads(output)
    assert status == 1
    assert said["format"] == "lgsp-checklist/1"
    assert [check["code"] for check in said["checks"]] == [f"C{number:02}" for number in range(1, 13)]
    assert sum(said["summary"].values()) == 12
    assert all(check["source"] and check["verification"] == "draft" for check in said["checks"])


def test_a_workbook_is_written_beside_the_answer(run, tmp_path):
    out = tmp_path / "bang" / "kiem-tra.xlsx"

    status, _ = run("--out", str(out))

    assert status == 1
    assert out.read_bytes().startswith(b"PK")


def test_english_is_spoken_on_request(run, monkeypatch):
    monkeypatch.setenv("LGSP_LANG", "en")

    _, output = run()

    assert "C02 cannot-tell: All mandatory diagrams" in output


def test_a_workbook_by_another_name_is_refused_before_anything_is_done(run, tmp_path):
    with pytest.raises(WorkbookMisnamed, match=r"does not end in \.xlsx"):
        run("--out", str(tmp_path / "kiem-tra.pdf"))
