"""Typeface, encoding, colour and size, judged from facts."""

import pytest

from lgsp.architecture.documents.formality import letters
from lgsp.architecture.documents.formality.facts import Role
from lgsp.architecture.frameworks.page_requirements import get_page_requirement
from tests.architecture.documents.formality.finished import make_facts, make_words

JUDGES = {
    "typeface": letters.judge_typeface,
    "encoding": letters.judge_encoding,
    "colour": letters.judge_colour,
    "body-size": letters.judge_body_size,
}


def _judge(subject, *words, **facts):
    return [
        (one.verdict.value, one.measured)
        for one in JUDGES[subject](make_facts(words=words, **facts), get_page_requirement(subject))
    ]


@pytest.mark.parametrize(
    "name", ["Times New Roman", "TimesNewRomanPSMT", "TimesNewRomanPS-BoldItalicMT", "TimesNewRoman,Bold"]
)
def test_every_way_of_naming_the_typeface_is_known(name):
    assert [verdict for verdict, _ in _judge("typeface", make_words(typeface=name))] == ["holds"]


@pytest.mark.parametrize("name", ["LiberationSerif", "Times-Roman", "Times New Roman / Calibri", "Arial", ""])
def test_a_typeface_like_it_is_not_it(name):
    assert _judge("typeface", make_words(typeface=name)) == [("broken", f"{name}: 6 chữ cái")]


def test_spaces_dots_and_digits_have_no_typeface_that_counts():
    words = make_words(), make_words("· – 12", typeface="Symbol")

    assert [verdict for verdict, _ in _judge("typeface", *words)] == ["holds"]


def test_lettering_of_pictures_is_left_out_where_the_file_tells_it():
    words = make_words(), make_words("nhãn", typeface="Be Vietnam Pro", role=Role.PICTURE, colour="FFFFFF")

    assert [verdict for verdict, _ in _judge("typeface", *words)] == ["holds"]
    assert [verdict for verdict, _ in _judge("colour", *words)] == ["holds"]


def test_a_small_rest_is_a_doubt_where_the_file_does_not_tell_pictures():
    words = make_words("lời văn" * 20), make_words("nhãn", typeface="Arial", role=Role.UNKNOWN)

    assert [verdict for verdict, _ in _judge("typeface", *words, tells_roles=False)] == [
        "cannot-tell",
        "holds",
    ]
    assert [verdict for verdict, _ in _judge("typeface", *words, tells_roles=True)] == ["broken", "holds"]


@pytest.mark.parametrize(
    ("colour", "verdict"), [("000000", "holds"), ("231F20", "holds"), ("404040", "broken")]
)
def test_black_is_black_also_as_printers_mix_it(colour, verdict):
    assert [found for found, _ in _judge("colour", make_words(colour=colour))] == [verdict]


@pytest.mark.parametrize("name", [".VnTime", "VNI-Times", "VnTimeH"])
def test_typefaces_of_the_old_encodings_are_found(name):
    assert [found for found, _ in _judge("encoding", make_words(typeface=name))] == ["broken"]


def test_letters_without_a_unicode_value_are_a_doubt():
    told = [("cannot-tell", "3 ký tự trong tệp không có mã Unicode")]

    assert _judge("encoding", make_words(), unreadable=3) == told


@pytest.mark.parametrize("subject", JUDGES)
def test_a_scan_without_letters_cannot_be_told(subject):
    assert [verdict for verdict, _ in _judge(subject)] == ["cannot-tell"]


@pytest.mark.parametrize(
    ("size", "verdict"), [(12, "broken"), (13, "holds"), (14, "holds"), (14.1, "holds"), (15, "broken")]
)
def test_the_size_of_running_text_is_held_to_the_range(size, verdict):
    assert [found for found, _ in _judge("body-size", make_words(size=size))] == [verdict]


def test_tables_and_captions_may_be_smaller():
    words = make_words(), make_words("ô bảng", size=11, is_running=False)

    assert [found for found, _ in _judge("body-size", *words)] == ["holds"]


def test_a_stray_word_of_another_size_does_not_count():
    words = make_words("lời văn " * 100), make_words("mũ", size=9)

    assert [found for found, _ in _judge("body-size", *words)] == ["holds"]
