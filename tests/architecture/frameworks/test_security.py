"""Security levels, at second hand."""

import pytest

from lgsp.architecture.frameworks.security import LEVELS, list_security_requirements


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_has_its_own_criterion(level):
    criteria = [found for found in list_security_requirements(level=level) if found.kind == "criterion"]

    assert [found.levels for found in criteria] == [str(level)]


@pytest.mark.parametrize(("level", "groups"), [(2, 16), (3, 19), (5, 19)])
def test_control_groups_from_a_level_on_concern_the_levels_above(level, groups):
    found = [one for one in list_security_requirements(level=level) if one.kind == "tcvn-group"]

    assert len(found) == groups


def test_what_names_no_level_concerns_them_all():
    rules = [found.item for found in list_security_requirements(level=1) if found.kind == "rule"]

    assert rules == ["Đ8.2", "Đ8.3", "Đ30.7"]
