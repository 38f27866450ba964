"""`lgsp import archimate` and `lgsp export archimate`, as a person types them."""

import json

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.interchange.acceptance import accept_proposal
from lgsp.architecture.interchange.archimate.errors import DestinationMissing
from lgsp.architecture.interchange.errors import FolderTaken, NotProposal
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import archimate
from tests.architecture.interchange.archimate.round_trips import FILES
from tests.architecture.model_folders import write_model_folder


@pytest.fixture
def lgsp():
    """Return a function that runs one of the two verbs."""
    app = typer.Typer()
    imports, exports = typer.Typer(), typer.Typer()
    archimate.register_import(imports)
    archimate.register_export(exports)
    for name, verbs in (("import", imports), ("export", exports)):
        verbs.callback()(lambda: None)
        app.add_typer(verbs, name=name)

    def run(*words, language="vi"):
        said = [str(word) for word in words]
        return CliRunner().invoke(app, said, env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


@pytest.fixture
def model(tmp_path):
    return write_model_folder(tmp_path / "lam-giang")


def test_a_model_goes_out_and_comes_back_the_same(lgsp, model, tmp_path):
    out = lgsp("export", "archimate", model, "--out", tmp_path / "x.xml")
    back = lgsp("import", "archimate", tmp_path / "x.xml", "--out", tmp_path / "again")

    assert (out.exit_code, back.exit_code) == (0, 0)
    assert "phần tử" in out.output
    assert "Cơ quan: 4 · " in back.output
    assert load_model(tmp_path / "again").digest == load_model(model).digest


def test_what_was_kept_and_why_is_told(lgsp, tmp_path):
    result = lgsp("import", "archimate", FILES / "told.xml", "--out", tmp_path / "m")

    assert result.exit_code == 0
    assert "Giữ nguyên trong foreign/archimate-ho-so-tu-van.xml: 8 phần tử" in result.output
    assert "1 phần tử chưa thành “Hệ thống thông tin” vì tệp không nêu “Cơ quan chủ quản”" in result.output
    assert (
        "Became entities: agency: 1"
        in lgsp("import", "archimate", FILES / "told.xml", "--out", tmp_path / "m", language="en").output
    )


def test_the_answer_as_json_names_every_mapping(lgsp, tmp_path):
    result = lgsp("import", "archimate", FILES / "told.xml", "--out", tmp_path / "m", "--format", "json")

    answer = json.loads(result.output)
    assert answer["form"] == "exchange-3"
    assert {
        "identifier": "id-3",
        "type": "ApplicationComponent",
        "name": "Hộ tịch",
        "kind": "system",
        "id": "ho-tich",
    } in (answer["mapped"])


def test_the_full_report_is_written_where_asked(lgsp, tmp_path):
    lgsp("import", "archimate", FILES / "told.xml", "--out", tmp_path / "m", "--report", tmp_path / "r.md")

    assert "ApplicationComponent “Hộ tịch” → Hệ thống thông tin ho-tich" in (tmp_path / "r.md").read_text()


def test_into_a_model_is_a_proposal_that_brings_the_foreign_file_when_accepted(lgsp, model, tmp_path):
    before = load_model(model).digest
    result = lgsp("import", "archimate", FILES / "told.xml", "--into", model, "--out", tmp_path / "proposal")

    assert result.exit_code == 0
    assert load_model(model).digest == before
    accept_proposal(tmp_path / "proposal", into=model)
    assert "so-tu-phap-2" in load_model(model).entities
    assert (model / "foreign/archimate-ho-so-tu-van.xml").is_file()
    again = lgsp("import", "archimate", FILES / "told.xml", "--into", model)
    assert "Không có gì thay đổi" in again.output


def test_a_folder_that_holds_something_else_is_not_written_over(lgsp, model):
    with pytest.raises(FolderTaken):
        lgsp("import", "archimate", FILES / "told.xml", "--out", model)


def test_nowhere_to_go_is_told(lgsp):
    with pytest.raises(DestinationMissing):
        lgsp("import", "archimate", FILES / "told.xml")


def test_what_must_stay_behind_makes_the_status_1(lgsp, model, tmp_path):
    (model / "foreign").mkdir()
    text = (FILES / "oddities-3.xml").read_text().replace('elementRef="id-d"', 'elementRef="lgsp.system.x"')
    (model / "foreign/archimate-x.xml").write_text(text)

    result = lgsp("export", "archimate", model, "--out", tmp_path / "x.xml")

    assert result.exit_code == 1
    assert "id-n3" in result.output
    told = lgsp("export", "archimate", model, "--out", tmp_path / "x.xml", "--format", "json")
    assert "id-n3" in json.loads(told.output)["dropped"]


def test_the_state_of_a_day_is_exported(lgsp, tmp_path):
    model = write_model_folder(tmp_path / "m", flow={"mot-cua-ho-tich": {"valid_from": "2027-01-01"}})

    lgsp("export", "archimate", model, "--out", tmp_path / "x.xml", "--at", "2026-12-31")

    assert b"lgsp.flow.mot-cua-ho-tich" not in (tmp_path / "x.xml").read_bytes()


@pytest.mark.parametrize(
    "name", ["../outside.xml", "foreign/../x.xml", "province.yaml", "foreign/missing.xml"]
)
def test_a_proposal_with_a_file_elsewhere_is_no_proposal(lgsp, model, tmp_path, name):
    lgsp("import", "archimate", FILES / "told.xml", "--into", model, "--out", tmp_path / "proposal")
    manifest = tmp_path / "proposal/proposal.json"
    manifest.write_text(manifest.read_text().replace("foreign/archimate-ho-so-tu-van.xml", name))

    with pytest.raises(NotProposal):
        accept_proposal(tmp_path / "proposal", into=model)
