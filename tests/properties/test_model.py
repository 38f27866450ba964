"""Any model survives save, load, save: the same entities, the same bytes, the same digest."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.nodes import parse
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.records import build
from lgsp.architecture.model.saving import to_yaml
from tests.properties.generated import MODELS, fill, save


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_entity_survives_writing_and_reading(kind, data):
    entity = data.draw(fill(kind))

    text = to_yaml(entity)
    read = build(kind, parse(text, file="x.yaml"), file="x.yaml")

    assert read == entity
    assert to_yaml(read) == text


@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(MODELS)
def test_any_model_survives_save_load_save(entities):
    with TemporaryDirectory(prefix="lgsp-model-") as name:
        base = Path(name)
        first = save(entities, base / "first")
        loaded = load_model(base / "first")
        second = save(tuple(loaded.entities.values()), base / "second")
        again = load_model(base / "second")

    assert loaded.entities == {entity.id: entity for entity in entities}
    assert second == first
    assert again.digest == loaded.digest
