"""A mock answers as described, the same each time, and says that it is one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.contracts.contract import read_contract
from lgsp.platform.contracts.mocking import HEADER, Asked, answer, make_value
from lgsp.platform.contracts.schemas import Schema


def ask(contract, method, path, *, query=b"", body=b""):
    return answer(contract, Asked(method, path, query, b"application/json", body))


def test_it_answers_with_the_example_and_fits_the_rest(civil_status):
    found = ask(civil_status, b"GET", b"/nguoi/012345678901")

    person = json.loads(found.body)
    assert (found.status, person["hoTen"]) == (200, "Nguyễn Văn Mẫu")
    assert (
        civil_status.operations["GET /nguoi/{soDinhDanh}"].check_answer(200, b"application/json", found.body)
        == []
    )
    assert (HEADER, b"1") in found.pairs


def test_it_answers_the_same_each_time(civil_status):
    assert ask(civil_status, b"GET", b"/nguoi/1") == ask(civil_status, b"GET", b"/nguoi/1")


def test_it_says_what_is_wrong_with_a_request(civil_status):
    found = ask(civil_status, b"POST", b"/nguoi/tim", body=b"{}")

    assert found.status == 422
    assert "required" in json.loads(found.body)["detail"]


def test_it_says_that_an_operation_is_not_described(civil_status):
    assert ask(civil_status, b"DELETE", b"/nguoi/1").status == 404


@pytest.mark.parametrize(
    ("responses", "status", "body"),
    [
        ({"204": {"description": "x"}}, 204, b""),
        ({"201": {"content": {"application/json": {"example": {"a": 1}}}}}, 201, b'{"a":1}'),
        ({"200": {"content": {"application/json": {"examples": {"x": {"value": [2]}}}}}}, 200, b"[2]"),
        ({"default": {"content": {"text/plain": {"example": "chữ"}}}}, 200, "chữ".encode()),
        ({"404": {"description": "x"}}, 204, b""),
    ],
)
def test_it_takes_the_first_success(responses, status, body):
    content = {"openapi": "3.1.0", "paths": {"/": {"get": {"responses": responses}}}}
    found = ask(read_contract(json.dumps(content).encode()), b"GET", b"/")

    assert (found.status, found.body) == (status, body)


PRIMITIVES = st.one_of(
    st.builds(
        lambda low, size: {"type": "string", "minLength": low, "maxLength": low + size},
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    st.builds(
        lambda low, size: {"type": "integer", "minimum": low, "maximum": low + size},
        st.integers(-9, 9),
        st.integers(0, 9),
    ),
    st.builds(lambda low: {"type": "integer", "exclusiveMinimum": low, "multipleOf": 3}, st.integers(-9, 9)),
    st.builds(
        lambda low: {"type": "number", "exclusiveMinimum": low, "maximum": low + 1}, st.integers(-9, 9)
    ),
    st.sampled_from(["date", "date-time", "uuid", "email", "ipv4", "ipv6"]).map(
        lambda f: {"type": "string", "format": f}
    ),
    st.sampled_from(
        [
            {"type": "boolean"},
            {"type": "null"},
            {"enum": ["a", 1]},
            {"const": None},
            {"type": ["integer", "null"]},
        ]
    ),
)
SCHEMAS = st.recursive(
    PRIMITIVES,
    lambda inner: st.one_of(
        st.builds(
            lambda items, low: {"type": "array", "items": items, "minItems": low}, inner, st.integers(0, 3)
        ),
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3).flatmap(
            lambda properties: st.lists(st.sampled_from("abcd"), unique=True).map(
                lambda required: {"type": "object", "properties": properties, "required": required}
            )
        ),
        st.lists(inner, min_size=1, max_size=2).map(lambda several: {"anyOf": several}),
    ),
    max_leaves=8,
)


@given(SCHEMAS)
def test_what_it_makes_fits_the_schema(schema):
    assert Schema({}, schema, pointer="#").is_valid(make_value({}, schema))


def test_a_schema_that_contains_itself_many_times_over_ends():
    names = [f"a{number}" for number in range(50)]
    tree = {
        "type": "object",
        "required": names,
        "properties": {name: {"$ref": "#/components/schemas/T"} for name in names},
    }

    made = make_value({"components": {"schemas": {"T": tree}}}, tree)

    assert len(json.dumps(made)) < 1_000_000


def test_a_schema_that_contains_itself_ends():
    tree = {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/T"}}}

    assert isinstance(make_value({"components": {"schemas": {"T": tree}}}, tree), dict)
