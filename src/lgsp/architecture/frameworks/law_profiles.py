"""
Law profiles: which instrument an architecture rests on, subject by subject, as the law stood on a day.

>>> changes = compare_profiles("2025", "2026")
>>> [(change.name, change.entering) for change in changes if change.key == "investment"]
[('Quản lý đầu tư, mua sắm, thuê dịch vụ', ('224/2026/NĐ-CP',))]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from .errors import LawProfileUnknown
from .tables import read_list, read_rows


@dataclass(frozen=True, slots=True)
class LawProfile:
    """The numbers of the instruments of each subject on that day; `get_instrument` tells what is known of each."""

    key: str
    name: str
    as_of: date
    checked_by: str
    subjects: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SubjectChange:
    """A subject that other instruments govern afterwards: those that leave, and those that enter."""

    key: str
    name: str
    leaving: tuple[str, ...]
    entering: tuple[str, ...]


@cache
def list_profiles() -> tuple[LawProfile, ...]:
    """Return every profile, oldest first."""
    return tuple(_read_profile(entry) for entry in read_list("law_profiles.yaml"))


def get_profile(key: str) -> LawProfile:
    """
    Return the profile of that key.

    :raises LawProfileUnknown: if there is none
    """
    found = next((profile for profile in list_profiles() if profile.key == key), None)
    if found is None:
        raise LawProfileUnknown(key=key, offered=", ".join(profile.key for profile in list_profiles()))
    return found


@cache
def list_subjects() -> Mapping[str, str]:
    """Return the Vietnamese name of every subject by its key, in the order they are told."""
    return {row["key"]: row["name"] for row in read_rows("law_subjects.csv")}


def compare_profiles(before: str, after: str) -> tuple[SubjectChange, ...]:
    """
    Return the subjects whose instruments differ between two profiles.

    :raises LawProfileUnknown: if there is no profile of one of the keys
    """
    old, new = get_profile(before).subjects, get_profile(after).subjects
    changes = []
    for key, name in list_subjects().items():
        was, will = old.get(key, ()), new.get(key, ())
        leaving = tuple(number for number in was if number not in will)
        entering = tuple(number for number in will if number not in was)
        if leaving or entering:
            changes.append(SubjectChange(key, name, leaving, entering))
    return tuple(changes)


def _read_profile(entry: dict[str, object]) -> LawProfile:
    subjects, as_of = entry["subjects"], entry["as_of"]
    assert isinstance(subjects, dict)
    assert isinstance(as_of, date)
    return LawProfile(
        key=str(entry["key"]),
        name=str(entry["name"]),
        as_of=as_of,
        checked_by=str(entry["checked_by"]),
        subjects={str(key): tuple(map(str, numbers)) for key, numbers in subjects.items()},
    )
