"""
WordprocessingML, written as text: an element costs a tenth of one in a tree, and a document has a hundred thousand.

>>> make("p", make_run(Run("một & hai", bold=True)))
'<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">một &amp; hai</w:t></w:r></w:p>'
"""

import re
from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from lgsp.architecture.documents.blocks import Run
from lgsp.architecture.documents.glyphs import storable

TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
_BREAKS = re.compile("([\t\n])")


def make(tag: str, *children: str, **attributes: object) -> str:
    """Return the element `w:tag` with its children; attributes are of the same namespace."""
    said = "".join(f" w:{name}={quote(value)}" for name, value in attributes.items())
    return f"<w:{tag}{said}>{''.join(children)}</w:{tag}>" if children else f"<w:{tag}{said}/>"


def quote(value: object) -> str:
    """Return the value of an attribute in its quotes."""
    return quoteattr(storable(str(value)))


def make_run(run: Run) -> str:
    """Return a run, bold and italic as asked; tabs and line feeds become what Word has for them."""
    properties = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    text = run.text
    if "\t" in text or "\n" in text:
        parts = [make_text(one) if _BREAKS.sub("", one) else _BREAK[one] for one in _split(text)]
        return f"<w:r>{before}{''.join(parts)}</w:r>"
    return f"<w:r>{before}{make_text(text)}</w:r>"


_BREAK = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def _split(text: str) -> Iterable[str]:
    return (one for one in _BREAKS.split(text) if one)


def make_text(text: str) -> str:
    """Return the text of a run, spaces kept."""
    return f'<w:t xml:space="preserve">{escape(storable(text))}</w:t>'


def make_paragraph(style: str, *children: str) -> str:
    """Return a paragraph in the style of that id."""
    return f"<w:p>{_wear(style)}{''.join(children)}</w:p>"


@cache
def _wear(style: str) -> str:
    return make("pPr", make("pStyle", val=style))


def break_lines(text: str) -> list[str]:
    """Return the runs of a text whose lines are told apart by line feeds."""
    runs: list[str] = []
    for place, line in enumerate(text.split("\n")):
        runs += [BREAK] if place else []
        runs.append(make_run(Run(line)))
    return runs


def make_field(instruction: str, result: str) -> list[str]:
    """Return the runs of a field that shows `result` until Word renews it."""
    code = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    return [
        make("r", make("fldChar", fldCharType="begin")),
        make("r", code),
        make("r", make("fldChar", fldCharType="separate")),
        make("r", make_text(result)),
        make("r", make("fldChar", fldCharType="end")),
    ]
