"""
Path templates of a description, matched part by part on the canonical path: what is written out before what is named.

>>> paths = Paths()
>>> paths.add("/nguoi/{so}", "one"); paths.add("/nguoi/tim", "search")
>>> paths.find([b"nguoi", b"tim"]), paths.find([b"nguoi", b"012"]), paths.find([b"nguoi"])
('search', 'one', None)
"""

import re
from typing import Generic, TypeVar
from urllib.parse import unquote_to_bytes

T = TypeVar("T")
_NAMED = re.compile(r"\{[^{}/]+\}")
_MIXED = re.compile(r"(\{[^{}/]+\})")
_AMBIGUOUS = re.compile(rb"[/\\\x00]")


class Paths(Generic[T]):
    """Templates and what stands behind each, in a tree: hundreds of them cost no more than a few."""

    def __init__(self) -> None:
        self._written: dict[bytes, Paths[T]] = {}
        self._patterns: list[tuple[re.Pattern[bytes], Paths[T]]] = []
        self._named: Paths[T] | None = None
        self._value: T | None = None

    def add(self, template: str, value: T) -> None:
        """Add a template that begins with a slash; of two that match the same, the first one stays."""
        node = self
        for part in template.split("/")[1:]:
            node = node._child(part)
        if node._value is None:
            node._value = value

    def find(self, parts: list[bytes]) -> T | None:
        """Return what stands behind the template that the decoded parts of a path match."""
        if not parts:
            return self._value
        first, rest = parts[0], parts[1:]
        written = self._written.get(first)
        if written is not None and (found := written.find(rest)) is not None:
            return found
        for pattern, below in self._patterns:
            if pattern.fullmatch(first) and (found := below.find(rest)) is not None:
                return found
        return self._named.find(rest) if self._named is not None and first else None

    def _child(self, part: str) -> "Paths[T]":
        if _NAMED.fullmatch(part):
            self._named = self._named or Paths()
            return self._named
        if _NAMED.search(part):
            pieces = (
                b".+" if _NAMED.fullmatch(piece) else re.escape(piece.encode())
                for piece in _MIXED.split(part)
            )
            pattern = re.compile(b"".join(pieces), re.DOTALL)
            known = next(
                (below for present, below in self._patterns if present.pattern == pattern.pattern), None
            )
            if known is None:
                known = Paths[T]()
                self._patterns.append((pattern, known))
            return known
        return self._written.setdefault(part.encode(), Paths())


def split_path(path: bytes) -> list[bytes] | None:
    """
    Return the decoded parts of a path, or nothing where a provider could take it apart otherwise.

    >>> split_path(b"/ng%C6%B0%E1%BB%9Di/1") == ["người".encode(), b"1"]
    True
    >>> split_path(b"/a%2Fb") is None and split_path(b"/a//b") is None
    True
    """
    if not path.startswith(b"/") or b"//" in path:
        return None
    parts = [unquote_to_bytes(part) for part in path[1:].split(b"/")]
    return None if any(_AMBIGUOUS.search(part) for part in parts) else parts
