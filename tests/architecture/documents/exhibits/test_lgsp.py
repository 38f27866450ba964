"""The platform: its services, who meets on it, on what terms."""

from lgsp.architecture.documents.blocks import Paragraph
from tests.architecture.documents.reading import cells_of, get_table, list_figures

CENTRE = {
    "agency": {"bo-cong-an": {"name": "Bộ Công an", "level": "central"}},
    "system": {"dan-cu": {"name": "Dân cư", "owner": "bo-cong-an", "national_platform": "A.16"}},
}


def test_what_meets_on_the_platform_is_summed_up(document):
    (said,) = [
        block.text
        for block in document.blocks
        if isinstance(block, Paragraph) and block.key == "platform-sums"
    ]

    assert "có 2 dịch vụ; 2 hệ thống thông tin của 2 cơ quan" in said
    assert "1 luồng đã khai báo, trong đó 0 luồng với hệ thống của trung ương" in said


def test_shared_services_stand_apart_with_how_often_they_are_used(compiled):
    document = compiled(
        service={"tra-cuu-ho-tich": {"shared_kind": "categories", "description": "Tra một lần"}}
    )

    assert cells_of(document, "Dịch vụ dùng chung trên nền tảng") == [
        ("1", "Danh mục dùng chung", "tra-cuu-ho-tich", "Tra một lần", "Hộ tịch\nso-tu-phap", "1")
    ]
    assert [row for row in cells_of(document, "Danh mục dịch vụ trên LGSP") if len(row) == 1] == [
        ("Dịch vụ dùng chung",),
        ("Dữ liệu, nghiệp vụ của tỉnh",),
    ]


def test_connections_inside_and_outside_the_province_are_counted(compiled):
    flow = {"hoi": {"provider": "dan-cu", "consumer": "ho-tich"}}

    rows = cells_of(compiled(**CENTRE, flow=flow), "Các hệ thống thông tin kết nối")

    assert rows == [
        ("Trong tỉnh",),
        ("1", "Hộ tịch", "so-tu-phap", "–", "1", "1"),
        ("2", "Một cửa", "van-phong", "–", "0", "1"),
        ("Ngoài tỉnh",),
        ("3", "Dân cư", "Bộ Công an", "–", "1", "0"),
    ]


def test_intermediaries_tell_their_ground_and_what_runs_through_them(compiled):
    flow = {"hoi": {"provider": "dan-cu", "channel": "ndxp"}}

    first = cells_of(compiled(**CENTRE, flow=flow), "Hệ thống trung gian")[0]

    assert first[1] == "Nền tảng tích hợp, chia sẻ dữ liệu quốc gia (NDXP)"
    assert first[2] == "Nghị định 194/2025/NĐ-CP, Điều 20"
    assert first[4:] == ("1", "Nguồn thứ cấp, chưa đối chiếu nguyên văn")


def test_services_on_equal_terms_stand_together_with_their_personal_data(compiled):
    fields = [{"name": "a", "label": "Họ tên", "personal": "true"}, {"name": "b", "label": "Mã"}]
    document = compiled(
        contract={
            "hop-dong-ho-tich": {"fields": fields, "purpose": "Giải quyết hồ sơ", "retention": "24 tháng"}
        },
        service={"tra-cuu-ho-tich": {"contract": "hop-dong-ho-tich", "service_level": "99,5%"}},
    )

    assert cells_of(document, "Điều kiện khai thác") == [
        ("Mục đích: Giải quyết hồ sơ\nThời hạn lưu giữ: 24 tháng",),
        ("1", "tra-cuu-ho-tich", "99,5%", "Họ tên", "278/2025/NĐ-CP", "1"),
        ("Chưa có hợp đồng dữ liệu",),
        ("2", "tra-cuu-thua-dat", "–", "Không có", "–", "0"),
    ]


def test_the_pictures_show_services_inside_and_outside(compiled):
    document = compiled(**CENTRE, flow={"hoi": {"provider": "dan-cu", "channel": "ndxp"}})

    assert {
        "Dịch vụ trên LGSP theo loại và cơ quan cung cấp",
        "Kết nối trong tỉnh qua LGSP theo cơ quan cung cấp",
        "Kết nối ngoài tỉnh qua hệ thống trung gian",
    } <= {figure.title for figure in list_figures(document)}


def test_rows_speak_of_their_service(document):
    table = get_table(document, "Danh mục dịch vụ trên LGSP")

    assert {row.subject for row in table.rows if len(row.cells) > 1} == {
        "tra-cuu-ho-tich",
        "tra-cuu-thua-dat",
    }
    assert table.columns[1].field == "name"
