"""The table of contents: a field with its entries already in it, which Word renews when the file is opened."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from lgsp.architecture.documents.blocks import Heading, Run

from .markup import make, make_field, make_paragraph, make_run

_INSTRUCTION = r' TOC \o "1-3" \h \z \u '
_AFTER_UPDATE = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr")


def bookmark_of(place: int) -> str:
    """Return the name of the bookmark of a heading, as Word names those of its contents."""
    return f"_Toc{place:08}"


def make_contents(headings: Sequence[Heading], *, right: int) -> list[BaseOxmlElement]:
    """Return the paragraphs of the field; page numbers stand at `right` twips and point to the headings."""
    entries = [_make_entry(heading, place, right=right) for place, heading in enumerate(headings)]
    code = make("instrText")
    code.text = _INSTRUCTION
    opening = [
        make("r", make("fldChar", fldCharType="begin", dirty="true")),
        make("r", code),
        make("r", make("fldChar", fldCharType="separate")),
    ]
    for position, run in enumerate(opening, start=1):
        entries[0].insert(position, run)
    entries[-1].append(make("r", make("fldChar", fldCharType="end")))
    return entries


def _make_entry(heading: Heading, place: int, *, right: int) -> BaseOxmlElement:
    page = make_field(f"PAGEREF {bookmark_of(place)} \\h", "")
    link = make(
        "hyperlink",
        make_run(Run(heading.text)),
        make("r", make("tab")),
        *page,
        anchor=bookmark_of(place),
        history=1,
    )
    entry = make_paragraph(f"toc{heading.level}", link)
    entry.pPr.append(make("tabs", make("tab", val="right", leader="dot", pos=right)))
    return entry


def ask_to_update(word: WordDocument) -> None:
    """Ask Word to renew all fields when it opens the file; the place among the settings is fixed by the schema."""
    settings = word.settings.element
    update = make("updateFields", val="true")
    later = next((one for one in settings if one.tag in {qn(f"w:{name}") for name in _AFTER_UPDATE}), None)
    if later is None:
        settings.append(update)
    else:
        later.addprevious(update)
