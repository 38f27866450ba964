"""How systems are connected today, and where their security level stands."""

from lgsp.architecture.documents.exhibits.connections import (
    count_dossiers,
    draw_channels,
    draw_security,
    list_direct,
    list_unapproved,
)
from tests.architecture.documents.exhibits.test_audience import cells

SECURED = {
    "ho-tich": {
        "security_level": "3",
        "security": {"decision": "12/QĐ", "monitoring": "Có", "drilled_on": "2026-05-01"},
    },
    "dat-dai": {"security_level": "2", "security": {"due_on": "2026-10-01", "backup": "Hằng ngày"}},
}


def test_a_direct_flow_names_the_permission_that_still_holds(edition_of):
    direct = {"via": None, "valid_from": "2024-06-01", "valid_to": "2027-12-31"}
    waivers = {"moi": {"subjects": ["mot-cua-ho-tich"]}, "cu": {"valid_to": "2025-01-01"}}

    table = list_direct(edition_of(flow={"mot-cua-ho-tich": direct}, waiver=waivers))

    assert cells(table) == [
        (
            "1",
            "mot-cua-ho-tich",
            "Hộ tịch",
            "Một cửa",
            "01/06/2024 – 31/12/2027",
            "12/QĐ-UBND, đến hết 31/12/2026",
        )
    ]


def test_a_direct_flow_without_permission_or_end_says_so(edition_of):
    table = list_direct(edition_of(flow={"mot-cua-ho-tich": {"via": None}}))

    assert cells(table)[0][4:] == ("Chưa định thời hạn", "Chưa có")


def test_channels_and_volumes_are_told_in_numbers(edition_of):
    flow = {"channel": "lgsp", "relation_state": "in-use", "daily_volume": "1200"}

    leads = [figure.lead for figure in draw_channels(edition_of(flow={"mot-cua-ho-tich": flow}))]

    assert leads[0].startswith("Trong 1 luồng trao đổi đã khai báo, 1 luồng (100%) đang khai thác")
    assert leads[1].startswith("Các cơ quan dự kiến trao đổi 1.200 lượt mỗi ngày")


def test_without_volumes_there_is_no_picture_of_them(edition_of):
    assert len(draw_channels(edition_of())) == 1


def test_dossiers_and_measures_are_counted_level_by_level(edition_of):
    rows = cells(count_dossiers(edition_of(system=SECURED)))

    assert rows == [
        ("Chưa xác định", "1", "–", "–", "–", "–", "–"),
        ("Cấp độ 2", "1", "–", "1", "–", "1", "–"),
        ("Cấp độ 3", "1", "1", "–", "1", "–", "1"),
        ("Tổng cộng", "3", "1", "1", "1", "1", "1"),
    ]


def test_what_is_not_approved_stands_under_its_agency_with_the_day_it_is_due(edition_of):
    rows = cells(list_unapproved(edition_of(system=SECURED, infrastructure={"may": {}})))

    assert ("so-tu-phap",) not in rows
    assert rows[1] == (
        "1",
        "Đất đai",
        "Đang sử dụng",
        "2",
        "Chưa phê duyệt, đã có hạn trình: 01/10/2026 (quá hạn)",
    )
    assert {row[1] for row in rows if len(row) > 1} == {"Đất đai", "Một cửa", "may"}


def test_the_share_of_approved_systems_is_said(edition_of):
    assert draw_security(edition_of(system=SECURED))[0].lead.startswith(
        "Đến nay 1 trong 3 hệ thống thông tin (33,3%)"
    )
