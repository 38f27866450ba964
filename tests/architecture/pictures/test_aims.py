"""The figures of the aims: shares and gaps, in numbers as they are written."""

from decimal import Decimal

from lgsp.architecture.pictures.aims import compare_indicators, share_principles


def test_the_share_of_the_components_that_meet_a_principle_has_one_decimal(picture_model):
    components = {
        "cong-dich-vu": {"principles": ["dung-lai"]},
        "hai": {},
        "ba": {},
        "cu": {"status": "retired", "principles": ["dung-lai"]},
    }

    figures = share_principles(picture_model(component=components))

    assert figures.series[0].values == (Decimal("33.3"),)
    assert "dung-lai: Tỷ lệ thành phần đáp ứng 33,3" in figures.describe()


def test_indicators_in_per_cent_are_compared_and_others_left_out(picture_model):
    indicators = [
        {"name": "Đúng hạn", "unit": "%", "year": 2027, "target": "98", "baseline": "94,6"},
        {"name": "Số xã", "unit": "xã", "year": 2027, "target": "120", "baseline": "3"},
        {"name": "Chưa đo", "unit": "%", "year": 2027, "target": "98"},
    ]

    figures = compare_indicators(picture_model(goal={"muc-tieu": {"indicators": indicators}}))

    assert figures.rows == ("Đúng hạn (2027)",)
    assert [one.values for one in figures.series] == [(Decimal("94.6"),), (Decimal(98),)]
    assert "Đúng hạn (2027): Hiện trạng 94,6, Mức cần đạt 98." in figures.describe()
