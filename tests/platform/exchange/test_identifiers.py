from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.exchange.identifiers import make_id

INSTANTS = st.integers(0, (1 << 47) * 1_000_000)
ENTROPY = st.binary(min_size=10, max_size=10)


@given(INSTANTS, ENTROPY)
def test_an_identifier_is_a_uuid_of_version_7_that_holds_its_time(at, entropy):
    made = UUID(make_id(at, entropy=entropy))

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == at // 1_000_000


@given(INSTANTS, ENTROPY, ENTROPY)
def test_later_identifiers_sort_later(at, one, other):
    assert make_id(at, entropy=one) < make_id(at + 1_000_000, entropy=other)
