"""What no program can tell has a code, a reason, and something else that tells it."""

from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.conformance.undecidable import UNDECIDABLE


def test_each_says_why_and_what_tells_it_instead():
    assert all(one.text and one.reason and one.instead for one in UNDECIDABLE)


def test_none_of_them_is_also_a_rule():
    assert not {one.code for one in UNDECIDABLE} & {rule.code for rule in RULES}


def test_every_rule_of_the_framework_and_of_the_data_set_is_one_or_the_other():
    decided = {rule.code for rule in RULES} | {one.code[:3] for one in UNDECIDABLE}

    wanted = {f"K{number:02}" for number in range(1, 13)} | {f"M{number:02}" for number in range(1, 11)}
    assert wanted <= decided
