"""Files inside a DOCX carry no time of their own: the same content gives the same bytes."""

import zipfile
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say
_DOCUMENT = "word/document.xml"
_EMPTY = b"<w:body/>"
_STORED = (".png",)


def pack_again(content: bytes, *, body: bytes) -> bytes:
    """Return the same archive with that body in its document, and every file at one fixed time."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            said = old.read(name)
            if name == _DOCUMENT:
                before, after = said.split(_EMPTY)
                said = b"".join((before, b"<w:body>", body, b"</w:body>", after))
            new.writestr(entry, said)
    return packed.getvalue()
