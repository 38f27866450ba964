"""The province and the folders that the screens' tests look at."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model

LAM_GIANG = Path(__file__).resolve().parents[2] / "examples" / "lam-giang"
DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    """Look at the example province, with nothing built and nothing remembered of other tests."""
    settings.LGSP_MODEL = LAM_GIANG
    settings.LGSP_BUILD = tmp_path / "build"
    cache.clear()


@pytest.fixture
def own_model(settings: Any, tmp_path: Path) -> Path:
    """Return a copy of the province's description that the test may change; the screens show the copy."""
    copy = tmp_path / "lam-giang"
    copy.mkdir()
    shutil.copy(LAM_GIANG / "province.yaml", copy)
    for part in ("model", "prose"):
        shutil.copytree(LAM_GIANG / part, copy / part)
    settings.LGSP_MODEL = copy
    return copy


@pytest.fixture(scope="session")
def lam_giang() -> Model:
    """Return the example province."""
    return load_model(LAM_GIANG)


@pytest.fixture
def built(settings: Any) -> Callable[[str, bytes], Path]:
    """Return the factory of published documents."""

    def build(name: str, content: bytes) -> Path:
        path = settings.LGSP_BUILD / settings.LGSP_MODEL.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return build
