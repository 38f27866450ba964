"""
A small, strict part of YAML: mappings, lists and text, each with its line.

Every scalar is text, whatever it looks like; types come later, from the entity. Anchors, aliases, tags and further
documents are refused, so that a file says exactly what is written in it. libyaml's events are read one at a time:
hostile nesting is refused when it passes the limit, not after the file has been built.

>>> parsed = parse("id: so-tu-phap\\nversion: 1.0\\nparts:\\n- one\\n- two\\n", file="x.yaml")
>>> parsed.content
{'id': 'so-tu-phap', 'version': '1.0', 'parts': ['one', 'two']}
>>> parsed.line(("parts", 1))
5
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events

from .errors import KeyRepeated, NestedTooDeep, RootNotMapping, YamlFeatureRefused
from .phrases import Phrase, quote
from .places import Place
from .syntax import explain

DEEPEST = 50

Path = tuple[str | int, ...]

_ALIAS = Phrase("bí danh (*tên)", "An alias (*name)")
_ANCHOR = Phrase("neo (&tên)", "An anchor (&name)")
_TAG = Phrase("thẻ kiểu (!kiểu)", "A tag (!type)")
_SECOND_DOCUMENT = Phrase("nhiều tài liệu YAML trong một tệp (---)", "A second document in one file (---)")
_COMPLEX_KEY = Phrase("tên trường không phải là văn bản", "A field name that is not plain text")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file says, and on which line each part of it stands."""

    content: dict[str, Any]
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of the part, or of the nearest part around it."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def parse(text: str, *, file: str) -> Parsed:
    """
    Read the text of a file whose root is a mapping.

    :raises Problem: at the first thing that is not this part of YAML
    """
    try:
        return _Reader(iter(yaml.CSafeLoader(text).get_event, None), file).read()
    except yaml.YAMLError as error:
        raise explain(error, text=text, file=file) from None


@dataclass(slots=True)
class _Reader:
    stream: Iterator[Any]
    file: str
    lines: dict[Path, int] = field(default_factory=dict)

    def read(self) -> Parsed:
        next(self.stream)  # the stream starts
        if isinstance(start := next(self.stream), events.StreamEndEvent):
            raise RootNotMapping(place=Place(self.file), found=quote(""))
        if start.tags:
            raise self._refuse(start, _TAG)
        root = next(self.stream)
        content = self._read_node(root, ())
        next(self.stream)  # the document ends
        if not isinstance(further := next(self.stream), events.StreamEndEvent):
            raise self._refuse(further, _SECOND_DOCUMENT)
        if not isinstance(content, dict):
            raise RootNotMapping(place=self._place(root), found=quote(content))
        return Parsed(content, self.lines)

    def _read_node(self, event: Any, path: Path) -> Any:
        if isinstance(event, events.AliasEvent):
            raise self._refuse(event, _ALIAS)
        if event.anchor is not None:
            raise self._refuse(event, _ANCHOR)
        if event.tag is not None:
            raise self._refuse(event, _TAG)
        self.lines.setdefault(path, event.start_mark.line + 1)
        if isinstance(event, events.ScalarEvent):
            return event.value
        if len(path) >= DEEPEST:
            raise NestedTooDeep(place=self._place(event), limit=DEEPEST)
        return (
            self._read_list(path)
            if isinstance(event, events.SequenceStartEvent)
            else self._read_mapping(path)
        )

    def _read_list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        for event in self.stream:
            if event.__class__ is events.SequenceEndEvent:
                break
            items.append(self._read_node(event, (*path, len(items))))
        return items

    def _read_mapping(self, path: Path) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        for event in self.stream:
            if event.__class__ is events.MappingEndEvent:
                break
            key = self._read_key(event)
            here = (*path, key)
            if key in pairs:
                raise KeyRepeated(place=self._place(event), key=quote(key), first_line=self.lines[here])
            self.lines[here] = event.start_mark.line + 1
            value = next(self.stream)
            pairs[key] = value.value if _is_plain(value) else self._read_node(value, here)
        return pairs

    def _read_key(self, event: Any) -> str:
        if _is_plain(event):
            key: str = event.value
            return key
        if not isinstance(event, events.ScalarEvent):
            raise self._refuse(event, _ALIAS if isinstance(event, events.AliasEvent) else _COMPLEX_KEY)
        raise self._refuse(event, _TAG if event.anchor is None else _ANCHOR)

    def _refuse(self, event: Any, feature: Phrase) -> YamlFeatureRefused:
        return YamlFeatureRefused(place=self._place(event), feature=feature)

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1)


def _is_plain(event: Any) -> bool:
    """Say whether it is text with nothing before it; nine in ten are, and 150,000 come in a province's files."""
    return event.__class__ is events.ScalarEvent and event.anchor is None and event.tag is None
