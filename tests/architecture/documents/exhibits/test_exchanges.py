"""Which data go from whom to whom."""

from lgsp.architecture.documents.exhibits.exchanges import (
    draw_information,
    draw_matrix,
    draw_secrecy,
    list_flows,
    list_information,
)
from tests.architecture.documents.exhibits.test_audience import cells
from tests.architecture.documents.reading import cells_of


def test_a_flow_tells_its_ends_its_way_and_its_volume(document):
    rows = cells_of(document, "Các luồng trao đổi")

    assert ("Hệ thống hộ tịch", "Hệ thống một cửa", "Qua LGSP: tra-cuu-ho-tich") in [row[2:5] for row in rows]
    assert "–\n12.500 lượt/ngày (dự kiến)" in [row[6] for row in rows]
    assert "Trực tiếp, không qua LGSP" in [row[4] for row in rows]


def test_a_flow_not_in_force_says_since_when(compiled):
    document = compiled(flow={"mot-cua-ho-tich": {"valid_from": "2027-01-01", "status": "approved"}})

    assert cells_of(document, "Các luồng trao đổi")[0][1] == (
        "mot-cua-ho-tich (đã phê duyệt) (hiệu lực: từ 01/01/2027)"
    )


def test_personal_items_of_a_contract_carry_an_asterisk(compiled):
    fields = [{"name": "a", "label": "Họ tên", "personal": "true"}, {"name": "b", "label": "Mã"}]

    document = compiled(contract={"hop-dong-ho-tich": {"fields": fields}})

    assert ("hop-dong-ho-tich", "1.0", "Họ tên (*); Mã", "278/2025/NĐ-CP") in [
        row[1:] for row in cells_of(document, "Hợp đồng dữ liệu")
    ]


def test_very_many_flows_are_told_service_by_service_and_their_users_agency_by_agency(edition_of):
    many = {f"luong-{place}": {"daily_volume": "2", "rhythm": "Hằng ngày"} for place in range(160)}
    other = {"dat": {"consumer": "dat-dai", "valid_from": "2027-01-01"}, "noi-thang": {"via": None}}

    table = list_flows(edition_of(flow=many | other))

    service = table.rows[1]
    assert service.cells[1] == "tra-cuu-ho-tich\n(Hộ tịch)\nHằng ngày\n320 lượt/ngày"
    assert service.cells[2].startswith(
        "- so-nong-nghiep: Đất đai (từ 01/01/2027)\n- van-phong: Một cửa; Một cửa"
    )
    assert service.cells[3] == "162"
    assert service.subject == "tra-cuu-ho-tich"
    assert cells(table)[-2] == ("Trực tiếp, không qua LGSP",)
    assert table.rows[-1].subject == "noi-thang"


def test_information_stands_by_group_with_its_origin_and_protection(edition_of):
    held = {
        "khai-sinh": {
            "name": "Khai sinh",
            "category": "Con người",
            "attributes": ["Họ tên", "Ngày sinh"],
            "is_personal": "true",
            "secrecy": "restricted",
        },
        "khac": {"origin": None},
    }

    edition = edition_of(information=held)

    assert cells(list_information(edition)) == [
        ("Con người",),
        ("1", "Khai sinh", "csdl-ho-tich", "Họ tên; Ngày sinh", "Có", "Hạn chế"),
        ("Chưa xếp nhóm thông tin",),
        ("2", "khac", "–", "–", "Không", "–"),
    ]
    assert draw_secrecy(edition)[0].lead.startswith(
        "Có 2 đối tượng thông tin được phân loại bảo vệ: 1 hạn chế, 1 chưa xác định; 1 đối tượng có dữ liệu cá nhân"
    )


def test_without_flows_there_is_neither_matrix_nor_picture(edition_of):
    edition = edition_of(flow={"mot-cua-ho-tich": None})

    assert draw_matrix(edition) == draw_information(edition) == ()
