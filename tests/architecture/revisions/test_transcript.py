"""A difference for programs."""

import json

from lgsp.architecture.revisions.transcript import transcribe

CHANGE = {"valid_from": "2027-03-01", "note": "Lý do", "becomes": {"lead_agencies": ["van-phong"]}}


def test_everything_is_plain_and_has_its_words(differ):
    said = transcribe(
        differ(
            province={"seat": "X"}, prose={"II": "Khác."}, database={"csdl-ho-tich": {"changes": [CHANGE]}}
        )
    )

    assert json.loads(json.dumps(said)) == said
    assert said["format"] == "lgsp-diff/1"
    assert said["summary"] == {
        **{"added": 0, "removed": 0, "renamed": 0, "changed": 1},
        **{"prose": 1, "province": 1},
    }
    (fact,) = said["entities"][0]["fields"]
    assert fact | {"words": ""} == {
        "field": "lead_agencies",
        "within": [],
        "title": "Cơ quan chủ trì",
        "timing": "planned",
        "on": "2027-03-01",
        "basis": None,
        "reason": "Lý do",
        "removed": ["so-tu-phap"],
        "added": ["van-phong"],
        "words": "",
    }


def test_a_record_inside_is_named_by_its_key(differ):
    line = {"year": 2026, "amount": 5, "budget": "Tỉnh"}
    difference = differ(
        {"project": {"xay-cong": {"funding": [line]}}},
        project={"xay-cong": {"funding": [{**line, "amount": 6}]}},
    )

    (fact,) = transcribe(difference)["entities"][0]["fields"]

    assert fact["within"] == [{"field": "funding", "key": {"year": 2026, "budget": "Tỉnh"}}]
    assert (fact["field"], fact["old"], fact["new"]) == ("funding.amount", 5, 6)


def test_a_renaming_names_both_ids(differ):
    said = transcribe(
        differ({"agency": {"so-y-te": {}}}, agency={"y-te": {"name": "so-y-te", "moved": ["so-y-te"]}})
    )

    (one,) = said["entities"]
    assert (one["id"], one["former_id"], one["nature"], one["fields"]) == ("y-te", "so-y-te", "changed", [])
