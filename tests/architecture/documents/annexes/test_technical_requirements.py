"""Annex 3: what applications must meet."""

import pytest

from lgsp.architecture.documents.annexes.annex import compile_annex
from lgsp.architecture.documents.annexes.catalogue import ANNEXES
from lgsp.architecture.documents.annexes.technical_requirements import ANNEX
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.frameworks.investment import list_appraisal_criteria
from tests.architecture.documents.issues import prepare
from tests.architecture.documents.reading import cells_of
from tests.architecture.model_folders import DAY

CLAUSE = {"article": "Điều 5", "text": "Dùng đăng nhập một lần."}
RULES = {"name": "Quy định yêu cầu kỹ thuật", "role": "to-issue", "number": None, "clauses": [CLAUSE]}


@pytest.fixture
def document(model_folder):
    model = prepare(model_folder, document={"yeu-cau": RULES})
    return compile_annex(ANNEX, Edition(model, DAY), issuer="Ủy ban nhân dân tỉnh Lam Giang")


def test_its_number_is_the_one_that_the_first_annex_refers_to():
    assert ANNEXES[2] is ANNEX
    assert ANNEX.number == 3


def test_common_requirements_are_those_of_any_system(document):
    said = [cells[2] for cells in cells_of(document, "Yêu cầu chung đối với ứng dụng") if len(cells) > 1]

    assert sorted(said) == sorted(one.text for one in list_appraisal_criteria() if one.sort != "content")


def test_every_requirement_of_a_component_stands_with_how_it_is_checked(document):
    rows = [" ".join(cells) for cells in cells_of(document, "Yêu cầu về kỹ thuật và nghiệp vụ")]

    assert any("KT1" in row and "Sao lưu" in row and "Khôi phục thử" in row for row in rows)


def test_standards_and_the_components_they_apply_to_are_listed(document):
    assert any("UTF-8" in cells for cells in cells_of(document, "Danh mục tiêu chuẩn"))
    assert ("1", "cong-dich-vu", "KT1", "UTF-8") in cells_of(document, "Yêu cầu kỹ thuật đối với ứng dụng")


def test_what_the_province_lays_down_itself_is_taken_over(document):
    assert cells_of(document, "Quy định của tỉnh") == [("Điều 5", "Dùng đăng nhập một lần.")]
