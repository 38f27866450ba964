"""M04–M06: relations run the right way; gaps have tasks and one treatment."""

import pytest


def relation(origin, kind, target):
    return {"quan-he": {"origin": origin, "relation_type": kind, "target": target}}


# relation · verdict of M04; ho-tich provides the flow that mot-cua consumes
DIRECTIONS = {
    "a dependant to what it runs on": (("mot-cua", "dependency", "may-chu"), "holds"),
    "the other way round": (("may-chu", "dependency", "mot-cua"), "broken"),
    "a consumer to a service": (("mot-cua", "service-use", "tra-cuu-ho-tich"), "holds"),
    "a service to its consumer": (("tra-cuu-ho-tich", "service-use", "mot-cua"), "broken"),
    "a consumer to the provider": (("mot-cua", "service-use", "ho-tich"), "holds"),
    "the provider to its consumer": (("ho-tich", "service-use", "mot-cua"), "broken"),
    "a sender to the receiver": (("ho-tich", "data-exchange", "mot-cua"), "holds"),
    "the receiver to its sender": (("mot-cua", "data-exchange", "ho-tich"), "broken"),
    "nothing else tells": (("mot-cua", "data-exchange", "dat-dai"), "holds"),
    "a sort without a direction to tell": (("ho-tich", "inheritance", "mot-cua"), "holds"),
    "to itself": (("mot-cua", "technical", "mot-cua"), "broken"),
}


@pytest.mark.parametrize("case", DIRECTIONS)
def test_a_relation_does_not_run_against_what_the_model_says(judge, case):
    (origin, kind, target), expected = DIRECTIONS[case]

    found = judge(
        "M04",
        "quan-he",
        system={"mot-cua": {"runs_on": ["may-chu"], "uses": ["tra-cuu-ho-tich"]}},
        infrastructure={"may-chu": {}},
        relation=relation(origin, kind, target),
    )

    assert found[0] == expected


TASKS = {"viec": {"code": "NV-1"}, "viec-khac": {"code": "NV-2"}}


def pairs(*tasks):
    return [{"task": task} for task in tasks]


# facts of the gap · verdict of M05
GAPS = {
    "one pair": ({"tasks": pairs("viec", "viec-khac")}, "holds"),
    "no task": ({"tasks": []}, "broken"),
    "a pair twice": ({"tasks": pairs("viec", "viec-khac", "viec")}, "broken"),
    "no object": ({"tasks": pairs("viec", "viec-khac"), "objects": []}, "broken"),
    "no object, and it says so": (
        {"tasks": pairs("viec", "viec-khac"), "objects": None, "not_applicable": ["objects"]},
        "holds",
    ),
    "of the past": ({"tasks": [], "valid_to": "2026-10-31"}, "not-applicable"),
}


@pytest.mark.parametrize("case", GAPS)
def test_a_gap_has_tasks_each_once(judge, case):
    facts, expected = GAPS[case]

    assert judge("M05", "thieu", gap={"thieu": facts}, task=TASKS)[0] == expected


def test_a_task_of_no_gap_is_broken(judge):
    gap = {"thieu": {"tasks": pairs("viec")}}

    assert judge("M05", "viec", gap=gap, task=TASKS)[0] == "holds"
    assert judge("M05", "viec-khac", gap=gap, task=TASKS)[2] == "NV-2 “viec-khac” không thuộc nội dung nào."


@pytest.mark.parametrize(
    ("gap", "thing", "expected"),
    [
        ("replace", "replace", "holds"),
        ("replace", "keep", "broken"),
        (None, "keep", "broken"),
        ("replace", None, "holds"),
    ],
)
def test_a_gap_and_its_objects_have_one_treatment(judge, gap, *, thing, expected):
    changes = {"gap": {"thieu": {"treatment": gap}}, "system": {"ho-tich": {"treatment": thing}}}

    assert judge("M06", "thieu", **changes)[0] == expected


def test_an_object_with_several_gaps_may_follow_any_of_them(judge):
    gaps = {"thieu": {"treatment": "replace"}, "kia": {"code": "ND-2", "treatment": "keep"}}

    assert judge("M06", "thieu", gap=gaps, system={"ho-tich": {"treatment": "keep"}})[0] == "holds"
