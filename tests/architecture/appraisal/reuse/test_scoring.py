"""Points for likeness: whole, within bounds, the same either way of writing, and only for what is really shared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.architecture.appraisal.reuse import THRESHOLD
from lgsp.architecture.appraisal.reuse.scoring import DESIGN_TELLS, OTHER_TELLS, SAME_WORK, Said, Scorer
from lgsp.architecture.appraisal.reuse.words import has_marks, read_words

NAMES = st.text(alphabet="abc đấGD", min_size=1, max_size=30)
SAID = st.builds(Said, NAMES, st.one_of(st.just(""), NAMES))


def score(one, other, *known):
    return Scorer([Said(name) for name in known or (one, other)]).score_names(one, other)


@given(one=NAMES, other=NAMES)
def test_points_for_names_are_within_bounds_and_full_for_the_same_words(one, other):
    found = score(one, other, one, other, "a b", "c")

    assert 0 <= found.points <= 100
    assert found.points or not found.runs
    if read_words(one, is_marked=has_marks(one)):
        assert score(one, one).points == 100


@given(one=SAID, other=SAID)
def test_points_for_descriptions_are_within_bounds_and_none_without_one(one, other):
    scorer = Scorer([one, other])

    assert 0 <= scorer.score_description(one, other).points <= DESIGN_TELLS
    assert 0 <= scorer.score_other(one, other).points <= OTHER_TELLS
    assert 0 <= scorer.score_work(one, other).points <= SAME_WORK
    if not one.description:
        assert scorer.score_description(one, other).points == scorer.score_work(one, other).points == 0


def test_what_the_names_share_already_is_not_counted_again_for_the_description():
    scorer = Scorer([Said("Cấp cứu ngoại viện")])
    said_once = scorer.score_description(Said("Lá Xanh", "Cấp cứu ngoại viện"), Said("Cấp cứu ngoại viện"))
    said_twice = scorer.score_description(
        Said("Cấp cứu ngoại viện", "Cấp cứu ngoại viện"), Said("Cấp cứu ngoại viện")
    )

    assert (said_once.points, said_twice.points) == (DESIGN_TELLS, 0)


@given(name=NAMES, is_marked=st.booleans())
def test_case_and_spaces_make_no_difference(name, is_marked):
    assert read_words(f"  {name.upper()} ", is_marked=is_marked) == read_words(name, is_marked=is_marked)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Quản lý tài sản", "tài"), ("Quản lý văn bằng", "bằng"), ("Quản lý chợ", "chợ"), ("Bảo vệ rừng", "vệ")],
)
def test_filler_takes_no_other_word_along(name, kept):
    assert read_words(kept, is_marked=True) <= read_words(name, is_marked=True)
    assert read_words(kept, is_marked=False) <= read_words(name, is_marked=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Quản lý văn bằng", "Quản lý văn bản"), ("Quản lý thuê bao", "Quản lý thuế"), ("Lưu trữ", "Lưu trú")],
)
def test_marks_tell_words_apart_where_both_have_them(one, other):
    assert score(one, other).points < THRESHOLD


def test_without_marks_on_one_side_they_are_left_out_of_both():
    assert score("quan li tai san cong", "Quản lý tài sản công", "Quản lý tài sản công").points == 100


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Phần mềm quản lý GDNN", "Quản lý giáo dục nghề nghiệp"),
        ("CSDL KT-XH", "Cơ sở dữ liệu kinh tế - xã hội"),
        ("Mạng TSLCD", "Mạng truyền số liệu chuyên dùng"),
    ],
)
def test_an_abbreviation_is_what_its_letters_begin(short, whole):
    assert score(short, whole).points == score(whole, short).points == 100
