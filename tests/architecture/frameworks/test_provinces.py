"""The 34 provincial units."""

import pytest

from lgsp.architecture.frameworks.provinces import find_province, list_provinces


def test_there_are_seven_cities_and_27_provinces():
    kinds = [province.unit_type for province in list_provinces()]

    assert (kinds.count("TP trực thuộc TW"), kinds.count("Tỉnh")) == (7, 27)


def test_wards_communes_and_special_zones_add_up():
    for province in list_provinces():
        assert province.wards + province.communes + province.special_zones == province.commune_units


@pytest.mark.parametrize("named", ["68", "Lâm Đồng", "lam dong", "Tỉnh Lâm Đồng"])
def test_a_province_is_found_by_code_or_name(named):
    found = find_province(named)

    assert found is not None
    assert found.name_en == "Lam Dong"


def test_from_what_a_province_was_formed_is_never_shown_as_verified():
    assert {province.formed_from_verification for province in list_provinces()} == {"unverified"}


def test_a_former_province_is_not_there():
    assert find_province("Quảng Bình") is None
