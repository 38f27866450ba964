"""
The papers in every format, side by side: the PDF is set on one core while Word's pictures are drawn on the other.

Word cannot number its pages before it is opened, so the contents of a Word file have the page numbers of the PDF. Where
no PDF is asked for, pages are only laid out, which takes two thirds of the time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property

from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.pdf import count_pages, find_pages, forget, pages_of, to_pdf

Say = Callable[[str, str], None]
"""Told what is being done, in Vietnamese and in English."""


@dataclass(frozen=True, slots=True)
class Product:
    """Files by name, and how many pages those have that have pages."""

    files: dict[str, bytes] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)


def produce(
    papers: Sequence[Document], formats: Sequence[str], *, say: Say, remembers: bool = False
) -> Product:
    """
    Make every paper as PDF and as Word file, as far as asked for; the names are those of the papers.

    What the typesetter remembers of a whole architecture, 200 MB, is given back unless it `remembers`, for a next time.
    """
    product = Product()
    if not {"docx", "pdf"} & set(formats):
        return product
    with ThreadPoolExecutor(1) as pool:
        settings = list(_set_all(pool, papers, is_printed="pdf" in formats, remembers=remembers))
        try:
            for setting in settings:
                _make(setting, formats, product, say)
        finally:
            pool.shutdown(cancel_futures=True)
    return product


def _set_all(
    pool: ThreadPoolExecutor, papers: Sequence[Document], *, is_printed: bool, remembers: bool
) -> Iterator["_Setting"]:
    """Yield every paper as it is given to the typesetter; the first is by far the largest."""
    for paper in papers:
        yield _Setting(pool, paper, is_printed=is_printed)
        if paper is papers[0] and is_printed and not remembers:
            pool.submit(forget)


def _make(setting: "_Setting", formats: Sequence[str], product: Product, say: Say) -> None:
    paper = setting.paper
    if "docx" in formats:
        from lgsp.architecture.documents.word.writing import to_docx

        say(f"Soạn tệp Word {paper.name}", f"Writing {paper.name} for Word")
        product.files[f"{paper.name}.docx"] = to_docx(paper, pages=setting)
    if "pdf" in formats:
        say(f"Dàn trang {paper.name}", f"Setting {paper.name}")
        product.files[f"{paper.name}.pdf"] = setting.pdf
        product.pages[f"{paper.name}.pdf"] = count_pages(setting.pdf)


class _Setting(Mapping[str, int]):
    """
    A paper that is being set, and the page numbers of its headings: whoever asks for one waits until it is.

    PDFium reads in the thread of whoever asks, which draws Word's pictures too: two threads would break it.
    """

    def __init__(self, pool: ThreadPoolExecutor, paper: Document, *, is_printed: bool) -> None:
        self.paper = paper
        self._pdf = pool.submit(to_pdf, paper) if is_printed else None
        self._found = pool.submit(find_pages, paper) if paper.has_contents and not is_printed else None

    @property
    def pdf(self) -> bytes:
        """Return the PDF; one that is not printed is empty."""
        return self._pdf.result() if self._pdf else b""

    @cached_property
    def _pages(self) -> Mapping[str, int]:
        if self._found:
            return self._found.result()
        return pages_of(self.pdf, self.paper) if self._pdf else {}

    def __getitem__(self, key: str) -> int:
        return self._pages[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)
