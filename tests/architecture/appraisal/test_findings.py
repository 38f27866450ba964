"""What is the design's own, what was there before, and on which day what is judged."""

from lgsp.architecture.conformance.verdicts import Verdict
from tests.architecture.appraisal.case_folders import DIRECT, SERVICE
from tests.architecture.model_folders import SECURITY


def say(appraisal):
    """Return what is said of the design: rule, subject, and whether it is the design's own."""
    return {(one.finding.code, one.finding.subject_id, one.is_own) for one in appraisal.findings}


def test_a_sound_design_has_no_finding(appraised):
    assert say(appraised()) == set()


def test_what_the_design_breaks_is_its_own_and_names_its_file(appraised):
    appraisal = appraised(entities=DIRECT)
    found = next(one for one in appraisal.findings if one.finding.code == "FLW401")

    assert found.is_own
    assert found.stands_in_the_way
    assert found.finding.place.file == "thiet-ke/model/flow/ho-tich-dat-dai.yaml"
    assert "mục IV.4" in found.clause


def test_what_was_broken_before_is_old_where_the_design_touches_it(appraised):
    before = {"flow": {"cu": {"provider": "dat-dai", "consumer": "ho-tich", "via": None}}}
    appraisal = appraised(
        approved=before, entities={"flow": {"cu": {**before["flow"]["cu"], "daily_volume": 9}}}
    )

    assert ("FLW401", "cu", False) in say(appraisal)
    assert appraisal.old_elsewhere == 0


def test_what_was_broken_elsewhere_is_counted_and_not_told(appraised):
    before = {"flow": {"cu": {"provider": "dat-dai", "consumer": "ho-tich", "via": None}}}
    appraisal = appraised(approved=before, entities=SERVICE)

    assert say(appraisal) == set()
    assert appraisal.old_elsewhere >= 1


def test_what_the_design_mends_is_told(appraised):
    before = {"flow": {"cu": {"provider": "dat-dai", "consumer": "ho-tich", "via": None}}}
    after = {"flow": {"cu": {"provider": "dat-dai", "consumer": "ho-tich", "via": "tra-cuu-thua-dat"}}}
    appraisal = appraised(approved=before, entities=after)

    assert "FLW401" in {one.code for one in appraisal.mended}


def test_what_is_not_in_force_when_the_design_goes_live_is_asked_about(appraised):
    appraisal = appraised(entities={"service": {"muon": {"code": "muon", "valid_from": "2027-01-01"}}})

    assert [one.code for one in appraisal.questions] == ["go_live_on"]
    assert "“muon” (muon) không có hiệu lực vào ngày 01/12/2026" in appraisal.questions[0].text


def test_what_is_promised_for_later_than_the_appraisal_is_not_late(appraised):
    waiting = {"security": {**SECURITY, "decision": None, "due_on": "2026-11-20"}}

    assert say(appraised(entities={"system": {"mot-cua": waiting}})) == set()


def test_a_waiver_that_has_run_out_when_the_design_goes_live_permits_nothing(appraised):
    def waive(valid_to):
        waiver = {"w": {"subjects": ["ho-tich-dat-dai"], "valid_to": valid_to}}
        appraisal = appraised(entities={**DIRECT, "waiver": waiver}, called=valid_to)
        return [one.waiver for one in appraisal.findings if one.finding.code == "FLW401"]

    assert waive("2026-11-15") == [""]
    assert waive("2027-11-15") == ["12/QĐ-UBND"]


def test_answers_are_those_of_the_design_only(appraised):
    appraisal = appraised()
    result = next(one for one in appraisal.criteria if one.criterion.code == "PRJ701")

    assert result.verdict is Verdict.HOLDS
    assert result.evidence == ("PRJ701: đáp ứng ở 1 đối tượng",)
