"""
What a compiled document cites: the documents of the model whose number stands in it, and the numbers nothing knows.

A document is cited when its number, or its name if it has no number, stands in any block, whether officials wrote it
or the model made it. Numbers are found as the rule on citations finds them (DOC804).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lgsp.architecture.conformance.rulebook.citations import find_numbers
from lgsp.architecture.frameworks.numbers import NumberFinder, is_number
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document, DocumentRole

from .blocks import PROSE, Block, Listing, Paragraph
from .letters import list_texts

_JOINTS = ("/", ".", ":", "-", "_")
"""What joins a number to something before it."""


@dataclass(frozen=True, slots=True)
class Citations:
    """
    What is cited, and what does not fit.

    `cited` are the ids of documents that are, `uncited` those of reference documents that are not; `unlisted` are
    numbers that the prose cites and the model lacks, each with the key of its paragraph before it.
    """

    cited: frozenset[str]
    uncited: tuple[str, ...]
    unlisted: tuple[tuple[str, str], ...]


def find_citations(model: Model, compiled: Sequence[Block]) -> Citations:
    """Look through the blocks for every document of the model, and through the prose for numbers it lacks."""
    text = "\n".join(text for block in compiled for text in list_texts(block))
    cited = frozenset(_find_cited(model.all(Document), text))
    references = (one.id for one in model.all(Document) if one.role is DocumentRole.REFERENCE)
    known = [one.number for one in model.whole.all(Document) if one.number]
    return Citations(
        cited,
        tuple(one for one in references if one not in cited),
        tuple(dict.fromkeys(_find_unlisted(compiled, known))),
    )


def _find_cited(documents: Sequence[Document], text: str) -> Iterator[str]:
    """Yield the ids of those whose number stands in the text as it is, else of those written in another form."""
    silent: dict[str, list[str]] = {}
    written = {number for _, number in find_numbers(text)}
    for document in documents:
        if document.number is None:
            if document.name in text:
                yield document.id
        elif document.number in written or _stands_in(text, document.number):
            yield document.id
        else:
            silent.setdefault(document.number, []).append(document.id)
    for number in NumberFinder(silent).find(text) if silent else ():
        yield from silent[number]


def _stands_in(text: str, number: str) -> bool:
    """Say whether the number stands in the text by itself, not as the end or the beginning of a longer one."""
    at = text.find(number)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(number) : at + len(number) + 1]
        if not (before.isalnum() or before in _JOINTS) and not (after.isalnum() or after == "-"):
            return True
        at = text.find(number, at + 1)
    return False


def _find_unlisted(compiled: Sequence[Block], known: Sequence[str]) -> Iterator[tuple[str, str]]:
    for block in compiled:
        if isinstance(block, Paragraph | Listing) and block.key.startswith(PROSE):
            for text in list_texts(block):
                for _, number in find_numbers(text):
                    if number not in known and not any(is_number(number, one) for one in known):
                        yield block.key.removeprefix(PROSE), number
