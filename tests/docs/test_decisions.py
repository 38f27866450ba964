"""The decisions are numbered without gaps, have the same headings, and name an enforcement that exists."""

import re

import pytest

from tests.house.source_tree import ROOT

PAGES = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
HEADINGS = ["Context", "Decision", "Consequences", "Alternatives", "Enforced by"]


def test_numbers_run_without_a_gap():
    assert [int(page.name[:4]) for page in PAGES] == list(range(1, len(PAGES) + 1))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_decision_has_the_headings_and_a_real_enforcement(page):
    text = page.read_text()
    enforced = text.split("## Enforced by")[1]
    named = re.findall(r"`((?:tests|docs|pyproject)[^`]*)`", enforced)

    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert re.search(r"\*\*Status:\*\* (accepted|superseded by \[\d{4}\])", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
