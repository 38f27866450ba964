"""Is a request as described, is an answer; paths are matched however they are encoded."""

import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.contracts.paths import Paths, split_path
from lgsp.platform.contracts.violations import Violation

JSON = b"application/json"
PART = st.text("abc{}.- ữ", min_size=1, max_size=3).filter(lambda part: "{" not in part and "}" not in part)


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    [
        (b"GET", b"/nguoi/012345678901", "GET /nguoi/{soDinhDanh}"),
        (b"GET", b"/nguoi/tim", "GET /nguoi/{soDinhDanh}"),
        (b"POST", b"/nguoi/tim", "POST /nguoi/tim"),
        (b"POST", b"/ngu%6fi/t%69m", "POST /nguoi/tim"),
    ],
)
def test_an_operation_is_found(civil_status, method, path, operation):
    assert civil_status.find_operation(method, path).id == operation


@pytest.mark.parametrize(
    ("method", "path"),
    [
        (b"POST", b"/nguoi/012345678901"),
        (b"DELETE", b"/nguoi/tim"),
        (b"GET", b"/nguoi"),
        (b"GET", b"/nguoi/"),
        (b"GET", b"/nguoi/a%2Fb"),
        (b"GET", b"//nguoi/1"),
        (b"GET", b"/nguoi/1/"),
        (b"GET", b""),
    ],
)
def test_what_is_not_described_is_not_found(civil_status, method, path):
    assert civil_status.find_operation(method, path) is None


@given(st.lists(st.lists(PART | st.just("{x}"), min_size=1, max_size=3), min_size=1, max_size=6), st.data())
def test_paths_match_as_a_plain_search_would(templates, data):
    paths: Paths[str] = Paths()
    for template in templates:
        paths.add("/" + "/".join(template), "/".join(template))
    asked = data.draw(st.lists(PART, min_size=1, max_size=3))

    found = paths.find([part.encode() for part in asked])

    matching = [
        template
        for template in templates
        if len(template) == len(asked) and all(t in ("{x}", a) for t, a in zip(template, asked, strict=True))
    ]
    best = max(matching, key=lambda template: [part != "{x}" for part in template], default=None)
    assert found == ("/".join(best) if best else None)


@given(st.lists(st.text(min_size=1).filter(lambda part: not set(part) & {"/", "\\", "\0"}), min_size=1))
def test_a_path_is_split_the_same_however_it_is_encoded(parts):
    path = "/" + "/".join(quote(part, safe="") for part in parts)

    assert split_path(path.encode()) == [part.encode() for part in parts]


def check(civil_status, operation, *, query=b"", body=None, media=JSON) -> list[Violation]:
    content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    return civil_status.operations[operation].check_request(query, media, content)


def test_a_request_as_described_is_fine(civil_status):
    assert check(civil_status, "GET /nguoi/{soDinhDanh}", query=b"?truong=hoTen,ngaySinh&trang=2") == []
    assert check(civil_status, "POST /nguoi/tim", body={"hoTen": "A", "ngaySinh": "2000-01-31"}) == []


@pytest.mark.parametrize(
    ("query", "violation"),
    [
        (b"trang=0", Violation("query trang", "minimum")),
        (b"trang=x", Violation("query trang", "type")),
        (b"trang=1&trang=2", Violation("query trang", "repeated")),
        (b"truong=hoTen,luong", Violation("query truong/1", "enum")),
    ],
)
def test_a_query_that_is_not(civil_status, query, violation):
    assert check(civil_status, "GET /nguoi/{soDinhDanh}", query=query) == [violation]


@pytest.mark.parametrize(
    ("body", "media", "violation"),
    [
        (None, JSON, Violation("body", "missing")),
        (b"{", JSON, Violation("body", "json")),
        (b"\xff", JSON, Violation("body", "json")),
        (b'{"hoTen":NaN}', JSON, Violation("body", "json")),
        (b"[" * 100_000, JSON, Violation("body", "json")),
        (b"{}", b"text/xml", Violation("body", "media")),
        ({"hoTen": "A"}, JSON, Violation("body", "required")),
        ({"hoTen": "", "ngaySinh": "2000-01-31"}, JSON, Violation("body/hoTen", "minLength")),
        ({"hoTen": "A", "ngaySinh": "31/01/2000"}, JSON, Violation("body/ngaySinh", "format")),
        ({"hoTen": "A", "ngaySinh": "2000-01-31", "la": 1}, JSON, Violation("body", "additionalProperties")),
    ],
)
def test_a_body_that_is_not(civil_status, body, media, violation):
    assert check(civil_status, "POST /nguoi/tim", body=body, media=media) == [violation]


def test_a_violation_never_repeats_the_value(civil_status):
    found = check(civil_status, "POST /nguoi/tim", body={"hoTen": "A", "ngaySinh": "bi-mat-012345"})

    assert "bi-mat" not in "".join(each.message_in("vi") + each.message_in("en") for each in found)


@pytest.mark.parametrize(
    ("status", "media", "body", "rules"),
    [
        (200, JSON, {"hoTen": "A", "ngaySinh": "2000-01-31"}, []),
        (200, JSON, {"hoTen": "A"}, ["required"]),
        (200, b"text/html", {"hoTen": "A"}, ["media"]),
        (404, b"application/problem+json; charset=utf-8", {"detail": "x"}, []),
        (404, b"application/problem+json", {}, ["required"]),
        (503, JSON, {}, ["status"]),
    ],
)
def test_an_answer(civil_status, status, media, body, rules):
    operation = civil_status.operations["GET /nguoi/{soDinhDanh}"]

    assert [each.rule for each in operation.check_answer(status, media, json.dumps(body).encode())] == rules
