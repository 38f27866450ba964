"""The tables of agencies."""

from tests.architecture.documents.reading import cells_of, get_table


def test_agencies_stand_by_level_with_their_identifiers(document):
    cells = cells_of(document, "Danh sách cơ quan")

    assert cells[0] == ("Sở, ban, ngành",)
    assert cells[-2:] == [("Trung ương",), ("6", "Bộ Công an", "H99.99", "–")]
    assert any(row[1:3] == ("Sở Tư pháp", "H99.10") for row in cells if len(row) == 4)


def test_functions_are_those_of_the_province_and_not_of_the_centre(document):
    cells = cells_of(document, "Chức năng, nhiệm vụ chính")

    assert ("Sở Tư pháp", "- Hộ tịch\n- Chứng thực") in [row[1:3] for row in cells]
    assert not any("Bộ Công an" in row for row in cells)


def test_the_duties_of_the_lead_stand_apart_from_those_of_others(document):
    lead, others = (
        get_table(document, "Trách nhiệm của Sở Khoa học"),
        cells_of(document, "Trách nhiệm của các cơ quan"),
    )

    assert [row.cells[1] for row in lead.rows] == ["Cập nhật Kiến trúc", "Thẩm định Kiến trúc"]
    assert others == [("1", "Văn phòng UBND tỉnh", "Tuân thủ")]
