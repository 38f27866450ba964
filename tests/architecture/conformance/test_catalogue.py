"""Every rule, tried on its own example and on a sound model."""

import re
from datetime import date

import pytest

from lgsp.architecture.conformance.catalogue import RULES, get_rule, list_rules
from lgsp.architecture.conformance.checking import check, check_reading
from lgsp.architecture.conformance.errors import RuleUnknown
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.reading import read_model

DAY = date(2026, 11, 1)


def _files(example):
    parts = re.split(r"^# (\S+\.(?:yaml|md))\n", example, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_of_a_rule_breaks_that_rule(model_folder, rule):
    folder = model_folder(text=_files(rule.example))

    report = check_reading(read_model(folder), on=DAY)

    assert rule.code in {found.code for found in report.findings if found.verdict is Verdict.BROKEN}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_sound_model_keeps_the_rule(sound_model, rule):
    report = check(sound_model, on=DAY, select=[rule.code])

    assert report.findings == ()
    assert Verdict.HOLDS in report.verdicts.values()


def test_codes_are_unique_and_every_rule_is_explained():
    codes = [rule.code for rule in RULES]

    assert len(codes) == len(set(codes)) == 12
    assert all(rule.why and rule.remedy and rule.example for rule in RULES)


def test_rules_are_selected_by_the_beginning_of_their_code():
    assert [rule.code for rule in list_rules(["flw", "DOC808"])] == ["FLW401", "FLW402", "FLW403", "DOC808"]


def test_a_code_that_is_not_there_is_refused_with_the_nearest_one():
    with pytest.raises(RuleUnknown, match="did you mean 'FLW401'"):
        get_rule("FLW491")

    with pytest.raises(RuleUnknown, match="There is no rule 'XYZ'"):
        list_rules(["XYZ"])
