"""Which model a verb is about: the folder named, or the one the terminal stands in."""

from pathlib import Path
from typing import Annotated

import typer

from lgsp.architecture.model.folders import PROVINCE
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model

ModelOption = Annotated[
    Path | None,
    typer.Option(
        "--model",
        "-m",
        metavar="MODEL",
        help="Thư mục mô hình; mặc định thư mục đang đứng. / The model folder; by default the one you are in.",
        show_default=False,
    ),
]


def find_folder(named: Path | None) -> Path:
    """Return the folder named; else the nearest one, from here upwards, that holds a province."""
    if named is not None:
        return named
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / PROVINCE).is_file()), here)


def open_model(named: Path | None) -> Model:
    """
    Return the model in the folder named, or in the one the terminal stands in.

    :raises FolderMissing: if there is no such folder
    :raises ModelBroken: if anything in it cannot be accepted
    """
    return load_model(find_folder(named))
