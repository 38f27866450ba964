"""
The papers in every format, side by side: the PDF is set on one core while Word's pictures are drawn on the other.

Word cannot number its pages before it is opened, so the contents of a Word file have the page numbers of the PDF.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property

from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.pdf import count_pages, pages_of, to_pdf

Say = Callable[[str, str], None]
"""Told what is being done, in Vietnamese and in English."""


@dataclass(frozen=True, slots=True)
class Product:
    """Files by name, and how many pages those have that have pages."""

    files: dict[str, bytes] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)


def produce(papers: Sequence[Document], formats: Sequence[str], *, say: Say) -> Product:
    """Make every paper as PDF and as Word file, as far as asked for; the names are those of the papers."""
    product = Product()
    if not {"docx", "pdf"} & set(formats):
        return product
    with ThreadPoolExecutor(1) as pool:
        settings = [pool.submit(to_pdf, paper) for paper in papers]
        try:
            for paper, setting in zip(papers, settings, strict=True):
                _make(paper, setting, formats, product, say)
        finally:
            pool.shutdown(cancel_futures=True)
    return product


def _make(
    paper: Document, setting: "Future[bytes]", formats: Sequence[str], product: Product, say: Say
) -> None:
    if "docx" in formats:
        from lgsp.architecture.documents.word.writing import to_docx

        say(f"Soạn tệp Word {paper.name}", f"Writing {paper.name} for Word")
        product.files[f"{paper.name}.docx"] = to_docx(paper, pages=_Awaited(setting, paper))
    if "pdf" in formats:
        say(f"Dàn trang {paper.name}", f"Setting {paper.name}")
        product.files[f"{paper.name}.pdf"] = setting.result()
        product.pages[f"{paper.name}.pdf"] = count_pages(setting.result())


class _Awaited(Mapping[str, int]):
    """The page numbers of a paper that is being set: whoever asks for one waits until it is."""

    def __init__(self, setting: "Future[bytes]", paper: Document) -> None:
        self._setting = setting
        self._paper = paper

    @cached_property
    def _pages(self) -> Mapping[str, int]:
        return pages_of(self._setting.result(), self._paper)

    def __getitem__(self, key: str) -> int:
        return self._pages[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)
