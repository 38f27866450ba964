"""From an annex to a document."""

from io import BytesIO

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from lgsp.architecture.documents.annexes.annex import compile_annex, find_instrument
from lgsp.architecture.documents.annexes.catalogue import ANNEXES
from lgsp.architecture.documents.blocks import Paragraph
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.formality.checking import check_content
from lgsp.architecture.documents.formality.front import DocumentSort
from lgsp.architecture.documents.formality.labels import parse_label
from lgsp.architecture.documents.pdf import to_pdf
from lgsp.architecture.documents.word.writing import to_docx
from tests.architecture.documents.issues import SIGNED, prepare
from tests.architecture.documents.reading import list_tables
from tests.architecture.model_folders import DAY

ISSUER = "Ủy ban nhân dân tỉnh Lam Giang"


@pytest.fixture
def edition(model_folder):
    return Edition(prepare(model_folder), DAY)


def test_annexes_are_numbered_from_one_and_named_in_plain_letters():
    assert [one.number for one in ANNEXES] == [1, 2, 3, 4]
    assert [one.name for one in ANNEXES] == [
        "phu-luc/1-quy-trinh-quan-ly-dau-tu",
        "phu-luc/2-so-sanh-phuong-an",
        "phu-luc/3-yeu-cau-ky-thuat",
        "phu-luc/4-danh-muc-csdl-dung-chung",
    ]


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda one: one.stem)
def test_its_front_says_which_annex_of_which_decision(annex, edition):
    front = compile_annex(annex, edition, issuer=ISSUER).front

    assert front.title.startswith(f"PHỤ LỤC {annex.number}\n")
    assert front.issued_with.startswith("Ban hành kèm theo Quyết định số ……/QĐ-UBND")
    assert front.draft == "DỰ THẢO"
    assert front.notice == "Tỉnh giả định."


def test_an_annex_of_a_signed_decision_is_no_draft(model_folder):
    edition = Edition(prepare(model_folder, document={"qd-moi": SIGNED}), DAY)

    front = compile_annex(ANNEXES[0], edition, issuer=ISSUER).front

    assert "số 15/QĐ-UBND ngày 05 tháng 02 năm 2026" in front.issued_with
    assert front.draft == ""


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda one: one.stem)
def test_its_headings_are_counted_and_its_references_are_numbers(annex, edition):
    document = compile_annex(annex, edition, issuer=ISSUER)

    tops = [heading.text for heading in document.headings() if heading.level == 1]
    assert [parse_label(text).value[0] for text in tops] == list(range(1, len(tops) + 1))
    assert not [block for block in document.walk() if isinstance(block, Paragraph) and "{" in block.text]


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda one: one.stem)
def test_both_writers_hold_every_cell_and_pass_the_check_of_annexes(annex, edition):
    document = compile_annex(annex, edition, issuer=ISSUER)
    printed, stored = to_pdf(document), to_docx(document)

    told = squeeze("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(printed)).pages))
    body = docx.Document(BytesIO(stored)).element.body
    kept = squeeze("".join(one.text or "" for one in body.iter(qn("w:t"))))
    cells = [squeeze(cell) for table in list_tables(document) for row in table.rows for cell in row.cells]
    assert [cell for cell in cells if cell not in told or cell not in kept] == []
    assert list_unmet(printed, "pl.pdf") <= {"typeface"}
    assert list_unmet(stored, "pl.docx") == set()
    assert (to_pdf(document), to_docx(document)) == (printed, stored)


def list_unmet(content: bytes, name: str) -> set[str]:
    answers = check_content(content, name=name, sort=DocumentSort.ANNEX).answers
    return {one.requirement.subject for one in answers if one.verdict == "broken"}


def squeeze(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def test_the_document_that_lays_it_down_is_known_by_the_words_of_the_outline(model_folder):
    procedure = {"name": "Quy trình quản lý đầu tư ứng dụng", "role": "to-issue", "number": None}
    older = {"name": "Quy trình quản lý đầu tư (2020)", "role": "issued"}
    model = prepare(model_folder, document={"quy-trinh": procedure, "cu": older})

    edition = Edition(model, DAY)
    assert find_instrument(ANNEXES[0], edition).id == "quy-trinh"
    assert find_instrument(ANNEXES[2], edition) is None
    facts = dict(compile_annex(ANNEXES[0], edition, issuer=ISSUER).front.facts)
    assert facts["Văn bản tương ứng trong danh mục của Kiến trúc"] == "Quy trình quản lý đầu tư ứng dụng"
