"""PRJ701, PRJ702, PRJ706, PRJ707 (outline V.8, VI.1): nothing is built for nothing, twice, too early, or by nobody."""

import pytest

PROJECT = {"ends_on": "2027-12-31", "reuse_checked": "Biên bản 12/BB-VP"}
FUNCTION = {"tiep-nhan": {}}
SHARED = {"mot-cua": {"functions": ["tiep-nhan"], "usage_scopes": ["province"]}}


def ask_reuse(judge, *, project=None, **system):
    new = {"name": "Phần mềm mới", "status": "proposed", **system}
    told = {**PROJECT, "builds": ["moi"], **(project or {})}
    return judge("PRJ702", "xay-cong", project={"xay-cong": told}, system={"moi": new})


def test_a_project_that_builds_something_says_that_reuse_was_looked_into(judge):
    assert ask_reuse(judge)[0] == "holds"
    assert ask_reuse(judge, project={"reuse_checked": None})[0] == "broken"


def test_a_project_that_builds_nothing_or_is_over_is_not_asked(judge):
    assert judge("PRJ702", "xay-cong")[0] == "not-applicable"
    assert ask_reuse(judge, project={"ends_on": "2026-10-31", "reuse_checked": None})[0] == "not-applicable"


@pytest.mark.parametrize("field", ["builds", "upgrades"])
def test_the_namesake_of_a_national_platform_is_broken_whatever_was_looked_into(judge, field):
    told = {"builds": [], field: ["moi"]}

    verdict, places, message = ask_reuse(judge, project=told, name="Nền tảng Sổ sức khỏe điện tử")

    assert verdict == "broken"
    assert "trùng tên nền tảng quốc gia “Nền tảng Sổ sức khỏe điện tử” (B.44, Bộ Y tế)" in message
    assert places[0].startswith("model/project/xay-cong.yaml")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, "broken"),
        ({"usage_scopes": ["agency"]}, "holds"),
        ({"status": "proposed"}, "holds"),
        ({"treatment": "replace"}, "holds"),
        ({"valid_to": "2026-10-31"}, "holds"),
    ],
)
def test_what_already_serves_the_whole_province_is_not_built_again(judge, other, expected):
    systems = {
        "mot-cua": {**SHARED["mot-cua"], **other},
        "moi": {"functions": ["tiep-nhan"], "status": "proposed"},
    }
    project = {"xay-cong": {**PROJECT, "builds": ["moi"]}}

    assert judge("PRJ702", "xay-cong", project=project, system=systems, function=FUNCTION)[0] == expected


def test_what_the_project_itself_retires_may_be_built_again(judge):
    systems = {**SHARED, "moi": {"functions": ["tiep-nhan"], "status": "proposed"}}
    project = {"xay-cong": {**PROJECT, "builds": ["moi"], "retires": ["mot-cua"]}}

    assert judge("PRJ702", "xay-cong", project=project, system=systems, function=FUNCTION)[0] == "holds"


@pytest.mark.parametrize(
    ("starts_on", "expected"), [("2026-12-31", "holds"), ("2026-12-30", "broken"), ("2027-06-01", "holds")]
)
def test_a_project_starts_when_what_it_waits_for_is_done(judge, starts_on, expected):
    after = {"starts_on": starts_on, "ends_on": "2027-12-31", "depends_on": ["xay-cong"]}

    assert judge("PRJ706", "sau", project={"sau": after})[0] == expected


def test_a_project_that_waits_for_itself_can_never_start(judge):
    assert judge("PRJ706", "xay-cong", project={"xay-cong": {"depends_on": ["xay-cong"]}})[0] == "broken"
    assert judge("PRJ706", "xay-cong")[0] == "not-applicable"


# facts of the component · is in the project · verdict
PLANNED = {
    "in use": ({}, False, "not-applicable"),
    "proposed, in a project": ({"status": "proposed"}, True, "holds"),
    "proposed, in none": ({"status": "proposed"}, False, "broken"),
    "to be upgraded, in none": ({"treatment": "upgrade"}, False, "broken"),
    "in the target picture, owned by nobody": ({"model_state": "target", "owner": None}, True, "broken"),
    "over": ({"status": "retired", "treatment": "upgrade"}, False, "not-applicable"),
}


@pytest.mark.parametrize("case", PLANNED)
def test_what_is_planned_has_a_project_and_an_owner(judge, case):
    facts, is_in, expected = PLANNED[case]
    changes = {
        "component": {"cong-dich-vu": facts, "khac": {}},
        "project": {"xay-cong": {"components": ["cong-dich-vu" if is_in else "khac"]}},
    }

    assert judge("PRJ707", "cong-dich-vu", **changes)[0] == expected


def test_a_project_maps_to_a_component(judge):
    verdict, _, message = judge("PRJ701", "xay-cong", project={"xay-cong": {"components": []}})

    assert (verdict, message) == ("broken", "Dự án “xay-cong” chưa gắn với thành phần nào của Kiến trúc.")
    assert judge("PRJ701", "xay-cong")[0] == "holds"


def test_a_project_of_the_past_is_judged_too(judge):
    over = {"components": [], "status": "retired", "valid_to": "2020-01-01"}

    assert judge("PRJ701", "xay-cong", project={"xay-cong": over})[0] == "broken"
