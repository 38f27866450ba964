"""The first page of an annex."""

import pytest

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.fronts import make_front
from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.model.reading import load_model
from tests.architecture.documents.issues import PREPARING
from tests.architecture.model_folders import DAY


@pytest.fixture
def front_of(model_folder):
    """Return a factory: the first page of the sound model with what is given, in an outline."""
    return lambda outline="1425", **kinds: make_front(
        Edition(load_model(model_folder(**kinds)), DAY), get_outline(outline)
    )


def test_what_nobody_has_decided_is_said_to_be_open(front_of):
    facts = dict(front_of().facts)

    assert facts["Phiên bản"] == facts["Ngày hiệu lực"] == facts["Ngày chốt dữ liệu"] == "Chưa xác định"


def test_an_issue_being_prepared_makes_a_draft_with_the_days_that_are_known(front_of):
    issue = {"lan-2": {**PREPARING["issue"]["lan-2"], "data_cutoff": "2026-10-31"}}
    front = front_of(**{**PREPARING, "issue": {**PREPARING["issue"], **issue}})
    facts = dict(front.facts)

    assert front.draft == "DỰ THẢO"
    assert facts["Phiên bản"] == "2.0"
    assert facts["Ngày chốt dữ liệu"] == "31/10/2026"
    assert "số ……/QĐ-UBND ngày …… tháng …… năm ……" in front.issued_with


@pytest.mark.parametrize("outline", ["1425", "2384"])
def test_an_issue_that_is_signed_bears_number_day_and_issuer_and_is_no_draft(front_of, outline):
    front = front_of(
        outline,
        document={"qd-cu": PREPARING["document"]["qd-cu"]},
        issue={"lan-1": {"version": "1.0", "decision": "qd-cu", "valid_from": "2025-09-15"}},
    )

    assert front.draft == ""
    assert front.issued_with.startswith(
        "Ban hành kèm theo Quyết định số 2210/QĐ-UBND ngày 05 tháng 9 năm 2025 của"
    )
    assert ("Ngày hiệu lực", "15/09/2025") in front.facts


def test_only_a_form_that_is_recorded_as_a_draft_says_so(front_of):
    said = "theo dự thảo hướng dẫn 13/9/2026 (tình trạng: Dự thảo)"

    assert dict(front_of("1425").facts)["Mẫu trình bày"] == said
    assert "Mẫu trình bày" not in dict(front_of("2384").facts)
