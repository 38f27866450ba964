"""A description is read from anyone's bytes: bounded, local, resolved."""

import json

import pytest

from lgsp.platform.contracts.contract import read_contract
from lgsp.platform.contracts.documents import MAX_BYTES, read_document
from lgsp.platform.contracts.errors import (
    DescriptionMalformed,
    DescriptionTooLarge,
    ReferenceOutside,
    ReferenceUnknown,
    SchemaUnusable,
)


def document(**changes) -> bytes:
    return json.dumps({"openapi": "3.1.0", "info": {}, "paths": {}, **changes}).encode()


def with_schema(schema, *, version="3.1.0") -> bytes:
    body = {"content": {"application/json": {"schema": schema}}}
    return document(openapi=version, paths={"/a": {"post": {"requestBody": body, "responses": {}}}})


def check(content: bytes, value: object) -> list[str]:
    operation = read_contract(content).operations["POST /a"]
    found = operation.check_request(b"", b"application/json", json.dumps(value).encode())
    return [violation.rule for violation in found]


def test_json_and_yaml_mean_the_same():
    assert read_document(document()) == read_document(b"openapi: 3.1.0\ninfo: {}\npaths: {}\n")


def test_a_day_in_yaml_stays_text():
    assert read_document(b"openapi: 3.1.0\npaths: {}\nx: 2026-01-05")["x"] == "2026-01-05"


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"[]", b"1", b"{", b"a: [", b"\xff\xfe", b"openapi: 3.1.0", b"a: &x 1\nb: *x"),
        *(document(openapi="2.0"), document(openapi="3.2.0"), document(openapi=3.1), document(paths=[])),
        *(b'{"openapi":"3.1.0","paths":{},"x":NaN}', b"1: 2\nopenapi: 3.1.0\npaths: {}"),
    ],
)
def test_what_is_no_description_is_said_in_a_sentence(content):
    with pytest.raises(DescriptionMalformed, match="The description cannot be read: "):
        read_document(content)


@pytest.mark.parametrize(
    "content",
    [
        b" " * (MAX_BYTES + 1),
        b'{"a":' * 150 + b"1" + b"}" * 150,
        b"a: " + b"[" * 5000,
        document(x=[0] * 300_000),
    ],
)
def test_what_is_too_large_or_too_deep_is_refused(content):
    with pytest.raises(DescriptionTooLarge):
        read_document(content)


@pytest.mark.parametrize(
    "reference", ["http://example.com/x.json", "x.yaml#/A", "#A", "file:///etc/passwd", "", "//x"]
)
def test_nothing_outside_is_fetched(reference):
    with pytest.raises(ReferenceOutside, match="#/paths/~1a/post"):
        read_document(with_schema({"$ref": reference}))


@pytest.mark.parametrize("word", ["$dynamicRef", "$id", "$schema"])
def test_no_word_leads_outside(word):
    with pytest.raises(ReferenceOutside):
        read_document(with_schema({word: "http://example.com/x"}))


def test_a_reference_to_nothing_is_named():
    with pytest.raises(ReferenceUnknown, match="#/components/schemas/A"):
        read_document(with_schema({"$ref": "#/components/schemas/A"}))


def test_a_circle_of_references_ends():
    content = document(
        paths={"/a": {"$ref": "#/paths/~1b"}, "/b": {"$ref": "#/paths/~1a"}},
    )

    with pytest.raises(ReferenceUnknown):
        read_contract(content)


def test_a_schema_may_refer_to_itself():
    tree = {"type": "object", "properties": {"below": {"$ref": "#/components/schemas/T"}}}
    content = json.loads(with_schema({"$ref": "#/components/schemas/T"}))
    content["components"] = {"schemas": {"T": tree}}

    assert check(json.dumps(content).encode(), {"below": {"below": {}}}) == []
    assert check(json.dumps(content).encode(), {"below": {"below": 1}}) == ["type"]


@pytest.mark.parametrize(
    "schema", [{"type": "strin"}, {"type": "string", "pattern": "(?=a)b"}, {"pattern": "("}, {"minimum": "1"}]
)
def test_a_schema_that_cannot_be_used_is_named(schema):
    with pytest.raises(SchemaUnusable, match="#/paths/~1a/post/requestBody/content/application~1json/schema"):
        read_contract(with_schema(schema))


def test_a_pattern_that_would_backtrack_for_ever_does_not():
    assert check(with_schema({"type": "string", "pattern": "^(a+)+$"}), "a" * 5000 + "b") == ["pattern"]


@pytest.mark.parametrize(
    ("schema", "value", "rules"),
    [
        ({"type": "string", "nullable": True}, None, []),
        ({"type": "string"}, None, ["type"]),
        ({"type": "string", "nullable": True, "enum": ["a"]}, None, []),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, 1, ["exclusiveMinimum"]),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": False}, 1, []),
        ({"type": "integer", "maximum": 1, "exclusiveMaximum": True}, 1, ["exclusiveMaximum"]),
    ],
)
def test_schemas_of_3_0_mean_what_they_meant(schema, value, rules):
    assert check(with_schema(schema, version="3.0.3"), value) == rules


def test_an_example_that_looks_like_a_schema_stays():
    found = read_document(document(openapi="3.0.0", x={"example": {"nullable": True}}))

    assert found["x"]["example"] == {"nullable": True}
