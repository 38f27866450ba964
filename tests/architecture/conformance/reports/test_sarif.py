"""The report as SARIF 2.1.0: what the standard requires is there, and nothing of this machine."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.conformance.checking import check, check_reading
from lgsp.architecture.conformance.reports.sarif import FINGERPRINT, to_sarif
from lgsp.architecture.model.reading import load_model, read_model

DAY = date(2026, 11, 1)
LEVELS = {"none", "note", "warning", "error"}
KINDS = {"notApplicable", "pass", "fail", "review", "open", "informational"}
WAIVER = {"cho-phep": {"rule": "FLW401", "subjects": ["mot-cua-ho-tich"], "document": "12/QĐ-UBND"}}


@pytest.fixture
def faulty(model_folder):
    """Return a function: a model with an error, a warning and something that cannot be told."""

    def load(**changes):
        faults = {
            "flow": {"mot-cua-ho-tich": {"via": None}},
            "document": {"nghi-dinh": {"valid_to": "2026-01-01"}},
            "contract": {"hop-dong-ho-tich": {"fields": []}},
        }
        return load_model(model_folder(**{**faults, **changes}))

    return load


def test_the_log_has_what_the_standard_requires(faulty):
    log = to_sarif(check(faulty(), on=DAY), "examples/x")

    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "lgsp")
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["kind"] in KINDS
        assert result["level"] in LEVELS
        assert (result["kind"] == "fail") == (result["level"] != "none")
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert re.fullmatch(r"examples/x/[\w%./-]+", location["physicalLocation"]["artifactLocation"]["uri"])


def test_every_rule_is_described(sound_model):
    rules = to_sarif(check(sound_model, on=DAY))["runs"][0]["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)


def test_what_cannot_be_told_is_open_and_carries_no_level(faulty):
    results = to_sarif(check(faulty(), on=DAY, select=["FLW402"]))["runs"][0]["results"]

    assert [(result["kind"], result["level"]) for result in results] == [("open", "none")]


def test_what_is_waived_is_suppressed_with_its_document(faulty):
    results = to_sarif(check(faulty(waiver=WAIVER), on=DAY, select=["FLW401"]))["runs"][0]["results"]

    (suppression,) = results[0]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert "12/QĐ-UBND" in suppression["justification"]


def test_a_finding_is_the_same_one_after_its_lines_have_moved(faulty):
    def fingerprints(**changes):
        results = to_sarif(check(faulty(**changes), on=DAY))["runs"][0]["results"]
        return {result["partialFingerprints"][FINGERPRINT] for result in results}

    before = fingerprints()

    assert len(before) == len(check(faulty(), on=DAY).findings)
    assert fingerprints(contract={"hop-dong-ho-tich": {"fields": [], "note": "Một\n\ndòng"}}) == before


@pytest.mark.parametrize("folder", [Path("/srv/models/lam-giang"), "../lam-giang", "", Path()])
def test_no_path_of_the_machine_is_told(faulty, folder):
    log = to_sarif(check(faulty(), on=DAY), folder)

    artifact = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uriBaseId"] == "MODEL"
    assert artifact["uri"].startswith(("model/", "prose/"))
    assert "/srv" not in json.dumps(log)


def test_what_reading_refuses_is_a_result_too(model_folder):
    reading = read_model(model_folder(agency={"so-y-te": {"level": "x"}}))

    run = to_sarif(check_reading(reading, on=DAY))["runs"][0]

    assert [result["ruleId"] for result in run["results"]] == ["MODEL-023"]
    assert run["tool"]["driver"]["rules"][-1]["id"] == "MODEL-023"


def test_a_file_name_with_other_letters_is_escaped(model_folder):
    log = to_sarif(check_reading(read_model(model_folder(text={"prose/Mục lạ.md": "x"})), on=DAY))

    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
    ]
    assert "prose/M%E1%BB%A5c%20l%E1%BA%A1.md" in uris
