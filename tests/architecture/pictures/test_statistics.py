"""The charts of funding: summed from the model."""

import pytest

from lgsp.architecture.pictures.statistics import funding_bars, funding_lines, funding_treemap

FUNDING = [
    {"year": "2026", "amount": "1500000", "budget": "Tỉnh"},
    {"year": "2028", "amount": "3000000", "budget": "Trung ương"},
]


def test_funding_is_summed_by_year_and_source_and_rounded_half_up(picture_model):
    model = picture_model(project={"xay-cong": {"funding": FUNDING}})

    assert "2026: 2 (Tỉnh 2); 2027: 0; 2028: 3 (Trung ương 3)." in funding_bars(model).alt
    assert "2026: 2 (Tỉnh 2); 2027: 2 (Tỉnh 2); 2028: 5 (Trung ương 3, Tỉnh 2)." in funding_lines(model).alt
    assert "so-tu-phap: 5." in funding_treemap(model).alt


@pytest.mark.parametrize("draw", [funding_bars, funding_lines, funding_treemap])
def test_without_projects_there_is_a_remark(draw, picture_model):
    assert draw(picture_model(project={"xay-cong": None})).alt == "Chưa có số liệu."
