"""Annex 2: the arithmetic of options is shown, and nothing is hidden in a score."""

import pytest

from lgsp.architecture.documents.annexes.annex import compile_annex
from lgsp.architecture.documents.annexes.option_comparison import ANNEX
from lgsp.architecture.documents.blocks import Paragraph, RowKind
from lgsp.architecture.documents.edition import Edition
from tests.architecture.documents.issues import prepare
from tests.architecture.documents.reading import cells_of, get_table, list_blocks, list_figures
from tests.architecture.model_folders import DAY

SOURCE = {"source": "Báo giá"}


def cost(category, year, likely):
    return {
        "category": category,
        "year": year,
        "low": likely // 2,
        "likely": likely,
        "high": likely * 2,
        **SOURCE,
    }


ALONE = {
    "option_kind": "standalone",
    "scope": "Toàn tỉnh",
    "starts_on": "2026-01-01",
    "horizon_years": "5",
    "discount_rate": "10",
    "costs": [cost("acquisition", 2026, 3_000_000_000), cost("operation", 2027, 1_000_000_000)],
    "note": "Tự làm",
}
SHARED = {
    **ALONE,
    "option_kind": "on-platform",
    "costs": [cost("acquisition", 2026, 2_000_000_000), cost("operation", 2027, 500_000_000)],
}


@pytest.fixture
def compiled(model_folder):
    def compile_changed(*options, **fields):
        project = {"name": "Xây cổng", "project_kind": "investment", "options": list(options), **fields}
        edition = Edition(prepare(model_folder, project={"xay-cong": project}), DAY)
        return compile_annex(ANNEX, edition, issuer="Ủy ban nhân dân tỉnh Lam Giang")

    return compile_changed


def words(document):
    return [block.text for block in list_blocks(document) if isinstance(block, Paragraph)]


def test_every_cost_stands_with_its_factor_and_its_present_value(compiled):
    rows = cells_of(compiled(ALONE, SHARED), "Chi phí theo năm và khoản mục: Xây cổng")

    assert rows[:4] == [
        ("Phương án độc lập",),
        ("Xây dựng hoặc thuê", "2026", "3.000.000.000", "1,0000", "3.000.000.000"),
        ("Vận hành", "2027", "1.000.000.000", "0,9091", "909.100.000"),
        ("Tổng cộng", "", "4.000.000.000", "", "3.909.100.000"),
    ]


def test_options_stand_side_by_side_by_category_by_year_and_in_three_estimates(compiled):
    rows = cells_of(compiled(ALONE, SHARED), "Tổng hợp giá trị hiện tại: Xây cổng")

    assert ("Vận hành", "909.100.000", "454.550.000", "−454.550.000") in rows
    assert ("Năm 2026", "3.000.000.000", "2.000.000.000", "−1.000.000.000") in rows
    assert rows[-3:] == [
        ("Ước tính thấp", "1.954.550.000", "1.227.275.000", "−727.275.000"),
        ("Ước tính khả dĩ", "3.909.100.000", "2.454.550.000", "−1.454.550.000"),
        ("Ước tính cao", "7.818.200.000", "4.909.100.000", "−2.909.100.000"),
    ]


def test_the_picture_shows_both_options(compiled):
    (figure,) = list_figures(compiled(ALONE, SHARED))

    assert "Phương án độc lập: 3.909" in figure.scene.alt
    assert "Phương án trên nền tảng dùng chung: 2.455" in figure.scene.alt


def test_it_says_which_costs_less_and_by_how_much(compiled):
    assert (
        "Phương án trên nền tảng dùng chung có tổng chi phí sở hữu (ước tính khả dĩ) thấp hơn phương án độc lập "
        "1.454.550.000 đồng (37,2 %)."
    ) in words(compiled(ALONE, SHARED))


def test_options_on_other_ground_are_not_compared_and_the_rule_says_why(compiled):
    said = words(compiled(ALONE, {**SHARED, "horizon_years": "3"}))

    assert "Các phương án khác nhau về số năm tính, nên không so sánh tổng chi phí với nhau." in said
    assert "Quy tắc PRJ704 (so sánh trên cùng cơ sở): chưa đáp ứng." in said
    assert any("khác phương án đầu về số năm tính" in one for one in said)


def test_one_option_alone_says_that_another_is_missing(compiled):
    said = words(compiled(ALONE))

    assert "Mới có phương án độc lập; chưa có phương án khác để so sánh." in said


def test_a_rate_that_is_no_number_is_said(compiled):
    odd = {"discount_rate": "theo quy định"}

    said = words(compiled({**ALONE, **odd}, {**SHARED, **odd}))

    assert any("“theo quy định” không phải là số, nên chưa chiết khấu" in one for one in said)


def test_options_without_costs_say_that_they_are_missing(compiled):
    document = compiled({**ALONE, "costs": []}, {**SHARED, "costs": []})

    notices = [
        block.text for block in list_blocks(document) if "Chưa có dữ liệu" in getattr(block, "text", "")
    ]
    assert len(notices) == 2


def test_equal_options_are_said_to_be_equal(compiled):
    said = words(compiled(ALONE, {**ALONE, "option_kind": "on-platform"}))

    assert any(one.endswith("bằng phương án trên nền tảng dùng chung.") for one in said)


def test_the_overview_holds_every_project_once_in_millions(compiled):
    (row,) = get_table(compiled(ALONE, SHARED), "Tổng chi phí sở hữu của các phương án").rows

    assert row.cells == ("1", "Xây cổng", "3.909", "2.455", "−1.454", "Đáp ứng")
    assert row.subject == "xay-cong"


def test_a_model_without_options_still_has_the_method_and_the_forms(compiled):
    document = compiled()

    assert [heading.text for heading in document.headings()] == [
        "I. Phương pháp so sánh",
        "II. Tổng hợp",
        "III. Mẫu so sánh phương án",
    ]
    assert any("không cho điểm" in one for one in words(document))
    blank = [
        row for row in get_table(document, "Chi phí của các phương án").rows if row.kind is RowKind.PLAIN
    ]
    assert all(row.cells[2:] == ("",) * 5 for row in blank)
    assert len(blank) == 18
