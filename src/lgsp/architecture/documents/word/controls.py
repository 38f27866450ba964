"""
Content controls: blocks of one key stand in one, so that a returned file says which words belong to what.

Its tag is the key with a digest of the content. A hidden bookmark over the same words says it again, for programs that
drop the controls when they save (LibreOffice does). Prose may be edited and even removed; what the model says may be
edited, to propose, but its control cannot be deleted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lgsp.architecture.documents.blocks import PROSE, Document, Figure, Heading, Landscape, Plain, Table

from .markup import make

FRONT, SIGNATURE, CONTENTS = "front", "signature", "contents"
"""The keys of what is not among the blocks."""
MARK = "_lgsp_"
"""How the name of the bookmark over a control begins; its place among the controls follows."""
_LONGEST_KEY = 53
"""A tag has at most 64 letters in Word."""
_FIRST_MARK = 100_000
"""The ids of bookmarks below this one belong to headings."""
_GALLERY = "Table of Contents"
_PART = make("docPartObj", make("docPartGallery", val="lgsp"))
"""LibreOffice takes italics and line breaks out of the first paragraph of any control but a building block."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks of one key one after another, on pages turned one way."""

    key: str
    blocks: tuple[Plain, ...]
    sideways: bool = False


def group_blocks(document: Document) -> Iterator[Group]:
    """Yield what stands in one control each."""
    group: Group | None = None
    for block, sideways in _walk(document):
        if group and (block.key, sideways) == (group.key, group.sideways):
            group = Group(group.key, (*group.blocks, block), sideways)
            continue
        if group:
            yield group
        group = Group(block.key, (block,), sideways)
    if group:
        yield group


def _walk(document: Document) -> Iterator[tuple[Plain, bool]]:
    for block in document.blocks:
        if isinstance(block, Landscape):
            yield from ((one, True) for one in block.blocks)
        else:
            yield block, False


def make_tag(key: str, digest: str) -> str:
    """Return the tag of a control."""
    return f"{key[:_LONGEST_KEY]}#{digest}"


def make_control(group: Group, inner: Sequence[str], *, place: int, tag: str) -> str:
    """Return the content in its control; it begins and ends with a paragraph."""
    lock = "" if group.key.startswith(PROSE) else make("lock", val="sdtLocked")
    number = _FIRST_MARK + place
    content = "".join(inner)
    start = make("bookmarkStart", id=number, name=f"{MARK}{place}")
    first = content.index("</w:pPr>") + len("</w:pPr>")
    last = content.rindex("</w:p>")
    marked = content[:first] + start + content[first:last] + make("bookmarkEnd", id=number) + content[last:]
    return make(
        "sdt",
        make(
            "sdtPr",
            make("alias", val=_name(group)),
            make("tag", val=tag),
            make("id", val=number),
            lock,
            _PART,
        ),
        make("sdtContent", marked),
    )


def make_contents_control(inner: Sequence[str], *, place: int) -> str:
    """Return the table of contents in the control that Word offers to renew it by."""
    kind = make("docPartObj", make("docPartGallery", val=_GALLERY), make("docPartUnique"))
    properties = make("sdtPr", make("id", val=_FIRST_MARK + place), kind)
    return make("sdt", properties, make("sdtContent", *inner))


def _name(group: Group) -> str:
    """Return what Word shows at the control."""
    key = group.key
    if key.startswith(PROSE):
        return f"Lời văn mục {key.removeprefix(PROSE)}"
    if isinstance(group.blocks[0] if group.blocks else None, Heading):
        return "Đề mục của đề cương"
    if any(isinstance(block, Table) for block in group.blocks):
        return "Bảng lập từ mô hình: sửa ô là đề xuất"
    if any(isinstance(block, Figure) for block in group.blocks):
        return "Hình lập từ mô hình"
    return "Lập từ mô hình"
