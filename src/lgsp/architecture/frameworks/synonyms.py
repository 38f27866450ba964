"""
What the field says in several ways: abbreviations and synonyms, each with what is meant.

Where the source is `ours`, nobody but us says that they mean the same.
"""

from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym(Row):
    """What is said, and what is meant by it; both as people write them, in lower case."""

    said: str
    meant: str


@cache
def list_synonyms() -> tuple[Synonym, ...]:
    """Return every synonym, the longest first, so that a phrase is taken before its parts."""
    rows = read_table(Synonym, "synonyms.csv")
    return tuple(sorted(rows, key=lambda row: (-len(row.said), row.said)))
