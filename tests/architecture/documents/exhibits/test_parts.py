"""Several exhibits under one title."""

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits.exhibit import WordsExhibit
from lgsp.architecture.documents.exhibits.parts import part
from tests.architecture.model_folders import DAY


def test_exhibits_stand_under_the_title_in_their_order(province):
    one, two = WordsExhibit("mot", ()), WordsExhibit("hai", ())

    (made,) = part("phan", "Phần", lambda _: one, lambda _: (two, one))(Edition(province, DAY))

    assert (made.code, made.title) == ("phan", "Phần")
    assert made.exhibits == (one, two, one)


def test_a_part_of_nothing_is_left_out(province):
    assert part("phan", "Phần", lambda _: ())(Edition(province, DAY)) == ()
