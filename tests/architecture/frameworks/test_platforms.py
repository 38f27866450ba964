"""The national platforms everybody shares."""

import pytest

from lgsp.architecture.frameworks.errors import NationalPlatformUnknown
from lgsp.architecture.frameworks.platforms import (
    find_national_platform,
    get_national_platform,
    list_national_platforms,
)


def test_there_are_17_for_all_sectors_and_62_sectoral_as_in_annex_ii():
    codes = [platform.code for platform in list_national_platforms()]

    assert [sum(code.startswith(group) for code in codes) for group in ("A.", "B.")] == [17, 62]
    assert len(set(codes)) == len(codes)


def test_every_row_has_a_name_an_owner_and_a_source():
    for platform in list_national_platforms():
        assert platform.name
        assert platform.owner
        assert platform.source
        assert platform.verification == "sourced"


def test_a_platform_is_found_by_its_row():
    assert get_national_platform("A.15").name == "Cổng Dịch vụ công quốc gia"


def test_a_name_finds_its_row_unless_several_bear_it():
    assert get_national_platform("Cổng Dịch vụ công quốc gia").code == "A.15"
    assert find_national_platform("Hệ thống thông tin giải quyết thủ tục hành chính") is None


def test_a_row_that_is_not_there_is_refused_or_none():
    assert find_national_platform("C.1") is None
    with pytest.raises(NationalPlatformUnknown, match=r"no shared national platform 'C\.1'"):
        get_national_platform("C.1")
