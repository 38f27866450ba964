"""Two states of a model for tests of revisions, each in a folder of the test."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.revisions.differences import Difference, compare
from lgsp.architecture.revisions.releases import Release, freeze
from lgsp.architecture.revisions.sentences import list_sentences
from tests.architecture.model_folders import DAY, write_complete_folder, write_model_folder


@pytest.fixture
def state(tmp_path: Path) -> Callable[..., Model]:
    """Return a function that writes the sound model, changed, into a folder of its own and loads it."""
    numbers = count(1)

    def make(**changes) -> Model:
        return load_model(write_model_folder(tmp_path / f"state-{next(numbers)}", **changes))

    return make


@pytest.fixture
def differ(state: Callable[..., Model]) -> Callable[..., Difference]:
    """Return a function that compares the sound model, changed in one way, with itself changed in another."""

    def make(old: dict | None = None, **new) -> Difference:
        return compare(state(**(old or {})), state(**new))

    return make


@pytest.fixture
def say(differ: Callable[..., Difference]) -> Callable[..., list[str]]:
    """Return a function like `differ` that answers in sentences."""
    return lambda *old, **new: list(list_sentences(differ(*old, **new)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a model that no rule finds wanting."""
    return write_complete_folder(tmp_path / "tinh")


@pytest.fixture
def release(folder: Path) -> Callable[..., Release]:
    """Return a function that freezes what the folder holds."""

    def make(version: str, decided_on: date = DAY, **changes) -> Release:
        write_complete_folder(folder, **changes)
        return freeze(folder, version, decision="12/QĐ-UBND", decided_on=decided_on, made_on=DAY)

    return make
