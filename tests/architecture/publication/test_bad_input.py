"""A province with everything too large: each thing is told with its place, and the papers are whole all the same."""

from io import BytesIO

import pypdf
import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.publication.building import Order, build
from tests.architecture.documents.reading import open_word
from tests.architecture.model_folders import DAY, write_model_folder

ROWS = 5_000
LONG = " ".join(["Hệ thống thông tin giải quyết thủ tục hành chính"] * 7)[:296] + " đây"
UNBROKEN = "KHÔNGNGẮT" * 33
FACELESS = "Cơ sở dữ liệu 🏛 cổ vật"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """Return a province with 5,000 documents, 400 systems around one, and names nobody would write."""
    systems = {f"he-thong-{place:03}": {"name": f"Hệ thống số {place}"} for place in range(400)}
    flows = {
        f"luong-{place:03}": {"name": f"Luồng {place}", "consumer": name, "provider": "ho-tich"}
        for place, name in enumerate(systems)
    }
    documents = {
        f"van-ban-{place:04}": {"name": f"Văn bản số {place}", "role": "issued", "number": f"{place}/QĐ-UBND"}
        for place in range(ROWS)
    }
    systems |= {"ten-dai": {"name": LONG}, "khong-ngat": {"name": UNBROKEN}}
    folder = write_model_folder(
        tmp_path_factory.mktemp("qua-co"),
        prose={"III.2": None},
        system=systems,
        flow=flows,
        document=documents,
        database={"co-vat": {"name": FACELESS}},
    )
    return load_model(folder)


@pytest.fixture(scope="module")
def built(model, tmp_path_factory):
    """Return what was built of it."""
    return build(model, Order("2384", DAY, tmp_path_factory.mktemp("ket-qua")))


@pytest.fixture(scope="module")
def pdf(built):
    """Return the text of every page, without what only breaks lines."""
    path = next(path for path in built.files if path.name == "kien-truc-2384.pdf")
    reader = pypdf.PdfReader(BytesIO(path.read_bytes()))
    return ["".join(page.extract_text().replace("\u200b", "").split()) for page in reader.pages]


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("BUILD-001", "III.2"),
        ("BUILD-003", "IV.3"),
        ("BUILD-004", "II"),
        ("BUILD-005", "VI.1"),
    ],
)
def test_each_thing_is_told_with_its_place(built, code, place):
    found = [remark for remark in built.remarks if remark.code == code]

    assert any(place in remark.place for remark in found), [remark.place for remark in found]


def test_no_picture_has_more_boxes_than_anybody_reads(built):
    assert [remark for remark in built.remarks if remark.code in {"BUILD-007", "BUILD-008"}] == []


def test_every_row_of_a_table_of_5000_is_printed(pdf):
    text = "".join(pdf)

    assert [place for place in range(ROWS) if f"Vănbảnsố{place}" not in text] == []


def test_names_are_printed_whole(pdf):
    text = "".join(pdf)

    assert "".join(LONG.split()) in text
    assert UNBROKEN in text
    assert "Cơsởdữliệu[U+1F3DB]cổvật" in text


def test_the_word_file_holds_the_same(built):
    path = next(path for path in built.files if path.name == "kien-truc-2384.docx")
    word = open_word(path.read_bytes())
    text = "".join("".join(one.itertext()) for one in word.element.body.iter("{*}p"))

    assert max(len(table.rows) for table in word.tables) > ROWS
    assert LONG in text
    assert FACELESS in text
