"""The twelve checks before issue: each has one official result, and grounds that make it so."""

from datetime import date

import pytest

from lgsp.architecture.conformance.checklist import answer_checklist
from lgsp.architecture.conformance.handed import Handed
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.frameworks.checks import list_issue_checks
from lgsp.architecture.model.reading import load_model
from tests.architecture.rich_model import RICH

DAY = date(2026, 11, 1)
OFFICIAL = {"Đáp ứng", "Chưa đáp ứng", "Chưa đủ cơ sở đánh giá", "Không áp dụng"}


@pytest.fixture
def answers(model_folder):
    """Return a function: the answered checks of a model, by code."""

    def ask(**changes):
        answered = answer_checklist(load_model(model_folder(**changes)), on=DAY)
        return {one.check.code: one for one in answered}

    return ask


def say(answered, verdict):
    return [ground.text for ground in answered.grounds if ground.verdict is verdict]


def test_every_check_of_the_guide_has_an_official_result_and_grounds(answers):
    answered = answers()

    assert list(answered) == [check.code for check in list_issue_checks()]
    assert {one.official for one in answered.values()} <= OFFICIAL
    assert all(one.grounds and all(ground.text for ground in one.grounds) for one in answered.values())


def test_the_worst_ground_decides(answers):
    for one in answers(**RICH).values():
        found = {ground.verdict for ground in one.grounds}

        assert one.verdict is next(verdict for verdict in Verdict if verdict in found)


def test_what_is_not_in_the_model_is_never_passed_on_good_faith(answers):
    answered = answers(**RICH)

    for code in ("C02", "C05", "C09", "C10", "C12"):
        assert say(answered[code], Verdict.CANNOT_TELL), code
        assert answered[code].verdict in (Verdict.CANNOT_TELL, Verdict.BROKEN)


def test_the_product_is_named_after_the_framework_in_force(answers):
    old, new = answers()["C01"], answers(province={"outline": "1425"})["C01"]

    assert "“Kiến trúc Chính quyền điện tử”" in say(old, Verdict.BROKEN)[0]
    assert say(new, Verdict.HOLDS) == [
        "Tài liệu theo mẫu hiện hành, mang tên “Khung kiến trúc Chính quyền số”."
    ]


@pytest.mark.parametrize(
    ("issuer", "verdict"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh", Verdict.HOLDS),
        ("Ủy ban nhân dân tỉnh", Verdict.CANNOT_TELL),
    ],
)
def test_who_issues_it_is_told_by_the_decision(answers, issuer, verdict):
    decision = {
        "name": "Quyết định ban hành Khung kiến trúc Chính quyền số tỉnh",
        "role": "to-issue",
        "issuer": issuer,
    }

    answered = answers(province={"outline": "1425"}, document={"quyet-dinh": decision})["C01"]

    assert answered.verdict is verdict


def test_an_outline_nobody_knows_is_no_product(answers):
    assert answers(province={"outline": "9999"})["C01"].official == "Chưa đáp ứng"


def test_diagrams_are_counted_by_what_is_mapped_into_them(answers):
    mapped = {"mot-cua": {"mappings": [{"overview_block": "Ứng dụng", "commune_block": "NTL1"}]}}

    said = say(answers(system=mapped)["C02"], Verdict.CANNOT_TELL)

    assert [text.split(":")[1].split(" đối")[0].strip() for text in said] == ["1", "0", "1"]


def test_a_relation_without_its_payload_is_unmet_and_named(answers):
    relation = {"ket-noi": {"relation_type": "data-exchange"}}

    answered = answers(relation=relation)["C06"]

    unmet = next(ground for ground in answered.grounds if ground.verdict is Verdict.BROKEN)
    assert answered.official == "Chưa đáp ứng"
    assert "1/1 chưa đạt" in unmet.text
    assert [subject.id for subject in unmet.subjects] == ["ket-noi"]


def test_all_relations_told_whole_meet_the_check(answers):
    assert answers(relation={"ket-noi": {"payload": "Hồ sơ"}})["C06"].official == "Đáp ứng"


def test_gaps_and_tasks_say_all_that_is_asked_of_them(answers):
    gap = {"objects": ["ho-tich"], "current_state": "Chưa nối", "target_requirement": "Nối qua LGSP"}
    changes = {
        "system": {"ho-tich": {"treatment": "integrate"}},
        "gap": {"thieu": {**gap, "treatment": "integrate", "tasks": [{"task": "viec"}]}},
        "task": {"viec": {}},
    }

    assert answers(**changes)["C07"].official == "Đáp ứng"
    assert answers(**{**changes, "task": {"viec": {"deadline": None}}})["C07"].official == "Chưa đáp ứng"


def test_changes_without_a_single_gap_are_unmet(answers):
    answered = answers(system={"ho-tich": {"treatment": "replace"}})["C07"]

    assert answered.official == "Chưa đáp ứng"
    assert say(answered, Verdict.BROKEN)[0].startswith("1 đối tượng có phương án")


def test_a_change_that_no_gap_names_calls_for_a_person(answers):
    changes = {
        "system": {"ho-tich": {"treatment": "replace"}, "dat-dai": {"treatment": "upgrade"}},
        "gap": {"thieu": {"treatment": "replace", "tasks": [{"task": "viec"}]}},
        "task": {"viec": {}},
    }

    unsure = [ground for ground in answers(**changes)["C07"].grounds if ground.verdict is Verdict.CANNOT_TELL]

    assert [[subject.id for subject in ground.subjects] for ground in unsure] == [["dat-dai"]]


def test_what_somebody_will_find_out_cannot_be_told_yet(answers):
    awaited = {"field": "sharing_form", "unit": "van-phong", "deadline": "2026-12-31"}
    scoped = {"usage_scopes": ["agency"], "sharing_form": "own"}
    changes = {
        "system": {"ho-tich": scoped, "dat-dai": scoped, "mot-cua": {**scoped, "sharing_form": None}},
        "database": {"csdl-ho-tich": scoped},
        "component": {"cong-dich-vu": scoped},
    }
    changes["system"]["mot-cua"]["undetermined"] = [awaited]

    assert answers(**changes)["C08"].official == "Chưa đủ cơ sở đánh giá"


def test_two_tasks_of_one_name_are_one_too_many(answers):
    tasks = {"viec": {"name": "Làm kết nối"}, "kia": {"name": "LÀM KẾT NỐI", "code": "NV-2"}}

    answered = answers(task=tasks)["C11"]

    assert "Nhiệm vụ không trùng tên: 2/2 chưa đạt." in say(answered, Verdict.BROKEN)


def test_a_waiver_makes_no_check_met(answers):
    changes = {
        "flow": {"mot-cua-ho-tich": {"via": None, "classification": "Nội bộ"}},
        "database": {"csdl-ho-tich": {"lead_agencies": ["so-tu-phap", "so-tai-chinh"]}},
        "waiver": {"cho-phep": {"rule": "DB301", "subjects": ["csdl-ho-tich"]}},
    }

    answered = answers(**changes)["C04"]

    assert answered.official == "Chưa đáp ứng"
    assert any("1 phát hiện được miễn trừ" in text for text in say(answered, Verdict.BROKEN))


@pytest.fixture
def answers_with(model_folder):
    """Return a function: the answered checks when products are handed in with the model."""

    def ask(handed, **changes):
        answered = answer_checklist(load_model(model_folder(**changes)), on=DAY, handed=handed)
        return {one.check.code: one for one in answered}

    return ask


DRAWN = {"SĐ-T-01": frozenset({"ho-tich", "van-phong"}), "SĐ-T-02": frozenset({"dat-dai"})}


def test_diagrams_that_are_handed_in_are_counted_and_those_that_are_not_are_missed(answers_with):
    checked = answers_with(Handed("1425", DRAWN))["C02"]

    assert [text[:7] for text in say(checked, Verdict.HOLDS)] == ["SĐ-T-01", "SĐ-T-02"]
    assert [text[:7] for text in say(checked, Verdict.BROKEN)] == ["SĐ-T-03"]


def test_what_stands_on_a_diagram_has_its_record(answers_with):
    checked = answers_with(Handed("1425", DRAWN))["C05"]

    assert "Đối tượng trên SĐ-T-01 có một bản ghi tại Bảng 1: 1/1 đạt." in say(checked, Verdict.HOLDS)
    assert say(checked, Verdict.CANNOT_TELL) == []


@pytest.mark.parametrize(
    ("version", "verdict"), [("1.1", Verdict.HOLDS), ("", Verdict.CANNOT_TELL)], ids=["known", "open"]
)
def test_products_of_one_model_have_one_version(answers_with, version, verdict):
    checked = answers_with(Handed("1425", DRAWN, version, "31/10/2026"))["C09"]

    assert any(text.startswith("Phiên bản chung") for text in say(checked, verdict))


def test_the_product_is_named_after_the_document_that_is_handed_in(answers_with):
    assert say(answers_with(Handed("1425", DRAWN))["C01"], Verdict.HOLDS)
