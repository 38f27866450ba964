"""DB301: a shared database has exactly one lead agency (outline IV.3)."""

import pytest

DATABASE = "csdl-ho-tich"


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"lead_agencies": []}, "broken", "chưa có cơ quan chủ trì"),
        (
            {"lead_agencies": ["so-tu-phap", "van-phong"]},
            "broken",
            "có 2 cơ quan chủ trì: so-tu-phap, van-phong",
        ),
        ({"lead_agencies": ["so-tu-phap", "so-tu-phap"]}, "holds", ""),
        ({"lead_agencies": [], "tier": "open"}, "broken", "chưa có cơ quan chủ trì"),
        ({"lead_agencies": [], "tier": "specialised"}, "not-applicable", ""),
    ],
)
def test_a_shared_database_has_one_lead_agency(judge, fields, *, verdict, words):
    found, _, message = judge("DB301", DATABASE, database={DATABASE: fields})

    assert found == verdict
    assert words in message


def test_the_finding_stands_at_the_second_agency(judge):
    _, places, _ = judge(
        "DB301", DATABASE, database={DATABASE: {"lead_agencies": ["so-tu-phap", "van-phong"]}}
    )

    assert places == [f"model/database/{DATABASE}.yaml:5"]


def test_who_will_name_the_lead_agency_is_told(judge):
    awaited = [{"field": "lead_agencies", "unit": "van-phong", "deadline": "2026-12-31"}]
    fields = {"lead_agencies": None, "undetermined": awaited}

    verdict, _, message = judge("DB301", DATABASE, database={DATABASE: fields})

    assert verdict == "cannot-tell"
    assert "cơ quan chủ trì (van-phong làm rõ, hạn 31/12/2026)" in message


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"subjects": None, "users": None}, "broken"),
        ({"subjects": None, "tier": "open"}, "broken"),
        ({"subjects": None, "tier": "specialised"}, "not-applicable"),
        ({"subjects": None, "is_national": "true"}, "not-applicable"),
        ({"subjects": None, "valid_to": "2020-01-01"}, "not-applicable"),
        ({"subjects": None, "not_applicable": ["subjects"]}, "holds"),
    ],
)
def test_the_columns_of_the_catalogue_are_filled(judge, fields, verdict):
    assert judge("DB302", DATABASE, database={DATABASE: fields})[0] == verdict


# services · verdict
OFFERED = {
    "a service names it": ({}, "holds"),
    "a service of its system names no database": (
        {"tra-cuu-ho-tich": {"database": None}, "tra-cuu-thua-dat": {"database": None}},
        "cannot-tell",
    ),
    "that service says it serves none": (
        {
            "tra-cuu-ho-tich": {"database": None, "not_applicable": ["database"]},
            "tra-cuu-thua-dat": {"database": None},
        },
        "broken",
    ),
    "the service is over": (
        {"tra-cuu-ho-tich": {"valid_to": "2020-01-01"}, "tra-cuu-thua-dat": {"database": None}},
        "broken",
    ),
}


@pytest.mark.parametrize("case", OFFERED)
def test_a_shared_database_is_offered_as_a_service(judge, case):
    services, verdict = OFFERED[case]

    assert judge("DB304", DATABASE, service=services)[0] == verdict


@pytest.mark.parametrize("tier", ["specialised", "open"])
def test_only_a_shared_database_must_be_offered(judge, tier):
    changes = {"database": {DATABASE: {"tier": tier}}, "service": OFFERED["the service is over"][0]}

    assert judge("DB304", DATABASE, **changes)[0] == "not-applicable"


@pytest.mark.parametrize(
    ("document", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"role": "to-issue"}, "broken", "mới dự kiến ban hành"),
        ({"role": "issued", "number": None}, "cannot-tell", "chưa có số hoặc ngày ban hành"),
    ],
)
def test_a_shared_database_is_in_an_issued_catalogue(judge, document, *, verdict, words):
    found, _, message = judge("DB305", DATABASE, document={"nghi-dinh": document})

    assert found == verdict
    assert words in message
    assert judge("DB305", DATABASE, database={DATABASE: {"legal_basis": None}})[0] == "broken"
