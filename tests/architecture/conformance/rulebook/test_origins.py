"""DB303 and DB307: one origin for each thing known, and national master data used again."""

import pytest

from tests.architecture.rich_model import RICH

INFORMATION = "su-kien-ho-tich"
DATABASE = "csdl-ho-tich"
AWAITED = [{"field": "origin", "unit": "so-tu-phap", "deadline": "2027-01-01"}]


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({}, "holds"),
        ({"origin": None}, "broken"),
        ({"origin": None, "undetermined": AWAITED}, "cannot-tell"),
        ({"origin": None, "not_applicable": ["origin"]}, "not-applicable"),
        ({"origin": None, "valid_to": "2020-01-01"}, "not-applicable"),
    ],
)
def test_information_has_an_origin(judge, fields, verdict):
    assert judge("DB303", INFORMATION, information={INFORMATION: fields})[0] == verdict


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({}, "broken"),
        ({"record_kind": "reference"}, "holds"),
        ({"master_data": [DATABASE]}, "holds"),
        ({"valid_to": "2020-01-01"}, "holds"),
        ({"holds": None}, "holds"),
    ],
)
def test_a_second_database_that_keeps_an_original_of_its_own_is_a_rival(judge, fields, verdict):
    found, _, message = judge("DB303", INFORMATION, database={"csdl-khac": {"name": "CSDL khác", **fields}})

    assert found == verdict
    assert ("“CSDL khác” cũng giữ như bản gốc" in message) is (verdict == "broken")


def test_two_entries_of_one_code_have_one_origin(judge):
    other = {"csdl-khac": {"holds": ["ban-ghi-khac"]}}
    twins = {INFORMATION: {"code": "DRM.1"}, "ban-ghi-khac": {"code": "DRM.1", "origin": "csdl-khac"}}

    assert judge("DB303", INFORMATION, database=other, information=twins)[0] == "broken"
    twins["ban-ghi-khac"]["origin"] = DATABASE
    assert judge("DB303", INFORMATION, database=other, information=twins)[0] == "holds"


def _with_national(**fields):
    return {**RICH, "database": {**RICH["database"], DATABASE: {**RICH["database"][DATABASE], **fields}}}


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({}, "holds"),
        ({"master_data": None}, "broken"),
        ({"holds": [INFORMATION], "master_data": None}, "not-applicable"),
        ({"holds": None, "master_data": None}, "cannot-tell"),
        ({"holds": None, "master_data": None, "not_applicable": ["holds"]}, "not-applicable"),
        ({"master_data": None, "record_kind": "reference"}, "not-applicable"),
        ({"master_data": None, "valid_to": "2020-01-01"}, "not-applicable"),
    ],
)
def test_national_master_data_are_used_again(judge, fields, verdict):
    found, _, message = judge("DB307", DATABASE, **_with_national(**fields))

    assert found == verdict
    assert ("nguồn gốc ở “Cơ sở dữ liệu dân cư”" in message) is (verdict == "broken")


def test_a_national_database_is_not_asked_to_use_itself(judge):
    assert judge("DB307", "csdl-dan-cu", **RICH)[0] == "not-applicable"


def test_data_of_the_same_code_as_national_ones_overlap_them(judge):
    changes = _with_national(holds=["nguoi-dan"], master_data=None)
    national = {**RICH["information"]["cong-dan"], "code": "DRM.CD"}
    changes["information"] = {"cong-dan": national, "nguoi-dan": {"code": "DRM.CD", "origin": DATABASE}}

    assert judge("DB307", DATABASE, **changes)[0] == "broken"
