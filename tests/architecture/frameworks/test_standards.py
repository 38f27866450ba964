"""Technical standards, each with its own mark."""

from lgsp.architecture.frameworks.standards import find_standards, list_standard_instruments, list_standards


def test_the_circular_has_four_groups():
    assert len({standard.group for standard in list_standards()}) == 4


def test_a_symbol_finds_every_row_it_stands_in():
    found = find_standards("http v1.1")

    assert [(standard.item, standard.verification) for standard in found] == [
        ("1.1", "sourced"),
        ("1.2", "sourced"),
    ]


def test_a_symbol_that_is_not_listed_finds_nothing():
    assert find_standards("Gopher") == ()


def test_what_is_said_about_the_force_of_other_instruments_is_kept():
    notes = {found.symbol: found.status_note for found in list_standard_instruments()}

    assert notes["TT 22/2020/TT-BTTTT"] == "2026 validity not checked"
    assert all(notes.values())
