"""SĐ-T-03: all of figure 9 by its official codes, and the objects that communes use."""

from lgsp.architecture.frameworks.communes import list_commune_components
from lgsp.architecture.frameworks.figures import list_figure_components
from lgsp.architecture.model.objects import ModelState
from lgsp.architecture.pictures.plates.commune import commune_model
from lgsp.architecture.pictures.plates.rooms import ON_PAGE, ON_PLATE
from tests.architecture.pictures.geometry import list_boxes, said

TARGET = ModelState.TARGET


def nodes(scenes):
    return {box.key: box for scene in scenes for box in list_boxes(scene, "node")}


def test_every_component_stands_there_once_with_its_code(picture_model):
    for room in (ON_PAGE, ON_PLATE):
        scenes = commune_model(picture_model(), TARGET, room)

        words = [word for scene in scenes for word in said(scene, "node")]
        for one in list_commune_components():
            assert sum(word.startswith(f"{one.code}. ") for word in words) == 1


def test_operation_and_resources_cut_across_every_sheet(picture_model):
    for scene in commune_model(picture_model(), TARGET, ON_PLATE):
        shown = {box.key for box in list_boxes(scene, "node")}
        assert {one.code for one in list_figure_components(figure=9)} <= shown


def test_users_stand_above_the_layers_as_the_model_has_them(picture_model):
    users = {"nguoi-dan": {"name": "Người dân", "bands": ["users"], "object_code": "KT-9"}}

    first = commune_model(picture_model(component=users), TARGET, ON_PLATE)[0]

    box = nodes([first])["user-nguoi-dan"]
    assert box.subjects == ("nguoi-dan",)
    assert box.y < min(one.y for one in list_boxes(first, "band") if one.key == "tier-L4")


def test_what_communes_use_stands_in_what_the_province_provides(picture_model):
    model = picture_model(system={"ho-tich": {"usage_scopes": ["commune"], "object_code": "KT-1"}})

    box = nodes(commune_model(model, TARGET, ON_PLATE))["ƯDCQS4"]

    assert box.subjects == ("ho-tich",)
    assert any("KT-1" in line for wording in box.wordings for line in wording.lines)
