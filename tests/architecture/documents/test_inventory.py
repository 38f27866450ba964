"""The tables of systems, databases and components."""

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.systems import System
from tests.architecture.documents.reading import cells_of, list_figures


def test_every_system_stands_in_the_table_with_its_owner(document, province):
    rows = [row for row in cells_of(document, "Hiện trạng các hệ thống") if len(row) > 1]

    assert len(rows) == len(province.all(System))
    assert ("1", "Hệ thống đất đai", "Sở Nông nghiệp và Môi trường", "Đang sử dụng", "–", "–") in rows
    assert ("2", "Hệ thống hộ tịch", "Sở Tư pháp", "Đang sử dụng", "Tiếp tục sử dụng", "2") in rows


def test_a_national_system_names_its_row_of_the_annex(document):
    cells = cells_of(document, "Hiện trạng các hệ thống")

    assert cells[-2] == ("Hệ thống, nền tảng quốc gia mà tỉnh kết nối",)
    assert cells[-1][1] == "Cổng Dịch vụ công quốc gia (Phụ lục II Quyết định 1425/QĐ-TTg, mục A.15)"


def test_every_database_stands_with_its_content_and_lead_agency(document, province):
    cells = cells_of(document, "Danh mục cơ sở dữ liệu")

    assert len(cells) == len(province.all(Database))
    assert [row[1:4] for row in cells] == [
        ("Cơ sở dữ liệu đất đai", "–", "Sở Nông nghiệp và Môi trường"),
        ("Cơ sở dữ liệu hộ tịch", "Khai sinh, kết hôn, khai tử", "Sở Tư pháp"),
    ]


def test_two_lead_agencies_are_both_shown(compiled):
    document = compiled(database={"csdl-ho-tich": {"lead_agencies": ["so-tu-phap", "van-phong"]}})

    assert cells_of(document, "Danh mục cơ sở dữ liệu")[0][3] == "so-tu-phap; van-phong"


def test_components_of_the_platform_stand_apart_from_the_rest(document):
    platform = cells_of(document, "Các thành phần của nền tảng")
    others = cells_of(document, "Mô tả các thành phần còn lại")

    assert [row[1] for row in platform] == ["Tích hợp dữ liệu"]
    assert others == [
        ("Lớp: Dịch vụ công trực tuyến và cổng thông tin",),
        ("1", "Cổng dịch vụ", "–", "Văn phòng UBND tỉnh", "Hệ thống một cửa"),
    ]


def test_a_component_in_no_band_is_not_lost(compiled):
    document = compiled(component={"la": {"bands": []}})

    assert ("Chưa xếp lớp",) in cells_of(document, "Mô tả các thành phần còn lại")
    assert ("Lớp: chưa xếp",) in cells_of(document, "Quan hệ với sơ đồ")


def test_the_overall_figure_names_the_province(document):
    titles = [figure.title for figure in list_figures(document)]

    assert "Sơ đồ tổng thể Kiến trúc Chính quyền điện tử tỉnh Lam Giang" in titles


def test_a_specialised_database_is_counted_and_not_in_the_catalogue(compiled):
    document = compiled(database={"rieng": {"tier": "specialised"}})

    names = [row[1] for row in cells_of(document, "Danh mục cơ sở dữ liệu dùng chung")]

    assert names == ["csdl-ho-tich"]


def test_national_databases_stand_apart(compiled):
    document = compiled(database={"dan-cu": {"name": "Dân cư", "is_national": "true"}})

    rows = cells_of(document, "Danh mục cơ sở dữ liệu dùng chung")

    assert rows[0] == ("Của tỉnh",)
    assert rows[2] == ("Quốc gia, tỉnh khai thác",)


def test_the_systems_of_a_component_are_counted_when_they_are_many(compiled):
    many = {f"he-thong-{place}": {"component": "cong-dich-vu"} for place in range(25)}

    [row] = [row for row in cells_of(compiled(system=many), "Mô tả các thành phần còn lại") if len(row) > 1]

    assert row[4] == "25 hệ thống, nêu tại bảng hiện trạng các hệ thống thông tin"
