"""The worked cases of the sample province come out as their page promises."""

from datetime import date
from pathlib import Path

import pytest

from lgsp.architecture.appraisal.appraising import appraise, read_submission
from lgsp.architecture.appraisal.cases import ConclusionKind
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model

PROVINCE = Path(__file__).parents[2] / "examples" / "lam-giang"
CASES = PROVINCE / "appraisals"
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(PROVINCE)


@pytest.fixture
def case(model):
    """Return a function that appraises a case of the province."""
    return lambda name: appraise(read_submission(CASES / name, model=model), on=TODAY)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cap-cuu", ConclusionKind.APPROVE),
        ("hop-dong-lao-dong", ConclusionKind.SEND_BACK),
        ("hop-dong-lao-dong-sua", ConclusionKind.APPROVE),
        ("phong-thu-nghiem", ConclusionKind.WITH_CONDITIONS),
    ],
)
def test_each_case_ends_as_its_page_says(case, name, kind):
    appraisal = case(name)

    assert appraisal.proposed.kind is kind
    assert 4 <= len(appraisal.design.entities) <= 20
    assert "hư cấu" in appraisal.case.notice


def test_the_page_names_every_case():
    told = (CASES / "README.md").read_text("utf-8")

    assert all(f"`{folder.name}`" in told for folder in CASES.iterdir() if folder.is_dir())


def test_what_is_made_again_is_found_and_gone_after_mending(case):
    first, second = case("hop-dong-lao-dong"), case("hop-dong-lao-dong-sua")

    assert "PRJ702" in {one.finding.code for one in first.findings if one.is_own}
    assert "B.42" in " ".join(one.finding.message for one in first.findings)
    assert not [one for one in second.criteria if one.verdict is Verdict.BROKEN]
    assert (second.case.round, bool(second.case.sent_back)) == (2, True)


def test_the_detailed_design_explains_every_difference(case):
    departure = case("cap-cuu").departure

    assert len(departure.differences) == 3
    assert departure.unexplained == departure.idle == ()
