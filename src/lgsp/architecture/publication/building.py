"""From a model to the files of a folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.remarks import Remark, list_remarks
from lgsp.architecture.documents.sections import has_section, narrow
from lgsp.architecture.model.model import Model

from .delivery import deliver
from .errors import SectionUnknown
from .package.assembling import assemble, has_dossier
from .papers import compile_papers
from .production import Product, Say, produce

FORMATS = ("docx", "pdf")
_PAPER = {"docx", "pdf"}
SITE = "site"
"""The format that is a folder of pages; it offers what else was built."""


@dataclass(frozen=True, slots=True)
class Order:
    """
    What is to be built: the outline, the day it speaks of, where to, and in which formats.

    `section` builds that paragraph of the outline alone; `previous` is the model the comparison table compares with.
    `is_repeated` says that the same process will build again: what was set is then remembered.
    """

    outline: str
    on: date
    folder: Path
    formats: Sequence[str] = FORMATS
    section: str | None = None
    previous: Model | None = None
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """
    What was built: the papers, the files they were written to, and what somebody should know of them.

    `pages` is the number of pages of each file that has pages.
    """

    papers: tuple[Document, ...]
    files: tuple[Path, ...]
    remarks: tuple[Remark, ...] = ()
    pages: Mapping[Path, int] = field(default_factory=dict)


def build(model: Model, order: Order, *, progress: Say | None = None) -> Built:
    """
    Build everything ordered: all of its files, or none.

    :raises OutlineUnknown: if no such outline is known
    :raises SectionUnknown: if the outline has no such paragraph
    :raises ProseUnsupported: if a prose file holds what prose may not hold
    :raises NotAFile: if something that is no file has the name of one of them
    :raises FolderForeign: if a folder that would be written anew holds something else
    :raises OSError: if the folder cannot be written; everything in it is then as it was
    """
    say = progress or _keep_silent
    say("Biên soạn nội dung", "Compiling")
    papers = compile_papers(model, outline=order.outline, on=order.on, previous=order.previous)
    if order.section is not None:
        papers = (_narrow(papers, order.section, order.outline),)
    product = produce(papers, order.formats, say=say, remembers=order.is_repeated)
    remarks = [remark for paper in papers for remark in list_remarks(paper)]
    if SITE in order.formats:
        _make_site(model, papers, product, order, say)
    remarks += _make_dossier(model, papers, product, order, say)  # after the site, which must not offer it
    say("Ghi tệp", "Writing files")
    files = deliver(order.folder, product.files)
    pages = {order.folder / name: count for name, count in product.pages.items()}
    return Built(papers, files, tuple(remarks), pages)


def _make_dossier(
    model: Model, papers: Sequence[Document], product: Product, order: Order, say: Say
) -> tuple[Remark, ...]:
    """Add the dossier of Quyết định 1425, where the whole of it is asked for."""
    if order.section is not None or not has_dossier(order.outline) or not set(order.formats) >= _PAPER:
        return ()
    dossier = assemble(model, papers, product.files, on=order.on, say=say)
    product.files.update(dossier.files)
    return dossier.remarks


def _make_site(model: Model, papers: Sequence[Document], product: Product, order: Order, say: Say) -> None:
    """Add the site; the papers are offered on it."""
    from lgsp.architecture.documents.site.making import make_site

    say("Dựng trang tra cứu", "Making the site")
    site = make_site(model, papers, on=order.on, downloads=dict(product.files))
    product.files.update({f"{SITE}/{name}": content for name, content in site.items()})


def _narrow(papers: Sequence[Document], section: str, outline: str) -> Document:
    found = next((paper for paper in papers if has_section(paper, section)), None)
    if found is None:
        known = ", ".join(heading.key for heading in papers[0].headings())
        raise SectionUnknown(outline=outline, section=section, known=known)
    return narrow(found, section)


def _keep_silent(_vietnamese: str, _english: str) -> None:
    """Tell nobody."""
