"""Through the ArchiMate door and back: any model of ours, and any foreign model, comes back as it was."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lgsp.architecture.interchange.archimate.sources import read_content
from lgsp.architecture.interchange.archimate.writing import to_xml
from lgsp.architecture.model.reading import load_model
from tests.architecture.interchange.archimate.exchange_schema import list_faults
from tests.architecture.interchange.archimate.foreign_models import make_foreign
from tests.architecture.interchange.archimate.round_trips import give_out, read_folder, take_in
from tests.house.source_tree import ROOT
from tests.properties.generated import MODELS, save

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/province.yaml"))


@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(MODELS)
def test_any_model_goes_out_valid_and_comes_back_identical(entities):
    with TemporaryDirectory(prefix="lgsp-archimate-") as name:
        base = Path(name)
        save(entities, base / "first")
        written = give_out(base / "first")
        taken = take_in(written, base / "second")
        again = load_model(base / "second")

    assert list_faults(written) == []
    assert again.entities == {entity.id: entity for entity in entities}
    assert taken.foreign == ()


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_an_example_comes_back_identical(folder, tmp_path):
    written = give_out(folder)
    take_in(written, tmp_path / "again")

    assert list_faults(written) == []
    assert load_model(tmp_path / "again").digest == load_model(folder).digest
    assert give_out(tmp_path / "again") == written


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 40), st.booleans())
def test_any_foreign_model_comes_back_as_it_was(seed, elements, beyond):
    model = make_foreign(
        seed, elements=max(elements, 2), relationships=elements, views=elements % 3, beyond=beyond
    )

    with TemporaryDirectory(prefix="lgsp-archimate-") as name:
        base = Path(name)
        take_in(to_xml(model), base / "first")
        written = give_out(base / "first")
        take_in(written, base / "second")
        first, second = read_folder(base / "first"), read_folder(base / "second")

    assert read_content(written, name="x.xml").model == model
    assert second == first
    assert list_faults(written) == []
