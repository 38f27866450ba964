"""The pages that lead to the others: start, lists, pictures, findings, changes, search."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lgsp.architecture.conformance.rules import Severity
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.governance import Issue
from lgsp.architecture.pictures.overall import overall_figure

from . import addresses
from .atlas import Atlas
from .drawings import Pictures
from .figures import draw
from .findings import list_answers, list_said
from .history import Chapter, Dated, list_dated
from .listings import Listing, list_holdings, list_kinds
from .paper_pages import Crumb, name_leaf
from .rendering import Setting
from .values import Fact, Link, Teller

_MOST_ON_HOME = 3
_TILES = ("agency", "system", "database", "service", "flow", "component", "project", "function")


@dataclass(frozen=True, slots=True)
class Download:
    """A file that was built with the site: its name, where it lies, and its size in kilobytes."""

    text: str
    href: str
    size: int


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper, and its parts of the first level."""

    text: str
    href: str
    parts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue, and what is said of it."""

    link: Link
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """What a release changed, a sentence a line."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Leading:
    """What the leading pages are made of."""

    atlas: Atlas
    setting: Setting
    pictures: Pictures
    downloads: Sequence[Download]
    chapters: Sequence[Chapter]

    def make(self) -> Iterator[tuple[str, bytes]]:
        """Yield every leading page, each with its address."""
        listings = tuple(list_kinds(self.atlas))
        papers = tuple(_list_papers(self.atlas))
        yield self._render("home.html", addresses.HOME, **self._tell_home(listings), papers=papers)
        yield self._render("papers.html", addresses.PAPERS, papers=papers, downloads=self.downloads)
        yield self._render("kinds.html", addresses.KINDS, listings=listings)
        for listing in listings:
            yield self._render_kind(listing)
        yield self._render("agencies.html", addresses.AGENCIES, holdings=tuple(list_holdings(self.atlas)))
        yield self._render("pictures.html", addresses.PICTURES, pictures=tuple(self.pictures.values()))
        yield self._render(
            "findings.html",
            addresses.FINDINGS,
            counts=_count(self.atlas),
            said=tuple(list_said(self.atlas)),
            answers=tuple(list_answers(self.atlas)),
        )
        yield self._render("changes.html", addresses.CHANGES, **self._tell_changes())
        yield self._render("search.html", addresses.SEARCH, listings=listings)

    def _render(self, template: str, page: str, **facts: Any) -> tuple[str, bytes]:
        return page, self.setting.render(template, page, section=page, **facts)

    def _render_kind(self, listing: Listing) -> tuple[str, bytes]:
        trail = (Crumb("Đối tượng", addresses.KINDS, chrome=True),)
        facts = {"section": addresses.KINDS, "listing": listing, "trail": trail}
        return listing.href, self.setting.render("kind.html", listing.href, **facts)

    def _tell_home(self, listings: Sequence[Listing]) -> dict[str, Any]:
        scene = overall_figure(self.atlas.facts)
        found = {listing.kind: listing for listing in listings}
        return {
            "tiles": [found[kind] for kind in _TILES if kind in found],
            "overall": draw(scene, anchor="so-do-tong-the", atlas=self.atlas, root=""),
            "overall_title": scene.title,
            "counts": _count(self.atlas),
            "said": list(list_said(self.atlas))[:_MOST_ON_HOME],
        }

    def _tell_changes(self) -> dict[str, Any]:
        turns = [turn for entity in self.atlas.model.whole.listed for turn in list_dated(self.atlas, entity)]
        return {
            "issues": tuple(_list_issues(self.atlas)),
            "turns": sorted(turns, key=_on),
            "chapters": [ChapterView(one.title, tuple(_list_lines(one))) for one in reversed(self.chapters)],
        }


def _on(turn: Dated) -> str:
    return turn.on.isoformat()


def _list_papers(atlas: Atlas) -> Iterator[PaperLink]:
    for paper, leaves in zip(atlas.papers, atlas.leaves, strict=True):
        parts = (
            Link(leaf.heading.text, leaf.page) for leaf in leaves if leaf.heading and leaf.heading.level == 1
        )
        yield PaperLink(name_leaf(paper, leaves[0]), leaves[0].page, tuple(parts))


def _list_issues(atlas: Atlas) -> Iterator[IssueView]:
    """Yield the issues, the newest first."""
    teller = Teller(atlas)
    shown = set(Issue.model_fields) - set(Entity.model_fields) | {"valid_from"}
    hidden = set(Issue.model_fields) - shown
    issues = atlas.facts.whole.all(Issue)
    for one in sorted(issues, key=lambda issue: issue.version, reverse=True):
        yield IssueView(teller.link(one.id), tuple(teller.list_facts(one, without=hidden)))


def _list_lines(chapter: Chapter) -> Iterator[str]:
    for sentences in chapter.sentences.values():
        yield from sentences
    yield from chapter.others


def _count(atlas: Atlas) -> tuple[tuple[str, int, str], ...]:
    report = atlas.report
    undecided = sum(found.verdict is Verdict.CANNOT_TELL for found in report.findings)
    return (
        ("error", report.count(Severity.ERROR), "lỗi"),
        ("warning", report.count(Severity.WARNING), "cảnh báo"),
        ("notice", report.count(Severity.NOTICE), "lưu ý"),
        ("cannot-tell", undecided, "chưa đủ cơ sở"),
    )
