"""Every word of every list of the model has Vietnamese words."""

from enum import StrEnum

import pytest

from lgsp.architecture.model.entities import Record
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.planning import CostLine
from lgsp.architecture.revisions.shapes import get_shape, list_shapes
from lgsp.architecture.revisions.wording import Wording, say_title, say_word


def _list_words(kind, found):
    for shape in list_shapes(kind):
        if isinstance(shape.type, type) and issubclass(shape.type, StrEnum):
            found.update(shape.type)
        elif isinstance(shape.type, type) and issubclass(shape.type, Record):
            _list_words(shape.type, found)
    return found


WORDS = sorted({word for kind in KINDS.values() for word in _list_words(kind, set())}, key=repr)


@pytest.mark.parametrize("word", WORDS, ids=repr)
def test_a_word_is_said_in_vietnamese(word):
    assert say_word(word) != word.value


def test_a_unit_goes_from_the_title_to_the_number():
    shape = get_shape(CostLine, "likely")

    assert say_title(shape) == "khả dĩ"
    assert Wording(str).say(shape, 1_500_000) == "1.500.000 đồng"


def test_a_year_is_no_quantity():
    assert Wording(str).say(get_shape(CostLine, "year"), 2026) == "2026"


def test_a_title_that_begins_with_an_abbreviation_keeps_its_letters():
    assert say_title(get_shape(KINDS["service"], "code")) == "mã dịch vụ trên LGSP"
