"""Which rules guard which paragraph of the outline."""

from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.conformance.coverage import list_coverage, list_guards_of_all
from lgsp.architecture.frameworks.outlines import get_outline

GUARDS = {paragraph.key: {rule.code for rule in rules} for paragraph, rules in list_coverage()}


def test_every_paragraph_is_listed_in_order():
    assert list(GUARDS) == [paragraph.key for paragraph in get_outline("2384-2015").paragraphs]


def test_a_rule_that_cites_a_heading_guards_what_stands_under_it():
    assert "ORG102" in GUARDS["VI"] & GUARDS["VI.1"] & GUARDS["VI.3"]
    assert "ORG101" in GUARDS["IV.1"]
    assert "ORG101" not in GUARDS["IV.2"]


def test_the_references_are_found_by_their_title():
    assert {"MOD007", "DOC808"} <= GUARDS["REF"]


def test_the_rules_of_the_whole_outline_stand_apart():
    assert [rule.code for rule in list_guards_of_all()] == ["DOC801"]
    assert all("DOC801" not in codes for codes in GUARDS.values())


def test_what_a_rule_cites_of_the_outline_is_there():
    cited = {key for rule in RULES for basis in rule.basis for key in basis.paragraphs}
    known = {name for one in get_outline("2384-2015").paragraphs for name in (one.key, one.title)}

    assert cited - known == {"I–VI"}
