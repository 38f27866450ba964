"""Editions of small models, for generators called by themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY


@pytest.fixture
def edition_of(model_folder: Callable[..., Path]) -> Callable[..., Edition]:
    """Return a factory: what is given is merged into the sound model, which is published as of the day of the tests."""

    def publish(**kinds: Any) -> Edition:
        return Edition(load_model(model_folder(**kinds)), DAY)

    return publish
