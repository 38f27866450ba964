"""The Word file as another office program sees it: nothing is lost on the way to its PDF."""

import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from lgsp.architecture.documents.blocks import Document, Heading, Table
from lgsp.architecture.documents.word.writing import to_docx
from tests.architecture.documents.reading import list_figures, list_tables

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed (apt: libreoffice-writer)"
)


def squeeze(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


@pytest.fixture(scope="module")
def converted(document: Document, tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    """Return the PDF that LibreOffice makes of the Word file."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "kien-truc.docx"
    source.write_bytes(to_docx(document))
    command = [SOFFICE or "", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return pypdf.PdfReader(Path(folder / "kien-truc.pdf"))


def test_no_heading_cell_or_caption_is_lost(converted, document):
    text = squeeze("".join(page.extract_text() for page in converted.pages))
    said = [block.text for block in document.walk() if isinstance(block, Heading)]
    said += [one.caption for one in (*list_tables(document), *list_figures(document))]
    said += [
        cell
        for block in document.walk()
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    ]

    assert [one for one in said if squeeze(one) not in text] == []


def test_no_picture_is_lost(converted, document):
    pictures = sum(len(page.images) for page in converted.pages)

    assert pictures >= len(list_figures(document))
