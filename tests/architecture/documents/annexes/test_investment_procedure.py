"""Annex 1: steps, content and criteria of appraisal, forms."""

import pytest

from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.conformance.rules import Gate
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES
from lgsp.architecture.documents.annexes.annex import compile_annex
from lgsp.architecture.documents.annexes.investment_procedure import ANNEX
from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.frameworks.investment import list_appraisal_criteria, list_investment_steps
from tests.architecture.documents.issues import prepare
from tests.architecture.documents.reading import cells_of, get_table, list_blocks
from tests.architecture.model_folders import DAY, write_model_folder

CLAUSE = {"article": "Điều 4", "text": "Trả lời trong 10 ngày làm việc."}
PROCEDURE = {"name": "Quy trình quản lý đầu tư", "role": "to-issue", "number": None, "clauses": [CLAUSE]}


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    folder = tmp_path_factory.mktemp("procedure")
    model = prepare(lambda **kinds: write_model_folder(folder, **kinds), document={"quy-trinh": PROCEDURE})
    return compile_annex(ANNEX, Edition(model, DAY), issuer="Ủy ban nhân dân tỉnh Lam Giang")


def test_every_step_stands_with_its_clause_and_how_far_it_was_verified(document):
    said = ["\n".join(cells) for cells in cells_of(document, "Các bước quản lý đầu tư")]

    for step in list_investment_steps():
        (row,) = [row for row in said if step.text in row]
        assert step.clause in row
        assert step.verified_as in row


def test_both_designs_are_named_as_then_and_as_today(document):
    headings = [heading.text for heading in document.headings()]

    assert "III. Nội dung thẩm định thiết kế sơ bộ (nay gọi là thiết kế cơ sở)" in headings
    assert "IV. Nội dung thẩm định thiết kế thi công (nay gọi là thiết kế chi tiết)" in headings


def test_every_criterion_stands_once_where_it_is_explained(document):
    titles = (
        "Nội dung thẩm định thiết kế sơ bộ",
        "Nội dung thẩm định thiết kế thi công",
        "Tiêu chí thẩm định chung",
    )
    codes = [cells[1] for title in titles for cells in cells_of(document, title) if len(cells) > 1]

    assert sorted(codes) == [one.code for one in list_appraisal_criteria()]


def test_the_rules_asked_at_appraisal_stand_with_their_basis(document):
    rows = {cells[0]: cells for cells in cells_of(document, "Quy tắc đối chiếu")}

    assert set(rows) >= {rule.code for rule in RULES if rule.gate is Gate.APPRAISE}
    assert all(rule.basis[0].text in rows[rule.code][2] for rule in RULES if rule.code in rows and rule.basis)


def test_the_forms_ask_every_criterion_of_their_design_and_leave_the_answers_blank(document):
    for design, title in (("preliminary", "sơ bộ"), ("detailed", "thi công")):
        rows = [
            row
            for row in get_table(document, f"Phiếu thẩm định thiết kế {title}").rows
            if row.kind is RowKind.PLAIN
        ]
        asked = [one.code for one in list_appraisal_criteria() if design in one.designs]
        assert [row.cells[1].partition(".")[0] for row in rows][: len(asked)] == asked
        assert all(row.cells[-3:] == ("", "", "") for row in rows)


def test_the_four_official_results_are_said(document):
    said = " ".join(getattr(block, "text", "") for block in list_blocks(document))

    assert all(name in said for name in VERDICT_NAMES.values())


def test_what_the_province_lays_down_itself_is_taken_over(document):
    assert cells_of(document, "Quy định của tỉnh") == [("Điều 4", "Trả lời trong 10 ngày làm việc.")]


def test_the_components_of_the_architecture_stand_with_their_requirements(document):
    assert ("1", "cong-dich-vu", "KT1", "UTF-8") in cells_of(document, "Yêu cầu kỹ thuật đối với ứng dụng")


def test_the_columns_to_write_in_keep_their_room(document):
    table = get_table(document, "Phiếu thẩm định thiết kế sơ bộ")

    assert [column.share for column in table.columns[-3:]] == [12, 15, 15]
