"""How a result is printed."""

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """Text for people, JSON for programs."""

    TEXT = "text"
    JSON = "json"


OutputFormat = Annotated[
    Format, typer.Option("--format", help="Dạng kết quả. / Form of the result.", show_default=True)
]
