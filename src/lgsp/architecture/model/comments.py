"""
The comments of a YAML file, and how they follow what they speak of when the file is written anew.

YAML readers throw comments away. Here each is tied to a part of the file by its path: a comment on lines of its own to
the part below it, one at the end of a line to the part on that line.

>>> from .nodes import parse
>>> source = "# who leads\\nname: Sở A  # since 2025\\nid: so-a\\n"
>>> print(restore(find_comments(source, parse(source, file="x")), "id: so-a\\nname: Sở A\\n"), end="")
id: so-a
# who leads
name: Sở A  # since 2025
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .nodes import Parsed, Path, parse


@dataclass(frozen=True, slots=True)
class Comment:
    """
    One comment, with its mark.

    `paths` are the parts it may be tied to, the first that is still there being the right one; none means that it
    closes the file.
    """

    text: str
    own_line: bool
    paths: tuple[Path, ...]


def find_comments(source: str, parsed: Parsed) -> tuple[Comment, ...]:
    """Return the comments of a file in their order; `parsed` is what the same text says."""
    starts = _first_parts(parsed)
    lines = sorted(starts)
    found = []
    for number, text, own_line in _scan(source):
        if own_line:
            below = [starts[line] for line in lines if line > number]
        else:
            below = [starts[line] for line in reversed(lines) if line <= number]
        found.append(Comment(text, own_line, tuple(below)))
    return tuple(found)


def restore(comments: tuple[Comment, ...], written: str) -> str:
    """Return the text with every comment put back to the part it speaks of."""
    lines = written.splitlines()
    numbers = parse(written, file="").lines
    above: dict[int, list[str]] = {}
    last: list[str] = []
    for comment in comments:
        path = next((path for path in comment.paths if path in numbers), None)
        if path is None:
            last.append(comment.text)
        elif comment.own_line:
            above.setdefault(numbers[path], []).append(comment.text)
        else:
            at = numbers[path] - 1
            lines[at] = f"{lines[at]}  {comment.text}"
    told: list[str] = []
    for number, line in enumerate(lines, start=1):
        indent = line[: len(line) - len(line.lstrip(" "))]
        told += [indent + text for text in above.get(number, ())]
        told.append(line)
    return "\n".join([*told, *last]) + "\n"


def _first_parts(parsed: Parsed) -> dict[int, Path]:
    """Return for each line the outermost part that begins there, the whole file left aside."""
    starts: dict[int, Path] = {}
    for path, line in parsed.lines.items():
        if path and (line not in starts or len(path) < len(starts[line])):
            starts[line] = path
    return starts


def _scan(source: str) -> Iterator[tuple[int, str, bool]]:
    """Yield line number, text from its mark on, and whether nothing stands before it, for every comment."""
    spans = _scalars(source)
    offset = 0
    for number, line in enumerate(source.split("\n"), start=1):
        for column, letter in enumerate(line):
            begins = letter == "#" and (column == 0 or line[column - 1] in " \t")
            if begins and not any(start <= offset + column < end for start, end in spans):
                yield number, line[column:].rstrip(), not line[:column].strip()
                break
        offset += len(line) + 1


def _scalars(source: str) -> list[tuple[int, int]]:
    """Return where values begin and end: a mark inside one is no comment."""
    spans = []
    for token in yaml.scan(source, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            is_block = token.style in ("|", ">")
            start = source.index("\n", token.start_mark.index) if is_block else token.start_mark.index
            spans.append((start, token.end_mark.index))
    return spans
