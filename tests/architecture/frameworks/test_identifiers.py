"""Electronic identifiers as they were before the mergers."""

from lgsp.architecture.frameworks.identifiers import find_identifier, list_identifiers
from lgsp.architecture.frameworks.provinces import find_province


def test_there_are_63_former_provinces_and_28_central_bodies():
    kinds = [identifier.kind for identifier in list_identifiers()]

    assert kinds.count("province-before-2025") == 63
    assert kinds.count("central-body-before-2025") == 28


def test_every_former_province_names_the_province_of_today():
    for identifier in list_identifiers():
        if identifier.kind == "province-before-2025":
            today = find_province(identifier.province_code)

            assert today is not None
            assert today.name == identifier.province


def test_a_code_of_nobody_is_not_found():
    assert find_identifier("H99") is None
