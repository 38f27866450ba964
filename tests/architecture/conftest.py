"""Model folders for tests of the architecture; `model_folders.py` says how to ask for one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import write_model_folder


@pytest.fixture
def model_folder(tmp_path: Path) -> Callable[..., Path]:
    """Return the factory of model folders, which writes into a folder of the test."""
    return partial(write_model_folder, tmp_path / "lam-giang")


@pytest.fixture
def sound_model(model_folder: Callable[..., Path]) -> Model:
    """Return the sound model, loaded."""
    return load_model(model_folder())
