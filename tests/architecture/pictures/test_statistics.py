"""The charts of the current state and of funding: counted from the model."""

import pytest

from lgsp.architecture.pictures.statistics import (
    database_bars,
    funding_bars,
    funding_lines,
    funding_treemap,
    owner_bars,
    security_bars,
    system_bars,
)

FUNDING = [
    {"year": "2026", "amount": "1500000", "budget": "Tỉnh"},
    {"year": "2028", "amount": "3000000", "budget": "Trung ương"},
]


def test_systems_are_counted_by_kind_and_status(picture_model):
    model = picture_model(system={"dat-dai": {"system_kind": "platform", "status": "approved"}})

    assert "Ứng dụng: 2 (Đang sử dụng 2); Nền tảng: 1 (Đã phê duyệt 1)." in system_bars(model).alt


def test_systems_that_are_only_referred_to_are_not_counted(picture_model):
    model = picture_model(system={"dat-dai": {"record_kind": "reference"}})

    assert "Ứng dụng: 2." in system_bars(model).alt


def test_agencies_stand_by_the_number_of_their_systems(picture_model):
    model = picture_model(system={"thu-hai": {"owner": "van-phong"}})

    assert "van-phong: 2; so-nong-nghiep: 1; so-tu-phap: 1" in owner_bars(model).alt


def test_many_agencies_are_counted_in_one_row(picture_model):
    agencies = {f"so-{place:02}": {} for place in range(40)}
    systems = {f"he-{place:02}": {"owner": f"so-{place:02}"} for place in range(40)}

    assert "19 cơ quan khác: 19." in owner_bars(picture_model(agency=agencies, system=systems)).alt


def test_a_level_nobody_has_determined_is_said_to_be_so(picture_model):
    alt = security_bars(picture_model(system={"ho-tich": {"security_level": "3"}})).alt

    assert "Cấp độ 3: 1; Cấp độ 4: 0; Cấp độ 5: 0; Chưa xác định: 2." in alt


def test_databases_are_counted_by_tier(picture_model):
    assert "Dùng chung: 1" in database_bars(picture_model()).alt


def test_funding_is_summed_by_year_and_source_and_rounded_half_up(picture_model):
    model = picture_model(project={"xay-cong": {"funding": FUNDING}})

    assert "2026: 2 (Tỉnh 2); 2027: 0; 2028: 3 (Trung ương 3)." in funding_bars(model).alt
    assert "2026: 2 (Tỉnh 2); 2027: 2 (Tỉnh 2); 2028: 5 (Trung ương 3, Tỉnh 2)." in funding_lines(model).alt
    assert "so-tu-phap: 5." in funding_treemap(model).alt


@pytest.mark.parametrize("draw", [funding_bars, funding_lines, funding_treemap])
def test_without_projects_there_is_a_remark(draw, picture_model):
    assert draw(picture_model(project={"xay-cong": None})).alt == "Chưa có số liệu."
