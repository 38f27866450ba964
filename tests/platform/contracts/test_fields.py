"""Cutting keeps exactly what was agreed, byte for byte, and nothing that cannot be cut passes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.contracts.errors import ContentUncut, FieldMalformed
from lgsp.platform.contracts.fields import Fields, check_fields

NAMES = st.sampled_from(["a", "b", "c", "ữ", "x y"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@st.composite
def field_lists(draw):
    def field():
        steps = draw(st.lists(st.tuples(NAMES, st.sampled_from(["", "[]", "[][]"])), min_size=1, max_size=3))
        return ".".join(name + lists for name, lists in steps)

    return [field() for _ in range(draw(st.integers(0, 4)))]


def steps_of(field):
    steps = []
    for part in field.split("."):
        name = part.rstrip("[]")
        steps += [name] * bool(name) + ["[]"] * part.count("[]")
    return steps


def expected(value, wanted):
    """Cut slowly: `wanted` are lists of steps; an empty one keeps everything."""
    if [] in wanted:
        return True, value
    if value is None:
        return True, None
    if isinstance(value, list):
        below = [steps[1:] for steps in wanted if steps[0] == "[]"]
        if not below:
            return False, None
        return True, [kept for is_kept, kept in (expected(item, below) for item in value) if is_kept]
    if isinstance(value, dict) and any(steps[0] != "[]" for steps in wanted):
        found = {}
        for name, inner in value.items():
            below = [steps[1:] for steps in wanted if steps[0] == name]
            is_kept, kept = expected(inner, below) if below else (False, None)
            if is_kept:
                found[name] = kept
        return True, found
    return False, None


@given(st.dictionaries(NAMES, VALUES, max_size=5), field_lists().filter(bool))
def test_it_keeps_what_a_slow_cut_keeps(value, fields):
    kept = Fields(fields).cut(json.dumps(value).encode())

    assert json.loads(kept) == expected(value, [steps_of(field) for field in fields])[1]


@pytest.mark.parametrize(
    ("fields", "content", "kept"),
    [
        (["so"], b'{"so": 1.50e+3 ,"x":1}', b'{"so":1.50e+3}'),
        (["so"], b'{"so":123456789012345678901234567890}', b'{"so":123456789012345678901234567890}'),
        (["a.b"], b'{"a":{"b":"\\u1eef","c":2}}', b'{"a":{"b":"\\u1eef"}}'),
        (["[].ten"], b'[{"ten":"A","x":1},{"x":2}]', b'[{"ten":"A"},{}]'),
        (["con[]"], b'{"con":[1,{"a":2}]}', b'{"con":[1,{"a":2}]}'),
        (["con", "con[].ten"], b'{"con":[{"x":1}]}', b'{"con":[{"x":1}]}'),
        (["a.b"], b'{"a":null}', b'{"a":null}'),
        (["a.b"], b'{"a":"secret"}', b"{}"),
        (["a[].b"], b'{"a":{"b":1}}', b"{}"),
        (["a"], b'{"a":1,"a":2}', b'{"a":2}'),
        (["__proto__"], b'{"__proto__":{"x":1},"y":2}', b'{"__proto__":{"x":1}}'),
        (["a"], b' {"a" : [ 1 , 2 ] } ', b'{"a":[ 1 , 2 ]}'),
        (["a"], b"null", b"null"),
    ],
)
def test_kept_values_stay_as_they_were_written(fields, content, kept):
    assert Fields(fields).cut(content) == kept


@pytest.mark.parametrize(
    "content", [b"", b"<a/>", b'{"a":', b'{"a":NaN}', b"\xff", b'"text"', b"1", b"[1]", b'{"a":1} x']
)
def test_what_cannot_be_cut_is_refused(content):
    with pytest.raises(ContentUncut):
        Fields(["a"]).cut(content)


def test_bytes_that_are_no_utf_8_are_refused_even_where_they_would_be_cut_away():
    with pytest.raises(ContentUncut):
        Fields(["a"]).cut(b'{"a":1,"b":"\xff"}')


@pytest.mark.parametrize(
    "field", ["", " ", ".", "a.", ".a", "a..b", "a[", "a]", "a[0]", "[]a", "a.[]", "a" + ".b" * 60]
)
def test_a_malformed_field_is_named(field):
    with pytest.raises(FieldMalformed):
        check_fields(["ok", field])


def test_some_names_can_be_kept_besides():
    assert Fields(["a"]).with_names(["detail"]).cut(b'{"detail":"x","b":1}') == b'{"detail":"x"}'
