"""What an annex is, and how one becomes a document: headings of ours, exhibits under them, a front."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lgsp.architecture.documents import blocks
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits.exhibit import Exhibit, Generator, WordsExhibit
from lgsp.architecture.documents.issuing import say_draft, say_issued_with
from lgsp.architecture.documents.setting import Numbers, generate, join_landscapes, lay_out, number
from lgsp.architecture.documents.wording import on_day, tidy
from lgsp.architecture.model.norms import Document, DocumentRole
from lgsp.kernel.text import fold

FOLDER = "phu-luc/"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of an annex, and what stands under it; a short annex does without headings."""

    heading: str
    generators: tuple[Generator, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class Annex:
    """
    An annex: its number, the stem of its files, its title, and its parts.

    `instrument` are words, without tone marks, by which the document of the model that lays it down is known (VI.1).
    """

    number: int
    stem: str
    title: str
    list_parts: Callable[[Edition], Sequence[Part]]
    instrument: str

    @property
    def name(self) -> str:
        """Return the stem of its files, in the folder of annexes."""
        return f"{FOLDER}{self.number}-{self.stem}"

    @property
    def reference(self) -> str:
        """Return how the decision lists it."""
        return f"Phụ lục {self.number}. {self.title}"


def compile_annex(annex: Annex, edition: Edition, *, issuer: str) -> blocks.Document:
    """Compile an annex; `issuer` is who signs the decision it goes with."""
    shown = [(part, generate(part.generators, edition)) for part in annex.list_parts(edition)]
    numbers = number(exhibit for _, exhibits in shown for exhibit in exhibits)
    laid = [block for part in shown for block in _lay_part(annex, part, numbers)]
    return blocks.Document(
        annex.name, _make_front(annex, edition, issuer), join_landscapes(laid), edition.on.isoformat()
    )


def find_instrument(annex: Annex, edition: Edition) -> Document | None:
    """Return the document of the province that lays the annex down: one to be issued before one that was."""
    documents = [
        one
        for one in edition.model.all(Document)
        if one.role is not DocumentRole.REFERENCE and annex.instrument in fold(tidy(one.name))
    ]
    return max(documents, key=lambda one: (one.role is DocumentRole.TO_ISSUE, one.id), default=None)


def say(code: str, *sentences: str, items: Sequence[str] = ()) -> WordsExhibit:
    """Return sentences as paragraphs, and items in a list under them."""
    return WordsExhibit(
        code, tuple((blocks.Run(one),) for one in sentences), tuple((blocks.Run(one),) for one in items)
    )


def _lay_part(
    annex: Annex, part: tuple[Part, tuple[Exhibit, ...]], numbers: Numbers
) -> Iterator[blocks.Block]:
    shown, exhibits = part
    if shown.heading:
        key = f"{annex.name}/{fold(shown.heading).partition('.')[0]}"
        yield blocks.Heading(key, shown.heading, shown.level)
    yield from lay_out(exhibits, numbers)


def _make_front(annex: Annex, edition: Edition, issuer: str) -> blocks.Front:
    instrument, province = find_instrument(annex, edition), edition.model.province
    listed = [("Văn bản tương ứng trong danh mục của Kiến trúc", tidy(instrument.name))] if instrument else []
    return blocks.Front(
        title=f"PHỤ LỤC {annex.number}\n{annex.title}\n{edition.province}".upper(),
        subtitle="Theo mục VI.1 của đề cương kèm Văn bản số 2384/BTTTT-THH ngày 28/7/2015",
        issued_with=say_issued_with(edition, issuer=issuer),
        draft=say_draft(edition),
        facts=(("Ngày lập", on_day(edition.on)), *listed),
        notice=tidy(province.notice) if province.invented else "",
    )
