"""SĐ-T-01 and SĐ-T-02: the blocks of the figures, what makes them real, and arrows only where relations are."""

import pytest

from lgsp.architecture.frameworks.figures import list_figure_components
from lgsp.architecture.model.objects import ModelState
from lgsp.architecture.pictures.plates.arrows import CENTRAL_PLATFORM, PLATFORM
from lgsp.architecture.pictures.plates.provincial import provincial_overview
from lgsp.architecture.pictures.plates.provincial_layers import provincial_components
from lgsp.architecture.pictures.plates.rooms import ON_PAGE, ON_PLATE
from lgsp.architecture.pictures.scene import Border
from tests.architecture.pictures.geometry import list_boxes, list_paths, list_texts

TARGET, CURRENT = ModelState.TARGET, ModelState.CURRENT


def nodes(scenes):
    return {box.key: box for scene in scenes for box in list_boxes(scene, "node")}


def told(box):
    return [" ".join(wording.lines) for wording in box.wordings]


@pytest.mark.parametrize(("draw", "figure"), [(provincial_overview, 7), (provincial_components, 8)])
@pytest.mark.parametrize("room", [ON_PAGE, ON_PLATE])
def test_every_block_of_the_figure_stands_there_by_its_name(picture_model, draw, figure, room):
    drawn = nodes(draw(picture_model(), TARGET, room))

    for block in list_figure_components(figure=figure):
        assert " ".join(told(drawn[block.code])).startswith(block.name)


def test_a_block_says_which_objects_make_it_real(picture_model):
    system = {
        "lgsp": {
            "object_code": "KT-HT-001",
            "layer": "data",
            "usage_scopes": ["province", "commune"],
            "sharing_form": "province",
            "mappings": [{"own_component_block": "Hạ tầng kết nối, chia sẻ dữ liệu cấp tỉnh (LGSP/LDOP)"}],
        }
    }

    box = nodes(provincial_components(picture_model(system=system), TARGET, ON_PLATE))[PLATFORM]

    assert "lgsp" in box.subjects
    assert told(box)[1] == "KT-HT-001"
    assert told(box)[3] == "Chủ quản: so-tu-phap"
    assert told(box)[4] == "Dùng chung cấp tỉnh; cấp xã khai thác"


def test_what_is_not_there_yet_is_marked_apart_from_what_is_planned(picture_model):
    system = {"ban-sao": {"status": "approved", "system_kind": "security"}}

    drawn = nodes(provincial_components(picture_model(system=system), TARGET, ON_PLATE))

    planned, missing = drawn["H7-8.L1.07"], drawn["H7-8.L1.01"]
    assert (planned.border, planned.stroke, planned.subjects) == (Border.DASHED, 1.1, ("ban-sao",))
    assert (missing.border, missing.stroke, missing.subjects) == (Border.DASHED, 0.6, ())
    assert told(missing)[-1] == "(chưa có)"


def test_a_planned_object_is_not_in_todays_picture(picture_model):
    model = picture_model(system={"ban-sao": {"status": "approved", "system_kind": "security"}})

    assert nodes(provincial_components(model, CURRENT, ON_PLATE))["H7-8.L1.07"].subjects == ()


def test_arrows_stand_for_relations_and_run_from_who_uses_to_who_provides(picture_model):
    model = picture_model(
        system={"cong": {"system_kind": "channel"}},
        relation={"dung": {"origin": "cong", "target": "ho-tich"}},
    )

    [scene] = provincial_overview(model, TARGET, ON_PLATE)

    [path] = list_paths(scene)
    assert (path.start, path.end, path.subjects) == ("tier-L4", "tier-L3", ("dung",))
    assert "1 quan hệ" in [text.content for text in list_texts(scene)]


def test_without_relations_there_is_no_arrow_and_nothing_to_explain(picture_model):
    [scene] = provincial_overview(picture_model(flow={"mot-cua-ho-tich": None}), TARGET, ON_PLATE)

    assert list_paths(scene) == []
    assert not any("quan hệ" in label for label in scene.legend)


def test_the_platform_is_joined_to_the_centre_where_it_exchanges_with_it(picture_model):
    model = picture_model(
        system={"dvcqg": {"national_platform": "A.15"}},
        flow={"len-tren": {"provider": "dvcqg", "consumer": "mot-cua", "via": None, "channel": "ndop"}},
    )

    [scene] = provincial_overview(model, TARGET, ON_PLATE)

    [path] = [path for path in list_paths(scene) if PLATFORM in (path.start, path.end)]
    assert {path.start, path.end} == {PLATFORM, CENTRAL_PLATFORM}
    assert path.subjects == ("len-tren",)
    platform = " ".join(told(nodes([scene])[PLATFORM]))
    assert "1 quan hệ với Trung ương, qua NDOP" in platform
    assert "Agent Node" in platform


def test_an_object_of_no_layer_is_shown_apart(picture_model):
    model = picture_model(system={"la": {"layer": None, "not_applicable": ["layer"]}})

    assert nodes(provincial_components(model, TARGET, ON_PLATE))["unplaced"].subjects == ("la",)
    assert nodes(provincial_overview(model, TARGET, ON_PLATE))["unplaced"].subjects == ("la",)
