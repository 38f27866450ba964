"""Vietnamese text: one form, tone-blind search, the order of the alphabet."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lgsp.kernel.text import collation_key, fold, nfc


def test_the_same_word_in_two_unicode_forms_is_one_word():
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Ánh Tuyết")

    assert nfc(decomposed) == "Nguyễn Thị Ánh Tuyết"
    assert fold(decomposed) == "nguyen thi anh tuyet"
    assert collation_key(decomposed) == collation_key("Nguyễn Thị Ánh Tuyết")


def test_tones_decide_only_between_equal_letters():
    words = ["mã", "mạ", "má", "mả", "mà", "ma", "mã số", "ma trận"]

    assert sorted(words, key=collation_key) == ["ma", "mà", "mả", "mã", "má", "mạ", "mã số", "ma trận"]


@given(st.text())
def test_folding_twice_changes_nothing(text):
    once = fold(text)

    assert fold(once) == once


def test_a_tone_mark_that_stands_alone_has_a_place_in_the_order():
    assert sorted(["b", "\N{COMBINING GRAVE ACCENT}", "a"], key=collation_key)[1:] == ["a", "b"]
