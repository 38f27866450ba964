"""Which typeface the PDF is set in."""

import typst

from lgsp.architecture.documents import typefaces
from lgsp.architecture.documents.typefaces import choose_typeface


def test_the_typeface_chosen_can_show_vietnamese():
    chosen = choose_typeface()

    _, warnings = typst.compile_with_warnings(
        b'#set document(title: "t")\n#set text(font: sys.inputs.face, fallback: false)\n#strong(sys.inputs.words)',
        format="pdf",
        sys_inputs={"face": chosen, "words": "Đường Ữ Ợ ẵ"},
        pdf_standards=["a-2a"],
    )
    assert warnings == []


def test_a_typeface_that_is_not_there_is_not_chosen():
    assert not typefaces._is_complete("No Such Typeface 1234")


def test_the_typeface_inside_the_typesetter_is_complete():
    assert typefaces._is_complete("Libertinus Serif")
