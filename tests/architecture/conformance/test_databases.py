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
