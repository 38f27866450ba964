"""Every list is whole, every row says where it comes from and how far that was verified, and none is read early."""

import subprocess
import sys
from collections import Counter

import pytest

from lgsp.architecture.frameworks.lists import LISTS, get_list
from lgsp.architecture.frameworks.verification import MARKS

# As many rows, and as many of each mark, as the sources gave. A row lost, or a mark made better, fails here.
MARKS_OF = {
    "outlines": {"sourced": 28, "draft": 75},
    "outline-correspondence": {"draft": 26},
    "bands": {"unverified": 9},
    "figures": {"draft": 9},
    "figure-components": {"sourced": 101},
    "national-platforms": {"sourced": 79},
    "commune-components": {"sourced": 166},
    "standards": {"sourced": 28, "presence sourced": 5, "unverified": 107},
    "standard-instruments": {"secondary": 4, "unverified": 10},
    "security-requirements": {"secondary": 18, "unverified": 19},
    "legal-instruments": {"sourced": 7, "secondary": 45, "draft": 1, "unverified": 14},
    "mau03-fields": {"draft": 66},
    "mau03-values": {"draft": 122},
    "diagrams": {"draft": 7},
    "issue-checks": {"draft": 12},
    "page-requirements": {"secondary": 19},
    "investment-steps": {"sourced": 3, "secondary": 7, "draft": 1, "unverified": 2},
    "appraisal-criteria": {"secondary": 17, "unverified": 9},
    "synonyms": {"sourced": 2, "secondary": 15, "unverified": 98},
    "provinces": {"sourced": 34},
    "electronic-identifiers": {"unverified": 54, "spot-checked": 11, "third-party seed list": 26},
    "catalogue-fields": {"sourced": 3, "secondary": 43, "unverified": 8},
    "reference-models": {"draft": 7, "secondary": 5, "unverified": 1},
}
IMPORT_ALL = """
import sys
opened = []
sys.addaudithook(lambda event, facts: event == "open" and opened.append(str(facts[0])))
import lgsp.architecture.frameworks.law_profiles
import lgsp.architecture.frameworks.lists
print([name for name in opened if name.endswith((".csv", ".yaml"))])
"""


def test_every_list_is_held_to_its_numbers():
    assert [one.key for one in LISTS] == list(MARKS_OF)


@pytest.mark.parametrize("key", MARKS_OF)
def test_no_row_and_no_mark_is_lost(key):
    assert Counter(row.verification for row in get_list(key).load()) == MARKS_OF[key]


@pytest.mark.parametrize("key", MARKS_OF)
def test_every_row_has_a_source_and_a_known_mark_and_was_checked_by_nobody_yet(key):
    rows = get_list(key).load()

    assert all(row.source.strip() for row in rows)
    assert {row.verification for row in rows} <= set(MARKS)
    assert {row.checked_by for row in rows} == {""}


@pytest.mark.parametrize("key", MARKS_OF)
def test_no_row_stands_twice(key):
    assert max(Counter(get_list(key).load()).values()) == 1


def test_importing_the_lists_reads_none_of_them():
    run = subprocess.run([sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


def test_a_list_is_read_once():
    standards = get_list("standards")

    assert standards.load() is standards.load()
