"""PDF, Word file and site hold the same headings, cells and captions, and the headings are those of the outline."""

from dataclasses import dataclass
from io import BytesIO

import docx
import pypdf
import pytest
from lxml import html

from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.pdf import to_pdf
from lgsp.architecture.documents.site.leaves import cut
from lgsp.architecture.documents.site.making import make_site
from lgsp.architecture.documents.word.writing import to_docx
from lgsp.architecture.frameworks.outlines import get_outline
from tests.architecture.documents.reading import list_figures, list_tables, open_word
from tests.architecture.documents.site.pages import words
from tests.architecture.model_folders import DAY

HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")


def squeeze(text: str) -> str:
    """Return the letters alone: where lines break is the writer's business."""
    return "".join(text.replace("\u200b", "").split())


@dataclass(frozen=True)
class Made:
    """A document, and what each of the three writers made of it."""

    document: Document
    pdf: pypdf.PdfReader
    word: docx.document.Document
    pages: list[html.HtmlElement]


@pytest.fixture(scope="module", params=["2384", "1425"])
def made(request, province) -> Made:
    document = compile_document(province, outline=request.param, on=DAY)
    site = make_site(province, [document], on=DAY)
    return Made(
        document,
        pypdf.PdfReader(BytesIO(to_pdf(document))),
        open_word(to_docx(document)),
        [html.fromstring(site[leaf.page]) for leaf in cut(document)],
    )


def _list_titles(entries) -> list[str]:
    titles: list[str] = []
    for entry in entries:
        titles += _list_titles(entry) if isinstance(entry, list) else [entry.title]
    return titles


def _find(made: Made, path: str) -> list[str]:
    return [squeeze(words(one)) for page in made.pages for one in page.xpath(path)]


def test_the_headings_are_those_of_the_official_outline_in_all_three(made):
    short = made.document.name.rpartition("-")[2]
    official = [squeeze(paragraph.heading) for paragraph in get_outline(short).paragraphs]

    assert [squeeze(title) for title in _list_titles(made.pdf.outline)] == official
    assert [squeeze(p.text) for p in made.word.paragraphs if p.style.name in HEADINGS] == official
    assert _find(made, "//*[@data-heading]") == official


def test_the_captions_are_the_same_in_all_three(made):
    printed = squeeze("".join(page.extract_text() for page in made.pdf.pages))
    captions = {squeeze(one.caption) for one in (*list_tables(made.document), *list_figures(made.document))}
    stored = {squeeze(p.text) for p in made.word.paragraphs if p.style.name in ("Caption", "Table Caption")}

    assert stored == captions
    assert set(_find(made, "//figcaption")) == captions
    assert [caption for caption in captions if caption not in printed] == []


def test_the_cells_are_the_same_in_all_three(made):
    printed = squeeze("".join(page.extract_text() for page in made.pdf.pages))
    cells = [
        squeeze(cell) for table in list_tables(made.document) for row in table.rows for cell in row.cells
    ]
    stored = [
        squeeze("".join(cell.itertext("{*}t")))
        for table in made.word.tables
        for row in table._tbl.tr_lst[1:]
        for cell in row.tc_lst
    ]

    assert stored == cells
    assert _find(made, "//table[@class='printed']/tbody/tr/*[self::td or self::th]") == cells
    assert [cell for cell in cells if cell not in printed] == []
