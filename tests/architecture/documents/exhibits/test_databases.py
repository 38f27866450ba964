"""The tables of databases: all of them, those that are shared, and those that hold personal data."""

from lgsp.architecture.documents.exhibits.databases import (
    count_by_agency,
    draw_data,
    draw_databases,
    list_all_databases,
    list_databases,
    list_personal_data,
)
from lgsp.architecture.model.databases import Database
from tests.architecture.documents.exhibits.test_audience import cells
from tests.architecture.documents.reading import cells_of

PERSONAL = {
    "purpose": "Giải quyết hồ sơ",
    "legal_basis": ["nghi-dinh"],
    "is_sensitive": "true",
    "log_retention": "24 tháng",
}


def test_every_shared_database_stands_with_its_content_and_lead_agency(document, province):
    rows = cells_of(document, "Danh mục cơ sở dữ liệu dùng chung")

    assert len(rows) == len(province.all(Database))
    assert [row[1:4] for row in rows] == [
        ("Cơ sở dữ liệu đất đai", "–", "Sở Nông nghiệp và Môi trường"),
        ("Cơ sở dữ liệu hộ tịch", "Khai sinh, kết hôn, khai tử", "Sở Tư pháp"),
    ]


def test_the_catalogue_has_all_that_is_asked_of_it(edition_of):
    database = {
        "content": "Sự kiện hộ tịch",
        "partners": ["van-phong"],
        "update_rhythm": "Hằng ngày",
        "security_level": "3",
        "personal_data": PERSONAL,
        "legal_basis": ["nghi-dinh"],
    }

    (row,) = list_databases(edition_of(database={"csdl-ho-tich": database})).rows

    assert row.cells[2:] == (
        "Sự kiện hộ tịch",
        "so-tu-phap",
        "van-phong",
        "Hộ tịch",
        "Hằng ngày",
        "3",
        "Có, nhạy cảm",
        "278/2025/NĐ-CP",
    )
    assert row.subject == "csdl-ho-tich"


def test_two_lead_agencies_are_both_shown(edition_of):
    two = {"csdl-ho-tich": {"lead_agencies": ["so-tu-phap", "van-phong"]}}

    assert list_databases(edition_of(database=two)).rows[0].cells[3] == "so-tu-phap; van-phong"


def test_a_specialised_database_is_counted_and_in_the_full_list_only(edition_of):
    edition = edition_of(database={"rieng": {"tier": "specialised", "records": "1200"}})

    assert [row.cells[1] for row in list_databases(edition).rows] == ["csdl-ho-tich"]
    assert "1 cơ sở dữ liệu chuyên ngành" in list_databases(edition).lead
    assert ("2", "rieng", "–", "Chuyên ngành", "–", "1.200", "–") in cells(list_all_databases(edition))


def test_national_databases_stand_apart(edition_of):
    rows = cells(list_databases(edition_of(database={"dan-cu": {"name": "Dân cư", "is_national": "true"}})))

    assert (rows[0], rows[2]) == (("Của tỉnh",), ("Quốc gia, tỉnh khai thác",))


def test_databases_are_counted_by_agency_and_one_without_a_lead_is_not_lost(edition_of):
    databases = {
        "rieng": {"tier": "specialised", "lead_agencies": [], "records": "5"},
        "dan-cu": {"is_national": "true", "personal_data": PERSONAL},
    }

    edition = edition_of(database=databases)

    assert cells(count_by_agency(edition)) == [
        ("1", "so-tu-phap", "1", "1", "–", "1", "2", "–"),
        ("2", "Chưa xác định cơ quan chủ trì", "–", "–", "1", "–", "1", "5"),
        ("", "Tổng cộng", "1", "1", "1", "1", "3", "5"),
    ]
    assert ("Chưa xác định cơ quan chủ trì",) in cells(list_all_databases(edition))


def test_personal_data_stand_with_purpose_ground_and_log(edition_of):
    table = list_personal_data(edition_of(database={"csdl-ho-tich": {"personal_data": PERSONAL}}))

    assert cells(table)[1][2:] == ("Có", "Giải quyết hồ sơ", "278/2025/NĐ-CP", "24 tháng")


def test_the_charts_say_how_many_hold_personal_data(edition_of):
    databases = {"csdl-ho-tich": {"personal_data": PERSONAL}, "hai": {"personal_data": {}}, "ba": {}}

    leads = [figure.lead for figure in draw_databases(edition_of(database=databases))]

    assert leads[0].startswith("Kiến trúc ghi nhận 3 cơ sở dữ liệu")
    assert leads[2].startswith("Có 2 cơ sở dữ liệu chứa dữ liệu cá nhân, trong đó 1 có dữ liệu nhạy cảm")


def test_master_data_are_drawn_where_there_are_some(edition_of):
    using = {"hai": {"master_data": ["csdl-ho-tich"]}}

    assert len(draw_data(edition_of())) == 1
    assert "Có 1 cơ sở dữ liệu dùng dữ liệu chủ" in draw_data(edition_of(database=using))[-1].lead
