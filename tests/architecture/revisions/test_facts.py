"""Fields compared: values, lists, records, records in lists by what identifies them."""

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import System
from lgsp.architecture.revisions.facts import compare_records

REQUIREMENT = {"code": "KT1", "requirement_kind": "technical", "text": "Sao lưu"}
SECOND = {"code": "KT2", "requirement_kind": "technical", "text": "Giám sát"}
LINE = {"year": 2026, "amount": 5, "budget": "Ngân sách tỉnh"}
PROJECT = {
    "id": "a",
    "name": "A",
    "owner": "b",
    "stage": "c",
    "starts_on": "2026-01-01",
    "ends_on": "2026-02-01",
}


def _component(**fields):
    return Component.model_validate({"id": "a", "name": "A", **fields})


def _compare(old, new):
    return [(one.names, one.old, one.new) for one in compare_records(old, new)]


def test_a_value_differs_with_both_sides():
    assert _compare(_component(owner="b"), _component(owner="c")) == [(("owner",), "b", "c")]
    assert _compare(_component(), _component(owner="c")) == [(("owner",), None, "c")]


def test_a_list_differs_by_the_items_taken_out_and_put_in():
    found = _compare(_component(standards=["a", "b"]), _component(standards=["b", "c", "c"]))

    assert found == [(("standards",), ("a",), ("c", "c"))]


def test_a_list_in_another_order_differs_without_items():
    (one,) = compare_records(_component(bands=["a", "b"]), _component(bands=["b", "a"]))

    assert one.is_order_only


def test_a_record_of_a_list_is_known_again_by_its_key():
    old = _component(requirements=[REQUIREMENT, SECOND])
    new = _component(requirements=[{**REQUIREMENT, "text": "Sao lưu hằng ngày"}, SECOND])

    (one,) = compare_records(old, new)

    assert one.names == ("requirements", "text")
    assert one.within[0].key == ("KT1",)
    assert (one.old, one.new) == ("Sao lưu", "Sao lưu hằng ngày")


def test_a_record_with_another_key_is_taken_out_and_put_in():
    (one,) = compare_records(_component(requirements=[REQUIREMENT]), _component(requirements=[SECOND]))

    assert [record.code for record in one.old] == ["KT1"]
    assert [record.code for record in one.new] == ["KT2"]


def test_records_that_share_a_key_are_told_apart_by_their_order():
    old = Project.model_validate({**PROJECT, "funding": [LINE, {**LINE, "amount": 7}]})
    new = Project.model_validate({**PROJECT, "funding": [LINE, {**LINE, "amount": 8}]})

    assert _compare(old, new) == [(("funding", "amount"), 7, 8)]


def test_records_in_another_order_differ_without_items():
    old = _component(requirements=[REQUIREMENT, SECOND])

    (one,) = compare_records(old, _component(requirements=[SECOND, REQUIREMENT]))

    assert one.is_order_only


def test_a_record_by_itself_differs_field_by_field_or_whole():
    bare = {"id": "a", "name": "A", "owner": "b"}
    without, with_one, other = (
        System.model_validate({**bare, **said})
        for said in ({}, {"security": {"backup": "Có"}}, {"security": {"backup": "Không"}})
    )

    assert _compare(with_one, other) == [(("security", "backup"), "Có", "Không")]
    assert _compare(without, with_one) == [(("security",), None, with_one.security)]
