"""The tables of links, flows, contracts, services and connections."""

from tests.architecture.documents.reading import cells_of


def test_links_are_horizontal_within_a_tier_and_vertical_between_tiers(document):
    assert cells_of(document, "Liên thông nghiệp vụ") == [
        ("Liên thông ngang (giữa các cơ quan cùng cấp)",),
        ("1", "Bỏ bản sao giấy", "Sở Tư pháp", "Văn phòng UBND tỉnh", "–"),
        ("Liên thông dọc (giữa các cấp)",),
        ("2", "Tra cứu", "Văn phòng UBND tỉnh", "Bộ Công an", "–"),
    ]


def test_a_link_inside_one_agency_is_neither(compiled):
    document = compiled(system={"mot-cua": {"owner": "so-tu-phap"}})

    assert cells_of(document, "Liên thông nghiệp vụ")[0] == ("Trong cùng một cơ quan",)


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


def test_a_service_tells_its_code_provider_and_standards(document):
    rows = [row[1:] for row in cells_of(document, "Danh mục dịch vụ")]

    assert (
        "tra-cuu-ho-tich",
        "tra-cuu\nREST, phiên bản 1.0",
        "Hệ thống hộ tịch\nSở Tư pháp",
        "–",
        "UTF-8",
    ) in rows


def test_connections_inside_and_outside_the_province_are_counted(compiled):
    outside = {"dvcqg": {"national_platform": "A.15", "name": "Cổng quốc gia"}}

    document = compiled(system=outside, flow={"ra": {"consumer": "dvcqg"}})

    assert cells_of(document, "Các hệ thống thông tin kết nối") == [
        ("Trong tỉnh",),
        ("1", "Hộ tịch", "so-tu-phap", "–", "- Cung cấp: 2\n- Khai thác: 0"),
        ("2", "Một cửa", "van-phong", "–", "- Cung cấp: 0\n- Khai thác: 1"),
        ("Ngoài tỉnh",),
        ("3", "Cổng quốc gia", "so-tu-phap", "–", "- Cung cấp: 0\n- Khai thác: 1"),
    ]


def test_described_interactions_take_the_place_of_flows(compiled):
    interaction = {
        "direction": "vertical",
        "sender": "van-phong",
        "receivers": ["so-tu-phap"],
        "name": "Chuyển hồ sơ",
        "trigger": "Khi tiếp nhận",
    }

    document = compiled(interaction={"chuyen-ho-so": interaction})

    assert cells_of(document, "Liên thông nghiệp vụ") == [
        ("Liên thông dọc (giữa các cấp)",),
        ("1", "Chuyển hồ sơ. Khi tiếp nhận", "van-phong", "so-tu-phap", "–"),
    ]


def test_communes_are_counted_where_they_are_many(compiled):
    communes = {f"xa-{place}": {"level": "commune", "code": f"H99.4{place}"} for place in range(5)}
    interaction = {"direction": "vertical", "sender": "van-phong", "receivers": ["so-tu-phap", *communes]}

    document = compiled(agency=communes, interaction={"giao-viec": interaction})

    assert cells_of(document, "Liên thông nghiệp vụ")[1][3] == "so-tu-phap; Ủy ban nhân dân 5 xã, phường"


def test_very_many_flows_are_told_service_by_service(compiled):
    many = {f"luong-{place}": {"daily_volume": "2", "rhythm": "Hằng ngày"} for place in range(160)}
    direct = {"noi-thang": {"via": None}}

    rows = cells_of(compiled(flow=many | direct), "Các luồng trao đổi")

    service = rows[1]
    assert service[1] == "tra-cuu-ho-tich\n(Hộ tịch)"
    assert service[3] == "161"
    assert "320 lượt/ngày" in service[4]
    assert ("Trực tiếp, không qua LGSP",) in rows
