"""The files of reference rows inside this package, read once."""

import csv
from importlib.resources import files

import yaml

_FOLDER = files(__package__) / "data"


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, every cell as text."""
    return list(csv.DictReader((_FOLDER / name).read_text("utf-8").splitlines()))


def read_list(name: str) -> list[dict[str, object]]:
    """Return the entries of a YAML file that is a list of mappings."""
    loaded: list[dict[str, object]] = yaml.safe_load((_FOLDER / name).read_text("utf-8"))
    return loaded
