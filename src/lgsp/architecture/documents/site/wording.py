"""
Words on a page: lines of a cell, runs of a paragraph, and the tables and pictures they speak of as links.

What is escaped here is `Markup`; everything else is escaped by the templates.
"""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from lgsp.architecture.documents.blocks import Run, Runs

_NUMBERED = re.compile(r"(?:Bảng|Hình) \d+")

Exhibits = Mapping[str, str]
"""The address of `Bảng 3` and `Hình 2` of one paper."""


def set_lines(text: str) -> Markup:
    """
    Return a text of several lines with a break between them.

    >>> set_lines("một\\n<hai>")
    Markup('một<br>&lt;hai&gt;')
    """
    return Markup("<br>").join(text.split("\n"))


def set_runs(runs: Runs, *, exhibits: Exhibits, root: str) -> Markup:
    """
    Return the runs of a paragraph; a table or picture of the same paper that they name leads to it.

    >>> set_runs((Run("Xem Bảng 2 và "), Run("Hình 9", bold=True)), exhibits={"Bảng 2": "a.html#bang-2"}, root="../")
    Markup('Xem <a href="../a.html#bang-2">Bảng 2</a> và <strong>Hình 9</strong>')
    """
    return Markup("").join(_set_run(run, exhibits, root) for run in runs)


def _set_run(run: Run, exhibits: Exhibits, root: str) -> Markup:
    said = _link_exhibits(run.text, exhibits, root)
    if run.italic:
        said = Markup("<em>{}</em>").format(said)
    return Markup("<strong>{}</strong>").format(said) if run.bold else said


def _link_exhibits(text: str, exhibits: Exhibits, root: str) -> Markup:
    parts, begin = [], 0
    for found in _NUMBERED.finditer(text):
        href = exhibits.get(found[0])
        if href:
            parts += [
                escape(text[begin : found.start()]),
                Markup('<a href="{}">{}</a>').format(root + href, found[0]),
            ]
            begin = found.end()
    return Markup("").join([*parts, escape(text[begin:])])
