"""The table of contents: a field with its entries in it, which Word renews when asked to."""

from collections.abc import Mapping, Sequence

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from lgsp.architecture.documents.blocks import Heading, Run

from .markup import TAB, make, make_field, make_paragraph, make_run

_AFTER_UPDATE = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr")


def bookmark_of(place: int) -> str:
    """Return the name of the bookmark of a heading, as Word names those of its contents."""
    return f"_Toc{place:08}"


def make_contents(headings: Sequence[Heading], *, pages: Mapping[str, int] | None) -> list[str]:
    """
    Return the paragraphs of the field, each with the page of its heading and a link to it.

    Without pages the numbers are left to Word, which is then told that the field is out of date.
    """
    deepest = max(heading.level for heading in headings)
    entries = [_list_parts(heading, place, pages or {}) for place, heading in enumerate(headings)]
    begin = make("fldChar", fldCharType="begin", **({} if pages else {"dirty": "true"}))
    code = f'<w:instrText xml:space="preserve"> TOC \\o "1-{deepest}" \\h \\z \\u </w:instrText>'
    opening = [make("r", begin), make("r", code), make("r", make("fldChar", fldCharType="separate"))]
    entries[0] = [*opening, *entries[0]]
    entries[-1].append(make("r", make("fldChar", fldCharType="end")))
    return [
        make_paragraph(f"TOC{heading.level}", *parts)
        for heading, parts in zip(headings, entries, strict=True)
    ]


def _list_parts(heading: Heading, place: int, pages: Mapping[str, int]) -> list[str]:
    number = str(pages.get(heading.key, ""))
    page = make_field(f"PAGEREF {bookmark_of(place)} \\h", number)
    words = make_run(Run(heading.text))
    return [make("hyperlink", words, TAB, *page, anchor=bookmark_of(place), history=1)]


def ask_to_update(word: WordDocument) -> None:
    """Ask Word to renew all fields when it opens the file; the place among the settings is fixed by the schema."""
    settings = word.settings.element
    update = parse_xml(f'<w:updateFields {nsdecls("w")} w:val="true"/>')
    later = next((one for one in settings if one.tag in {qn(f"w:{name}") for name in _AFTER_UPDATE}), None)
    if later is None:
        settings.append(update)
    else:
        later.addprevious(update)
