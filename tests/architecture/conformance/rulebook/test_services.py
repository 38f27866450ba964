"""SVC451: what consumers need to build on a service, and to leave it in time."""

import pytest

SERVICE = "tra-cuu-ho-tich"
ENDING = {"status": "phasing-out", "valid_to": "2027-12-31"}


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"interface": None}, "broken", "chưa ghi: mô tả giao diện (OpenAPI, WSDL)."),
        ({"standards": None}, "broken", "chưa ghi: tiêu chuẩn áp dụng."),
        ({"interface": None, "status": "proposed"}, "not-applicable", ""),
        ({"interface": None, "status": "retired"}, "not-applicable", ""),
        ({"status": "phasing-out"}, "broken", "chưa ghi: được thay bằng, hết hiệu lực sau ngày."),
        ({**ENDING, "successor": "tra-cuu-thua-dat"}, "holds", ""),
        ({**ENDING, "not_applicable": ["successor"]}, "holds", ""),
        ({**ENDING}, "broken", "chưa ghi: được thay bằng."),
    ],
)
def test_a_service_tells_its_consumers_what_they_need(judge, fields, *, verdict, words):
    found, _, message = judge("SVC451", SERVICE, service={SERVICE: fields})

    assert found == verdict
    assert words in message


def test_a_national_service_is_described_by_its_owner(judge):
    changes = {"system": {"ho-tich": {"national_platform": "A.8"}}, "service": {SERVICE: {"interface": None}}}

    assert judge("SVC451", SERVICE, **changes)[0] == "not-applicable"
