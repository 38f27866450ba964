"""The diagrams of Mẫu số 02."""

from lgsp.architecture.frameworks.diagrams import get_diagram, list_diagrams
from lgsp.architecture.frameworks.figures import list_figures


def test_a_province_draws_three_and_four_more_where_needed():
    codes = [one.code for one in list_diagrams()]

    assert codes == ["SĐ-T-01", "SĐ-T-02", "SĐ-T-03", "SĐ-04", "SĐ-05", "SĐ-06", "SĐ-07"]
    assert [one.is_mandatory for one in list_diagrams()] == [True] * 3 + [False] * 4


def test_a_mandatory_diagram_makes_a_figure_of_the_decision_concrete():
    numbers = {figure.number for figure in list_figures()}

    assert [one.figure for one in list_diagrams() if one.is_mandatory] == [7, 8, 9]
    assert {7, 8, 9} <= numbers
    assert all(f"Hình {one.figure}" in one.content for one in list_diagrams() if one.figure)


def test_the_names_are_the_drafts():
    assert get_diagram("SĐ-05").name == "Sơ đồ dữ liệu và kết nối chủ yếu"
    assert get_diagram("SĐ-07").level == "Khi có chuyển đổi lớn"
