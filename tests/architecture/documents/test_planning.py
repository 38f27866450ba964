"""The tables of principles, standards and projects."""

from lgsp.architecture.documents.blocks import RowKind
from tests.architecture.documents.reading import cells_of, get_table


def test_principles_tell_their_reason(document):
    assert cells_of(document, "Các nguyên tắc") == [
        ("1", "Dùng lại", "Dùng lại trước khi làm mới.", "Đỡ tốn kém", "–")
    ]


def test_standards_stand_by_group_with_their_mark_of_verification(compiled):
    document = compiled(standard={"tls": {"symbol": "TLS", "group": "An toàn", "verification": "unverified"}})

    assert cells_of(document, "Danh mục tiêu chuẩn") == [
        ("An toàn",),
        ("1", "TLS", "tls", "Bắt buộc", "Chưa kiểm chứng"),
        ("Tích hợp",),
        ("2", "UTF-8", "utf-8", "Bắt buộc", "Đã đối chiếu nguồn"),
    ]


def test_projects_are_summed_in_dong_with_thousands_marks(document):
    table = get_table(document, "Nhiệm vụ, dự án và kinh phí")

    assert table.columns[-1].title == "Kinh phí (đồng)"
    assert table.rows[1].cells[-1] == "2.000.500.000"
    assert table.rows[-1].kind is RowKind.TOTAL
    assert table.rows[-1].cells[-1] == "2.000.500.000"


def test_funding_is_summed_by_year_and_source(document):
    assert cells_of(document, "Kinh phí theo năm") == [
        ("2026", "Ngân sách tỉnh", "1.250.000.000"),
        ("", "Cộng năm 2026", "1.250.000.000"),
        ("2027", "Ngân sách trung ương", "750.500.000"),
        ("", "Cộng năm 2027", "750.500.000"),
        ("", "Tổng cộng", "2.000.500.000"),
    ]


def test_money_of_several_projects_from_one_source_is_added_up(compiled):
    line = {"year": "2026", "amount": "1000", "budget": "Tỉnh"}

    document = compiled(project={"xay-cong": {"funding": [line]}, "hai": {"funding": [line, line]}})

    assert cells_of(document, "Kinh phí theo năm")[0] == ("2026", "Tỉnh", "3.000")
    assert cells_of(document, "Nhiệm vụ, dự án và kinh phí")[-1][-1] == "3.000"


def test_every_component_has_somebody_who_answers_for_it_or_a_dash(document):
    assert [row[1:] for row in cells_of(document, "Trách nhiệm triển khai")] == [
        ("Cổng dịch vụ", "Văn phòng UBND tỉnh", "Xây cổng", "01/2026 – 06/2027"),
        ("Tích hợp dữ liệu", "–", "Duy trì thường xuyên, chưa có dự án", "–"),
    ]
