"""The report: findings in order, one verdict for every rule and subject, problems of reading among them."""

from datetime import date

import pytest

from lgsp.architecture.conformance.checking import check, check_reading
from lgsp.architecture.conformance.errors import RuleUnknown
from lgsp.architecture.conformance.rules import Gate, Severity
from lgsp.architecture.conformance.verdicts import Subject, Verdict
from lgsp.architecture.model.reading import load_model, read_model

DAY = date(2026, 11, 1)


@pytest.fixture
def faulty(model_folder):
    """Return a model with an error, a warning and something that cannot be told."""
    return load_model(
        model_folder(
            flow={"mot-cua-ho-tich": {"via": None}},
            document={"nghi-dinh": {"valid_to": "2026-01-01"}},
            contract={"hop-dong-ho-tich": {"fields": []}},
        )
    )


ASKED = ["FLW401", "FLW402", "DOC808", "MOD002"]


def test_a_sound_model_has_nothing_to_say(sound_model):
    report = check(sound_model, on=DAY)

    assert report.findings == ()
    assert not report.has_faults


def test_what_is_broken_comes_before_what_cannot_be_told_and_errors_before_warnings(faulty):
    findings = check(faulty, on=DAY, select=ASKED).findings

    assert findings[0].code == "FLW401"
    assert {found.code for found in findings[1:-1]} == {"DOC808"}
    assert (findings[-1].code, findings[-1].verdict) == ("FLW402", Verdict.CANNOT_TELL)


def test_findings_are_counted_by_severity_and_by_verdict(faulty):
    report = check(faulty, on=DAY, select=ASKED)

    citing = sum(found.code == "DOC808" for found in report.findings)
    assert [report.count(severity) for severity in Severity] == [1, citing, 0]
    assert report.count(Severity.ERROR, Verdict.CANNOT_TELL) == 1
    assert report.count_verdicts()["FLW402"] == {Verdict.CANNOT_TELL: 1}


def test_what_cannot_be_told_is_no_fault(model_folder):
    model = load_model(model_folder(contract={"hop-dong-ho-tich": {"fields": []}}))

    report = check(model, on=DAY)

    assert {found.verdict for found in report.findings} == {Verdict.CANNOT_TELL}
    assert not report.has_faults


def test_a_finding_says_everything_an_official_needs(faulty):
    found = check(faulty, on=DAY).findings[0]

    assert (found.subject_kind, found.subject_id, found.subject_name) == (
        "flow",
        "mot-cua-ho-tich",
        "mot-cua-ho-tich",
    )
    assert str(found.place) == "model/flow/mot-cua-ho-tich.yaml:1"
    assert found.advice.startswith("Đưa dịch vụ của hệ thống cung cấp lên LGSP")


def test_every_entity_of_a_rule_has_exactly_one_verdict(faulty):
    report = check(faulty, on=DAY)

    asked = [subject.id for (code, subject) in report.verdicts if code == "MOD002"]
    assert sorted(asked) == sorted(faulty.entities)
    assert report.verdicts["FLW401", Subject("flow", "mot-cua-ho-tich", "mot-cua-ho-tich")] is Verdict.BROKEN


def test_only_the_rules_selected_are_asked(faulty):
    assert {code for code, _ in check(faulty, on=DAY, select=["DOC8"]).verdicts} >= {"DOC801", "DOC808"}
    assert {code[:4] for code in check(faulty, on=DAY, select=["DOC8"]).answers} == {"DOC8"}


def test_problems_of_reading_are_findings_whatever_is_selected(model_folder):
    reading = read_model(
        model_folder(agency={"so-y-te": {"level": "x"}}, system={"lich": {"owner": "khong-co"}})
    )

    report = check_reading(reading, on=DAY, select=["DOC801"])

    assert [(found.code, found.severity, str(found.place)) for found in report.findings] == [
        ("MODEL-023", Severity.ERROR, "model/agency/so-y-te.yaml:3"),
        ("MOD001", Severity.ERROR, "model/system/lich.yaml:3"),
    ]
    assert report.has_faults
    assert report.findings[1].advice == "Sửa lại mã, hoặc thêm tệp mô tả đối tượng đó."


def test_a_code_that_is_not_there_is_refused_even_when_the_folder_cannot_be_read(model_folder):
    reading = read_model(model_folder(agency={"so-y-te": {"level": "x"}}))

    with pytest.raises(RuleUnknown):
        check_reading(reading, on=DAY, select=["ABC"])


def test_an_empty_model_is_judged_without_fault_but_for_its_document(tmp_path, model_folder):
    folder = model_folder()
    for path in (folder / "model").rglob("*.yaml"):
        path.unlink()

    report = check(load_model(folder), on=DAY)

    assert report.findings == ()
    assert {code[:3] for code, _ in report.verdicts} == {"DOC"}


def test_every_rule_asked_has_one_official_answer(faulty):
    results = check(faulty, on=DAY, select=["FLW401", "FLW402", "FLW403", "ORG103", "STD603"]).results

    assert {code: result.official for code, result in results.items()} == {
        "FLW401": "Chưa đáp ứng",
        "FLW402": "Chưa đủ cơ sở đánh giá",
        "FLW403": "Đáp ứng",
        "ORG103": "Đáp ứng",
        "STD603": "Đáp ứng",
    }
    assert results["FLW401"].counts == {Verdict.BROKEN: 1}


def test_a_rule_that_concerns_nothing_is_not_applicable(model_folder):
    model = load_model(model_folder(flow={"mot-cua-ho-tich": None}, interaction={"gui-ho-so": {"flows": []}}))

    assert check(model, on=DAY, select=["FLW401"]).results["FLW401"].official == "Không áp dụng"


NEXT_YEAR = {"moi": {"name": "Hệ thống năm sau", "valid_from": "2027-01-01", "component": None}}


def test_without_a_state_what_is_still_to_come_is_judged_too(model_folder):
    model = load_model(model_folder(system=NEXT_YEAR))

    found = check(model, on=DAY, select=["MOD005"]).findings
    state = check(model.at(DAY), on=DAY, select=["MOD005"])

    assert [one.subject_id for one in found] == ["moi"]
    assert state.findings == ()
    assert "moi" not in {subject.id for subject in state.answers["MOD005"]}


def test_the_state_of_a_later_day_has_what_is_in_force_then(model_folder):
    day = date(2027, 1, 1)
    model = load_model(model_folder(system=NEXT_YEAR)).at(day)

    assert [one.subject_id for one in check(model, on=day, select=["MOD005"]).findings] == ["moi"]


def test_a_rule_that_spans_time_sees_everything_even_for_a_state(model_folder):
    later = {"mot-cua-ho-tich": {"valid_from": "2027-01-01"}}
    model = load_model(
        model_folder(flow=later, system={"ho-tich": {"name": "Hộ tịch", "valid_to": "2026-12-31"}})
    )

    report = check(model.at(DAY), on=DAY, select=["FLW403", "FLW401"])

    assert [one.code for one in report.findings] == ["FLW403"]
    assert report.answers["FLW401"] == {}


def test_facts_are_those_of_the_day(model_folder):
    becomes = {"valid_from": "2026-10-01", "becomes": {"via": "tra-cuu-ho-tich"}}
    flow = {"mot-cua-ho-tich": {"via": None, "changes": [becomes]}}
    model = load_model(model_folder(flow=flow))

    assert check(model, on=date(2026, 9, 30), select=["FLW401"]).has_faults
    assert not check(model, on=date(2026, 10, 1), select=["FLW401"]).has_faults


def test_the_gate_decides_how_much_a_finding_matters(model_folder):
    model = load_model(model_folder(system={"mot-cua": {"name": "Một cửa", "component": None}}))

    weights = [check(model, on=DAY, select=["MOD005"], gate=gate).findings[0].severity for gate in Gate]

    assert weights == [Severity.WARNING, Severity.ERROR, Severity.ERROR]
