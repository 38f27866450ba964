"""Pseudonyms that only the holder of a key can make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.evidence.errors import KeyUnusable
from lgsp.platform.evidence.subjects import SubjectKey, read_or_make_subject_key

KEY = SubjectKey(b"k" * 32)


@given(st.binary(min_size=1, max_size=64), st.binary(min_size=1, max_size=64))
def test_a_person_has_one_pseudonym_and_others_have_others(one, other):
    assert KEY.name(one) == KEY.name(b" " + one + b"\t")
    assert (KEY.name(one) == KEY.name(other)) == (one.strip() == other.strip())
    assert SubjectKey(b"l" * 32).name(one) != KEY.name(one)


def test_the_key_is_made_once_and_kept_secret(tmp_path):
    path = tmp_path / "keys/subjects.key"

    first = read_or_make_subject_key(path).name(b"001099000123")

    assert read_or_make_subject_key(path).name(b"001099000123") == first
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_of_another_length_is_refused(tmp_path):
    path = tmp_path / "subjects.key"
    path.write_bytes(b"short")

    with pytest.raises(KeyUnusable, match="has not 32 bytes"):
        read_or_make_subject_key(path)
