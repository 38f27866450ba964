"""The pictures of parts V and VI at real size: readable on a page of A4, nothing out of its place."""

import pytest

from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.pictures.components import band_pictures, component_pictures, requirement_pictures
from lgsp.architecture.pictures.correspondence import correspondence_pictures
from lgsp.architecture.pictures.grading import OVERLAYS, get_overlay
from lgsp.architecture.pictures.overall import OVERLAY_ROOM, overall_figure
from lgsp.architecture.pictures.overlays import lay_over
from lgsp.architecture.pictures.platform import crossing_pictures, hub_pictures, service_pictures
from lgsp.architecture.pictures.responsibilities import responsibility_pictures, standard_pictures
from lgsp.architecture.pictures.roadmap import road_map, road_map_pictures
from lgsp.architecture.pictures.scene import LANDSCAPE_HEIGHT
from lgsp.architecture.pictures.sequence import sequence_picture
from tests.architecture.documents.exhibits import lam_giang
from tests.architecture.pictures.geometry import find_covered_letters, find_faults, list_boxes, said

ROAD_MAP_LEGEND = 80.0
UNSAID = {"year"}
"""No component says when it comes into use."""


@pytest.fixture(scope="module")
def province() -> Model:
    """Return the sample province of real size."""
    return lam_giang.load()


def test_every_component_stands_in_the_overall_figure_on_one_page(province):
    scene = overall_figure(province)
    components = {one.name for one in province.all(Component)}

    assert find_faults(scene) == []
    assert scene.height <= LANDSCAPE_HEIGHT
    assert components <= set(said(scene, "node"))


@pytest.mark.parametrize("name", OVERLAYS)
def test_the_overall_figure_leaves_room_for_every_overlay(province, name):
    scene = lay_over(overall_figure(province, room=OVERLAY_ROOM), get_overlay(name, province))

    assert bool(list_boxes(scene, "sign")) is (name not in UNSAID)
    assert find_faults(scene) == []
    assert find_covered_letters(scene) == []


@pytest.mark.parametrize(
    "draw",
    [
        correspondence_pictures,
        service_pictures,
        hub_pictures,
        crossing_pictures,
        requirement_pictures,
        responsibility_pictures,
        standard_pictures,
        road_map_pictures,
    ],
)
def test_pictures_of_the_whole_fit_their_pages(province, draw):
    scenes = draw(province)

    assert scenes
    assert [fault for scene in scenes for fault in find_faults(scene)] == []


def test_the_road_map_fits_with_and_without_an_overlay(province):
    owners = get_overlay("owner", province)
    laid = [lay_over(scene, owners) for scene in road_map_pictures(province, room=ROAD_MAP_LEGEND)]

    assert find_faults(road_map(province)) == []
    assert [fault for scene in laid for fault in find_faults(scene)] == []
    assert all(scene.code.endswith("-owner") for scene in laid)


def test_pictures_of_bands_and_components_fit_their_pages(province):
    scenes = [scene for band in list_bands() for scene in band_pictures(province, band)]
    scenes += [scene for one in province.all(Component) for scene in component_pictures(province, one.id)]

    assert len(scenes) > 20
    assert [fault for scene in scenes for fault in find_faults(scene)] == []


def test_sequences_fit_their_pages(province):
    flows = [flow for flow in province.all(Flow) if flow.via][::40]
    scenes = [sequence_picture(province, flow.id) for flow in flows]

    assert len(scenes) > 10
    assert [fault for scene in scenes for fault in find_faults(scene)] == []
