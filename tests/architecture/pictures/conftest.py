"""Models of every size for the pictures."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from tests.architecture.pictures.names import LONG


@pytest.fixture
def picture_model(model_folder: Callable[..., Path]) -> Callable[..., Model]:
    """Return a factory: what is given is merged into the sound model, which is then loaded."""

    def load(**kinds: Any) -> Model:
        return load_model(model_folder(**kinds))

    return load


@pytest.fixture
def crowded_model(picture_model: Callable[..., Model]) -> Model:
    """Return the largest model a figure is meant for: sixty components, every status, long names."""
    bands = ("users", "channels", "services", "applications", "lgsp", "infrastructure")
    pillars = ("security", "management", "policy")
    statuses = ("proposed", "approved", "in-use", "phasing-out")
    components = {
        f"thanh-phan-{place:02}": {
            "name": f"{LONG[: 12 + place]} {place}",
            "bands": [(pillars if place % 6 == 0 else bands)[place % (3 if place % 6 == 0 else 6)]],
            "status": statuses[place % 4],
        }
        for place in range(59)
    }
    return picture_model(component=components)
