"""The sample province of real size, and what Mẫu số 03 says of it: read once for all tests that compare with it."""

from functools import cache
from pathlib import Path

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.interchange.mau03.datasets import Dataset, describe
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY

FOLDER = Path(__file__).parents[4] / "examples/lam-giang"


@cache
def load() -> Model:
    """Return the model."""
    return load_model(FOLDER)


@cache
def edition() -> Edition:
    """Return its edition of the day of the tests."""
    return Edition(load(), DAY)


@cache
def data_set() -> Dataset:
    """Return its data set, as the workbook has it."""
    return describe(load())


def cells(sheet: str, *keys: str) -> list[tuple[str, ...]]:
    """Return some columns of a table of the data set, a dash where a cell is empty."""
    rows = data_set().tables[sheet]
    return [tuple(" ".join(row.cells[key].split()) or "–" for key in keys) for row in rows]
