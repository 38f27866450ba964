"""The tables of agencies and of functions."""

from lgsp.architecture.documents.exhibits.agencies import (
    draw_functions,
    list_contacts,
    list_former,
    list_participants,
    list_state_functions,
    name_agencies,
)
from tests.architecture.documents.exhibits.test_audience import cells
from tests.architecture.documents.reading import cells_of


def test_agencies_stand_by_level_with_their_identifiers(document):
    rows = cells_of(document, "Danh sách cơ quan")

    assert rows[0] == ("Sở, ban, ngành",)
    assert rows[-2:] == [("Trung ương",), ("6", "Bộ Công an", "H99.99", "–")]
    assert any(row[1:3] == ("Sở Tư pháp", "H99.10") for row in rows if len(row) == 4)


def test_functions_are_those_of_the_province_and_not_of_the_centre(document):
    rows = cells_of(document, "Chức năng, nhiệm vụ chính")

    assert ("Sở Tư pháp", "- Hộ tịch\n- Chứng thực") in [row[1:3] for row in rows]
    assert not any("Bộ Công an" in row for row in rows)


def test_an_agency_that_has_ended_stands_with_who_took_over(edition_of):
    agencies = {
        "so-cu": {"name": "Sở cũ", "valid_to": "2025-02-28", "code": "H99.41"},
        "so-moi": {"name": "Sở mới", "predecessors": ["so-cu"]},
    }

    edition = edition_of(agency=agencies)

    assert cells(list_former(edition)) == [("1", "Sở cũ", "H99.41", "28/02/2025", "Sở mới")]
    assert not any("Sở cũ" in row for row in cells(list_participants(edition)))


def test_contacts_of_many_communes_are_counted(edition_of):
    communes = {f"xa-{place}": {"level": "commune", "contact": "Văn phòng"} for place in range(5)}

    table = list_contacts(edition_of(agency=communes | {"van-phong": {"contact": "Tổ dữ liệu"}}))

    assert cells(table) == [("1", "van-phong", "Tổ dữ liệu", "1")]
    assert "5 xã, phường" in table.lead


def test_functions_stand_by_field_with_the_systems_that_support_them(edition_of):
    functions = {
        "ho-so": {"name": "Hồ sơ", "field_of_work": "Tư pháp", "partners": ["van-phong"]},
        "khac": {"name": "Khác", "parent": "ho-so", "lead": None},
    }

    table = list_state_functions(edition_of(function=functions, system={"ho-tich": {"functions": ["ho-so"]}}))

    assert cells(table) == [
        ("Tư pháp",),
        ("1", "Hồ sơ", "–", "so-tu-phap", "van-phong", "Hộ tịch"),
        ("Chưa xếp lĩnh vực",),
        ("2", "Khác", "Hồ sơ", "–", "–", "–"),
    ]
    assert [row.subject for row in table.rows] == ["", "ho-so", "", "khac"]


def test_the_first_picture_says_how_many_functions_no_system_supports(edition_of):
    figures = draw_functions(edition_of(function={"ho-so": {}}))

    assert figures[0].lead.startswith("Mô hình ghi nhận 1 chức năng, nghiệp vụ do 1 cơ quan chủ trì")
    assert "1 chức năng chưa có hệ thống" in figures[0].lead
    assert len(figures) == 2


def test_without_functions_there_is_no_picture(edition_of):
    assert draw_functions(edition_of()) == ()


def test_communes_are_counted_where_they_are_many(edition_of):
    communes = {f"xa-{place}": {"level": "commune"} for place in range(5)}

    named = name_agencies(["so-tu-phap", *communes], edition_of(agency=communes))

    assert named == "so-tu-phap; Ủy ban nhân dân 5 xã, phường"
