"""Codes of objects in few words."""

from hypothesis import given
from hypothesis import strategies as st

from lgsp.architecture.pictures.plates.spans import join_codes


def test_codes_that_follow_one_another_are_a_span():
    assert join_codes(["KT-HT-001", "KT-HT-002", "KT-HT-003"]) == "KT-HT-001–003"


def test_two_neighbours_are_named_both():
    assert join_codes(["KT-2", "KT-1"]) == "KT-1, 2"


def test_numbers_of_another_length_do_not_follow():
    assert join_codes(["KT-9", "KT-10", "KT-11"]) == "KT-9, 10, 11"


def test_a_code_without_a_number_stands_alone():
    assert join_codes(["KT-LGSP", "KT-1"]) == "KT-1; KT-LGSP"


def test_no_codes_are_nothing():
    assert join_codes([]) == ""


@given(st.sets(st.integers(0, 999), min_size=1), st.integers(1, 5))
def test_every_code_is_named_in_a_span_or_counted(numbers, most):
    said = join_codes((f"KT-{number:03}" for number in numbers), most=most)

    listed, _, rest = said.removeprefix("KT-").partition(" và ")
    named = 0
    for span in listed.split(", "):
        first, _, last = span.partition("–")
        named += int(last or first) - int(first) + 1
    assert named + int(rest.split(" ")[0] if rest else 0) == len(numbers)
