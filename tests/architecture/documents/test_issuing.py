"""How an issue speaks of itself."""

from datetime import date

import pytest

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.issuing import (
    cite_in_full,
    in_words,
    name_architecture,
    name_issuer,
    say_draft,
    say_issued_with,
)
from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.model.norms import Document
from tests.architecture.documents.issues import SIGNED, prepare
from tests.architecture.model_folders import DAY

COMMITTEE = "Ủy ban nhân dân tỉnh Lam Giang"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_two_digits(day, words):
    assert in_words(day) == words


def test_what_is_not_signed_has_dots_and_is_a_draft(model_folder):
    edition = Edition(prepare(model_folder), DAY)

    assert say_issued_with(edition, issuer=COMMITTEE) == (
        f"Ban hành kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm …… của {COMMITTEE}"
    )
    assert say_draft(edition) == "DỰ THẢO"


def test_what_is_signed_has_its_number_and_day_and_is_no_draft(model_folder):
    edition = Edition(prepare(model_folder, document={"qd-moi": SIGNED}), DAY)

    assert "số 15/QĐ-UBND ngày 05 tháng 02 năm 2026" in say_issued_with(edition, issuer=COMMITTEE)
    assert say_draft(edition) == ""


def test_a_model_without_an_issue_is_a_draft_without_a_version(sound_model):
    edition, outline = Edition(sound_model, DAY), get_outline("2384")

    assert say_draft(edition) == "DỰ THẢO"
    assert (
        name_architecture(edition, outline, edition.issue) == "Kiến trúc Chính quyền điện tử tỉnh Lam Giang"
    )


def test_the_committee_issues_the_older_architecture_and_the_chairman_that_of_1425(sound_model):
    edition = Edition(sound_model, DAY)

    assert name_issuer(edition, get_outline("2384")) == COMMITTEE
    assert name_issuer(edition, get_outline("1425")) == f"Chủ tịch {COMMITTEE}"


@pytest.mark.parametrize(
    ("fields", "cited"),
    [
        (
            {
                "name": "Luật Dữ liệu",
                "number": "60/2024/QH15",
                "issuer": "Quốc hội",
                "issued_on": "2024-11-30",
            },
            "Luật Dữ liệu ngày 30 tháng 11 năm 2024",
        ),
        (
            {"name": "Kế hoạch chuyển đổi số", "number": "901/KH-UBND", "issuer": "UBND tỉnh"},
            "Kế hoạch số 901/KH-UBND của UBND tỉnh về chuyển đổi số",
        ),
        (
            {"name": "Quyết định ban hành Khung", "number": "1425/QĐ-TTg", "issuer": "Thủ tướng"},
            "Quyết định số 1425/QĐ-TTg của Thủ tướng ban hành Khung",
        ),
        ({"name": "Quy chuẩn về gói tin", "number": "QCVN 102"}, "Quy chuẩn về gói tin số QCVN 102"),
        ({"name": "Nghị quyết về sắp xếp"}, "Nghị quyết về sắp xếp"),
    ],
)
def test_a_document_is_cited_with_what_is_known_of_it(fields, cited):
    assert cite_in_full(Document(id="van-ban", role="reference", **fields)) == cited
