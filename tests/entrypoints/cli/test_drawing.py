"""`lgsp draw`, as a person types it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.model.errors import EntityUnknown
from lgsp.architecture.pictures.errors import OverlayUnknown, PictureFormatUnknown
from lgsp.entrypoints.cli import drawing
from lgsp.entrypoints.errors import FileUnreadable, FolderNotWritable
from tests.architecture.model_folders import write_model_folder

DAY = ("--at", "2026-11-01")
BEGINNINGS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "drawio": b"<?xml"}


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs the verb on a model folder of the test."""
    app = typer.Typer()
    drawing.register(app)
    app.callback()(lambda: None)
    monkeypatch.chdir(tmp_path)

    def run(*words, language="vi", **changes):
        write_model_folder(Path("tinh"), **changes)
        return CliRunner().invoke(app, ["draw", *words], env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_the_name_of_the_file_says_the_form(lgsp, suffix):
    result = lgsp("tinh", "platform", "--out", f"ra/hinh.{suffix}", *DAY)

    assert result.exit_code == 0
    assert result.output == f"Tỉnh giả định.\nra/hinh.{suffix}\n"
    assert Path(f"ra/hinh.{suffix}").read_bytes().startswith(BEGINNINGS[suffix])


def test_the_picture_says_its_title_its_code_and_that_the_province_is_invented(lgsp):
    lgsp("tinh", "overall", "--out", "hinh.svg", *DAY)

    drawn = Path("hinh.svg").read_text()
    assert "Sơ đồ tổng thể (overall)" in drawn
    assert "Tỉnh giả định." in drawn


def test_without_a_file_the_picture_is_named_after_itself(lgsp):
    lgsp("tinh", "context:ho-tich", *DAY)

    assert Path("context-ho-tich.svg").is_file()


def test_of_a_large_picture_every_part_is_a_file_or_a_page(lgsp):
    systems = {f"he-{place}": {"owner": "van-phong", "name": f"Hệ thống {place}"} for place in range(300)}
    flows = {f"luong-{place}": {"consumer": f"he-{place}"} for place in range(300)}

    drawn = lgsp("tinh", "platform", "--out", "hinh.svg", *DAY, system=systems, flow=flows)
    written = lgsp("tinh", "platform", "--out", "hinh.drawio", *DAY)

    assert "hinh-1.svg\nhinh-2.svg" in drawn.output
    assert written.output.endswith("hinh.drawio\n")


def test_an_overlay_is_drawn_on_top(lgsp):
    levels = {"ho-tich": {"security_level": "4"}}

    lgsp("tinh", "platform", "--out", "hinh.svg", "--overlay", "security", *DAY, system=levels)

    assert "4: Cấp độ 4" in Path("hinh.svg").read_text()


def test_what_traffic_has_shown_is_marked_on_the_flows(lgsp):
    rows = [{"flow": "mot-cua-ho-tich", "state": "unseen"}, {"flow": None, "state": "undeclared"}]
    Path("drift.json").write_text(json.dumps({"rows": rows}))

    lgsp("tinh", "platform", "--out", "hinh.svg", "--drift", "drift.json", *DAY)

    assert ": chỉ trên giấy" in Path("hinh.svg").read_text()


@pytest.mark.parametrize("written", ["", "[]", '{"rows": [{"flow": "x", "state": "lạ"}]}'])
def test_a_file_that_is_no_drift_report_refuses(lgsp, written):
    Path("drift.json").write_text(written)

    with pytest.raises(FileUnreadable):
        lgsp("tinh", "platform", "--out", "hinh.svg", "--drift", "drift.json", *DAY)


def test_the_state_of_a_day_is_drawn(lgsp):
    ended = {"mot-cua-ho-tich": {"valid_to": "2026-01-31"}}

    lgsp("tinh", "platform", "--out", "hinh.svg", *DAY, flow=ended)

    assert "Chưa khai báo luồng trao đổi" in Path("hinh.svg").read_text()


def test_pictures_and_overlays_are_listed_in_both_languages(lgsp):
    assert "context:ID               Các kết nối của một hệ thống" in lgsp("tinh", "--list").output
    assert "Overlays: life-cycle, security" in lgsp("tinh", "--list", language="en").output


def test_programs_get_json(lgsp):
    listed = json.loads(lgsp("tinh", "--list", "--format", "json").output)
    drawn = json.loads(lgsp("tinh", "overall", *DAY, "--format", "json").output)

    assert {"name": "overall", "title": "Sơ đồ tổng thể", "title_en": "Overall figure", "of": None} in listed[
        "pictures"
    ]
    assert drawn["files"] == ["overall.svg"]
    assert drawn["pictures"][0]["alt"].startswith("Sơ đồ tổng thể gồm")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("overall", "--out", "hinh.bmp"), PictureFormatUnknown),
        (("overall", "--overlay", "mau"), OverlayUnknown),
        (("context:khong-co",), EntityUnknown),
    ],
)
def test_what_cannot_be_drawn_refuses_and_writes_nothing(lgsp, words, refusal):
    with pytest.raises(refusal):
        lgsp("tinh", *words, *DAY)

    assert [path.name for path in Path().iterdir()] == ["tinh"]


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(lgsp):
    Path("ra").write_text("")

    with pytest.raises(FolderNotWritable):
        lgsp("tinh", "overall", "--out", "ra/hinh.svg", *DAY)
