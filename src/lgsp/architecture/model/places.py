"""Where something is written: a file of the model folder, and the line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """
    A line of a file; the file is named relative to the model folder.

    >>> str(Place("model/agency/so-tu-phap.yaml", 3))
    'model/agency/so-tu-phap.yaml:3'
    """

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
