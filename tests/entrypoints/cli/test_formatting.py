"""`lgsp fmt`, `new` and `rename`, as a person types them."""

import json

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.model.errors import FieldsLeftOut
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import formatting
from tests.architecture.model_folders import write_model_folder


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs a verb of this module on a model folder of the test."""
    app = typer.Typer()
    formatting.register(app)
    write_model_folder(tmp_path / "tinh")
    monkeypatch.chdir(tmp_path)

    def run(*words):
        return CliRunner().invoke(app, words, env={"LGSP_LANG": "vi"}, catch_exceptions=False)

    return run


def test_looking_changes_nothing_and_tells_by_the_status(lgsp, tmp_path):
    file = tmp_path / "tinh" / "model" / "system" / "ho-tich.yaml"
    before = file.read_bytes()

    looked = lgsp("fmt", "tinh", "--check")

    assert looked.exit_code == 1
    assert file.read_bytes() == before
    assert "tệp chưa ở dạng chuẩn" in looked.output


def test_formatting_makes_the_folder_canonical(lgsp):
    assert lgsp("fmt", "tinh").exit_code == 0
    assert lgsp("fmt", "tinh", "--check").exit_code == 0


def test_a_file_that_cannot_be_read_gives_status_2_and_is_named(lgsp, tmp_path):
    (tmp_path / "tinh" / "model" / "system" / "ho-tich.yaml").write_text("id: [")

    result = lgsp("fmt", "tinh", "--format", "json")

    assert result.exit_code == 2
    assert json.loads(result.output)["problems"][0]["code"] == "MODEL-013"


def test_a_new_entity_is_written_and_loads(lgsp, tmp_path):
    lgsp("new", "database", "-m", "tinh", "--set", "name=CSDL Rừng", "--set", "lead_agencies=so-tu-phap")

    assert load_model(tmp_path / "tinh").entities["csdl-rung"].name == "CSDL Rừng"


def test_what_is_left_out_is_named_where_nobody_can_be_asked(lgsp):
    with pytest.raises(FieldsLeftOut, match=r"provider .*consumer .*purpose"):
        lgsp("new", "flow", "-m", "tinh", "--set", "name=X")


def test_a_rename_keeps_the_model_whole(lgsp, tmp_path):
    result = lgsp("rename", "ho-tich", "Hộ tịch điện tử", "-m", "tinh")

    model = load_model(tmp_path / "tinh")
    assert "ho-tich → ho-tich-dien-tu" in result.output
    assert model.renamed == {"ho-tich": "ho-tich-dien-tu"}
