"""Letters a medium cannot hold."""

import typst

from lgsp.architecture.documents.glyphs import breakable, settable, storable

ALL = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0xFFFE)]))
TEMPLATE = b"""#set document(title: "letters")
#set text(font: "Libertinus Serif", fallback: false)
#sys.inputs.letters
"""


def test_every_letter_let_through_can_be_set_with_the_bundled_typeface_alone():
    letters = "".join(letter for letter in ALL if settable(letter) == letter and not letter.isspace())

    assert len(letters) > 1000
    typst.compile(
        TEMPLATE,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"letters": " ".join(letters)},
        pdf_standards=["a-2a"],
    )


def test_what_cannot_be_set_is_spelled():
    assert settable("Tỉnh 😀 漢\x01") == "Tỉnh [U+1F600] [U+6F22][U+0001]"


def test_xml_holds_anything_but_control_characters():
    assert storable("😀\ttab\x00\x1b￾") == "😀\ttab[U+0000][U+001B][U+FFFE]"


def test_only_long_words_may_be_broken():
    assert breakable("ngắn dàiiiiii a/b-c", longest=6) == "ngắn " + "\u200b".join("dàiiiiii") + " a/b-c"
