"""The figures of Quyết định 1425/QĐ-TTg and their components."""

import re

import pytest

from lgsp.architecture.frameworks.errors import FigureComponentUnknown
from lgsp.architecture.frameworks.figures import get_figure_component, list_figure_components, list_figures

CODE = re.compile(r"H\d(-\d)?\.(L[1-4]|XS|XSX)\.\d\d")


def test_there_are_nine_figures():
    assert [figure.number for figure in list_figures()] == list(range(1, 10))


def test_every_component_has_a_code_of_its_own_made_of_figure_layer_and_place():
    codes = [component.code for component in list_figure_components()]

    assert len(set(codes)) == len(codes) == 101
    assert [code for code in codes if not CODE.fullmatch(code)] == []


def test_codes_agree_with_the_figures_and_the_layer_of_their_row():
    for component in list_figure_components():
        figures = "-".join(re.findall(r"\d", component.figures))
        layer = component.layer[:2] if component.layer.startswith("L") else component.code.split(".")[1]

        assert component.code.startswith(f"H{figures}.{layer}.")


@pytest.mark.parametrize(("figure", "count"), [(1, 51), (2, 51), (3, 4), (7, 52), (8, 45), (9, 2)])
def test_a_figure_has_its_components_and_those_that_cut_across_all(figure, count):
    assert len(list_figure_components(figure=figure)) == count


def test_an_unknown_code_is_refused():
    with pytest.raises(FigureComponentUnknown, match=r"no component 'H8\.L9\.01'"):
        get_figure_component("H8.L9.01")
