"""Formatting any model once is formatting it for good, and changes nothing of what it says."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lgsp.architecture.model.formatting import format_folder, list_formatting
from lgsp.architecture.model.reading import load_model
from tests.properties.generated import MODELS, save


@settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(MODELS, st.randoms(use_true_random=False))
def test_formatting_is_idempotent_keeps_comments_and_meaning(entities, chance):
    with TemporaryDirectory(prefix="lgsp-format-") as name:
        folder = Path(name)
        save(entities, folder)
        noted = chance.sample(sorted((folder / "model").rglob("*.yaml")), 10)
        for number, path in enumerate(noted):
            path.write_text(f"# ghi chú {number}\n{path.read_text()}# hết {number}\n")
        before = load_model(folder).digest

        format_folder(folder)

        assert list(list_formatting(folder)) == []
        assert load_model(folder).digest == before
        for number, path in enumerate(noted):
            assert f"# ghi chú {number}\n" in path.read_text()
            assert f"# hết {number}\n" in path.read_text()
