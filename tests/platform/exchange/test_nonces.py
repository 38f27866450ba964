import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.exchange.errors import SignatureRefused
from lgsp.platform.exchange.nonces import Nonces


def test_two_keys_may_use_the_same_nonce():
    nonces = Nonces(since=0, keep_s=300)

    nonces.remember("a", "n", created=10, now=10)
    nonces.remember("b", "n", created=10, now=10)

    assert nonces.size == 2


def test_what_is_too_old_to_be_taken_is_forgotten():
    nonces = Nonces(since=0, keep_s=300)
    nonces.remember("a", "n", created=10, now=10)

    nonces.remember("a", "m", created=311, now=311)

    assert nonces.size == 1


def test_what_was_signed_before_the_gateway_began_is_refused():
    nonces = Nonces(since=100.7, keep_s=300)

    with pytest.raises(SignatureRefused, match="made before the time from which"):
        nonces.remember("a", "n", created=100, now=101)
    nonces.remember("a", "n", created=101, now=101)


def test_at_its_bound_the_oldest_second_is_given_up_and_nothing_as_old_is_taken_again():
    nonces = Nonces(since=0, keep_s=300, capacity=2)
    nonces.remember("a", "1", created=10, now=12)
    nonces.remember("a", "2", created=11, now=12)

    nonces.remember("a", "3", created=12, now=12)

    assert nonces.size == 2
    with pytest.raises(SignatureRefused, match="made before the time from which"):
        nonces.remember("a", "1", created=10, now=12)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 20), st.integers(-3, 3)), max_size=40))
def test_nothing_is_ever_taken_twice(arrivals):
    nonces, taken = Nonces(since=0, keep_s=4, capacity=3), set()

    for nonce, created, drift in arrivals:
        try:
            nonces.remember("a", str(nonce), created=created, now=created + drift)
        except SignatureRefused:
            continue
        assert (nonce, created) not in taken
        taken.add((nonce, created))
        assert nonces.size <= 3
