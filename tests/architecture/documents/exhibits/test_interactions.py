"""Who works with whom: by direction, with what is still on paper."""

from lgsp.architecture.documents.exhibits.interactions import (
    draw_interactions,
    list_business_links,
    list_paper,
)
from tests.architecture.documents.exhibits.test_audience import cells
from tests.architecture.documents.reading import cells_of

SENT = {
    "direction": "vertical",
    "name": "Chuyển hồ sơ",
    "trigger": "Khi tiếp nhận",
    "channel": "mixed",
    "yearly_volume": 15000,
    "function": "mot-cua-dien-tu",
    "information": ["ho-so"],
    "plan": "Bỏ giấy từ 2027",
}


def publish(edition_of):
    """Return an edition with one interaction."""
    return edition_of(
        interaction={"gui": SENT},
        function={"mot-cua-dien-tu": {"field_of_work": "Hành chính"}},
        information={"ho-so": {"name": "Hồ sơ"}},
    )


def test_an_interaction_tells_its_domain_what_is_sent_when_and_how_often(edition_of):
    table = list_business_links(publish(edition_of))

    assert cells(table) == [
        ("Liên thông dọc (giữa các cấp)",),
        (
            "1",
            "Chuyển hồ sơ",
            "Hành chính",
            "so-tu-phap",
            "van-phong",
            "Hồ sơ",
            "Khi tiếp nhận",
            "Điện tử và giấy",
            "15.000",
            "–",
        ),
    ]
    assert table.rows[1].subject == "gui"


def test_what_is_on_paper_stands_with_the_plan_to_end_that(edition_of):
    edition = publish(edition_of)

    assert cells(list_paper(edition)) == [
        ("1", "Chuyển hồ sơ", "so-tu-phap", "Điện tử và giấy", "Bỏ giấy từ 2027")
    ]
    assert "1 liên thông còn làm trên giấy" in draw_interactions(edition)[0].lead


def test_each_direction_that_has_some_is_drawn(edition_of):
    figures = draw_interactions(publish(edition_of))

    assert [figure.code for figure in figures] == [
        "picture/interaction-channels",
        "picture/interactions-vertical",
    ]


def test_without_interactions_the_flows_tell_who_works_with_whom(document):
    assert cells_of(document, "Liên thông nghiệp vụ") == [
        ("Liên thông ngang (giữa các cơ quan cùng cấp)",),
        ("1", "Bỏ bản sao giấy", "Sở Tư pháp", "Văn phòng UBND tỉnh", "–"),
        ("Liên thông dọc (giữa các cấp)",),
        ("2", "Tra cứu", "Văn phòng UBND tỉnh", "Bộ Công an", "–"),
    ]


def test_a_link_inside_one_agency_is_neither(edition_of):
    table = list_business_links(edition_of(system={"mot-cua": {"owner": "so-tu-phap"}}))

    assert cells(table)[0] == ("Trong cùng một cơ quan",)
