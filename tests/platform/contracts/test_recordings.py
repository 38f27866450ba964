"""What was recorded is given again to the same question, however it is spelt, and to no other."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.contracts.errors import RecordingMalformed, RecordingOfProduction
from lgsp.platform.contracts.mocking import HEADER, Asked
from lgsp.platform.contracts.recordings import MAX_BYTES, Recorded, Recording, make_question, read_recording

SERVICE = "VN-H99-TEST/GOV/H99.10/HOTICH/tra-cuu"


def recorded(asked: Asked, answer: bytes = b"{}", **changes) -> Recorded:
    method, path, query, digest = make_question(asked)
    fields = {"status": 200, "media": "application/json", "answer": answer, "exchange": "e", **changes}
    return Recorded(method=method, path=path, query=query, body_sha256=digest, **fields)


def test_the_same_question_gets_the_recorded_answer_and_says_so():
    recording = Recording(SERVICE, [recorded(Asked(b"GET", b"/nguoi/1", b"a=1&b=2"), b'{"hoTen":"X"}')])

    found = recording.find(Asked(b"GET", b"/nguoi/%31", b"?b=2&a=1"))

    assert (found.status, found.body) == (200, b'{"hoTen":"X"}')
    assert found.pairs == [(b"Content-Type", b"application/json"), (HEADER, b"recorded")]


@pytest.mark.parametrize(
    "asked",
    [
        Asked(b"POST", b"/nguoi/1"),
        Asked(b"GET", b"/nguoi/2"),
        Asked(b"GET", b"/nguoi/1/x"),
        Asked(b"GET", b"/nguoi%2F1"),
        Asked(b"GET", b"/nguoi/1", b"a=1"),
        Asked(b"GET", b"/nguoi/1", body=b"x"),
    ],
)
def test_another_question_gets_nothing(asked):
    assert Recording(SERVICE, [recorded(Asked(b"GET", b"/nguoi/1"))]).find(asked) is None


def test_json_is_the_same_whatever_its_spaces_and_order():
    recording = Recording(SERVICE, [recorded(Asked(b"POST", b"/tim", body=b'{"a":1,"b":[2]}'))])

    assert recording.find(Asked(b"POST", b"/tim", body=b'{ "b": [2], "a": 1 }'))
    assert recording.find(Asked(b"POST", b"/tim", body=b'{"a":1,"b":[3]}')) is None
    assert recording.find(Asked(b"POST", b"/tim", body=b"[" * 100_000)) is None


def test_of_two_answers_to_one_question_the_later_stays():
    asked = Asked(b"GET", b"/nguoi/1")

    assert Recording(SERVICE, [recorded(asked, b"1"), recorded(asked, b"2")]).find(asked).body == b"2"


words = st.binary(max_size=20).filter(lambda part: not set(part) & set(b"/\\\0"))


@given(st.lists(words.filter(bool), min_size=1, max_size=3), st.binary(max_size=40), st.binary(max_size=40))
def test_every_recording_is_read_as_it_was_written(parts, body, answer):
    path = b"/" + b"/".join(b"".join(b"%%%02x" % byte for byte in part) for part in parts)
    asked = Asked(b"PUT", path, b"", b"", body)
    recording = Recording(SERVICE, [recorded(asked, answer)])

    again = read_recording(recording.encode())

    assert (again.service, again.answers) == (SERVICE, recording.answers)
    assert again.find(asked).body == answer


def test_what_is_in_production_is_refused_when_made_and_when_read():
    content = Recording(SERVICE, [recorded(Asked(b"GET", b"/x"))]).encode()

    with pytest.raises(RecordingOfProduction, match="never given out"):
        Recording(SERVICE.replace("-TEST", ""), [])
    with pytest.raises(RecordingOfProduction):
        read_recording(content.replace(b"-TEST", b""))


@pytest.mark.parametrize(
    "spoilt",
    [
        {"status": 99},
        {"status": 600},
        {"status": 204},
        {"media": "text/plain\r\nSet-Cookie: a=b"},
        {"media": "x" * 201},
    ],
)
def test_an_answer_that_could_not_be_given_is_refused(spoilt):
    document = json.loads(Recording(SERVICE, [recorded(Asked(b"GET", b"/x"))]).encode())
    document["answers"][0].update(spoilt)

    with pytest.raises(RecordingMalformed):
        read_recording(json.dumps(document).encode())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format":"x"}', b"\xff", b" " * (MAX_BYTES + 1)])
def test_what_is_no_recording_is_refused(content):
    with pytest.raises(RecordingMalformed):
        read_recording(content)


def test_a_recording_that_grew_too_large_is_not_written():
    asked = [Asked(b"GET", b"/%d" % number) for number in range(3)]

    with pytest.raises(RecordingMalformed, match="2 MiB"):
        Recording(SERVICE, [recorded(one, bytes(MAX_BYTES // 3)) for one in asked]).encode()


def test_a_body_is_known_by_its_digest_only():
    assert make_question(Asked(b"POST", b"/x", body=b"not json"))[3] == sha256(b"not json").hexdigest()
