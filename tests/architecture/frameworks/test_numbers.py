"""Numbers of documents, as people write them."""

import pytest

from lgsp.architecture.frameworks.numbers import NumberFinder, is_number

DECREE, DECISION, CIRCULAR = "278/2025/NĐ-CP", "1425/QĐ-TTg", "39/2017/TT-BTTTT"
LAW, LETTER, NORM, LOCAL = "148/2025/QH15", "2384/BTTTT-THH", "TCVN 14423:2026", "2906/QĐ-UBND"
FINDER = NumberFinder([DECREE, DECISION, CIRCULAR, LAW, LETTER, NORM, LOCAL, "09/2025/QĐ-TTg"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị định số 278/2025/NĐ-CP ngày 22/10/2025", DECREE),
        ("nghi dinh 278/2025/nd-cp", DECREE),
        ("278 / 2025 / NĐ – CP", DECREE),
        ("NGHỊ ĐỊNH SỐ 278/2025", DECREE),
        ("theo NĐ 278/2025, Điều 5", DECREE),
        ("278/2025/NÐ-CP".replace("Ð", "Đ"), DECREE),
        ("Quyết định 1425/QĐ-TTg", DECISION),
        ("QĐ 1425.", DECISION),
        ("Quyết định số\n1425/QĐ-TTg", DECISION),
        ("TT 39/2017/TT-BTTTT", CIRCULAR),
        ("Luật số 148/2025", LAW),
        ("Văn bản 2384", LETTER),
        ("công văn số 2384/BTTTT-THH", LETTER),
        ("TCVN 14423:2026", NORM),
        ("tcvn 14423", NORM),
        ("(2906/QĐ-UBND)", LOCAL),
        ("QĐ 9/2025/QĐ-TTg", "09/2025/QĐ-TTg"),
    ],
)
def test_a_number_is_found_however_it_is_written(text, number):
    assert FINDER.find(text) == (number,)


@pytest.mark.parametrize(
    "text",
    [
        "1278/2025/NĐ-CP",
        "278/2025/QĐ-TTg",
        "278/2024/NĐ-CP",
        "Nghị định 2781/2025",
        "Quyết định 14250",
        "Quyết định 1425/2020",
        "TCVN 14423:2025",
        "Quyết định 2906",
        "bảng 1425",
        "278",
        "",
    ],
)
def test_another_number_is_not_taken_for_it(text):
    assert FINDER.find(text) == ()


def test_every_number_of_a_text_is_found_once_in_the_order_asked_for():
    text = "TCVN 14423, 278/2025/NĐ-CP, NĐ 278/2025 và QĐ 1425"

    assert FINDER.find(text) == (DECREE, DECISION, NORM)


def test_what_has_no_number_is_never_found():
    assert NumberFinder(["…/BKHCN-CĐSQG"]).find("Công văn …/BKHCN-CĐSQG") == ()
    assert NumberFinder([]).find("278/2025/NĐ-CP") == ()


def test_a_number_is_itself_however_it_is_written():
    assert is_number("9/2025/QĐ–TTg ", "09/2025/QĐ-TTg")
    assert not is_number("9/2025/QĐ-TTg", "19/2025/QĐ-TTg")
