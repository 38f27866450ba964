"""What a page points at is there."""

import re

import pytest

from tests.house.source_tree import ROOT

PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.md")),
]
LINK = re.compile(r"\]\(((?!https?:)[^)#]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_points_at_is_there(page):
    lost = [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]

    assert lost == []


def test_every_page_can_be_reached_from_the_map():
    reachable = {ROOT / "README.md"}
    waiting = [*reachable]
    while waiting:
        page = waiting.pop()
        found = {(page.parent / link).resolve() for link in LINK.findall(page.read_text())}
        new = {target for target in found if target.suffix == ".md"} - reachable
        reachable |= new
        waiting += new

    assert [page for page in PAGES if "examples" not in page.parts and page not in reachable] == []
