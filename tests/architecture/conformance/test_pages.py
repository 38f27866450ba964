"""The pages in the repository are those the rules write."""

from pathlib import Path

import pytest

from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.conformance.pages import explain, list_pages, write_pages

FOLDER = Path(__file__).parents[3] / "docs" / "reference" / "rules"


def test_the_folder_holds_a_page_for_every_rule_and_an_index():
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(list_pages())


@pytest.mark.parametrize("name", list_pages())
def test_the_page_in_the_repository_is_the_generated_one(name):
    written = (FOLDER / name).read_text(encoding="utf-8")

    assert written == list_pages()[name], (
        "run: python -m lgsp.architecture.conformance.pages docs/reference/rules"
    )


def test_writing_removes_pages_of_rules_that_are_no_more(tmp_path):
    (tmp_path / "OLD999.md").write_text("cũ")

    write_pages(tmp_path)

    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == list_pages()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_explained_in_a_terminal_has_no_marks_of_markdown(rule):
    text = explain(rule)

    assert "```" not in text
    assert "##" not in text
    assert rule.example in text
