"""Filters as they stand in an address."""

from lgsp.portal.choices import ExchangeChoice, FindingChoice, standing
from lgsp.portal.sources import get_description
from tests.portal.conftest import DAY, LAM_GIANG


def test_filters_narrow_together():
    findings = get_description(LAM_GIANG, on=DAY).report.findings
    choice = FindingChoice.read({"severity": "error", "kind": "flow"})

    picked = choice.pick(findings)

    assert picked
    assert len(picked) < len(findings)
    assert {(standing(found), found.subject_kind) for found in picked} == {("error", "flow")}


def test_what_cannot_be_told_is_not_counted_as_an_error():
    untold = FindingChoice(severity="cannot-tell").pick(get_description(LAM_GIANG, on=DAY).report.findings)

    assert {found.verdict.value for found in untold} == {"cannot-tell"}


def test_an_address_without_filters_leaves_everything_open():
    choice = ExchangeChoice.read({"page": "3"})

    assert not choice.is_narrowed
    assert choice.query == ""


def test_filters_go_back_into_an_address():
    assert ExchangeChoice(service="A/B c", outcome="failed").query == "service=A%2FB+c&outcome=failed"
