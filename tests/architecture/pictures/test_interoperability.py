"""Interoperability: who works with whom, and which system gives what to which."""

import pytest

from lgsp.architecture.model.errors import EntityUnknown
from lgsp.architecture.model.exchanges import Direction
from lgsp.architecture.pictures.interoperability import (
    context_pictures,
    exchange_pictures,
    information_pictures,
    interaction_pictures,
    platform_pictures,
)
from tests.architecture.pictures.geometry import list_paths, said


def links(scene):
    """Return the two ends of every arrow, without the number of the column."""
    return [tuple(end.split(":")[1] for end in (path.start, path.end)) for path in list_paths(scene)]


def test_the_platform_stands_between_providers_and_consumers(picture_model):
    (scene,) = platform_pictures(picture_model())

    assert said(scene, "head") == ["Hệ thống cung cấp", "Dịch vụ trên LGSP", "Hệ thống khai thác"]
    assert links(scene) == [("ho-tich", "tra-cuu-ho-tich"), ("tra-cuu-ho-tich", "mot-cua")]


def test_flows_beside_the_platform_are_no_part_of_it_but_of_the_exchanges(picture_model):
    model = picture_model(flow={"mot-cua-ho-tich": {"via": None}})

    assert said(platform_pictures(model)[0], "remark") == [
        "Chưa khai báo luồng trao đổi nào qua dịch vụ LGSP."
    ]
    assert links(exchange_pictures(model)[0]) == [("ho-tich", "mot-cua")]
    assert "Kết nối trực tiếp, không qua LGSP" in exchange_pictures(model)[0].legend


def test_a_system_says_whose_it_is(picture_model):
    (scene,) = exchange_pictures(picture_model(agency={"so-tu-phap": {"short_name": "STP"}}))

    assert said(scene, "node") == ["Hộ tịch STP", "Một cửa van-phong"]


def test_retired_flows_are_left_out(picture_model):
    (scene,) = exchange_pictures(picture_model(flow={"mot-cua-ho-tich": {"status": "retired"}}))

    assert said(scene, "remark") == ["Chưa khai báo luồng trao đổi dữ liệu nào."]


def test_a_systems_context_has_what_it_uses_on_its_left_and_who_uses_it_on_its_right(picture_model):
    more = {"ho-tich-dat-dai": {"provider": "dat-dai", "consumer": "ho-tich", "via": "tra-cuu-thua-dat"}}

    (scene,) = context_pictures(picture_model(flow=more), "ho-tich")

    assert links(scene) == [
        ("dat-dai", "tra-cuu-thua-dat"),
        ("tra-cuu-thua-dat", "ho-tich"),
        ("ho-tich", "tra-cuu-ho-tich"),
        ("tra-cuu-ho-tich", "mot-cua"),
    ]


def test_a_system_that_is_not_in_the_model_has_no_context(sound_model):
    with pytest.raises(EntityUnknown, match="mot-cua-xa"):
        context_pictures(sound_model, "mot-cua-xa")


def test_interactions_are_drawn_by_direction_with_what_is_sent(picture_model):
    sent = {"gui": {"name": "Gửi hồ sơ", "channel": "paper", "information": ["ho-so"]}}
    model = picture_model(interaction=sent, information={"ho-so": {"name": "Hồ sơ"}})

    (scene,) = interaction_pictures(model, Direction.HORIZONTAL)

    assert said(scene, "node") == ["so-tu-phap", "Gửi hồ sơ Giấy: Hồ sơ", "van-phong"]
    assert "Còn làm trên giấy" in scene.legend
    assert said(interaction_pictures(model, Direction.VERTICAL)[0], "remark")


def test_interactions_stand_under_their_domain(picture_model):
    functions = {"cn": {"field_of_work": "Đất đai"}}
    sent = {"gui": {"function": "cn"}, "khac": {}}

    (scene,) = interaction_pictures(picture_model(interaction=sent, function=functions), Direction.HORIZONTAL)

    assert said(scene, "section") == ["Chưa xếp lĩnh vực", "Đất đai"]


def test_information_stands_between_the_agency_that_gives_and_those_that_use_it(picture_model):
    held = {"khai-sinh": {"name": "Khai sinh", "category": "Con người"}}
    flows = {
        "mot-cua-ho-tich": {"objects": ["khai-sinh"]},
        "trong-nha": {"consumer": "ho-tich", "objects": ["khai-sinh"]},
        "khong-ro": {},
    }

    (scene,) = information_pictures(picture_model(information=held, flow=flows))

    assert said(scene, "section") == ["Con người"]
    assert said(scene, "node") == ["so-tu-phap", "Khai sinh", "van-phong"]


def test_many_communes_are_counted_in_one_box(picture_model):
    communes = {f"xa-{place}": {"level": "commune"} for place in range(5)}
    sent = {"gui": {"receivers": ["van-phong", *communes]}}

    (scene,) = interaction_pictures(picture_model(agency=communes, interaction=sent), Direction.HORIZONTAL)

    assert said(scene, "node")[2:] == ["• 5 cơ quan cấp xã • van-phong"]
