"""The state of a day, or of the end of a stage."""

import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import System
from lgsp.architecture.queries.errors import MomentUnknown
from lgsp.architecture.queries.states import get_state


@pytest.fixture
def model(model_folder):
    return load_model(model_folder(system={"moi": {"valid_from": "2027-12-31"}}))


@pytest.mark.parametrize(
    ("moment", "there"), [("2027-12-30", False), ("2027-12-31", True), ("giai-doan", True)]
)
def test_what_is_there_depends_on_the_day(model, moment, there):
    assert ("moi" in {system.id for system in get_state(model, moment).all(System)}) is there


def test_what_is_neither_a_day_nor_a_stage_is_refused(model):
    with pytest.raises(MomentUnknown, match="did you mean 'giai-doan'"):
        get_state(model, "giai-doa")
