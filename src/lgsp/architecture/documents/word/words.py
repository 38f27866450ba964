"""
Short digests of what a document says, which tell later whether a returned file says the same.

The file carries digests and never the words, so that what somebody takes out of it is out of it. Words are compared as
people see them: composed letters, no plain spaces at the ends, neighbouring runs of one look as one.
"""

import json
import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import blake2b

from lgsp.architecture.documents.blocks import Run, Runs
from lgsp.architecture.documents.glyphs import storable

_BYTES = 6  # eight letters
PLAIN, DASH, NUMBER = "", "-", "1"
"""What stands before a passage: nothing, a dash, a number."""


def tidy_runs(runs: Iterable[Run]) -> Runs:
    """
    Return the runs as they are compared and written down.

    >>> tidy_runs((Run(" một "), Run(""), Run("hai", bold=True), Run(" ba ", bold=True)))
    (Run(text='một ', bold=False, italic=False), Run(text='hai ba', bold=True, italic=False))
    """
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].bold, joined[-1].italic) == (run.bold, run.italic):
            joined[-1] = Run(joined[-1].text + run.text, run.bold, run.italic)
        elif run.text:
            joined.append(run)
    composed = [Run(unicodedata.normalize("NFC", storable(run.text)), run.bold, run.italic) for run in joined]
    return _strip(composed)


def _strip(runs: list[Run]) -> Runs:
    while runs and not (text := runs[0].text.lstrip(" ")):
        runs = runs[1:]
    if runs:
        runs[0] = Run(text, runs[0].bold, runs[0].italic)
    while runs and not (text := runs[-1].text.rstrip(" ")):
        runs = runs[:-1]
    if runs:
        runs[-1] = Run(text, runs[-1].bold, runs[-1].italic)
    return tuple(runs)


def digest_passage(marker: str, runs: Iterable[Run]) -> str:
    """Return the digest of a passage: what stands before it, its words and which of them are bold or italic."""
    said = [marker, *([run.text, run.bold, run.italic] for run in tidy_runs(runs))]
    return digest(json.dumps(said, ensure_ascii=False))


def digest_cell(text: str) -> str:
    """Return the digest of a cell; empty lines at its ends do not count."""
    return digest(tidy_cell(text))


def tidy_cell(text: str) -> str:
    """Return the text of a cell as it is compared."""
    lines = (line.strip(" ") for line in unicodedata.normalize("NFC", storable(text)).split("\n"))
    return "\n".join(lines).strip("\n")


def digest(text: str) -> str:
    """Return a short digest of a text."""
    return urlsafe_b64encode(blake2b(text.encode(), digest_size=_BYTES).digest()).decode()
