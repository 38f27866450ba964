"""ORG101 and ORG104: an agency has its place, its document, its duties and somebody to call."""

import pytest

from tests.architecture.rich_model import RICH

AGENCY = "so-tu-phap"


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"parent": None, "legal_basis": None}, "broken", "chưa ghi: cơ quan cấp trên, văn bản quy định."),
        ({"level": "province", "parent": None}, "holds", ""),
        ({"level": "central", "parent": None, "legal_basis": None}, "not-applicable", ""),
        ({"valid_to": "2025-06-30", "parent": None}, "not-applicable", ""),
    ],
)
def test_an_agency_has_its_place_and_its_document(judge, fields, *, verdict, words):
    found, _, message = judge("ORG101", AGENCY, agency={AGENCY: fields})

    assert found == verdict
    assert words in message


def test_what_is_promised_cannot_be_told_until_its_day_and_is_broken_after(judge):
    def ask(deadline):
        awaited = [{"field": "legal_basis", "unit": "van-phong", "deadline": deadline}]
        return judge("ORG101", AGENCY, agency={AGENCY: {"legal_basis": None, "undetermined": awaited}})

    waiting, places, message = ask("2026-11-01")
    assert (waiting, places) == ("cannot-tell", ["model/agency/so-tu-phap.yaml:6"])
    assert message.endswith("ghi chưa xác định: văn bản quy định (van-phong làm rõ, hạn 01/11/2026).")

    late, _, message = ask("2026-10-31")
    assert late == "broken"
    assert message.endswith("quá hạn làm rõ văn bản quy định (hạn 31/10/2026).")


BORNE = {
    "by the agency itself": {"responsibility": {"viec": {"agency": AGENCY}}},
    "by a role it holds": {
        "responsibility": {"viec": {"agency": None, "role": "ben-gui"}},
    },
}


@pytest.mark.parametrize("borne", BORNE)
def test_a_responsibility_counts_by_agency_and_by_role(judge, borne):
    without = {"agency": {AGENCY: {"responsibilities": None}}}

    assert judge("ORG104", AGENCY, **without)[0] == "broken"
    assert judge("ORG104", AGENCY, **without, **BORNE[borne])[0] == "holds"


def test_a_role_held_in_the_past_owes_nothing(judge):
    held = {"ben-gui": {"holders": [{"agency": AGENCY, "valid_to": "2026-10-31"}]}}
    changes = {"agency": {AGENCY: {"responsibilities": None}}, "role": held, **BORNE["by a role it holds"]}

    assert judge("ORG104", AGENCY, **changes)[0] == "broken"


def test_an_agency_that_says_a_contact_does_not_apply_is_not_asked_for_one(judge):
    fields = {"contact": None, "not_applicable": ["contact"]}

    assert judge("ORG104", AGENCY, agency={AGENCY: fields})[0] == "holds"
    assert judge("ORG104", "bo-cong-an", **RICH)[0] == "not-applicable"
