"""The minimal model is as small as it says, and sound."""

from datetime import date
from pathlib import Path

import pytest

from lgsp.architecture.conformance.checking import check
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.saving import to_yaml

MINIMAL = Path(__file__).parents[2] / "examples" / "toi-thieu"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(MINIMAL)


def test_it_has_one_agency_one_database_and_one_flow(model):
    assert [len(model.all(kind)) for kind in (Agency, Database, Flow)] == [1, 1, 1]


def test_it_is_invented_and_says_so(model):
    assert model.province.invented
    assert "hư cấu" in model.province.notice


def test_no_rule_finds_anything(model):
    assert [found.message for found in check(model, on=TODAY).findings] == []


def test_every_entity_is_written_in_the_canonical_form(model):
    for entity in model.entities.values():
        assert (MINIMAL / model.place(entity).file).read_text(encoding="utf-8") == to_yaml(entity)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("model/flow/mot-cua-tra-cuu-ho-tich.yaml", "contract: hop-dong-ho-tich\n"),
        ("model/database/csdl-ho-tich.yaml", "lead_agencies:\n- ubnd-tinh\n"),
    ],
)
def test_each_file_the_readme_points_to_matters(file, line):
    assert line in (MINIMAL / file).read_text(encoding="utf-8")
