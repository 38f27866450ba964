"""Where objects stand in figures 7, 8 and 9."""

import pytest

from lgsp.architecture.model.objects import ModelState
from lgsp.architecture.pictures.plates.places import NOWHERE, place_in_communes, place_in_province

TARGET, CURRENT = ModelState.TARGET, ModelState.CURRENT
LGSP = "H7-8.L2.06"


@pytest.fixture
def find(picture_model):
    """Return a function that says in which block of the province a system of those fields stands."""

    def place(state=TARGET, **fields):
        placed = place_in_province(picture_model(system={"x": {"name": "X", **fields}}), state)
        return [code for code, objects in placed.items() if "x" in {one.id for one in objects}]

    return place


def test_what_the_object_says_of_itself_goes_first(find):
    block = "hạ tầng kết nối, chia sẻ dữ liệu CẤP TỈNH (LGSP/LDOP)"

    assert find(layer="channels", mappings=[{"own_component_block": block}]) == [LGSP]


def test_a_block_the_figure_does_not_have_leaves_the_objects_own_layer(find):
    assert find(layer="data", mappings=[{"own_component_block": "Khối của tỉnh"}]) == ["H7-8.L2.10"]


def test_an_object_without_a_mapping_is_particular_to_the_province(find):
    assert find() == ["H7-8.L3.09"]
    assert find(system_kind="channel") == ["H7-8.L4.02"]
    assert find(system_kind="security") == ["H7-8.L1.07"]


def test_what_the_country_shares_stands_with_the_centre(find):
    assert find(national_platform="A.15") == ["H7.L3.01"]
    assert find(record_kind="reference", layer="data") == ["H7.L2.02"]


def test_what_cuts_across_the_layers_stands_there(find):
    assert find(layer="data-centric", not_applicable=["layer_component"]) == ["H1-8.XS.04"]


def test_a_component_nobody_has_said_is_nowhere_not_lost(find):
    assert find(layer=None, not_applicable=["layer"]) == [NOWHERE]


def test_an_object_stands_in_the_picture_of_its_state_only(find):
    assert find(CURRENT, status="proposed") == []
    assert find(TARGET, status="proposed") != []
    assert find(TARGET, status="phasing-out") == []
    assert find(CURRENT, model_state="target") == []
    assert find(CURRENT, status="retired") == []


def test_communes_use_what_says_so(picture_model):
    systems = {
        "noi-bo": {"usage_scopes": ["agency"]},
        "dung-chung": {"usage_scopes": ["province", "commune"]},
        "ro-khoi": {"usage_scopes": ["agency"], "mappings": [{"commune_block": "ƯDCQS9"}]},
        "nhom": {"mappings": [{"commune_block": "Thành phần phục vụ cấp xã"}]},
    }

    placed = place_in_communes(picture_model(system=systems), TARGET)

    ids = {code: [one.id for one in objects] for code, objects in placed.items()}
    assert ids == {"ƯDCQS4": ["dung-chung", "nhom"], "ƯDCQS9": ["ro-khoi"]}
