"""The head and the end of a decision in Word."""

from io import BytesIO

import docx
import pytest

from lgsp.architecture.documents.blocks import Document, Letterhead, Signature
from lgsp.architecture.documents.word.writing import to_docx

HEAD = Letterhead(
    issuer="ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG",
    number="Số: ……/QĐ-UBND",
    place_and_day="Lam Giang, ngày …… tháng …… năm ……",
    title="QUYẾT ĐỊNH",
    about="Ban hành Kiến trúc",
    authority="ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
    draft="DỰ THẢO",
    notice="Tỉnh giả định.",
)
END = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "", ("Như Điều 3;", "Lưu: VT."))


@pytest.fixture
def word():
    document = Document("quyet-dinh", HEAD, (), "2026-11-01", signature=END)
    return docx.Document(BytesIO(to_docx(document)))


def list_styled(cell) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in cell.paragraphs if one.text]


def find_tables(word):
    """Return every table, those in content controls too."""
    return [docx.table.Table(found, word) for found in word.element.body.iter(docx.oxml.ns.qn("w:tbl"))]


def test_issuer_and_number_stand_left_the_nation_and_the_day_right(word):
    left, right = find_tables(word)[0].rows[0].cells

    assert list_styled(left) == [
        ("Issuer", HEAD.issuer),
        ("Number", HEAD.number),
        ("Draft Stamp", "DỰ THẢO"),
    ]
    assert list_styled(right) == [
        ("Nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Motto", "Độc lập - Tự do - Hạnh phúc"),
        ("Place And Day", HEAD.place_and_day),
    ]


def test_recipients_stand_left_and_who_signs_right(word):
    left, right = find_tables(word)[-1].rows[0].cells

    assert [text for _, text in list_styled(left)] == ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."]
    assert list_styled(right) == [("Signer Office", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")]


def test_rules_are_lines_of_their_styles(word):
    ruled = [one for one in ("Issuer Rule", "Motto Rule", "About Rule") if word.styles[one]]

    for name in ruled:
        edges = word.styles[name].element.pPr.find(docx.oxml.ns.qn("w:pBdr"))
        assert [edge.tag.partition("}")[2] for edge in edges] == ["top"]


def test_the_notice_of_an_invented_province_stands_at_the_foot_alone(word):
    assert HEAD.notice in word.sections[0].first_page_footer.paragraphs[0].text
    assert HEAD.notice not in "".join(one.text for one in word.element.body.iter(docx.oxml.ns.qn("w:t")))
