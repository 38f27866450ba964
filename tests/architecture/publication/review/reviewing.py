"""What a reviewer does to a Word file, done to its markup."""

import copy
from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

Change = Callable[[WordDocument], object]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WHO = 'w:id="9001" w:author="Người rà soát A" w:date="2026-11-20T08:00:00Z"'


def text_of(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def find_paragraph(word: WordDocument, text: str) -> etree._Element:
    """Return the first paragraph with these words that is not of the contents."""
    for one in word.element.body.iter(qn("w:p")):
        style = one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        is_contents = style is not None and style.get(qn("w:val")).startswith("TOC")
        if text in text_of(one) and not is_contents:
            return one
    raise AssertionError(text)


def make_runs(*texts: str) -> list[etree._Element]:
    """Return a run for each text; one between asterisks is bold."""
    runs = []
    for text in texts:
        bold = "<w:rPr><w:b/></w:rPr>" if text.startswith("*") else ""
        words = text.strip("*")
        runs.append(parse_xml(f'<w:r {nsdecls("w")}>{bold}<w:t xml:space="preserve">{words}</w:t></w:r>'))
    return runs


def say(old: str, *texts: str) -> Change:
    """Write a paragraph anew."""

    def change(word: WordDocument) -> None:
        paragraph = find_paragraph(word, old)
        for run in paragraph.findall(qn("w:r")):
            paragraph.remove(run)
        paragraph.extend(make_runs(*texts))

    return change


def add_after(old: str, text: str) -> Change:
    """Put a paragraph, set as the one before it, below it."""

    def change(word: WordDocument) -> None:
        before = find_paragraph(word, old)
        new = copy.deepcopy(before)
        for child in list(new):
            if child.tag != qn("w:pPr"):
                new.remove(child)
        new.extend(make_runs(text))
        before.addnext(new)

    return change


def remove(text: str) -> Change:
    """Take a paragraph out."""
    return lambda word: _drop(find_paragraph(word, text))


def remove_control(text: str) -> Change:
    """Take the control out that a paragraph stands in."""
    return lambda word: _drop(next(find_paragraph(word, text).iterancestors(qn("w:sdt"))))


def remove_row(text: str) -> Change:
    """Take the row out that holds the words."""
    return lambda word: _drop(_find_row(word, text))


def copy_row(text: str, *, as_: str) -> Change:
    """Put a row below one that holds the words, with other words instead."""

    def change(word: WordDocument) -> None:
        row = _find_row(word, text)
        new = copy.deepcopy(row)
        for one in new.iter(qn("w:t")):
            one.text = (one.text or "").replace(text, as_)
        row.addnext(new)

    return change


def write_cell(row: str, old: str, new: str) -> Change:
    """Write a cell anew, in the first row that holds the words and a cell of exactly the old ones."""

    def change(word: WordDocument) -> None:
        for one in word.element.body.iter(qn("w:tr")):
            cells = [cell for cell in one.iter(qn("w:tc")) if text_of(cell) == old]
            if row in text_of(one) and cells:
                texts = list(cells[0].iter(qn("w:t")))
                texts[0].text = new
                return
        raise AssertionError(row)

    return change


def split_runs(text: str) -> Change:
    """Cut a paragraph into a run for each letter, as Word does when it checks spelling."""

    def change(word: WordDocument) -> None:
        for run in find_paragraph(word, text).findall(qn("w:r")):
            for letter in text_of(run):
                one = copy.deepcopy(run)
                next(one.iter(qn("w:t"))).text = letter
                next(one.iter(qn("w:t"))).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.addprevious(one)
            run.getparent().remove(run)

    return change


def track(text: str, *, removed: str = "", added: str = "") -> Change:
    """Let Word track that words at the end of a paragraph are taken out, and others put in."""

    def change(word: WordDocument) -> None:
        paragraph = find_paragraph(word, text)
        if removed:
            last = paragraph.findall(qn("w:r"))[-1]
            words = next(last.iter(qn("w:t")))
            words.text = (words.text or "").removesuffix(removed)
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            gone = f'<w:r><w:delText xml:space="preserve">{removed}</w:delText></w:r>'
            paragraph.append(parse_xml(f"<w:del {nsdecls('w')} {_WHO}>{gone}</w:del>"))
        if added:
            inserted = parse_xml(f"<w:ins {nsdecls('w')} {_WHO}/>")
            inserted.extend(make_runs(added))
            paragraph.append(inserted)

    return change


def join_with_next(text: str) -> Change:
    """Let Word track that a paragraph runs into the next."""

    def change(word: WordDocument) -> None:
        properties = find_paragraph(word, text).find(qn("w:pPr"))
        properties.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:del {_WHO}/></w:rPr>"))

    return change


def comment(text: str, words: str) -> Change:
    """Write a comment on a paragraph."""

    def change(word: WordDocument) -> None:
        paragraph = find_paragraph(word, text)
        paragraph.insert(1, parse_xml(f'<w:commentRangeStart {nsdecls("w")} w:id="7"/>'))
        paragraph.append(parse_xml(f'<w:commentRangeEnd {nsdecls("w")} w:id="7"/>'))
        paragraph.append(parse_xml(f'<w:r {nsdecls("w")}><w:commentReference w:id="7"/></w:r>'))
        written = (
            f'<w:comments {nsdecls("w")}><w:comment w:id="7" w:author="Người rà soát A" '
            f'w:date="2026-11-20T08:00:00Z"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>'
        )
        _add_part(word, "comments", written)

    return change


def add_footnote(text: str, words: str) -> Change:
    """Put a footnote at the end of a paragraph."""

    def change(word: WordDocument) -> None:
        run = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="3"/></w:r>')
        find_paragraph(word, text).append(run)
        written = (
            f'<w:footnotes {nsdecls("w")}><w:footnote w:id="3"><w:p><w:r><w:t>{words}</w:t></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        )
        _add_part(word, "footnotes", written)

    return change


def strike(text: str) -> Change:
    """Strike a paragraph through."""

    def change(word: WordDocument) -> None:
        for run in find_paragraph(word, text).findall(qn("w:r")):
            run.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}><w:strike/></w:rPr>"))

    return change


def drop_all(tag: str) -> Change:
    """Take every element of that tag out."""
    return lambda word: [_drop(one) for one in list(word.element.body.iter(qn(tag)))]


def unwrap_controls(word: WordDocument) -> None:
    """Take every control away and leave what is in it."""
    for control in list(word.element.body.iter(qn("w:sdt"))):
        for inner in list(control.find(qn("w:sdtContent"))):
            control.addprevious(inner)
        _drop(control)


def drop_parts(name: str) -> Change:
    """Take the relations out whose parts are named so."""

    def change(word: WordDocument) -> None:
        for rels in (word.part.rels, word.part.package.rels):
            for key in [key for key, rel in rels.items() if name in rel.reltype]:
                del rels[key]

    return change


def _add_part(word: WordDocument, name: str, written: str) -> None:
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    part = Part(PackURI(f"/word/{name}.xml"), content_type, written.encode(), word.part.package)
    word.part.relate_to(part, f"{_OFFICE}/{name}")


def _find_row(word: WordDocument, text: str) -> etree._Element:
    return next(one for one in word.element.body.iter(qn("w:tr")) if text in text_of(one))


def _drop(one: etree._Element) -> None:
    one.getparent().remove(one)
