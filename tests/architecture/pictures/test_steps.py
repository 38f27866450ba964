"""How a flow passes through the platform, step by step."""

from itertools import pairwise

import pytest

from lgsp.architecture.model.errors import EntityUnknown
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.pictures.steps import Act, follow_flow, say_content

CENTRE = {"bo-cong-an": {"level": "central"}}
PORTAL = {"dvcqg": {"name": "Cổng quốc gia", "owner": "bo-cong-an", "national_platform": "A.15"}}


def follow(model, flow="mot-cua-ho-tich"):
    return follow_flow(model, model.get(Flow, flow))


def test_evidence_of_the_request_is_recorded_before_it_is_forwarded(sound_model):
    acts = [step.act for step in follow(sound_model).steps]

    assert acts.index(Act.CHECK) < acts.index(Act.RECORD_REQUEST) < acts.index(Act.FORWARD)
    assert acts.index(Act.RECORD_ANSWER) < acts.index(Act.DELIVER) == len(acts) - 1


def test_every_message_begins_where_the_one_before_ended(sound_model):
    steps = follow(sound_model).steps

    assert all(before.end == after.start for before, after in pairwise(steps))


def test_the_intermediary_that_a_flow_names_stands_before_the_centre(picture_model):
    model = picture_model(
        agency=CENTRE, system=PORTAL, flow={"ra-ngoai": {"provider": "dvcqg", "channel": "ndxp"}}
    )

    course = follow(model, "ra-ngoai")

    assert [party.name for party in course.parties] == [
        "Một cửa",
        "Nền tảng LGSP của tỉnh",
        "Nền tảng tích hợp, chia sẻ dữ liệu quốc gia (NDXP)",
        "Cổng quốc gia",
    ]
    assert [step.act for step in course.steps].count(Act.PASS_ON) == 1


def test_an_intermediary_that_provides_itself_stands_there_once(picture_model):
    ndxp = {"ndxp": {"name": "NDXP", "owner": "bo-cong-an", "national_platform": "A.8"}}
    model = picture_model(
        agency=CENTRE, system=ndxp, flow={"ra-ngoai": {"provider": "ndxp", "channel": "ndxp"}}
    )

    assert [party.name for party in follow(model, "ra-ngoai").parties][-1] == "NDXP"
    assert len(follow(model, "ra-ngoai").parties) == 3


def test_only_the_fields_that_a_flow_uses_are_said(picture_model):
    fields = [{"name": "a", "label": "Họ tên"}, {"name": "b", "label": "Ngày sinh"}]
    model = picture_model(
        contract={"hop-dong-ho-tich": {"fields": fields}}, flow={"mot-cua-ho-tich": {"attributes": ["b"]}}
    )

    assert say_content(model.get(Flow, "mot-cua-ho-tich"), model) == "Ngày sinh"


def test_a_flow_beside_the_platform_has_no_course_on_it(picture_model):
    model = picture_model(flow={"mot-cua-ho-tich": {"via": None}})

    with pytest.raises(EntityUnknown):
        follow(model)
