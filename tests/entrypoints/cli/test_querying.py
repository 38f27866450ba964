"""`lgsp show`, `find`, `list`, `impact` and `path`, as a person types them inside a model folder."""

import json

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.queries.errors import NothingCalledThat
from lgsp.entrypoints.cli import querying
from tests.architecture.model_folders import write_model_folder


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs a verb while standing deep inside a model folder."""
    app = typer.Typer()
    querying.register(app)
    change = {"valid_from": "2027-03-01", "becomes": {"lead_agencies": ["so-nong-nghiep"]}}
    folder = write_model_folder(
        tmp_path / "tinh", database={"csdl-ho-tich": {"changes": [change]}}, goal={"tach-roi": {}}
    )
    monkeypatch.chdir(folder / "model" / "system")

    def run(*words, language="vi"):
        return CliRunner().invoke(app, words, env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


def test_showing_prints_facts_relations_file_and_line(lgsp):
    said = lgsp("show", "ho-tich").output

    assert "Hộ tịch  [Hệ thống thông tin]" in said
    assert "model/system/ho-tich.yaml:1" in said
    assert "Cơ quan chủ quản: so-tu-phap (so-tu-phap)" in said
    assert "mot-cua-ho-tich  mot-cua-ho-tich  (Hệ thống cung cấp)" in said


def test_a_state_of_another_day_is_shown_on_request(lgsp):
    facts = json.loads(lgsp("show", "csdl-ho-tich", "--at", "2027-03-01", "--format", "json").output)["facts"]

    assert facts["lead_agencies"] == ["so-nong-nghiep"]


def test_an_id_nobody_has_is_refused(lgsp):
    with pytest.raises(NothingCalledThat):
        lgsp("show", "ho-tic")


def test_finding_needs_no_tone_marks_and_tells_when_there_is_nothing(lgsp):
    found, nothing = lgsp("find", "ho", "tich", "--kind", "system"), lgsp("find", "đường", "sắt")

    assert (found.exit_code, nothing.exit_code) == (0, 1)
    assert found.output.splitlines() == ["ho-tich  Hộ tịch  [Hệ thống thông tin]"]
    assert "Không tìm thấy." in nothing.output


def test_finding_shows_so_many_and_says_how_many_more(lgsp):
    lines = lgsp("find", "h", "--most", "1", language="en").output.splitlines()

    assert len(lines) == 2
    assert lines[1].endswith(" more")


def test_listing_keeps_every_condition(lgsp):
    answer = json.loads(
        lgsp(
            "list", "system", "--where", "owner.level=department", "--where", "name~mot", "--format", "json"
        ).output
    )

    assert [entity["id"] for entity in answer["entities"]] == ["mot-cua"]


def test_impact_tells_what_is_reached_and_why(lgsp):
    said = lgsp("impact", "tra-cuu-ho-tich").output
    answer = json.loads(lgsp("impact", "tra-cuu-ho-tich", "--depth", "1", "--format", "json").output)

    assert "(“mot-cua-ho-tich” Qua dịch vụ LGSP: “tra-cuu-ho-tich”)" in said
    assert {one["depth"] for one in answer["reached"]} == {1}


def test_a_path_names_every_step_and_its_absence_gives_status_1(lgsp):
    there = json.loads(lgsp("path", "csdl-ho-tich", "mot-cua", "--format", "json").output)
    nowhere = lgsp("path", "tach-roi", "ho-tich")

    assert there["steps"][0]["source"] == "csdl-ho-tich"
    assert "mot-cua" in (there["steps"][-1]["source"], there["steps"][-1]["target"])
    assert (nowhere.exit_code, nowhere.output) == (1, "Hai đối tượng không nối với nhau.\n")
