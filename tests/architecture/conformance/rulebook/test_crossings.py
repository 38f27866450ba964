"""FLW404: what goes to or comes from central bodies passes an intermediary that the law names."""

from datetime import date

import pytest

from tests.architecture.rich_model import RICH

FLOW = "mot-cua-dan-cu"
AWAITED = [{"field": "channel", "unit": "van-phong", "deadline": "2027-01-01"}]


def _changed(**fields):
    return {**RICH, "flow": {**RICH["flow"], FLOW: {**RICH["flow"][FLOW], **fields}}}


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"channel": "ndop"}, "holds", ""),
        ({"channel": "lgsp"}, "broken", "nối với “Hệ thống dân cư” qua LGSP, không qua"),
        ({"channel": None}, "cannot-tell", "chưa ghi kênh kết nối (channel)"),
        ({"channel": None, "undetermined": AWAITED}, "cannot-tell", "van-phong làm rõ"),
        ({"channel": "api", "valid_to": "2020-01-01"}, "not-applicable", ""),
        ({"channel": "api", "provider": "ho-tich"}, "not-applicable", ""),
        ({"channel": None, "provider": "ndxp"}, "holds", ""),
    ],
)
def test_a_flow_to_a_central_body_passes_an_intermediary(judge, fields, *, verdict, words):
    found, _, message = judge("FLW404", FLOW, **_changed(**fields))

    assert found == verdict
    assert words in message


def test_before_the_law_named_them_the_platforms_were_no_answer(judge):
    verdict, _, message = judge("FLW404", FLOW, on=date(2025, 8, 18), **_changed(channel="ndxp"))

    assert verdict == "broken"
    assert "qua NDXP, không qua DOCUMENT-AXIS" in message


def test_the_direction_does_not_matter(judge):
    assert (
        judge("FLW404", FLOW, **_changed(channel="api", provider="ho-tich", consumer="dan-cu"))[0] == "broken"
    )
