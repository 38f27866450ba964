"""The tables of systems and of what they run on."""

from lgsp.architecture.documents.exhibits.systems import (
    count_by_agency,
    draw_hosting,
    draw_systems,
    list_infrastructure,
    list_national_systems,
    list_systems,
)
from tests.architecture.documents.exhibits.test_audience import cells

NATIONAL = {"dvcqg": {"name": "Cổng quốc gia", "national_platform": "A.15", "usage_state": "in-use"}}


def test_a_system_stands_under_its_agency_with_what_is_meant_for_it(edition_of):
    system = {
        "description": "Đăng ký",
        "users": "Công chức",
        "runs_on": ["may"],
        "treatment": "keep",
        "security_level": "2",
    }

    table = list_systems(edition_of(system={"ho-tich": system}, infrastructure={"may": {"name": "Đám mây"}}))

    named = cells(table).index(("so-tu-phap",))
    assert table.rows[named + 1].cells[1:] == (
        "Hộ tịch",
        "Đăng ký",
        "Công chức",
        "Đám mây",
        "Đang sử dụng",
        "Tiếp tục sử dụng",
        "2",
    )
    assert table.rows[named + 1].subject == "ho-tich"


def test_systems_of_others_stand_apart_with_their_row_of_the_annex(edition_of):
    edition = edition_of(system=NATIONAL, flow={"ra": {"consumer": "dvcqg"}})

    assert cells(list_national_systems(edition)) == [
        ("1", "Cổng quốc gia", "so-tu-phap", "mục A.15", "Đang khai thác", "1")
    ]
    assert not any("Cổng quốc gia" in row for row in cells(list_systems(edition)))


def test_systems_are_counted_by_agency_and_kind_and_summed(edition_of):
    table = count_by_agency(edition_of(system={"dat-dai": {"system_kind": "platform"}} | NATIONAL))

    assert [column.title for column in table.columns[2:]] == ["Ứng dụng", "Nền tảng", "Cộng"]
    assert cells(table)[0] == ("1", "so-nong-nghiep", "–", "1", "1")
    assert cells(table)[-1] == ("", "Tổng cộng", "2", "1", "3")


def test_infrastructure_stands_by_kind(edition_of):
    infrastructure = {"may": {"name": "Mây", "infrastructure_kind": "cloud", "capacity": "960 lõi"}}

    edition = edition_of(infrastructure=infrastructure, system={"ho-tich": {"runs_on": ["may"]}})

    assert cells(list_infrastructure(edition)) == [
        ("Điện toán đám mây",),
        ("1", "Mây", "–", "960 lõi", "–", "van-phong", "–"),
    ]
    assert "Mây (1)" in draw_hosting(edition)[0].lead


def test_every_chart_is_led_to_by_a_sentence_with_its_numbers(edition_of):
    figures = draw_systems(edition_of(system={"ho-tich": {"treatment": "keep"}}))

    leads = [figure.lead for figure in figures]
    assert leads[0].startswith(
        "Tỉnh quản lý 3 hệ thống thông tin, trong đó 3 đang sử dụng; theo loại: Ứng dụng (3)"
    )
    assert leads[2].startswith("Theo phương án xử lý, 1 trong 3 hệ thống (33,3%)")
    assert all("{ref}" in lead for lead in leads)


def test_a_model_without_systems_has_no_charts(edition_of):
    gone = {"ho-tich": None, "dat-dai": None, "mot-cua": None}
    service = {"tra-cuu-ho-tich": None, "tra-cuu-thua-dat": None}

    edition = edition_of(
        system=gone, service=service, flow={"mot-cua-ho-tich": None}, database={"csdl-ho-tich": None}
    )

    assert draw_systems(edition) == draw_hosting(edition) == ()
    assert list_systems(edition).rows == ()
