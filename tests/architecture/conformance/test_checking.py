"""The report: findings in order, one verdict for every rule and subject, problems of reading among them."""

from datetime import date

import pytest

from lgsp.architecture.conformance.checking import check, check_reading
from lgsp.architecture.conformance.errors import RuleUnknown
from lgsp.architecture.conformance.rules import Severity
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
            system={"dat-dai": {"status": "retired"}},
            contract={"hop-dong-ho-tich": {"fields": []}},
        )
    )


def test_a_sound_model_has_nothing_to_say(sound_model):
    report = check(sound_model, on=DAY)

    assert report.findings == ()
    assert not report.has_faults


def test_what_is_broken_comes_before_what_cannot_be_told_and_errors_before_warnings(faulty):
    report = check(faulty, on=DAY)

    assert [(found.code, found.verdict.value) for found in report.findings] == [
        ("FLW401", "broken"),
        ("DOC808", "broken"),
        ("DOC808", "broken"),
        ("FLW402", "cannot-tell"),
    ]


def test_findings_are_counted_by_severity_and_by_verdict(faulty):
    report = check(faulty, on=DAY)

    assert [report.count(severity) for severity in Severity] == [1, 2, 0]
    assert report.count(Severity.ERROR, Verdict.CANNOT_TELL) == 1
    assert report.count_verdicts()["FLW402"] == {Verdict.CANNOT_TELL: 1}


def test_what_cannot_be_told_is_no_fault(model_folder):
    model = load_model(model_folder(contract={"hop-dong-ho-tich": {"fields": []}}))

    report = check(model, on=DAY)

    assert [found.verdict for found in report.findings] == [Verdict.CANNOT_TELL]
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
    assert {code for code, _ in check(faulty, on=DAY, select=["DOC"]).verdicts} == {"DOC801", "DOC808"}


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
    assert {code for code, _ in report.verdicts} == {"DOC801"}
