"""The report says what was found, in the same bytes each time."""

import json

import pytest

from lgsp.architecture.appraisal.plain import to_plain
from lgsp.architecture.appraisal.report import compile_report
from lgsp.architecture.documents.blocks import Figure, Heading, Table
from lgsp.architecture.documents.letters import list_texts
from lgsp.architecture.documents.pdf import to_pdf
from lgsp.architecture.documents.word.writing import to_docx
from tests.architecture.appraisal.case_folders import DIRECT, permit


def read(document):
    """Return all that a report says below its front."""
    return "\n".join(text for block in document.walk() for text in list_texts(block))


@pytest.fixture
def broken(appraised):
    """Return the appraisal of a design that wires two agencies to each other, by exception."""
    return appraised(entities=DIRECT, exceptions=[permit("FLW401")])


def test_a_report_has_the_parts_an_official_looks_for(broken):
    titles = [block.text for block in compile_report(broken).walk() if isinstance(block, Heading)]

    assert [title.split(". ", 1)[1] for title in titles] == [
        "Nội dung được thẩm định",
        "Kết luận và điều kiện",
        "Kết quả theo tiêu chí",
        "Phát hiện của quy tắc",
        "Thay đổi đối với Kiến trúc",
        "Trùng lặp và dùng lại",
        "Ngoại lệ",
        "Câu hỏi còn mở",
    ]


def test_a_finding_is_told_with_clause_entity_and_evidence(broken):
    told = read(compile_report(broken))

    assert "thiet-ke/model/flow/ho-tich-dat-dai.yaml" in told
    assert "Được phép theo 12/QĐ-UBND." in told
    assert "Văn bản 2384/BTTTT-THH ngày 28/7/2015, mục IV.4" in told


def test_every_criterion_has_a_row_with_its_official_result(broken):
    document = compile_report(broken)
    table = next(one for one in document.walk() if isinstance(one, Table) and one.key == "results")
    rows = [row.cells for row in table.rows if len(row.cells) > 1]

    assert [cells[1].split(".")[0] for cells in rows] == [one.criterion.code for one in broken.criteria]
    assert {cells[3].split("\n")[0] for cells in rows} <= {
        "Đáp ứng",
        "Chưa đáp ứng",
        "Chưa đủ cơ sở đánh giá",
        "Không áp dụng",
    }


def test_what_the_design_brings_is_drawn_after_and_not_before(appraised):
    appraisal = appraised(entities=DIRECT)
    document = compile_report(appraisal)
    figures = {block.key: block for block in document.walk() if isinstance(block, Figure)}

    assert set(figures) == {"picture/appraisal-after"}
    assert "Hộ tịch đến Đất đai" in figures["picture/appraisal-after"].scene.alt
    assert "Trước khi có thiết kế, các hệ thống liên quan không trao đổi gì." in read(document)


def test_a_report_without_a_persons_conclusion_is_a_draft(appraised, broken):
    said = {"result": "send-back", "concluded_by": "Tổ thẩm định", "concluded_on": "2026-11-01"}
    concluded = appraised(entities=DIRECT, conclusion=said, called="b")

    assert "DỰ THẢO" in compile_report(broken).front.draft
    assert compile_report(concluded).front.draft == ""
    assert "Kết luận này trùng với kết luận đề nghị theo quy tắc." in read(compile_report(concluded))


def test_the_same_case_gives_the_same_bytes(appraised):
    first, second = (appraised(entities=DIRECT, called=name) for name in ("a", "b"))

    assert to_pdf(compile_report(first)) == to_pdf(compile_report(second))
    assert to_docx(compile_report(first)) == to_docx(compile_report(second))
    assert json.dumps(to_plain(first)) == json.dumps(to_plain(second))


def test_the_plain_form_holds_every_result(broken):
    said = json.loads(json.dumps(to_plain(broken)))

    assert said["format"] == "lgsp-appraisal/1"
    assert len(said["criteria"]) == len(broken.criteria)
    assert said["proposed"]["conclusion"] == "approve-with-conditions"
    assert {one["rule"] for one in said["findings"]} >= {"FLW401"}
