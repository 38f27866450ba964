"""Terms of an agreement: kept in a row, read back the same, and handed to the gateways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.exchange.snapshot import Hours, Operation
from lgsp.platform.registry.entries import Terms
from lgsp.platform.registry.errors import TermsMalformed
from lgsp.platform.registry.terms import check_terms, from_row, to_exchange, to_row

TERMS = st.builds(
    Terms,
    operations=st.lists(st.sampled_from(["GET /nguoi/*", "POST /tim"]), unique=True).map(tuple),
    hours=st.sampled_from(["", "07:30-17:00", "22:00-06:00"]),
    days=st.lists(st.integers(1, 7), unique=True).map(tuple),
    rate=st.none() | st.floats(0.1, 100),
    burst=st.integers(1, 100),
    per_day=st.none() | st.integers(1, 10**6),
    fields=st.lists(st.sampled_from(["hoTen", "con[].hoTen"]), unique=True).map(tuple),
    validation=st.sampled_from(["enforce", "warn", "off"]),
)


@given(TERMS)
def test_terms_come_back_from_their_row(terms):
    check_terms(terms, key="k")

    assert from_row(to_row(terms)) == terms


def test_no_terms_are_an_empty_row():
    assert to_row(Terms()) == {}


def test_the_gateways_get_operations_and_hours():
    found = to_exchange(to_row(Terms(operations=("get /nguoi/*",), hours="07:30-17:00", days=(1, 2))))

    assert found["operations"] == [Operation(method="GET", path="/nguoi/*")]
    assert found["hours"] == Hours(since="07:30", until="17:00", days=(1, 2))


def test_days_alone_mean_the_whole_day():
    assert to_exchange(to_row(Terms(days=(6, 7))))["hours"] == Hours(
        since="00:00", until="24:00", days=(6, 7)
    )


@pytest.mark.parametrize(
    "terms",
    [
        Terms(operations=("FETCH /x",)),
        Terms(operations=("GET x",)),
        Terms(operations=("/x",)),
        Terms(hours="8-17"),
        Terms(hours="08:00"),
        Terms(days=(8,)),
        Terms(rate=0),
        Terms(burst=0),
        Terms(per_day=-1),
    ],
)
def test_terms_that_no_gateway_can_keep_are_refused(terms):
    with pytest.raises(TermsMalformed, match="agreement k"):
        check_terms(terms, key="k")
