"""From a finished file to the answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.frameworks.page_requirements import PageRequirement, list_page_requirements

from . import front, labels, letters, page_numbers, pages
from .answers import Answer, Evidence, beside_the_point, unclear
from .errors import NotFinishedFile
from .facts import Facts
from .files import read_file

Judge = Callable[[Facts, PageRequirement], Iterator[Evidence]]

JUDGES: dict[str, Judge] = {
    "paper": pages.judge_paper,
    "orientation": pages.judge_orientation,
    "margin-top": pages.judge_top,
    "margin-bottom": pages.judge_bottom,
    "margin-left": pages.judge_left,
    "margin-right": pages.judge_right,
    "typeface": letters.judge_typeface,
    "encoding": letters.judge_encoding,
    "colour": letters.judge_colour,
    "body-size": letters.judge_body_size,
    "page-number": page_numbers.judge_counting,
    "page-number-size": page_numbers.judge_type,
    "page-number-place": page_numbers.judge_place,
    "page-number-first": page_numbers.judge_first_page,
    "national-title": front.judge_title,
    "national-title-type": front.judge_title_type,
    "motto": front.judge_motto,
    "motto-type": front.judge_motto_type,
    "heading-numbers": labels.judge_headings,
}
"""What judges each subject of the requirements."""


@dataclass(frozen=True, slots=True)
class Report:
    """The answers for one file; `sort` is None where nobody said and the first page does not tell."""

    facts: Facts
    sort: front.DocumentSort | None
    answers: tuple[Answer, ...]

    @property
    def verdict(self) -> Verdict:
        """Return the worst answer."""
        found = {one.verdict for one in self.answers}
        return next(verdict for verdict in Verdict if verdict in found)


def check_file(path: Path, *, sort: front.DocumentSort | None = None) -> Report:
    """
    Check a finished PDF or DOCX; `sort` says what it is, where its first page does not.

    :raises DomainError: `DOCUMENT-003` to `009`, if the file cannot be looked at
    """
    return check_content(read_file(path), name=path.name, sort=sort)


def check_content(content: bytes, *, name: str, sort: front.DocumentSort | None = None) -> Report:
    """
    Check the bytes of a finished file.

    :raises DomainError: `DOCUMENT-005` to `009`, if they cannot be looked at
    """
    return judge(_read_facts(content, name), sort=sort)


def judge(facts: Facts, *, sort: front.DocumentSort | None = None) -> Report:
    """Answer every requirement from what was measured."""
    known = sort or front.recognise_sort(facts)
    answers = tuple(_answer(facts, asked, known) for asked in list_page_requirements())
    return Report(facts, known, answers)


def _answer(facts: Facts, asked: PageRequirement, sort: front.DocumentSort | None) -> Answer:
    if asked.is_administrative and sort is front.DocumentSort.ANNEX:
        return Answer(asked, (beside_the_point("Phụ lục ban hành kèm theo văn bản không có thành phần này"),))
    if asked.is_administrative and sort is None:
        reason = "Trang đầu không cho biết đây là văn bản hành chính hay phụ lục; nêu rõ bằng --as"
        return Answer(asked, (unclear(reason),))
    return Answer(asked, tuple(JUDGES[asked.subject](facts, asked)))


def _read_facts(content: bytes, name: str) -> Facts:
    """Read by what the file is, whatever it is called; each reader brings a library of its own."""
    if b"%PDF-" in content[:1024]:
        from .pdf.reading import read_pdf

        return read_pdf(content, name=name)
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        from .word.reading import read_word

        return read_word(content, name=name)
    raise NotFinishedFile(file=name, reason="nội dung tệp không phải dạng nào trong hai dạng đó")
