"""MOD005: each phase of a life asks for its own facts."""

import pytest

from lgsp.architecture.conformance.rulebook.phases import FACTS
from lgsp.architecture.model.kinds import KINDS

SYSTEM = "ho-tich"


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        (
            {"component": None, "users": None},
            "broken",
            "chưa ghi: thành phần trong sơ đồ tổng thể, người sử dụng.",
        ),
        ({"status": "proposed", "component": None, "description": "Sẽ làm"}, "holds", ""),
        ({"status": "proposed"}, "broken", "chưa ghi: mô tả."),
        ({"status": "approved", "description": "Sẽ làm"}, "broken", "chưa ghi: có hiệu lực từ ngày."),
        ({"status": "phasing-out"}, "broken", "chưa ghi: hết hiệu lực sau ngày."),
        ({"status": "retired", "valid_to": "2020-01-01", "users": None}, "holds", ""),
        ({"status": "retired"}, "broken", "chưa ghi: hết hiệu lực sau ngày."),
        ({"users": None, "not_applicable": ["users"]}, "holds", ""),
        ({"record_kind": "reference", "users": None}, "not-applicable", ""),
        ({"national_platform": "A.8", "users": None}, "not-applicable", ""),
    ],
)
def test_a_phase_asks_for_what_can_be_known_in_it(judge, fields, *, verdict, words):
    found, _, message = judge("MOD005", SYSTEM, system={SYSTEM: fields})

    assert found == verdict
    assert words in message


def test_the_facts_asked_for_are_fields():
    for kind, phases in FACTS.items():
        for fields in phases.values():
            assert set(fields) <= set(KINDS[kind].model_fields)
