"""Letters measured on the font itself, and lines broken by that measure."""

import pytest

from lgsp.architecture.pictures.lettering import drawable, list_font_files, measure, wrap, wrap_evenly


def test_no_line_is_wider_than_asked():
    lines = wrap("Nền tảng tích hợp, chia sẻ dữ liệu dùng chung cấp tỉnh", width=70, size=9)

    assert len(lines) > 2
    assert all(measure(line, size=9) <= 70 for line in lines)
    assert " ".join(lines) == "Nền tảng tích hợp, chia sẻ dữ liệu dùng chung cấp tỉnh"


def test_a_word_wider_than_the_line_is_cut():
    lines = wrap("một " + "W" * 40 + " hai", width=50, size=9)

    assert all(measure(line, size=9) <= 50 for line in lines)
    assert "".join(lines).replace(" ", "") == "một" + "W" * 40 + "hai"


def test_what_does_not_fit_ends_in_an_ellipsis():
    lines = wrap("chữ " * 50, width=60, size=9, max_lines=3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert measure(lines[-1], size=9) <= 60


def test_even_lines_are_no_more_than_needed_and_no_word_is_lost():
    text = "Trung tâm giám sát an toàn thông tin"

    even = wrap_evenly(text, width=110, size=9)

    assert len(even) == len(wrap(text, width=110, size=9))
    assert " ".join(even) == text


def test_empty_text_is_one_empty_line():
    assert wrap("  ", width=50, size=9) == ("",)


@pytest.mark.parametrize("letter", "ĂÂĐÊÔƠƯăâđêôơưẶẫễộợữỵ–“”")
def test_every_vietnamese_letter_can_be_drawn_in_every_weight(letter):
    assert drawable(letter) == letter
    assert measure(letter, size=10, weight=400) > 0
    assert measure(letter, size=10, weight=600) > 0


def test_what_the_font_lacks_is_spelled_as_its_code():
    assert drawable("😀\x01\n漢") == "[U+1F600][U+0001] [U+6F22]"


def test_the_fonts_are_files_of_an_installed_package():
    assert all(path.is_file() for path in list_font_files())
