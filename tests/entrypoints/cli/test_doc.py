"""`lgsp doc check`: four results in a terminal and as JSON, and the exit status."""

import json

import pytest
from typer.testing import CliRunner

from lgsp.architecture.documents.formality.errors import FinishedFileMissing
from lgsp.entrypoints.cli import build_app
from lgsp.kernel.errors import DomainError
from tests.architecture.documents.formality.finished import add_run, make_word


def _run(*asked):
    result = CliRunner().invoke(build_app(("doc",)), ["doc", "check", *map(str, asked)])
    if isinstance(result.exception, DomainError):
        raise result.exception
    return result.exit_code, result.output


@pytest.fixture
def decision(tmp_path):
    """Return a function that writes a decision with some changes and returns its path."""

    def write(*changes):
        path = tmp_path / "quyet-dinh.docx"
        path.write_bytes(make_word(*changes))
        return path

    return write


def test_a_sound_decision_leaves_nothing_to_say(decision):
    status, output = _run(decision())

    assert status == 0
    assert output.startswith("quyet-dinh.docx (DOCX), văn bản hành chính\n")
    assert "TH01 Đáp ứng: Khổ giấy" in output
    assert "0 chưa đáp ứng, 0 chưa đủ cơ sở đánh giá, 19 đáp ứng, 0 không áp dụng" in output
    assert "nguồn thứ cấp, chưa đối chiếu nguyên văn" in output


def test_what_is_not_met_is_told_with_place_measure_and_remedy(decision):
    status, output = _run(decision(add_run("Chữ lạ", name="Arial")))

    assert status == 1
    assert "TH07 Chưa đáp ứng: Phông chữ\n    chưa đáp ứng: Arial: 5 chữ cái [đoạn 11]" in output
    assert "    Yêu cầu: Phông chữ Times New Roman." in output
    assert "    Cần làm: Đổi chữ sang phông Times New Roman" in output


def test_what_cannot_be_told_has_a_status_of_its_own(decision):
    def hide(word):
        word.sections[0].header.paragraphs[0]._p.clear_content()

    status, output = _run(decision(hide))

    assert status == 3
    assert "TH11 Chưa đủ cơ sở đánh giá: Đánh số trang" in output


def test_json_says_the_same_with_clause_and_source(decision):
    status, output = _run(decision(add_run("Chữ lạ", name="Arial")), "--format", "json")

    said = json.loads(output)
    assert status == 1
    assert (said["format"], said["kind"], said["as"]) == ("lgsp-doc-check/1", "docx", "administrative")
    assert said["summary"] == {"broken": 1, "cannot-tell": 0, "holds": 18, "not-applicable": 0}
    assert all(
        one["clause"] and one["source"] and one["verification"] == "secondary" for one in said["requirements"]
    )
    (wrong,) = [one for one in said["requirements"] if one["verdict"] == "broken"]
    assert wrong["evidence"][0] == {"verdict": "broken", "place": "đoạn 11", "measured": "Arial: 5 chữ cái"}


def test_the_caller_may_say_what_the_file_is(decision):
    status, output = _run(decision(), "--as", "annex")

    assert status == 0
    assert "TH15 Không áp dụng: Quốc hiệu" in output


def test_english_is_spoken_on_request(decision, monkeypatch):
    monkeypatch.setenv("LGSP_LANG", "en")

    _, output = _run(decision())

    assert "TH05 holds: Left margin" in output
    assert "secondary, not held against its text" in output


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FinishedFileMissing):
        _run(tmp_path / "khong-co.pdf")
