"""
Which typeface the PDF is set in: Times New Roman where it is, else one like it, else the one inside the typesetter.

Nghị định 30/2020/NĐ-CP asks for Times New Roman. A face is taken only if it can show every Vietnamese letter: old
releases of its substitutes cannot, and would be patched letter by letter from another face.
"""

from functools import cache

import typst

_WANTED = ("Times New Roman", "Liberation Serif")
_BUNDLED = "Libertinus Serif"
_LETTERS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ–“”…"
_PROBE = b"""#set document(title: "probe")
#set text(font: sys.inputs.typeface, fallback: false)
#let letters = sys.inputs.letters
#letters #strong(letters) #emph(letters)
"""


@cache
def choose_typeface() -> str:
    """Return the first wanted typeface this machine can set Vietnamese in, upright, bold and italic."""
    return next((typeface for typeface in _WANTED if _is_complete(typeface)), _BUNDLED)


def _is_complete(typeface: str) -> bool:
    """PDF/A refuses a letter without a shape; a typeface that is not there at all is only warned of."""
    try:
        _, warnings = typst.compile_with_warnings(
            _PROBE,
            format="pdf",
            sys_inputs={"typeface": typeface, "letters": _LETTERS + _LETTERS.lower()},
            pdf_standards=["a-2a"],
        )
    except typst.TypstError:
        return False
    return not warnings
