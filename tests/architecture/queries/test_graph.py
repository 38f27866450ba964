"""Who depends on what, and how two things are connected."""

import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.queries.errors import NothingCalledThat
from lgsp.architecture.queries.graph import Graph


@pytest.fixture
def graph(model_folder):
    return Graph(load_model(model_folder(system={"ho-tich": {"moved": ["phan-mem-ho-tich"]}})))


def _reached(graph, name, depth=None):
    return {one.entity.id: one.depth for one in graph.list_impact(graph.get(name), depth=depth)}


def test_a_change_reaches_what_names_it_and_who_gets_data_through_it(graph):
    reached = _reached(graph, "tra-cuu-ho-tich")

    assert reached["mot-cua-ho-tich"] == 1
    assert reached["mot-cua"] == 2


def test_a_change_does_not_run_back_to_what_is_merely_named(graph):
    assert "ho-tich" not in _reached(graph, "tra-cuu-ho-tich", depth=1)


def test_the_depth_asked_is_kept(graph):
    assert set(_reached(graph, "tra-cuu-ho-tich", depth=1).values()) == {1}


def test_the_shortest_way_goes_along_arrows_in_either_direction(graph):
    way = graph.find_path(graph.get("csdl-ho-tich"), graph.get("mot-cua"))

    assert way[-1].reached == "mot-cua"
    assert len(way) == 3
    assert {step.forward for step in way} == {True, False}


def test_things_that_hang_together_nowhere_have_no_way(model_folder):
    graph = Graph(load_model(model_folder(goal={"muc-tieu": {}})))

    assert graph.find_path(graph.get("muc-tieu"), graph.get("ho-tich")) is None


def test_a_former_id_still_leads_to_the_entity(graph):
    assert graph.get("phan-mem-ho-tich").id == "ho-tich"


def test_what_is_not_there_is_refused_with_the_nearest_spelling(graph):
    with pytest.raises(NothingCalledThat, match="did you mean 'ho-tich'"):
        graph.get("ho-tic")
