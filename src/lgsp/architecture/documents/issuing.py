"""
How an issue speaks of itself: the number and day of its decision, dots while it is not signed, and what it replaces.

Days and citations are written as Nghị định 30/2020/NĐ-CP, Phụ lục I, has them, read in summaries only: two digits for a
day below 10 and for January and February; sort, number, day, issuer and subject of a document, a law by its name alone.

>>> in_words(date(2026, 2, 5))
'ngày 05 tháng 02 năm 2026'
>>> in_words(None)
'ngày …… tháng …… năm ……'
"""

from datetime import date

from lgsp.architecture.frameworks.outlines import Outline
from lgsp.architecture.model.governance import Issue
from lgsp.architecture.model.norms import Document

from .edition import Edition
from .wording import tidy

DRAFT = "DỰ THẢO"
_DOTS = "……"
_SYMBOL = "QĐ-UBND"
_FEBRUARY = 2
_LAW = ("Bộ luật", "Luật")
_SORTS = (
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Kế hoạch",
    "Đề án",
    "Chương trình",
    "Công văn",
    "Thông báo",
    "Văn bản",
)
_SAID_AFTER = (
    "về",
    "quy định",
    "ban hành",
    "phê duyệt",
    "sửa đổi",
    "công bố",
    "hướng dẫn",
    "cho phép",
    "thông qua",
)
"""How what a document is about may begin; anything else follows `về`."""


def in_words(day: date | None) -> str:
    """Write a day as in the body of an official document; dots for one that is not known."""
    if day is None:
        return f"ngày {_DOTS} tháng {_DOTS} năm {_DOTS}"
    month = f"{day.month:02}" if day.month <= _FEBRUARY else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def find_decision(edition: Edition, issue: Issue | None) -> Document | None:
    """Return the document by which it is issued."""
    return edition.model.find(Document, issue.decision) if issue and issue.decision else None


def is_signed(edition: Edition) -> bool:
    """Say whether the decision on the issue has its number and its day."""
    decision = find_decision(edition, edition.issue)
    return bool(decision and decision.number and decision.issued_on)


def say_draft(edition: Edition) -> str:
    """Return the stamp of a draft; nothing on what is signed."""
    return "" if is_signed(edition) else DRAFT


def say_number(edition: Edition) -> str:
    """Return the number of the decision, dots before its sign while it has none."""
    decision = find_decision(edition, edition.issue)
    return tidy(decision.number) if decision and decision.number else f"{_DOTS}/{_SYMBOL}"


def say_signing_day(edition: Edition) -> str:
    """Return the day of the decision in words."""
    decision = find_decision(edition, edition.issue)
    return in_words(decision.issued_on if decision else None)


def say_issued_with(edition: Edition, *, issuer: str) -> str:
    """Return what stands on the first page of everything the decision issues."""
    return f"Ban hành kèm theo Quyết định số {say_number(edition)} {say_signing_day(edition)} của {issuer}"


def name_issuer(edition: Edition, outline: Outline) -> str:
    """
    Return who issues an architecture of that outline, as inside a sentence.

    That of Quyết định 1425/QĐ-TTg is issued by the chairman (its text, and the draft guide of 13/09/2026); who issued
    one of Văn bản 2384/BTTTT-THH no source says, and the People's Committee is what provinces did.
    """
    committee = f"Ủy ban nhân dân {edition.province}"
    return f"Chủ tịch {committee}" if is_by_chairman(outline) else committee


def is_by_chairman(outline: Outline) -> bool:
    """Say whether the chairman decides in the chairman's own name."""
    return outline.short != "2384"


def name_architecture(edition: Edition, outline: Outline, issue: Issue | None) -> str:
    """Return the architecture with its version: `Kiến trúc Chính quyền điện tử tỉnh Lam Giang, phiên bản 1.1`."""
    name = f"{outline.document_title} {edition.province}"
    return f"{name}, phiên bản {tidy(issue.version)}" if issue else name


def cite_in_full(document: Document) -> str:
    """
    Return a document as it is cited the first time.

    >>> cite_in_full(Document(id="x", name="Nghị định về công tác văn thư", role="reference", number="30/2020/NĐ-CP",
    ...     issued_on="2020-03-05", issuer="Chính phủ"))
    'Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư'
    """
    name = tidy(document.name)
    day = f" {in_words(document.issued_on)}" if document.issued_on else ""
    if name.startswith(_LAW):
        return f"{name}{day}"
    issuer = f" của {tidy(document.issuer)}" if document.issuer else ""
    sort = next((one for one in _SORTS if name.startswith(f"{one} ")), None)
    if sort is None or not document.number:
        number = f" số {tidy(document.number)}" if document.number else ""
        return f"{name}{number}{day}{issuer}"
    about = name.removeprefix(sort).strip()
    joined = about if about.startswith(_SAID_AFTER) else f"về {about}"
    return f"{sort} số {tidy(document.number)}{day}{issuer} {joined}"
