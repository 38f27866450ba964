"""
Cut JSON to agreed fields, keeping every kept value byte for byte: numbers stay as they were written.

A field is names joined by dots, with `[]` after a list: `hoTen`, `diaChi.tinh`, `con[].hoTen`, `[].hoTen`. A name keeps
everything below it. Where an object or a list is agreed and `null` stands there, `null` is kept; anything else goes.

>>> Fields(["hoTen", "con[].ten"]).cut(b'{"so":1.50,"hoTen":"A","con":[{"ten":"B","tuoi":3}]}')
b'{"hoTen":"A","con":[{"ten":"B"}]}'
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from .errors import ContentUncut, FieldMalformed

MAX_DEPTH = 50
_STEP = re.compile(r"(?P<name>[^.\[\]]+)?(?P<lists>(\[\])*)")
ITEMS = "[]"

Tree = dict[str, Any]
"""What is kept of an object: each name with what is kept of it, an empty tree keeping all; `[]` stands for a list."""

_objects = msgspec.json.Decoder(dict[str, msgspec.Raw])
_lists = msgspec.json.Decoder(list[msgspec.Raw])
_anything = msgspec.json.Decoder(msgspec.Raw)


class Fields:
    """Some fields, compiled."""

    def __init__(self, fields: Iterable[str]) -> None:
        """
        Compile fields.

        :raises FieldMalformed: if one of them is none
        """
        self._tree: Tree = {}
        for field in fields:
            _plant(self._tree, list(_split(field)))

    @property
    def tree(self) -> Tree:
        """Return what is kept, as a tree."""
        return self._tree

    def cut(self, content: bytes) -> bytes:
        """
        Return JSON with the agreed fields only, in the order they came.

        :raises ContentUncut: if it is not JSON
        """
        try:
            content.decode()
            _anything.decode(content)
            kept = _cut(content, self._tree)
        except RecursionError:
            raise ContentUncut(reason="it is nested too deep") from None
        except (msgspec.MsgspecError, ValueError):
            raise ContentUncut(reason="it is not JSON") from None
        if kept is None:
            raise ContentUncut(reason="it is neither an object nor a list, as was agreed")
        return kept

    def with_names(self, names: Iterable[str]) -> "Fields":
        """Return these fields and some more at the top."""
        more = Fields(())
        more._tree = {**{name: {} for name in names}, **self._tree}
        return more


def check_fields(fields: Iterable[str]) -> None:
    """
    Check that each of them is a field.

    :raises FieldMalformed: naming the one that is not
    """
    Fields(fields)


def _split(field: str) -> Iterator[str]:
    if not field.strip() or field.count(".") + field.count(ITEMS) > MAX_DEPTH:
        raise FieldMalformed(field=field[:100])
    for position, part in enumerate(field.strip().split(".")):
        found = _STEP.fullmatch(part)
        if found is None or (found["name"] is None and (position > 0 or not found["lists"])):
            raise FieldMalformed(field=field[:100])
        if found["name"] is not None:
            yield found["name"]
        yield from [ITEMS] * (len(found["lists"]) // 2)


def _plant(tree: Tree, steps: list[str]) -> None:
    for position, step in enumerate(steps):
        is_last = position == len(steps) - 1
        known = tree.get(step)
        if known == {} and step in tree:
            return  # everything below is kept already
        if is_last:
            tree[step] = {}
            return
        tree = tree.setdefault(step, {})


def _cut(content: bytes | msgspec.Raw, tree: Tree) -> bytes | None:
    """Return what is kept of a value; nothing where it is not what was agreed."""
    first = bytes(content).lstrip()[:1]
    if first == b"n":
        return b"null"
    if first == b"[" and ITEMS in tree:
        return _cut_list(content, tree[ITEMS])
    if first == b"{" and (set(tree) != {ITEMS}):
        return _cut_object(content, tree)
    return None


def _cut_list(content: bytes | msgspec.Raw, tree: Tree) -> bytes:
    items = [bytes(item) if not tree else _cut(item, tree) for item in _lists.decode(content)]
    return b"[%s]" % b",".join(item for item in items if item is not None)


def _cut_object(content: bytes | msgspec.Raw, tree: Tree) -> bytes:
    kept = []
    for name, value in _objects.decode(content).items():
        if name == ITEMS or name not in tree:
            continue
        below = tree[name]
        rest = bytes(value) if not below else _cut(value, below)
        if rest is not None:
            kept.append(b"%s:%s" % (msgspec.json.encode(name), rest))
    return b"{%s}" % b",".join(kept)
