"""Annex 4: the catalogue of shared databases."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from lgsp.architecture.documents.annexes.annex import compile_annex
from lgsp.architecture.documents.annexes.shared_databases import ANNEX
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.word.writing import to_docx
from tests.architecture.documents.issues import prepare
from tests.architecture.documents.reading import cells_of, get_table
from tests.architecture.model_folders import DAY

DATABASES = {
    "csdl-ho-tich": {
        "name": "Cơ sở dữ liệu hộ tịch",
        "content": "Sự kiện hộ tịch",
        "update_rhythm": "Hằng ngày",
        "users": "Các sở",
    },
    "csdl-rieng": {"name": "Cơ sở dữ liệu riêng", "tier": "specialised"},
    "csdl-dan-cu": {"name": "Cơ sở dữ liệu dân cư", "is_national": "true", "status": "proposed"},
}


@pytest.fixture
def document(model_folder):
    service = {"tra-cuu-ho-tich": {"name": "Tra cứu hộ tịch", "database": "csdl-ho-tich"}}
    model = prepare(model_folder, database=DATABASES, service=service)
    return compile_annex(ANNEX, Edition(model, DAY), issuer="Ủy ban nhân dân tỉnh Lam Giang")


def test_it_has_the_columns_the_outline_names_first(document):
    titles = [column.title for column in get_table(document, "Danh mục").columns]

    assert titles[1:4] == ["Tên cơ sở dữ liệu", "Nội dung chính", "Cơ quan chủ trì"]


def test_shared_databases_of_the_province_come_before_the_national_ones(document):
    names = [cells[1] if len(cells) > 1 else cells[0] for cells in cells_of(document, "Danh mục")]

    assert names == ["Của tỉnh", "Cơ sở dữ liệu hộ tịch", "Quốc gia, tỉnh khai thác", "Cơ sở dữ liệu dân cư"]


def test_a_row_says_how_the_database_is_reached_and_which_it_is(document):
    _, own, _, national = get_table(document, "Danh mục").rows

    assert own.subject == "csdl-ho-tich"
    assert own.cells[2:] == (
        "Sự kiện hộ tịch",
        "so-tu-phap",
        "Dùng chung",
        "Hằng ngày",
        "Các sở",
        "- Hộ tịch\n- Tra cứu hộ tịch (tra-cuu)",
    )
    assert national.cells[4] == "Dùng chung (đề xuất)"


def test_a_cell_of_a_field_shows_the_field_as_it_stands(document):
    table = get_table(document, "Danh mục")
    own = table.rows[1]

    shown = {
        column.field: cell for column, cell in zip(table.columns, own.cells, strict=True) if column.field
    }
    assert shown == {
        "name": "Cơ sở dữ liệu hộ tịch",
        "content": "Sự kiện hộ tịch",
        "update_rhythm": "Hằng ngày",
        "users": "Các sở",
    }


def test_so_short_an_annex_needs_no_contents(document):
    assert not document.has_contents


def test_in_word_its_front_stands_on_a_page_alone(document):
    word = docx.Document(BytesIO(to_docx(document)))

    breaks = [one for one in word.element.body.iter(qn("w:br")) if one.get(qn("w:type")) == "page"]
    assert len(breaks) == 1
