"""`lgsp accept`, as a person types it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.interchange.errors import ModelMovedOn, NotProposal
from lgsp.architecture.interchange.proposals import Source, propose, write_proposal
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import accepting
from tests.architecture.model_folders import write_model_folder


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs `lgsp accept`; a proposal `dx` for the model `tinh` is there."""
    app = typer.Typer()
    accepting.register(app)
    app.command("other")(lambda: None)
    monkeypatch.chdir(tmp_path)
    model = load_model(write_model_folder(Path("tinh")))
    changed = model.entities["ho-tich"].model_copy(update={"note": "mới"})
    source = Source.of("mau03", file="mau.xlsx", content=b"abc")
    write_proposal(propose(model, source, entities=[changed], removed=["xay-cong"]), Path("dx"))

    def run(*words, language="vi"):
        return CliRunner().invoke(
            app,
            ("accept", "dx", "--into", "tinh", *words),
            env={"LGSP_LANG": language},
            catch_exceptions=False,
        )

    return run


def test_an_accepted_proposal_is_in_the_model(lgsp):
    result = lgsp("--yes")

    assert result.exit_code == 0
    assert "+ model/system/ho-tich.yaml\n- model/project/xay-cong.yaml\n" in result.output
    assert "Đã chấp thuận: ghi 1 tệp, bỏ 1 tệp." in result.output
    assert load_model(Path("tinh")).entities["ho-tich"].note == "mới"


def test_without_an_answer_nothing_is_written(lgsp):
    before = load_model(Path("tinh")).digest

    result = lgsp()

    assert result.exit_code == 1
    assert "Hộ tịch: ghi chú" in result.output
    assert "thêm --yes" in result.output
    assert load_model(Path("tinh")).digest == before


def test_json_names_the_files(lgsp):
    said = json.loads(lgsp("--yes", "--format", "json").output)

    assert said == {
        "format": "lgsp-accept/1",
        "source": {"door": "mau03", "file": "mau.xlsx"},
        "written": ["model/system/ho-tich.yaml"],
        "removed": ["model/project/xay-cong.yaml"],
    }


def test_a_second_time_is_refused(lgsp):
    lgsp("--yes")

    with pytest.raises(ModelMovedOn):
        lgsp("--yes")


def test_a_folder_without_a_proposal_is_refused(lgsp):
    Path("dx/proposal.json").unlink()

    with pytest.raises(NotProposal):
        lgsp("--yes")


def test_english_is_spoken_when_asked_for(lgsp):
    assert "Accepted: 1 files written, 1 removed." in lgsp("--yes", language="en").output
