"""MOD006 and MOD007: facts are confirmed in time, and say where they come from."""

from datetime import date

import pytest

SYSTEM = "ho-tich"
FLOW = "mot-cua-ho-tich"
AWAITED = [{"field": "confirmed_on", "unit": "van-phong", "deadline": "2027-01-01"}]


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"confirmed_on": "2025-11-01"}, "holds"),
        ({"confirmed_on": "2025-10-31"}, "broken"),
        ({"confirmed_on": None}, "cannot-tell"),
        ({"confirmed_on": None, "undetermined": AWAITED}, "cannot-tell"),
        ({"confirmed_on": None, "not_applicable": ["confirmed_on"]}, "not-applicable"),
        ({"confirmed_on": "2020-01-01", "valid_to": "2021-01-01"}, "not-applicable"),
        ({"confirmed_on": "2020-01-01", "national_platform": "A.8"}, "not-applicable"),
    ],
)
def test_facts_are_confirmed_within_twelve_months(judge, fields, verdict):
    assert judge("MOD006", SYSTEM, system={SYSTEM: fields})[0] == verdict


def test_the_province_may_set_another_term(judge):
    changes = {"province": {"confirmation_months": "24"}, "system": {SYSTEM: {"confirmed_on": "2024-11-01"}}}

    assert judge("MOD006", SYSTEM, **changes)[0] == "holds"
    verdict, _, message = judge("MOD006", SYSTEM, on=date(2026, 11, 2), **changes)
    assert verdict == "broken"
    assert message.endswith("được xác nhận lần cuối ngày 01/11/2024, quá 24 tháng.")


SURVEYED = {"origin": "survey", "survey": "dot-1"}


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"source": None}, "broken", "chưa ghi nguồn của dữ kiện"),
        ({"source": None, "provenance": [SURVEYED]}, "holds", ""),
        (
            {"source": None, "provenance": [{**SURVEYED, "fields": ["daily_volume"]}]},
            "broken",
            "có số liệu chưa ghi nguồn: thời gian đáp ứng tối đa (mili giây).",
        ),
        (
            {"source": None, "provenance": [{**SURVEYED, "fields": ["daily_volume", "latency_ms"]}]},
            "holds",
            "",
        ),
        ({"source": None, "not_applicable": ["source"]}, "not-applicable", ""),
        ({"source": None, "status": "retired"}, "not-applicable", ""),
    ],
)
def test_facts_and_figures_say_where_they_come_from(judge, fields, *, verdict, words):
    found, _, message = judge("MOD007", FLOW, flow={FLOW: fields}, survey={"dot-1": {}})

    assert found == verdict
    assert words in message
