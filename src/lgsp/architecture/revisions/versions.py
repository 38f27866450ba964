"""
The numbers of releases: two to four whole numbers with dots, ordered as numbers.

>>> sorted([parse_version("1.10"), parse_version("1.9")])[0].text
'1.9'
>>> parse_version("1.0") == parse_version("1.0.0")
True
"""

import re
from dataclasses import dataclass, field

from .errors import VersionMalformed

_VERSION = re.compile(r"(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){1,3}", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """The number of a release, and how it is written."""

    numbers: tuple[int, ...]
    text: str = field(compare=False)

    def __str__(self) -> str:
        return self.text


def is_version(text: str) -> bool:
    """Say whether the text is the number of a release."""
    return _VERSION.fullmatch(text) is not None


def parse_version(text: str) -> Version:
    """
    Read the number of a release.

    :raises VersionMalformed: if it is not one
    """
    if not is_version(text):
        raise VersionMalformed(text=text)
    numbers = [int(part) for part in text.split(".")]
    return Version(tuple(numbers + [0] * (4 - len(numbers))), text)
