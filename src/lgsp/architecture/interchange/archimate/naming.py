"""Ids for what comes from a foreign model: from its name, never one that is taken, and the same one each time."""

import re
from collections.abc import Iterable, Mapping

from lgsp.kernel.text import fold

_OUTSIDE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def to_slug(text: str) -> str:
    """
    Return an id made from a name.

    >>> to_slug("Sở Tư pháp (tỉnh)")
    'so-tu-phap-tinh'
    """
    return _OUTSIDE.sub("-", fold(text)).strip("-")[:_LONGEST].strip("-")


class Naming:
    """Gives ids; what has one already, by its identifier in the file, keeps it."""

    def __init__(self, *, known: Mapping[str, str], taken: Iterable[str]) -> None:
        """Begin with the ids that are known for identifiers, and those nothing else may have."""
        self.known = known
        self.taken = {*taken, *known.values()}
        self.next: dict[str, int] = {}

    def name(self, identifier: str, name: str) -> str:
        """Return the id of something."""
        if identifier in self.known:
            return self.known[identifier]
        plain = to_slug(name) or to_slug(identifier) or "khong-ten"
        found, number = plain, self.next.get(plain, 2)
        while found in self.taken:
            found, number = f"{plain}-{number}", number + 1
        self.next[plain] = number
        self.taken.add(found)
        return found
