"""The commune model."""

from collections import Counter

from lgsp.architecture.frameworks.communes import find_commune_component, list_commune_components


def test_there_are_twelve_groups_of_166_codes():
    groups = Counter(found.group for found in list_commune_components())

    assert len(groups) == 12
    assert (groups["HTS"], groups["ƯDCQS"], groups["ĐLHQ"]) == (22, 22, 10)
    assert all(found.code.startswith(found.group) for found in list_commune_components())


def test_a_code_finds_its_component_or_none():
    found = find_commune_component("ƯDCQS1")

    assert found is not None
    assert found.group_name == "Ứng dụng phục vụ Chính quyền số"
    assert find_commune_component("XYZ1") is None
