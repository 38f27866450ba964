"""The document as PDF, read back."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.pdf import find_pages, pages_of, to_pdf, write_pdf
from tests.architecture.documents.reading import list_figures, list_tables
from tests.architecture.pictures.names import HOSTILE, LONG


def read_text(pdf: pypdf.PdfReader) -> str:
    return squeeze("\n".join(page.extract_text() for page in pdf.pages))


def squeeze(text: str) -> str:
    """Return the letters alone: where lines break is the typesetter's business."""
    return "".join(text.replace("\u200b", "").split())


def list_outline(entries) -> list[str]:
    titles = []
    for entry in entries:
        titles += list_outline(entry) if isinstance(entry, list) else [entry.title]
    return titles


def test_the_headings_are_those_of_the_document_in_order(pdf, document):
    assert list_outline(pdf.outline) == [heading.text for heading in document.headings()]


def test_every_cell_of_every_table_is_there(pdf, document):
    text = read_text(pdf)

    for table in list_tables(document):
        assert squeeze(table.caption) in text
        for row in table.rows:
            for cell in row.cells:
                assert squeeze(cell) in text


def test_letters_of_figures_stay_letters(pdf, document):
    text = read_text(pdf)

    for figure in list_figures(document):
        assert squeeze(figure.caption) in text
    assert squeeze("Ứng dụng và cơ sở dữ liệu") in text


def test_a_missing_paragraph_says_so(pdf):
    assert squeeze("[Chưa có nội dung — viết vào tệp prose/III.2.md.]") in read_text(pdf)


def test_it_is_archivable_tagged_and_in_vietnamese(pdf):
    root = pdf.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "vi"
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_page_is_that_of_the_decree(pdf):
    widths = {round(float(page.mediabox.width) / 72 * 25.4) for page in pdf.pages}

    assert widths == {210, 297}
    assert round(float(pdf.pages[0].mediabox.height) / 72 * 25.4) == 297


def test_pages_are_numbered_on_top_but_the_first(pdf):
    numbers = [page.extract_text().splitlines()[0].strip() for page in pdf.pages]

    assert numbers[0] != "1"
    assert numbers[1:] == [str(number) for number in range(2, len(pdf.pages) + 1)]


def test_the_notice_of_an_invented_province_stands_on_every_page(pdf):
    assert all("Tỉnh giả định." in page.extract_text() for page in pdf.pages)


def test_equal_documents_give_equal_bytes(document):
    assert to_pdf(document) == to_pdf(document)


@pytest.mark.parametrize("name", [HOSTILE, LONG * 3, "#panic(1) $", "*_`@<>~\\#{}[]()", "//", "- = + /"])
def test_no_name_becomes_a_command_or_breaks_the_page(compiled, name):
    lead = {"name": name, "is_digital_lead": "true", "responsibilities": ["Cập nhật"]}
    document = compiled(system={"ho-tich": {"name": name}}, agency={"so-tu-phap": lead})

    text = read_text(pypdf.PdfReader(BytesIO(to_pdf(document))))

    spelled = name.replace("😀", "[U+1F600]")
    assert squeeze(spelled) in text
    assert squeeze(f"Trách nhiệm của {spelled}") in text


def test_a_row_longer_than_a_page_goes_over_to_the_next(compiled):
    functions = [f"Nhiệm vụ thứ {number} {LONG}" for number in range(60)]

    document = compiled(agency={"so-tu-phap": {"functions": functions}})

    assert squeeze(functions[-1]) in read_text(pypdf.PdfReader(BytesIO(to_pdf(document))))


def test_group_rows_are_told_from_plain_ones(document):
    kinds = {row.kind for table in list_tables(document) for row in table.rows}

    assert kinds == set(RowKind)


def test_a_folder_that_cannot_be_written_leaves_the_old_file(document, tmp_path):
    (tmp_path / "not-a-folder").write_text("")

    with pytest.raises(OSError, match="not-a-folder"):
        write_pdf(document, tmp_path / "not-a-folder" / "kien-truc.pdf")


def test_the_file_is_written_whole(document, tmp_path: Path):
    path = tmp_path / "new" / "kien-truc.pdf"

    write_pdf(document, path)

    assert path.read_bytes() == to_pdf(document)
    assert [found.name for found in path.parent.iterdir()] == ["kien-truc.pdf"]


def test_pages_are_found_without_making_the_pdf(document):
    assert find_pages(document) == pages_of(to_pdf(document), document)
