"""Rules on the documents that entities and texts cite."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, Subject, Verdict, broken, holds, not_applicable
from lgsp.architecture.frameworks.numbers import NumberFinder, is_number
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.folders import PROSE
from lgsp.architecture.model.governance import Issue
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document, DocumentRole
from lgsp.architecture.model.places import Place
from lgsp.architecture.model.references import list_reference_fields

from .filled import judge_filled
from .periods import say

# Begins with a digit, so that the search runs over prose at the speed of C; what stands before is looked at afterwards.
_NUMBER = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ]{2,}\d*(?:-[A-ZĐ][A-Za-zĐđ]*)*")

Path = tuple[str | int, ...]


class Citation(NamedTuple):
    """One place where an entity names a document."""

    entity: Entity
    path: Path
    document: str


@rule(
    code="DOC803",
    title="Văn bản đã ban hành có số, ngày, cơ quan ban hành",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(outline("VI.1"),),
    needs=("document.number", "document.issued_on", "document.issuer", "document.status"),
    why="Mục VI.1 là danh mục văn bản của Ủy ban nhân dân tỉnh. Văn bản ghi là đã ban hành mà không có số, ngày, cơ "
    "quan ban hành thì không ai tìm được, và có thể là chưa ban hành.",
    example="""
        # model/document/quy-che.yaml
        id: quy-che
        name: Quy chế quản lý, vận hành LGSP
        role: issued
        number: 15/2026/QĐ-UBND
        """,
    remedy="Bổ sung number, issued_on, issuer; nếu thật ra chưa ban hành, đổi role thành to-issue.",
)
def issued_documents_identified(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every document that the province says it has issued."""
    for document in model.all(Document):
        if document.role is not DocumentRole.ISSUED:
            yield not_applicable(document)
        elif document.status is Status.PROPOSED:
            message = f"“{document.name}” vừa được ghi là đã ban hành, vừa được ghi là đề xuất."
            yield broken(document, model.place(document, "status"), message)
        else:
            yield judge_filled(model, document, ["number", "issued_on", "issuer"], on=on)


@rule(
    code="DOC804",
    title="Văn bản được dẫn thì có trong danh mục, văn bản trong danh mục thì được dẫn",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("Danh mục tài liệu tham chiếu"),),
    needs=("document.number", "document.role"),
    why="Số văn bản viết trong lời văn mà không có trong danh mục thì không ai theo dõi được hiệu lực của nó; văn bản "
    "trong danh mục mà không chỗ nào dẫn thì danh mục dài ra vô ích.",
    example="""
        # prose/II.md
        Tỉnh thực hiện Quyết định 9999/QĐ-TTg.
        """,
    remedy="Thêm văn bản vào model/document/ với đúng số; văn bản không còn được dẫn thì bỏ khỏi mô hình.",
)
def cited_is_listed(model: Model, _on: date) -> Iterator[Judgement]:
    """Judge every text by the numbers it writes, every reference document by who cites it."""
    listed = {document.number for document in model.whole.all(Document) if document.number}
    known: set[str] = set()
    for key, text in model.prose.items():
        numbers = list(find_numbers(text))
        known.update(number for _, number in numbers if number in listed)
        yield from _judge_text(key, text, numbers, listed)
    cited = {citation.document for citation in model.derive(list_citations)}
    references = [one for one in model.all(Document) if one.role is DocumentRole.REFERENCE]
    silent = [one for one in references if one.id not in cited and one.number not in known]
    known.update(_find_otherwise_written([one.number for one in silent if one.number], model.prose.values()))
    for document in model.all(Document):
        if document.role is not DocumentRole.REFERENCE:
            yield not_applicable(document)
        elif document.id in cited or document.number in known:
            yield holds(document)
        else:
            message = f"“{document.number or document.name}” nằm trong danh mục nhưng không chỗ nào dẫn."
            yield broken(document, model.place(document), message)


def _find_otherwise_written(numbers: list[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield the numbers that a text mentions in another form, as “Nghị định 278/2025”; slow, so only for suspects."""
    if numbers:
        finder = NumberFinder(numbers)
        for text in texts:
            yield from finder.find(text)


def find_numbers(text: str) -> Iterator[tuple[int, str]]:
    """
    Yield every number of a document that the text writes, as officials write them, with its position.

    >>> list(find_numbers("theo Nghị định 278/2025/NĐ-CP và Văn bản 2384/BTTTT-THH"))
    [(15, '278/2025/NĐ-CP'), (41, '2384/BTTTT-THH')]
    """
    for found in _NUMBER.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if not (before.isalnum() or before in ("/", ".", ":", "-", "_")):
            yield found.start(), found[0]


def _judge_text(key: str, text: str, numbers: list[tuple[int, str]], listed: set[str]) -> Iterator[Judgement]:
    subject = Subject("paragraph", key, key)
    unlisted = {number: start for start, number in reversed(numbers) if not _is_listed(number, listed)}
    for number, start in unlisted.items():
        place = Place(f"{PROSE}/{key}.md", text.count("\n", 0, start) + 1)
        message = f"Lời văn dẫn văn bản {number}, không có trong danh mục."
        yield Judgement(subject, Verdict.BROKEN, place, message)
    if not unlisted:
        yield Judgement(subject, Verdict.HOLDS if numbers else Verdict.NOT_APPLICABLE)


def _is_listed(number: str, listed: set[str]) -> bool:
    return number in listed or any(is_number(number, one) for one in listed)


@rule(
    code="DOC808",
    title="Văn bản được dẫn còn hiệu lực",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(
        outline("Danh mục tài liệu tham chiếu"),
        Basis(
            "Nghị định 278/2025/NĐ-CP, Điều 23 (bãi bỏ Nghị định 47/2020/NĐ-CP): ví dụ đang gặp", "secondary"
        ),
    ),
    needs=("document.valid_from", "document.valid_to", "document.verification"),
    why="Luật dưới đề cương đã thay nhiều lần từ năm 2015. Dẫn văn bản hết hiệu lực làm căn cứ thì quyết "
    "định dựa trên đó không còn chỗ đứng.",
    example="""
        # model/document/nghi-dinh-cu.yaml
        id: nghi-dinh-cu
        name: Nghị định về chia sẻ dữ liệu
        valid_to: 2025-10-21
        role: reference
        number: 47/2020/NĐ-CP
        issued_on: 2020-04-09
        replaced_by: 278/2025/NĐ-CP
        verification: secondary
        # model/principle/chia-se.yaml
        id: chia-se
        name: Chia sẻ dữ liệu
        statement: Dữ liệu được thu thập một lần, dùng nhiều lần.
        legal_basis: [nghi-dinh-cu]
        """,
    remedy="Dẫn văn bản thay thế, hoặc bổ sung số, ngày và tình trạng kiểm chứng của văn bản được dẫn.",
)
def cited_in_force(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every entity that cites, once for each document it cites."""
    faults = {document.id: _find_fault(document, on) for document in model.whole.all(Document)}
    citing: set[str] = set()
    for entity, path, named in model.derive(list_citations):
        citing.add(entity.id)
        verdict, told = faults[named]
        if verdict is Verdict.HOLDS:
            yield holds(entity)
        else:
            yield Judgement(Subject.of(entity), verdict, model.place(entity, *path), told)
    for entity in model.listed:
        if entity.id not in citing:
            yield not_applicable(entity)


def _find_fault(document: Document, on: date) -> tuple[Verdict, str]:
    named = document.number or document.name
    replaced = document.replaced_by
    if document.valid_to is not None and document.valid_to < on:
        told = f"; được thay thế bởi: {replaced}" if replaced else ""
        return Verdict.BROKEN, f"Văn bản {named} hết hiệu lực sau ngày {say(document.valid_to)}{told}."
    if document.valid_from is not None and document.valid_from > on:
        return Verdict.BROKEN, f"Văn bản {named} đến ngày {say(document.valid_from)} mới có hiệu lực."
    if unknown := _what_is_unknown(document):
        return Verdict.CANNOT_TELL, f"Văn bản {named} {unknown}."
    return Verdict.HOLDS, ""


def _what_is_unknown(document: Document) -> str:
    if document.status is Status.RETIRED and document.valid_to is None:
        replaced = f" (được thay thế bởi: {document.replaced_by})" if document.replaced_by else ""
        return f"được ghi là không còn dùng{replaced} nhưng không ghi ngày hết hiệu lực"
    facts = {"số, ký hiệu": document.number, "ngày ban hành": document.issued_on}
    missing = [name for name, value in facts.items() if value is None]
    if document.verification in (None, "unverified"):
        missing.append("kết quả kiểm chứng")
    return f"chưa có {', '.join(missing)}" if missing else ""


def list_citations(model: Model) -> tuple[Citation, ...]:
    """Return every place where something listed names a document."""
    return tuple(citation for entity in model.listed for citation in _list_citations_of(entity))


def _list_citations_of(entity: Entity) -> Iterator[Citation]:
    for names in _list_citing_fields(type(entity)):
        value = getattr(entity, names[0])
        if value not in (None, ()):
            for path, document in _follow(value, names[1:], (names[0],)):
                yield Citation(entity, path, document)


@cache
def _list_citing_fields(kind: type[Entity]) -> tuple[tuple[str, ...], ...]:
    """Return the fields that name a document as a ground; the decision that makes an issue is none."""
    fields = [found.names for found in list_reference_fields(kind) if found.kinds == (Document,)]
    return tuple(names for names in fields if (kind, names) != (Issue, ("decision",)))


def _follow(value: Any, names: tuple[str, ...], path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _follow(item, names, (*path, position))
    elif value is not None and names:
        yield from _follow(getattr(value, names[0]), names[1:], (*path, names[0]))
    elif value is not None:
        yield path, value
