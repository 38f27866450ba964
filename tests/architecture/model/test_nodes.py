"""The strict part of YAML: text, lists, mappings, and the line of each."""

import pytest

from lgsp.architecture.model.errors import NestedTooDeep, Problem
from lgsp.architecture.model.nodes import DEEPEST, parse

MEGABYTE = 2**20

HOSTILE = {
    "brackets": "[" * MEGABYTE,
    "braces": "{" * MEGABYTE,
    "dashes": "- " * (MEGABYTE // 2),
    "questions": "? " * (MEGABYTE // 2),
    "keys and brackets": "a: [{a: " * (MEGABYTE // 8),
    "indentation": "".join(f"{' ' * depth}a:\n" for depth in range(1400)),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_nesting_is_refused(case):
    with pytest.raises(Problem):
        parse(HOSTILE[case], file="x.yaml")


def test_the_deepest_nesting_allowed_is_read():
    parsed = parse("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1), file="x.yaml")

    assert list(parsed.content) == ["a"]


def test_one_level_more_is_refused():
    with pytest.raises(NestedTooDeep):
        parse("a: " + "[" * DEEPEST + "]" * DEEPEST, file="x.yaml")


def test_a_billion_laughs_are_refused_at_the_first_anchor():
    with pytest.raises(Problem, match="An anchor"):
        parse("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", file="x.yaml")


def test_every_part_knows_its_line():
    parsed = parse(
        "# chú thích\na: 1\nb:\n  - x\n  -\n    c: |\n      dài\n      hai\n    d: y\n", file="x.yaml"
    )

    assert parsed.content == {"a": "1", "b": ["x", {"c": "dài\nhai\n", "d": "y"}]}
    assert [parsed.line(path) for path in [(), ("a",), ("b", 0), ("b", 1), ("b", 1, "d")]] == [2, 2, 4, 6, 9]


def test_a_part_that_is_not_written_has_the_line_of_what_is_around_it():
    parsed = parse("a: 1\nb:\n- c: 2\n", file="x.yaml")

    assert parsed.line(("b", 0, "missing")) == 3
