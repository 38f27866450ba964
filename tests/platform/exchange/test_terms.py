"""What an agreement allows: which operations, at what hours."""

from datetime import datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.exchange.faults import OperationForbidden, OutsideHours
from lgsp.platform.exchange.snapshot import Hours, Operation
from lgsp.platform.exchange.terms import VIETNAM, OpeningHours, Terms, canonical, to_pattern
from lgsp.platform.exchange.testing import make_agreement

READ_ONE = [Operation(method="GET", path="/nguoi/{so}"), Operation(method="POST", path="/tim-kiem/**")]


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM).timestamp()


def allows(method: bytes, path: bytes, operations=READ_ONE) -> bool:
    try:
        Terms(make_agreement("a", operations=operations)).check(method, path, now=0)
    except OperationForbidden:
        return False
    return True


@pytest.mark.parametrize(
    ("method", "path"),
    [
        (b"GET", b"/nguoi/012"),
        (b"GET", b"/ngu%6Fi/012"),
        (b"GET", b"/nguoi/ng%C6%B0%E1%BB%9Di"),
        (b"POST", b"/tim-kiem/"),
        (b"POST", b"/tim-kiem/a/b"),
    ],
)
def test_an_operation_that_was_agreed_is_allowed(method, path):
    assert allows(method, path)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        (b"POST", b"/nguoi/012"),
        (b"GET", b"/nguoi"),
        (b"GET", b"/nguoi/"),
        (b"GET", b"/nguoi/012/"),
        (b"GET", b"/nguoi/012/con"),
        (b"GET", b"/nguoi/012%2Fcon"),
        (b"GET", b"/nguoi/012%5Ccon"),
        (b"GET", b"/nguoi/012%00"),
        (b"GET", b"//nguoi/012"),
        (b"GET", b"/Nguoi/012"),
        (b"GET", b""),
        (b"POST", b"/tim-kiem"),
        (b"POST", b"/tim-kiem//a"),
        (b"PUT", b"/tim-kiem/a"),
    ],
)
def test_any_other_is_refused(method, path):
    assert not allows(method, path)


def test_the_refusal_names_the_agreement_and_the_operation():
    with pytest.raises(OperationForbidden, match="The agreement a does not allow PUT /x"):
        Terms(make_agreement("a", operations=READ_ONE)).check(b"PUT", b"/x", now=0)


@given(st.lists(st.text(min_size=1).filter(lambda part: not set(part) & {"/", "\\", "\0"}), min_size=1))
def test_a_path_means_the_same_however_it_is_encoded(parts):
    plain = "/" + "/".join(parts)
    shouting = "".join(f"/{''.join(f'%{byte:02X}' for byte in part.encode())}" for part in parts)

    assert canonical(quote(plain).encode()) == canonical(shouting.encode()) == plain.encode()


@pytest.mark.parametrize("path", ["nguoi", "/**/x", "/a/**/b"])
def test_a_malformed_path_is_refused(path):
    with pytest.raises(ValueError, match="path"):
        to_pattern(path)


def test_a_path_is_no_regular_expression():
    assert not allows(b"GET", b"/axb", [Operation(method="GET", path="/a.b")])


OFFICE = Hours(since="07:30", until="17:00", days=(1, 2, 3, 4, 5))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-01-05 07:29:59", False),
        ("2026-01-05 07:30:00", True),
        ("2026-01-05 16:59:59", True),
        ("2026-01-05 17:00:00", False),
        ("2026-01-10 09:00:00", False),
    ],
)
def test_hours_begin_and_end_in_vietnams_time(moment, is_open):
    assert OpeningHours(OFFICE).contain(at(moment)) is is_open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-01-05 21:59:00", False),
        ("2026-01-05 22:00:00", True),
        ("2026-01-06 05:59:00", True),
        ("2026-01-06 06:00:00", False),
        ("2026-01-05 05:00:00", False),
        ("2026-01-07 05:00:00", False),
    ],
)
def test_hours_that_cross_midnight_belong_to_the_day_they_began_on(moment, is_open):
    assert OpeningHours(Hours(since="22:00", until="06:00", days=(1,))).contain(at(moment)) is is_open


def test_a_call_outside_the_hours_is_refused():
    terms = Terms(make_agreement("a", hours=OFFICE))

    terms.check(b"GET", b"/any/thing", now=at("2026-01-05 09:00:00"))
    with pytest.raises(OutsideHours, match="07:30-17:00"):
        terms.check(b"GET", b"/any/thing", now=at("2026-01-05 19:00:00"))


@pytest.mark.parametrize("hours", [Hours(since="7:30", until="17:00"), Hours(since="07:30", until="17:60")])
def test_a_malformed_hour_is_refused(hours):
    with pytest.raises(ValueError, match="HH:MM"):
        OpeningHours(hours)


def test_a_malformed_day_is_refused():
    with pytest.raises(ValueError, match="days 1 to 7"):
        OpeningHours(Hours(since="07:00", until="17:00", days=(0,)))
