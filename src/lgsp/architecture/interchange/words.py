"""
The words that a field may hold, by the Vietnamese names that officials read.

>>> from lgsp.architecture.model.entities import Status
>>> list_names(Status)[0], find_word(Status, "de xuat")
('Đề xuất', <Status.PROPOSED: 'proposed'>)
"""

from enum import StrEnum
from typing import TypeVar

from lgsp.architecture.revisions.wording import say_word
from lgsp.kernel.text import fold

W = TypeVar("W", bound=StrEnum)


def list_names(words: type[StrEnum]) -> tuple[str, ...]:
    """Return the names of a list of words, in its order."""
    return tuple(say_word(word) for word in words)


def find_word(words: type[W], text: str) -> W | None:
    """Return the word of that name, or written itself; marks and case do not count."""
    wanted = fold(" ".join(text.split()))
    return next((word for word in words if wanted in (fold(say_word(word)), fold(word.value))), None)
