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

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
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
_SCALAR, _MAPPING_END = events.ScalarEvent, events.MappingEndEvent
_COMPLEX_KEY = Phrase("tên trường không phải là văn bản", "A field name that is not plain text")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file says, and on which line each part of it stands."""

    content: dict[str, Any]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of the part, or of the nearest part around it."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


@dataclass(frozen=True)
class Lines(Mapping[Path, int]):
    """The lines of the parts of a file, found when somebody asks for one: for most files nobody does."""

    text: str = field(repr=False)
    file: str

    def __getitem__(self, path: Path) -> int:
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def _found(self) -> dict[Path, int]:
        return _Reader(_read_events(self.text), self.file).read().lines


def parse(text: str, *, file: str) -> Parsed:
    """
    Read the text of a file whose root is a mapping.

    What is usual is read quickly; a file with anything else in it is read again with care, to say what and where.

    :raises Problem: at the first thing that is not this part of YAML
    """
    with suppress(_Unusual, yaml.YAMLError):
        return Parsed(_read_quickly(text), Lines(text, file))
    try:
        read = _Reader(_read_events(text), file).read()
    except yaml.YAMLError as error:
        raise explain(error, text=text, file=file) from None
    return Parsed(read.content, read.lines)


class _Unusual(Exception):
    """Something that a file as `lgsp fmt` writes it never holds."""


@dataclass(frozen=True, slots=True)
class _Read:
    content: dict[str, Any]
    lines: dict[Path, int]


def _read_events(text: str) -> Iterator[Any]:
    return iter(yaml.CSafeLoader(text).get_event, None)


def _read_quickly(text: str) -> dict[str, Any]:
    stream = _read_events(text)
    next(stream)  # the stream starts
    started = next(stream)
    if started.__class__ is not events.DocumentStartEvent or started.tags:
        raise _Unusual
    content = _read_usual(next(stream), stream, 0)
    next(stream)  # the document ends
    if next(stream).__class__ is not events.StreamEndEvent or content.__class__ is not dict:
        raise _Unusual
    said: dict[str, Any] = content
    return said


def _read_usual(event: Any, stream: Iterator[Any], depth: int) -> Any:
    if event.__class__ is events.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _Unusual
    if event.__class__ is _SCALAR:
        return event.value
    if depth >= DEEPEST:
        raise _Unusual
    if event.__class__ is events.SequenceStartEvent:
        items: list[Any] = []
        while (item := next(stream)).__class__ is not events.SequenceEndEvent:
            items.append(_read_usual(item, stream, depth + 1))
        return items
    pairs: dict[str, Any] = {}
    while (key := next(stream)).__class__ is not _MAPPING_END:
        if (
            key.__class__ is not _SCALAR
            or key.anchor is not None
            or key.tag is not None
            or key.value in pairs
        ):
            raise _Unusual
        value: Any = next(stream)
        # Most values are text: 75,000 in a province's files, so no call for those.
        is_text = value.__class__ is _SCALAR and value.anchor is None and value.tag is None
        pairs[key.value] = value.value if is_text else _read_usual(value, stream, depth + 1)
    return pairs


@dataclass(slots=True)
class _Reader:
    stream: Iterator[Any]
    file: str
    lines: dict[Path, int] = field(default_factory=dict)

    def read(self) -> _Read:
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
        return _Read(content, self.lines)

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
        while not isinstance(event := next(self.stream), events.MappingEndEvent):
            key = self._read_key(event)
            here = (*path, key)
            if key in pairs:
                raise KeyRepeated(place=self._place(event), key=quote(key), first_line=self.lines[here])
            self.lines[here] = event.start_mark.line + 1
            pairs[key] = self._read_node(next(self.stream), here)
        return pairs

    def _read_key(self, event: Any) -> str:
        if not isinstance(event, events.ScalarEvent):
            raise self._refuse(event, _ALIAS if isinstance(event, events.AliasEvent) else _COMPLEX_KEY)
        if event.anchor is not None or event.tag is not None:
            raise self._refuse(event, _TAG if event.anchor is None else _ANCHOR)
        return event.value

    def _refuse(self, event: Any, feature: Phrase) -> YamlFeatureRefused:
        return YamlFeatureRefused(place=self._place(event), feature=feature)

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1)
