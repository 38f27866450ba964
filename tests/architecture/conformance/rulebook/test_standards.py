"""STD601–STD603 (outline V.7): standards are cited, in force, and met where they are mandatory."""

import pytest


@pytest.mark.parametrize(
    ("kind", "subject", "words"),
    [
        ("component", "cong-dich-vu", "Thành phần kiến trúc “cong-dich-vu” chưa dẫn tiêu chuẩn nào."),
        ("service", "tra-cuu-ho-tich", "Dịch vụ trên LGSP “tra-cuu-ho-tich” chưa dẫn tiêu chuẩn nào."),
    ],
)
def test_components_and_services_cite_a_standard(judge, kind, *, subject, words):
    verdict, places, message = judge("STD601", subject, **{kind: {subject: {"standards": []}}})

    assert (verdict, places, message) == ("broken", [f"model/{kind}/{subject}.yaml:1"], words)
    assert judge("STD601", subject, **{kind: {subject: {}}})[0] == "holds"


# facts of “utf-8”, which a component and two services cite · verdict · words
FORCE = [
    ({}, "holds", ""),
    ({"valid_to": "2026-11-01"}, "holds", ""),
    (
        {"valid_to": "2026-10-31"},
        "broken",
        "UTF-8 hết hiệu lực sau ngày 31/10/2026, còn được dẫn ở 3 thành phần",
    ),
    ({"valid_from": "2026-11-02"}, "broken", "đến ngày 02/11/2026 mới có hiệu lực"),
    ({"status": "retired"}, "cannot-tell", "không còn dùng nhưng không ghi ngày hết hiệu lực"),
    ({"verification": "unverified"}, "cannot-tell", "chưa được kiểm chứng"),
]


@pytest.mark.parametrize(("facts", "verdict", "words"), FORCE)
def test_a_cited_standard_is_in_force(judge, facts, *, verdict, words):
    found, _, message = judge("STD602", "utf-8", standard={"utf-8": facts})

    assert found == verdict
    assert words in message


def test_a_standard_that_was_replaced_without_a_day_cannot_be_told(judge):
    standards = {"utf-8": {"replaced_by": "moi"}, "moi": {"symbol": "UTF-16"}}

    assert judge("STD602", "utf-8", standard=standards)[0] == "cannot-tell"
    assert judge("STD602", "moi", standard=standards)[0] == "not-applicable"


UNCITED = {"symbol": "DNS", "level": "Bắt buộc áp dụng"}

# facts of a standard nobody cites · verdict
OBLIGATIONS = {
    "mandatory": ({}, "broken"),
    "recommended": ({"level": "Khuyến nghị áp dụng"}, "not-applicable"),
    "one of a group": ({"level": "Bắt buộc áp dụng một hoặc nhiều trong nhóm"}, "cannot-tell"),
    "explained by a document": ({"explanation": "Theo văn bản 12/UBND-KGVX"}, "holds"),
    "explained by nothing": ({"explanation": "Chưa cần"}, "broken"),
    "no longer in force": ({"valid_to": "2026-10-31"}, "not-applicable"),
    "not yet in force": ({"valid_from": "2027-01-01"}, "not-applicable"),
}


@pytest.mark.parametrize("case", OBLIGATIONS)
def test_a_mandatory_standard_is_met_or_explained(judge, case):
    facts, expected = OBLIGATIONS[case]

    assert judge("STD603", "dns", standard={"dns": {**UNCITED, **facts}})[0] == expected


def test_a_mandatory_standard_that_somebody_cites_is_met(judge):
    assert judge("STD603", "utf-8")[0] == "holds"
