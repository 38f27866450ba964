"""Waivers: what they cover, that they end by themselves, and what is wrong with those that no longer serve."""

from datetime import date

import pytest

from lgsp.architecture.conformance.checking import check
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.reading import load_model

FLOW = "mot-cua-ho-tich"
LAST_DAY = date(2026, 12, 31)
DIRECT = {"flow": {FLOW: {"via": None}}}


@pytest.fixture
def report(model_folder):
    """Return a function: what FLW401 and the rules on waivers say of a direct connection and one waiver."""

    def ask(on=LAST_DAY, *, connected=DIRECT, **waiver):
        model = load_model(model_folder(waiver={"chuyen-tiep": waiver}, **connected))
        return check(model, on=on, select=["FLW401", "WVR"])

    return ask


def _codes(report):
    return [found.code for found in report.findings]


def test_a_finding_that_a_waiver_covers_is_told_apart_with_document_and_end(report):
    found = report()

    assert found.findings == ()
    assert not found.has_faults
    assert [(one.finding.code, one.waiver, one.document, one.until) for one in found.waived] == [
        ("FLW401", "chuyen-tiep", "12/QĐ-UBND", LAST_DAY)
    ]


def test_what_is_waived_is_still_not_met(report):
    found = report()

    assert found.results["FLW401"].verdict is Verdict.BROKEN
    assert found.results["FLW401"].waived == 1


def test_a_waiver_ends_by_itself_and_is_then_a_finding(report):
    found = report(on=date(2027, 1, 1))

    assert _codes(found) == ["FLW401", "WVR001"]
    assert (
        found.findings[1].message
        == "Miễn trừ quy tắc FLW401 theo văn bản 12/QĐ-UBND đã hết hạn ngày 31/12/2026."
    )


@pytest.mark.parametrize(
    "without", [{"valid_from": "2027-01-01", "valid_to": "2027-12-31"}, {"status": "proposed"}]
)
def test_a_waiver_that_has_not_begun_covers_nothing(report, without):
    found = report(**without)

    assert _codes(found) == ["FLW401"]
    assert found.waived == ()


def test_a_waiver_taken_back_covers_nothing_and_is_no_finding(report):
    assert _codes(report(on=date(2027, 1, 1), status="retired")) == ["FLW401"]


def test_a_waiver_without_subjects_is_for_all(report):
    assert report(subjects=None).findings == ()


def test_a_waiver_covers_its_subjects_only(report):
    assert _codes(report(subjects=["ho-tich"])) == ["FLW401", "WVR002"]


def test_a_waiver_of_one_rule_is_not_a_waiver_of_another(report):
    assert _codes(report(rule="FLW402", subjects=None)) == ["FLW401", "WVR002"]


def test_a_waiver_nobody_needs_is_a_notice(report):
    found = report(connected={})

    assert _codes(found) == ["WVR002"]
    assert found.findings[0].message.endswith(f"không còn cần cho: {FLOW}.")
    assert not found.has_faults


def test_a_waiver_of_a_rule_that_is_not_asked_is_not_called_idle(model_folder):
    model = load_model(model_folder(waiver={"chuyen-tiep": {}}, **DIRECT))

    assert check(model, on=LAST_DAY, select=["WVR"]).findings == ()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FLW499", "nêu quy tắc “FLW499”, không có quy tắc đó"),
        ("MOD002", "nêu quy tắc MOD002, không được miễn"),
    ],
)
def test_a_waiver_of_what_is_no_rule_or_has_no_exceptions_is_an_error(report, rule, words):
    found = report(rule=rule, subjects=None)

    assert _codes(found) == ["FLW401", "WVR003"]
    assert words in found.findings[1].message


def test_the_code_of_a_rule_may_be_written_small(report):
    assert report(rule="flw401").findings == ()


def test_what_cannot_be_told_is_not_waived(model_folder):
    model = load_model(
        model_folder(
            contract={"hop-dong-ho-tich": {"fields": []}},
            waiver={"chuyen-tiep": {"rule": "FLW402"}},
        )
    )

    found = check(model, on=LAST_DAY, select=["FLW402"])

    assert [one.verdict for one in found.findings] == [Verdict.CANNOT_TELL]
    assert found.waived == ()


def test_of_two_waivers_the_longer_one_is_told(model_folder):
    longer = {"document": "90/QĐ-UBND", "valid_to": "2027-06-30"}
    model = load_model(model_folder(waiver={"a": {}, "b": longer}, **DIRECT))

    assert [one.document for one in check(model, on=LAST_DAY, select=["FLW401"]).waived] == ["90/QĐ-UBND"]
