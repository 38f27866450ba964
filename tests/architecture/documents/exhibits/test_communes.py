"""What serves communes (V.6, annex 08)."""

import pytest

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import communes
from lgsp.architecture.frameworks.communes import list_commune_components
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY


@pytest.fixture
def edition(model_folder):
    """Return the edition of a model in which one system says which component of figure 9 it is."""
    mapping = {"commune_block": "HTS4"}
    folder = model_folder(system={"mot-cua": {"object_code": "CX-1", "mappings": [mapping]}})
    return Edition(load_model(folder), DAY)


def test_every_component_of_figure_9_is_listed_with_the_objects_that_stand_in_it(edition):
    rows = {row.cells[0]: row.cells for row in communes.list_components(edition).rows if len(row.cells) > 1}

    assert list(rows) == [one.code for one in list_commune_components()]
    assert rows["HTS4"][3] == "CX-1"
    assert rows["HTS5"][3] == "–"


def test_components_stand_under_their_layer_and_group(edition):
    groups = [row.cells[0] for row in communes.list_components(edition).rows if row.kind is RowKind.GROUP]

    assert groups[0] == "Lớp 1 - Hạ tầng số và an ninh mạng dùng chung – Hạ tầng số"
    assert len(groups) == len({(one.layer, one.group) for one in list_commune_components()})


def test_what_serves_communes_is_what_is_mapped_to_them_or_bears_their_prefix(edition):
    rows = [row.cells for row in communes.list_serving(edition).rows]

    assert [(row[1], row[-1]) for row in rows] == [("CX-1", "HTS4")]
