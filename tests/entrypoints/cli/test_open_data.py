"""`lgsp export json|csv|jsonld` and `lgsp import json`, as a person types them."""

import json
import zipfile
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.interchange.errors import FolderTaken
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.cli import open_data
from tests.architecture.model_folders import write_model_folder


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs the verbs of this module on a model folder of the test."""
    exports, imports, app = typer.Typer(), typer.Typer(), typer.Typer()
    open_data.register_export(exports)
    open_data.register_import(imports)
    app.add_typer(exports, name="export")
    app.add_typer(imports, name="import")
    monkeypatch.chdir(tmp_path)

    def run(*words, **changes):
        write_model_folder(Path("tinh"), **changes)
        return CliRunner().invoke(app, words, env={"LGSP_LANG": "vi"}, catch_exceptions=False)

    return run


def test_json_goes_out_and_comes_back_as_the_same_model(lgsp):
    written = lgsp("export", "json", "tinh", "--out", "tinh.json")
    taken = lgsp("import", "json", "tinh.json", "--out", "moi")

    assert (written.exit_code, taken.exit_code) == (0, 0)
    assert "Tỉnh giả định." in written.output
    assert load_model(Path("moi")).digest == load_model(Path("tinh")).digest


def test_json_taken_into_a_model_becomes_a_proposal(lgsp):
    lgsp("export", "json", "tinh", "--out", "tinh.json")
    same = lgsp("import", "json", "tinh.json", "--into", "tinh")
    other = lgsp("import", "json", "tinh.json", "--into", "tinh", system={"ho-tich": {"users": "Mới"}})

    assert "Không có gì thay đổi" in same.output
    assert "Đề xuất: tinh/proposals/json-" in other.output
    assert lgsp("import", "json", "tinh.json").exit_code == 2


def test_csv_is_a_folder_or_a_zip_with_a_dictionary(lgsp):
    lgsp("export", "csv", "tinh", "--out", "bang")
    lgsp("export", "csv", "tinh", "--out", "bang.zip")

    names = sorted(path.name for path in Path("bang").iterdir())
    with zipfile.ZipFile("bang.zip") as packed:
        assert sorted(packed.namelist()) == names
    assert {"dictionary.csv", "system.csv", "province.csv", "prose.csv"} <= set(names)


def test_public_tables_are_not_written_over_others(lgsp):
    lgsp("export", "csv", "tinh", "--out", "bang")

    with pytest.raises(FolderTaken):
        lgsp("export", "csv", "tinh", "--public", "--out", "bang")


def test_public_tells_what_was_left_out(lgsp):
    secret = {
        "information": {"mat": {"secrecy": "restricted"}},
        "service": {"tra-cuu-ho-tich": {"endpoint": "x"}},
    }

    result = lgsp("export", "jsonld", "tinh", "--public", "--out", "tinh.jsonld", **secret)

    assert "Không công bố: 1 “Đối tượng thông tin”" in result.output
    assert "Không công bố: 1 giá trị của trường service.endpoint." in result.output
    assert json.loads(Path("tinh.jsonld").read_text())["@graph"]


def test_a_base_that_is_no_address_is_refused(lgsp):
    result = lgsp("export", "jsonld", "tinh", "--base", "kien-truc", "--out", "x.jsonld")

    assert result.exit_code == 2
    assert not Path("x.jsonld").exists()
