"""Every test that the page about signing in names is there."""

import re

from tests.house.source_tree import ROOT

PAGE = ROOT / "docs" / "reference" / "sign-in.md"


def test_every_test_named_exists():
    named = re.findall(r"\[(test_\w+)\]\(\.\./\.\./([\w/]+\.py)\)", PAGE.read_text(encoding="utf-8"))

    assert len(named) >= 6
    assert [
        name for name, file in named if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ] == []
