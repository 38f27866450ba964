"""The comparison table as a paper."""

from io import BytesIO

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from lgsp.architecture.documents.amendments import compile_amendments
from lgsp.architecture.documents.blocks import Landscape, Notice, RowKind
from lgsp.architecture.documents.pdf import to_pdf
from lgsp.architecture.documents.word.writing import to_docx
from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.revisions.differences import compare
from tests.architecture.documents.issues import prepare
from tests.architecture.documents.reading import list_blocks, list_tables
from tests.architecture.model_folders import DAY, write_model_folder

CHANGES = {
    "system": {"mot-cua": {"treatment": "upgrade"}},
    "project": {"xay-cong": {"name": "Xây cổng mới"}, "them": {"name": "Dự án thêm"}},
    "document": {"nghi-dinh": {"name": "Nghị định mới"}, "quy-che": {"name": "Quy chế", "role": "to-issue"}},
}


@pytest.fixture(scope="module")
def difference(tmp_path_factory):
    def write(name, **kinds):
        return write_model_folder(tmp_path_factory.mktemp("states") / name, **kinds)

    old = prepare(lambda **kinds: write("cu", prose={"V.2": "Lời cũ."}, **kinds))
    new = prepare(lambda **kinds: write("moi", prose={"V.2": "Lời mới."}, **kinds), **CHANGES)
    return compare(old, new)


@pytest.fixture(scope="module")
def document(difference):
    return compile_amendments(difference, outline="2384", on=DAY, reasons={"mot-cua": "Hết hợp đồng"})


def rows_by_heading(document):
    (table,) = list_tables(document)
    found, heading = {}, ""
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            heading = row.cells[0].split(". ")[0]
            found[heading] = []
        else:
            found[heading].append(row)
    return found


def test_changes_stand_under_the_paragraphs_of_the_outline_in_its_order(document):
    found = rows_by_heading(document)

    assert list(found) == ["Mục II", "Mục V.2", "Mục V.8", "Mục VI.1", "Danh mục tài liệu tham chiếu"]
    assert [row.cells[1] for row in found["Mục V.2"]] == ["Mục V.2: Lời văn"]


def test_a_document_stands_where_its_role_belongs(document):
    found = rows_by_heading(document)

    assert [row.subject for row in found["Mục VI.1"]] == ["quy-che"]
    assert {row.subject for row in found["Danh mục tài liệu tham chiếu"]} == {"nghi-dinh"}


def test_rows_are_numbered_through_and_say_old_new_and_why(document):
    rows = [row for found in rows_by_heading(document).values() for row in found]

    assert [row.cells[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    (row,) = [row for row in rows if row.subject == "mot-cua"]
    assert row.cells[-1] == "Hết hợp đồng"
    assert any(row.cells[2:4] == ("Lời cũ.", "Lời mới.") for row in rows)


def test_rows_without_a_reason_are_called_for_by_their_ids(document):
    (notice,) = [block.text for block in list_blocks(document) if isinstance(block, Notice)]

    assert "dòng chưa nêu lý do" in notice
    assert "xay-cong.name" in notice
    assert "mot-cua" not in notice


def test_the_table_stands_on_turned_pages_under_a_front_that_counts(document):
    assert isinstance(document.blocks[-1], Landscape)
    assert document.front.title == "BẢNG SO SÁNH\nKIẾN TRÚC CHÍNH QUYỀN ĐIỆN TỬ\nTỈNH LAM GIANG"
    assert dict(document.front.facts)["Số thay đổi"] == str(
        sum(len(rows) for rows in rows_by_heading(document).values())
    )


def test_two_issues_are_compared_by_their_versions(tmp_path):
    old = prepare(lambda **kinds: write_model_folder(tmp_path / "cu", **kinds), issue={"lan-2": None})
    new = prepare(lambda **kinds: write_model_folder(tmp_path / "moi", **kinds))

    front = compile_amendments(compare(old, new), outline="2384", on=DAY).front

    assert front.subtitle == "Phiên bản 2.0 so với phiên bản 1.0"


def test_equal_states_say_so_and_have_no_table(difference):
    document = compile_amendments(compare(difference.new, difference.new), outline="2384", on=DAY)

    assert list_tables(document) == []
    assert "Hai phiên bản không có khác biệt." in [getattr(one, "text", "") for one in document.blocks]


def test_prose_of_another_outline_is_left_out(document, difference):
    other = compile_amendments(difference, outline="1425", on=DAY)

    said = [row.cells[1] for found in rows_by_heading(other).values() for row in found]
    assert not any("Lời văn" in one for one in said)
    assert int(dict(document.front.facts)["Số thay đổi"]) == int(dict(other.front.facts)["Số thay đổi"]) + 1


def test_every_kind_of_the_outline_is_placed_once(difference):
    document = compile_amendments(difference, outline="1425", on=DAY)

    headings = list(rows_by_heading(document))
    assert len(headings) == len(set(headings))
    known = {f"Mục {one.key}" for one in get_outline("1425").paragraphs} | {"Nội dung khác của mô hình"}
    assert set(headings) <= known


def test_both_writers_hold_every_cell(document):
    pdf = pypdf.PdfReader(BytesIO(to_pdf(document)))
    printed = squeeze("".join(page.extract_text() for page in pdf.pages))
    word = docx.Document(BytesIO(to_docx(document)))
    stored = squeeze("".join(one.text for one in word.element.body.iter(qn("w:t"))))

    (table,) = list_tables(document)
    for cell in (cell for row in table.rows for cell in row.cells):
        assert squeeze(cell) in printed
        assert squeeze(cell) in stored


def test_equal_differences_give_equal_bytes(document):
    assert to_pdf(document) == to_pdf(document)
    assert to_docx(document) == to_docx(document)


def squeeze(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())
