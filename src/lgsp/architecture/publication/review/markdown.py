"""
Passages as Markdown, so that `read_prose` reads back the very same words, bold and italic where they were.

>>> print(write_markdown([Passage((Run("1. Một "), Run("hai,", bold=True), Run("ba")))]), end="")
1\\. Một **hai,**&#98;a
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lgsp.architecture.documents.blocks import Run, Runs
from lgsp.architecture.documents.errors import ProseUnsupported
from lgsp.architecture.documents.word.words import DASH, PLAIN, tidy_runs

from .passages import Passage, list_passages

_SPECIAL = re.compile(r"[\\`*_\[\]<]|&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_HIDDEN = re.compile("[\t\ufeff]")
_STARTS_BLOCK = re.compile(r"^(?:[-+=#>~]|\d{1,9}[.)])")
_SAFE = frozenset(" \u00a0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""Beside these, the marks of bold and italic words open and close whatever stands inside."""


def write_markdown(passages: Sequence[Passage]) -> str:
    """Return the text of a prose file; passages that came from one keep their own Markdown."""
    text = _write(passages)
    return text if _reads_as(text, passages) else _write([_without_source(one) for one in passages])


def to_markdown(runs: Runs) -> str:
    """Return one passage on one line; spaces at the edges of bold and italic words are set plainly."""
    settled = settle(runs)
    marks = _choose_marks(settled)
    parts = [_write_run(settled, marks, place) for place in range(len(settled))]
    text = "".join(parts)
    if text and text[0].isspace():
        text = _encode(text[0]) + text[1:]
    if text and text[-1].isspace():
        text = text[:-1] + _encode(text[-1])
    return _STARTS_BLOCK.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", text)


def settle(runs: Runs) -> Runs:
    """
    Return the runs with the spaces at the edges of bold and italic words outside them.

    >>> settle((Run("một "), Run("hai ", bold=True), Run("ba")))  # doctest: +ELLIPSIS
    (Run(text='một ', ...), Run(text='hai', bold=True, italic=False), Run(text=' ba', ...))
    """
    return tidy_runs(part for run in runs for part in _take_spaces_out(run))


def _take_spaces_out(run: Run) -> Iterable[Run]:
    inner = run.text.strip()
    if not (run.bold or run.italic) or inner == run.text:
        return (run,)
    before, _, after = run.text.partition(inner) if inner else (run.text, "", "")
    return (Run(before), Run(inner, run.bold, run.italic), Run(after))


def _choose_marks(runs: Runs) -> list[str]:
    """Return which mark each run is written with; of two neighbours the second has the other."""
    marks: list[str] = []
    for run in runs:
        before = marks[-1] if marks else ""
        marks.append(("_" if before == "*" else "*") if run.bold or run.italic else "")
    return marks


def _write_run(runs: Runs, marks: Sequence[str], place: int) -> str:
    run = runs[place]
    if marks[place]:
        around = marks[place] * (2 * run.bold + run.italic)
        return f"{around}{_escape(run.text)}{around}"
    text = run.text
    first = last = ""
    if place and (marks[place - 1] == "_" or not runs[place - 1].text[-1].isalnum()):
        first, text = _encode_first(text)
    if text and place + 1 < len(runs) and not runs[place + 1].text[0].isalnum():
        last, text = _encode_last(text)
    return f"{first}{_escape(text)}{last}"


def _encode_first(text: str) -> tuple[str, str]:
    return ("", text) if text[0] in _SAFE else (_encode(text[0]), text[1:])


def _encode_last(text: str) -> tuple[str, str]:
    return ("", text) if text[-1] in _SAFE else (_encode(text[-1]), text[:-1])


def _escape(text: str) -> str:
    return _HIDDEN.sub(lambda found: _encode(found[0]), _SPECIAL.sub(r"\\\g<0>", text))


def _encode(letter: str) -> str:
    return f"&#{ord(letter)};"


def _write(passages: Sequence[Passage]) -> str:
    return "\n\n".join(_list_blocks(passages)) + "\n" if passages else ""


def _list_blocks(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield paragraphs and lists; a numbered list right after another has the other sign behind its numbers."""
    items: list[str] = []
    before: Passage | None = None
    sign = "."
    for one in passages:
        body = one.source or to_markdown(one.runs)
        follows = before is not None and _is_same_list(before, one)
        if items and not follows:
            yield "\n".join(items)
            items = []
        if one.marker == PLAIN:
            yield body
        else:
            if not follows:
                sign = ")" if before is not None and before.marker == one.marker and sign == "." else "."
            lead = "- " if one.marker == DASH else f"{len(items) + 1}{sign} "
            items.append(lead + body.replace("\n", "\n" + " " * len(lead)))
        before = one
    if items:
        yield "\n".join(items)


def _is_same_list(before: Passage, one: Passage) -> bool:
    if before.marker != one.marker or one.marker == PLAIN:
        return False
    return one.marker == DASH or before.group == one.group


def _reads_as(text: str, passages: Sequence[Passage]) -> bool:
    try:
        read = list_passages(text, file="")
    except ProseUnsupported:
        return False
    return [one.digest for one in read] == [one.digest for one in passages]


def _without_source(one: Passage) -> Passage:
    return Passage(one.runs, one.marker, one.group)
