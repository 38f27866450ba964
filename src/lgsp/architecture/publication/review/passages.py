"""What prose is made of, whichever file it stands in: paragraphs, and items of lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from lgsp.architecture.documents.blocks import Listing, Paragraph, Runs
from lgsp.architecture.documents.prose import list_sources, read_prose
from lgsp.architecture.documents.word.words import DASH, NUMBER, PLAIN, digest_passage, tidy_runs


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A paragraph, or an item of a list.

    `marker` is what stands before it, `group` the list it belongs to, `source` its Markdown where it has one.
    """

    runs: Runs
    marker: str = PLAIN
    group: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """Return the words."""
        return "".join(run.text for run in self.runs)

    @property
    def digest(self) -> str:
        """Return the digest by which the record of a document knows it."""
        return digest_passage(self.marker, self.runs)


def list_passages(text: str, *, file: str) -> tuple[Passage, ...]:
    """
    Return the passages of a prose file, each with its Markdown.

    :raises ProseUnsupported: if it holds what prose may not hold
    """
    blocks = read_prose(text, file=file)
    read = (passage for place, block in enumerate(blocks) for passage in _split(block, str(place)))
    pairs = zip(read, list_sources(text), strict=True)
    return tuple(
        Passage(tidy_runs(one.runs), one.marker, one.group, source)
        for one, source in pairs
        if tidy_runs(one.runs)
    )


def _split(block: Paragraph | Listing, place: str) -> Iterator[Passage]:
    if isinstance(block, Paragraph):
        yield Passage(block.runs)
        return
    marker = NUMBER if block.numbered else DASH
    yield from (Passage(runs, marker, place) for runs in block.items)
