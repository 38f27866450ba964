"""
What a PDF has to keep to be archived (PDF/A-2a) and read aloud (PDF/UA-1), looked at by two libraries.

The typesetter refuses what does not conform; a validator of its own is in no Python registry. So the finished files are
opened by pypdf, which reads objects, and by pdfium, which reads pages.
"""

from collections.abc import Iterator
from io import BytesIO

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.decision import compile_decision
from lgsp.architecture.documents.pdf import to_pdf
from tests.architecture.model_folders import DAY


@pytest.fixture(scope="module", params=["architecture", "mau-so-01", "decision"])
def content(request, province) -> bytes:
    """Return one of the papers as PDF."""
    papers = {
        "architecture": lambda: compile_document(province, outline="2384", on=DAY),
        "mau-so-01": lambda: compile_document(province, outline="1425", on=DAY),
        "decision": lambda: compile_decision(province, outline="2384", on=DAY),
    }
    return to_pdf(papers[request.param]())


@pytest.fixture(scope="module")
def read(content) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(content))


def _list_elements(node) -> Iterator[DictionaryObject]:
    """Yield every element of the tree of tags."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        found = found.get_object() if isinstance(found, IndirectObject) else found
        if isinstance(found, ArrayObject):
            waiting += found
        elif isinstance(found, DictionaryObject) and ("/S" in found or "/K" in found):
            if "/S" in found:
                yield found
            waiting.append(found.get("/K", ArrayObject()))


def _list_fonts(read: pypdf.PdfReader) -> dict[str, DictionaryObject]:
    fonts = {}
    for page in read.pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            fonts[font["/BaseFont"]] = font
    return fonts


def _list_titles(entries) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _list_titles(entry)
        else:
            yield entry.title


def test_it_claims_what_it_keeps(read):
    metadata = read.trailer["/Root"]["/Metadata"].get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert read.trailer["/Root"]["/OutputIntents"]


def test_it_is_tagged_in_vietnamese_and_shows_its_title(read):
    root = read.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "vi"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata.title


def test_every_figure_has_an_alternative_text_and_every_table_heads(read):
    elements = list(_list_elements(read.trailer["/Root"]["/StructTreeRoot"]))
    kinds = [element["/S"] for element in elements]

    assert all(element.get("/Alt") for element in elements if element["/S"] == "/Figure")
    if "/Table" in kinds:
        assert kinds.count("/TH") >= kinds.count("/Table")


def test_every_font_is_inside_and_says_its_letters(read):
    fonts = _list_fonts(read)

    assert fonts
    for font in fonts.values():
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
        assert "/ToUnicode" in font


def test_it_runs_nothing_and_holds_no_file(read):
    root = read.trailer["/Root"]

    assert "/OpenAction" not in root
    assert "/AA" not in root
    assert "/JavaScript" not in root.get("/Names", {})
    assert not read.attachments


def test_the_other_library_sees_the_same_pages_tags_and_bookmarks(content, read):
    document = pypdfium2.PdfDocument(content)

    assert len(document) == len(read.pages)
    assert document.get_metadata_dict()["Title"] == read.metadata.title
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert [mark.get_title() for mark in document.get_toc(max_depth=9)] == list(_list_titles(read.outline))
    for page in document:
        assert page.get_textpage().count_chars() > 0
