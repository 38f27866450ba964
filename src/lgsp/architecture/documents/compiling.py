"""From a model and an outline to the finished tree of blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lgsp.architecture.frameworks.correspondences import find_origins
from lgsp.architecture.frameworks.outlines import Outline, Paragraph, get_outline
from lgsp.architecture.model.model import Model

from . import blocks
from .citing import Citations, find_citations
from .contents import CONTENTS
from .edition import Edition
from .exhibits.exhibit import Exhibit
from .exhibits.references import list_references
from .fronts import make_front
from .prose import read_prose
from .setting import Numbers, generate, join_landscapes, lay_out, number

_OLDER = "2384"
_REFERENCES = "REF"
"""The paragraph that lists what all others cite."""


def compile_document(model: Model, *, outline: str, on: date) -> blocks.Document:
    """
    Compile the model's document in that outline, as of that day.

    :raises OutlineUnknown: if no such outline is known
    :raises ProseUnsupported: if a prose file holds what prose may not hold
    """
    chosen = get_outline(outline)
    edition = Edition(model, on)
    book = _Prose(model, chosen)
    contents = CONTENTS[chosen.key]
    exhibits = {
        paragraph.key: generate(contents.get(paragraph.key, ()), edition) for paragraph in chosen.paragraphs
    }
    compiled, citations = _compile(chosen, book, exhibits, edition)
    return blocks.Document(
        f"kien-truc-{chosen.short}",
        make_front(edition, chosen),
        join_landscapes(compiled),
        on.isoformat(),
        tuple(book.key(one) for one in chosen.paragraphs if one.needs_content and not book.read(one)),
        uncited=citations.uncited if _REFERENCES in exhibits else (),
        unlisted=citations.unlisted,
    )


def _compile(
    outline: Outline, book: "_Prose", exhibits: dict[str, tuple[Exhibit, ...]], edition: Edition
) -> tuple[list[blocks.Block], Citations]:
    """Compile every paragraph; the list of references, which comes last, lists what those before it cite."""
    numbers = number(exhibit for shown in exhibits.values() for exhibit in shown)
    compiled: list[blocks.Block] = []
    for paragraph in outline.paragraphs:
        if paragraph.key != _REFERENCES:
            compiled += _compile_paragraph(paragraph, book, exhibits[paragraph.key], numbers)
    citations = find_citations(edition.model, compiled)
    for paragraph in outline.paragraphs:
        if paragraph.key == _REFERENCES:
            shown = (list_references(edition, citations.cited),)
            numbers = number((*(one for ones in exhibits.values() for one in ones), *shown))
            compiled += _compile_paragraph(paragraph, book, shown, numbers)
    return compiled, citations


@dataclass(frozen=True, slots=True)
class _Prose:
    """What officials wrote for one outline."""

    model: Model
    outline: Outline

    def key(self, paragraph: Paragraph) -> str:
        """Return what the model calls the prose of the paragraph."""
        return self.outline.prose_key(paragraph.key, followed=self.model.province.outline)

    def file(self, paragraph: Paragraph) -> str:
        """Return the file it is written in."""
        return f"prose/{self.key(paragraph)}.md"

    def read(self, paragraph: Paragraph) -> tuple[blocks.Paragraph | blocks.Listing, ...]:
        """Return its blocks; none where nothing is written."""
        return read_prose(self.model.prose.get(self.key(paragraph), ""), file=self.file(paragraph))


def _compile_paragraph(
    paragraph: Paragraph, book: _Prose, exhibits: tuple[Exhibit, ...], numbers: Numbers
) -> Iterator[blocks.Block]:
    yield blocks.Heading(paragraph.key, paragraph.heading, paragraph.level)
    key = blocks.PROSE + book.key(paragraph)
    prose = book.read(paragraph)
    if paragraph.needs_content and not prose:
        yield blocks.Notice(_say_missing(paragraph, book), key)
    yield from (replace(block, key=key) for block in prose)
    yield from lay_out(exhibits, numbers)


def _say_missing(paragraph: Paragraph, book: _Prose) -> str:
    hints = "".join(f" {note}" for note in paragraph.notes)
    wanted = f" Đề cương yêu cầu:{hints}" if hints else ""
    return (
        f"[Chưa có nội dung — viết vào tệp {book.file(paragraph)}.{wanted}{_name_origins(paragraph, book)}]"
    )


def _name_origins(paragraph: Paragraph, book: _Prose) -> str:
    """Name the paragraphs of the older outline whose prose can be taken over, the nearest first."""
    if book.outline.short == _OLDER:
        return ""
    found = [f"{one.item_2384} ({one.title})" for one in find_origins(paragraph.key)]
    if not found:
        return ""
    return f" Có thể kế thừa lời văn tương ứng của đề cương {_OLDER}: {'; '.join(found)}."
