"""DB306: personal data have a ground, a purpose and a log."""

import pytest

DATABASE = "csdl-ho-tich"
PERSONAL = {"su-kien-ho-tich": {"is_personal": "true"}}
NAMED = {"hop-dong-ho-tich": {"fields": [{"name": "hoTen", "label": "Họ tên", "personal": "true"}]}}
AWAITED = [{"field": "personal_data", "unit": "so-tu-phap", "deadline": "2027-01-01"}]
FACTS = {"legal_basis": ["nghi-dinh"], "purpose": "Giải quyết hồ sơ", "log_retention": "24 tháng"}

# fields of the database · changes to the rest · verdict
CASES = {
    "all said": ({}, {}, "holds"),
    "no log": ({"personal_data": {**FACTS, "log_retention": None}}, {}, "broken"),
    "nothing said of what it holds": ({"personal_data": None, "holds": None}, {}, "cannot-tell"),
    "holds nothing personal": ({"personal_data": None}, {}, "not-applicable"),
    "holds something personal": ({"personal_data": None}, {"information": PERSONAL}, "broken"),
    "gives something personal away": (
        {"personal_data": None, "holds": None},
        {"contract": NAMED, "service": {"tra-cuu-ho-tich": {"contract": "hop-dong-ho-tich"}}},
        "broken",
    ),
    "says it has none": (
        {"personal_data": None, "holds": None, "not_applicable": ["personal_data"]},
        {},
        "not-applicable",
    ),
    "somebody will find out": (
        {"personal_data": None, "undetermined": AWAITED},
        {"information": PERSONAL},
        "cannot-tell",
    ),
    "over": ({"personal_data": None, "holds": None, "valid_to": "2020-01-01"}, {}, "not-applicable"),
    "national": ({"personal_data": None, "holds": None, "is_national": "true"}, {}, "not-applicable"),
}


@pytest.mark.parametrize("case", CASES)
def test_personal_data_are_grounded(judge, case):
    fields, changes, verdict = CASES[case]

    assert judge("DB306", DATABASE, database={DATABASE: fields}, **changes)[0] == verdict


def test_what_is_missing_is_named(judge):
    fields = {"personal_data": {"legal_basis": None, "log_retention": None, "purpose": "Tra cứu"}}

    _, _, message = judge("DB306", DATABASE, database={DATABASE: fields})

    assert message == f"“{DATABASE}” có dữ liệu cá nhân nhưng chưa ghi căn cứ xử lý, thời hạn lưu nhật ký."
