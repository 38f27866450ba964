"""The whole site: every file of it, from the model and its papers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files

from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.wording import on_day
from lgsp.architecture.model.model import Model
from lgsp.architecture.pictures.lettering import FOLDER, list_font_files
from lgsp.kernel.collector import collector_paused

from . import addresses
from .atlas import Atlas
from .chrome import make_dictionary
from .drawings import list_pictures, write_pictures
from .entity_pages import make_entity_pages
from .front_pages import Download, Leading
from .history import list_chapters
from .paper_pages import make_paper_pages
from .rendering import Setting
from .search import make_index
from .values import Link

FORMAT = "lgsp-site/1"
MARK = "site.json"
"""The file that says, to a program, what the site is of."""

_STATIC = ("site.css", "site.js", "mark.svg")
_MENU = (
    (addresses.HOME, "Tổng quan"),
    (addresses.PAPERS, "Tài liệu"),
    (addresses.KINDS, "Đối tượng"),
    (addresses.AGENCIES, "Cơ quan"),
    (addresses.PICTURES, "Hình"),
    (addresses.FINDINGS, "Phát hiện"),
    (addresses.CHANGES, "Thay đổi"),
)
_DIGEST_LENGTH = 16


def make_site(
    model: Model, papers: Sequence[Document], *, on: date, downloads: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """
    Return every file of the site by its address; `index.html` is the first page.

    `downloads` are files built with it, by their names: they are part of the site and offered beside their paper. Equal
    models, papers, days and downloads give equal bytes.

    :raises DomainError: what reading a release of the model refuses
    """
    atlas = Atlas(model, on, tuple(papers))
    offered = {f"{addresses.DOWNLOADS}/{name}": content for name, content in (downloads or {}).items()}
    with collector_paused():
        return dict(_make(atlas, offered)) | offered


def _make(atlas: Atlas, offered: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    setting = Setting(_tell(atlas))
    pictures = list_pictures(atlas)
    chapters = list_chapters(atlas.model)
    listed = [_offer(href, content) for href, content in offered.items()]
    links = [Link(one.text, one.href) for one in listed]
    yield from Leading(atlas, setting, pictures, listed, chapters).make()
    yield from make_paper_pages(atlas, setting, pictures=pictures, downloads=links)
    yield from make_entity_pages(atlas, setting, chapters=chapters)
    yield from write_pictures(pictures)
    yield from _list_assets(atlas)
    yield MARK, _mark(atlas)


def _offer(href: str, content: bytes) -> Download:
    return Download(href.removeprefix(f"{addresses.DOWNLOADS}/"), href, max(1, len(content) // 1024))


def _tell(atlas: Atlas) -> dict[str, object]:
    issue = atlas.edition.issue
    return {
        "province": atlas.model.province,
        "menu": _MENU,
        "day": on_day(atlas.on),
        "version": issue.version if issue else "",
        "digest": atlas.model.digest[:_DIGEST_LENGTH],
    }


def _list_assets(atlas: Atlas) -> Iterator[tuple[str, bytes]]:
    static = files(__package__) / "static"
    for name in _STATIC:
        yield f"{addresses.ASSETS}/{name}", (static / name).read_bytes()
    yield f"{addresses.ASSETS}/english.js", make_dictionary()
    yield f"{addresses.ASSETS}/index.js", make_index(atlas)
    for path in list_font_files():
        yield f"{addresses.ASSETS}/fonts/{path.name}", path.read_bytes()
    yield f"{addresses.ASSETS}/fonts/LICENSE.txt", (FOLDER.parent / "LICENSE").read_bytes()


def _mark(atlas: Atlas) -> bytes:
    said = {
        "format": FORMAT,
        "province": atlas.model.province.full_name,
        "on": atlas.on.isoformat(),
        "model_digest": atlas.model.digest,
        "papers": [paper.name for paper in atlas.papers],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
