"""Law profiles are made of the table of instruments, and of nothing else."""

import re
from datetime import date

import pytest

from lgsp.architecture.frameworks.errors import LawProfileUnknown
from lgsp.architecture.frameworks.instruments import LegalInstrument, get_instrument
from lgsp.architecture.frameworks.law_profiles import (
    compare_profiles,
    get_profile,
    list_profiles,
    list_subjects,
)

LISTED = [
    pytest.param(profile, subject, number, id=f"{profile.key}-{subject}-{number}")
    for profile in list_profiles()
    for subject, numbers in profile.subjects.items()
    for number in numbers
]


def first_possible_day(number: str, row: LegalInstrument) -> date:
    """Return the day of issue, or the first of the year where that is all that is known."""
    if row.in_force_from:
        return row.in_force_from
    year = re.search(r"[/:](\d{4})", number)
    return (
        date.fromisoformat(row.issued)
        if row.issued.count("-") == 2
        else date(int(year[1]) if year else 1, 1, 1)
    )


@pytest.mark.parametrize(("profile", "subject", "number"), LISTED)
def test_every_number_stands_in_the_table_and_was_not_over_on_the_day(profile, subject, number):
    row = get_instrument(number)

    assert subject in list_subjects()
    assert first_possible_day(number, row) <= profile.as_of
    assert row.ended_on is None or row.ended_on > profile.as_of


@pytest.mark.parametrize("profile", list_profiles(), ids=lambda profile: profile.key)
def test_no_profile_holds_an_instrument_together_with_its_successor(profile):
    for numbers in profile.subjects.values():
        rows = [get_instrument(number) for number in numbers]

        assert not {number for row in rows for number in row.successors} & set(numbers)


def test_profiles_stand_by_their_day_and_were_checked_by_nobody_yet():
    days = [profile.as_of for profile in list_profiles()]

    assert days == sorted(days)
    assert {profile.checked_by for profile in list_profiles()} == {""}


def test_a_comparison_names_what_leaves_and_what_enters():
    changes = {change.key: change for change in compare_profiles("2020", "2025")}

    assert changes["data-sharing"].leaving == ("47/2020/NĐ-CP",)
    assert changes["data-sharing"].entering == ("278/2025/NĐ-CP", "194/2025/NĐ-CP")
    assert "standards" not in changes


def test_what_stays_in_a_subject_neither_leaves_nor_enters():
    changes = {change.key: change for change in compare_profiles("2024", "2025")}

    assert changes["agency-identifiers"].leaving == ()
    assert changes["agency-identifiers"].entering == ("09/2025/QĐ-TTg",)


def test_a_profile_compared_with_itself_changes_nothing():
    assert compare_profiles("2026", "2026") == ()


def test_the_outline_of_2026_is_a_draft_and_says_so():
    (number,) = get_profile("2026").subjects["outline"]

    assert get_instrument(number).verified_as == "Dự thảo"


def test_an_unknown_profile_names_those_there_are():
    with pytest.raises(
        LawProfileUnknown, match="no law profile '1999'; the profiles are: 2015, 2020, 2024, 2025"
    ):
        get_profile("1999")
