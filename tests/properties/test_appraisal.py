"""Any model, any design: what says nothing new changes nothing, what is saved is read again, what is own is new."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lgsp.architecture.appraisal.designs import Design, merge, read_design
from lgsp.architecture.appraisal.findings import Days, judge
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.saving import write_entity
from lgsp.architecture.revisions.differences import compare
from tests.properties.generated import MODELS, save

FEW = settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate])
DAYS = Days(go_live_on=date(2028, 1, 1), appraised_on=date(2026, 11, 1))


def _load(entities: tuple[Entity, ...], folder: Path) -> Model:
    save(entities, folder)
    return load_model(folder)


def _take(model: Model, keys: list[str]) -> Design:
    return Design(
        "thiet-ke",
        "folder",
        {key: model.entities[key] for key in keys},
        {key: model.origins[key] for key in keys},
    )


@FEW
@given(MODELS, st.data())
def test_a_design_that_says_what_is_known_changes_and_breaks_nothing(entities, data):
    with TemporaryDirectory() as name:
        model = _load(entities, Path(name))
        design = _take(model, data.draw(st.lists(st.sampled_from(sorted(model.entities)), unique=True)))
        merged = merge(model, design)
        judged = judge(model, merged, design.entities, days=DAYS)

    assert compare(model, merged).is_empty
    assert judged.own == judged.mended == ()


@FEW
@given(MODELS, st.data())
def test_a_design_taken_out_of_a_model_and_put_back_is_that_model(entities, data):
    with TemporaryDirectory() as name:
        model = _load(entities, Path(name) / "mo-hinh")
        key = data.draw(st.sampled_from(sorted(model.entities)))
        write_entity(model.entities[key], Path(name) / "thiet-ke")
        design = read_design(Path(name) / "thiet-ke", model, name="thiet-ke")

    assert design.entities == {key: model.entities[key]}
    assert merge(model, design).digest == model.digest
