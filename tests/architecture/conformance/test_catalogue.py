"""Every rule, tried on its own example and on a sound model."""

import re
from datetime import date

import pytest

from lgsp.architecture.conformance.catalogue import RULES, get_rule, list_rules
from lgsp.architecture.conformance.checking import check, check_reading
from lgsp.architecture.conformance.errors import NoRuleAtGate, RuleUnknown
from lgsp.architecture.conformance.rules import Gate, Severity
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.reading import load_model, read_model
from tests.architecture.rich_model import RICH

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
def test_a_sound_model_keeps_the_rule(model_folder, rule):
    report = check(load_model(model_folder(**RICH)), on=DAY, select=[rule.code])

    assert report.findings == ()
    assert Verdict.HOLDS in report.verdicts.values()


def test_codes_are_unique_and_every_rule_is_explained():
    codes = [rule.code for rule in RULES]

    assert len(codes) == len(set(codes))
    assert all(rule.why and rule.remedy and rule.example for rule in RULES)


def test_rules_are_selected_by_the_beginning_of_their_code():
    assert [rule.code for rule in list_rules(["wvr", "DB30", "DOC808"])] == [
        *(f"DB30{number}" for number in range(1, 8)),
        "DOC808",
        "WVR001",
        "WVR002",
        "WVR003",
    ]


def test_a_gate_asks_its_rules_and_those_of_the_gates_before():
    asked = {gate: {rule.gate for rule in list_rules(gate=gate)} for gate in Gate}

    assert asked == {
        Gate.EDIT: {Gate.EDIT},
        Gate.PUBLISH: {Gate.EDIT, Gate.PUBLISH},
        Gate.APPRAISE: {Gate.EDIT, Gate.PUBLISH, Gate.APPRAISE},
    }
    assert list_rules() == RULES


def test_a_rule_of_a_later_gate_is_not_passed_over_in_silence():
    assert [rule.code for rule in list_rules(["FLW405", "FLW401"], gate=Gate.EDIT)] == ["FLW401"]

    with pytest.raises(
        NoRuleAtGate, match="asked at the gate 'edit'; they are asked from the gate 'appraise' on"
    ):
        list_rules(["FLW405"], gate=Gate.EDIT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_rule_needs_are_fields_of_the_model(rule):
    for need in rule.needs:
        kind, field = need.split(".")
        assert kind == "province" or field in KINDS[kind].model_fields


def test_a_rule_weighs_more_from_a_gate_on():
    phases = get_rule("MOD005")

    assert [phases.severity_at(gate) for gate in Gate] == [Severity.WARNING, Severity.ERROR, Severity.ERROR]
    assert [get_rule("MOD003").severity_at(gate) for gate in Gate] == [Severity.WARNING] * 3


def test_a_code_that_is_not_there_is_refused_with_the_nearest_one():
    with pytest.raises(RuleUnknown, match="did you mean 'FLW401'"):
        get_rule("FLW491")

    with pytest.raises(RuleUnknown, match="There is no rule 'XYZ'"):
        list_rules(["XYZ"])
