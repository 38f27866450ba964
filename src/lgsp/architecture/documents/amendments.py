"""
The comparison table as a paper: what each paragraph of the outline said, what it says now, and why.

A change of an entity stands under one paragraph: the one that names its kind earliest among what answers it, of several
the first. What no paragraph answers comes last.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from lgsp.architecture.frameworks.outlines import Outline, Paragraph, get_outline
from lgsp.architecture.model.norms import Document as Instrument
from lgsp.architecture.revisions.comparison import ComparisonGroup, ComparisonRow, ComparisonTable, make_table
from lgsp.architecture.revisions.differences import Difference

from . import blocks
from .edition import Edition
from .issuing import name_issuer, say_draft, say_issued_with
from .wording import on_day, tidy

NAME = "bang-so-sanh"
_KEY = "amendments"
_ELSEWHERE = "Nội dung khác của mô hình"
_SHOWN = 20

Placed = tuple[str, Sequence[ComparisonRow]]
"""A heading with the changes under it."""


def compile_amendments(
    difference: Difference, *, outline: str, on: date, reasons: Mapping[str, str] | None = None
) -> blocks.Document:
    """
    Compile the comparison table of two states; `reasons` as `make_table` takes them.

    :raises OutlineUnknown: if no such outline is known
    """
    chosen, edition = get_outline(outline), Edition(difference.new, on)
    placed = tuple(_place(difference, make_table(difference, reasons), chosen))
    rows = [row for _, found in placed for row in found]
    laid: list[blocks.Block] = [*_introduce(edition, rows), *_miss_reasons(rows)]
    if rows:
        laid.append(blocks.Landscape((_make_table(difference, placed),)))
    return blocks.Document(NAME, _make_front(difference, edition, chosen, rows), tuple(laid), on.isoformat())


def _introduce(edition: Edition, rows: Sequence[ComparisonRow]) -> Iterator[blocks.Block]:
    issue = edition.issue
    if issue and issue.reason:
        yield _say(f"Lý do ban hành: {tidy(issue.reason)}")
    if issue and issue.summary:
        yield _say("Nội dung thay đổi chính:")
        yield blocks.Listing(tuple((blocks.Run(tidy(one)),) for one in issue.summary), key=_KEY)
    if not rows:
        yield _say("Hai phiên bản không có khác biệt.")
        return
    yield _say(
        f"Bảng 1 có {len(rows)} thay đổi, xếp theo mục của đề cương. Mỗi đối tượng chỉ đứng ở một mục, dù được trình "
        "bày ở nhiều mục."
    )


def _miss_reasons(rows: Sequence[ComparisonRow]) -> Iterator[blocks.Block]:
    missing = [row for row in rows if row.reason is None]
    keys = list(dict.fromkeys(row.key for row in missing))
    if keys:
        more = f" và {len(keys) - _SHOWN} mã khác" if len(keys) > _SHOWN else ""
        said = (
            f"[{len(missing)} dòng chưa nêu lý do — ghi vào trường note của đối tượng, hoặc vào tệp --why của lgsp "
            f"diff theo mã: {', '.join(keys[:_SHOWN])}{more}.]"
        )
        yield blocks.Notice(said, _KEY)


def _make_table(difference: Difference, placed: Iterable[Placed]) -> blocks.Table:
    rows: list[blocks.Row] = []
    number = 0
    for heading, found in placed:
        rows.append(blocks.Row((heading,), blocks.RowKind.GROUP))
        for one in found:
            number += 1
            rows.append(_make_row(number, one, difference))
    columns = (
        blocks.Column("TT", 5, blocks.Align.CENTRE),
        blocks.Column("Đối tượng, nội dung", 19),
        blocks.Column("Đã ban hành", 29),
        blocks.Column("Sửa đổi, bổ sung", 29),
        blocks.Column("Lý do", 18),
    )
    return blocks.Table(1, "So sánh nội dung sửa đổi, bổ sung", columns, tuple(rows), _KEY)


def _place(difference: Difference, table: ComparisonTable, outline: Outline) -> Iterator[Placed]:
    """Yield the headings of the outline that have changes, in its order; prose of another outline is left out."""
    found: dict[str | None, list[ComparisonRow]] = {}
    for group in table.groups:
        for row in group.rows:
            paragraph = _find_paragraph(difference, group, row, outline)
            if paragraph or not group.key.startswith(blocks.PROSE):
                found.setdefault(paragraph.key if paragraph else None, []).append(row)
    for paragraph in outline.paragraphs:
        if rows := found.get(paragraph.key):
            yield _name(paragraph), rows
    if rest := found.get(None):
        yield _ELSEWHERE, rest


def _name(paragraph: Paragraph) -> str:
    """Name a paragraph by its whole key: in a table of its own, `8.` would not say of which chapter."""
    return f"Mục {paragraph.key}. {paragraph.title}" if paragraph.number else paragraph.title


def _find_paragraph(
    difference: Difference, group: ComparisonGroup, row: ComparisonRow, outline: Outline
) -> Paragraph | None:
    if group.key.startswith(blocks.PROSE):
        followed = difference.new.province.outline
        keys = {outline.prose_key(one.key, followed=followed): one for one in outline.paragraphs}
        return keys.get(group.key.removeprefix(blocks.PROSE))
    answering = {group.key, f"{group.key}:{_find_role(difference, row)}"}
    places = [
        (place, order, one)
        for order, one in enumerate(outline.paragraphs)
        for place, kind in enumerate(one.kinds)
        if kind in answering
    ]
    return min(places, key=lambda found: found[:2])[2] if places else None


def _find_role(difference: Difference, row: ComparisonRow) -> str:
    """Return the role of the document a row speaks of; nothing for anything else."""
    id_ = row.key.partition(".")[0]
    for model in (difference.new, difference.old):
        entity = model.entities.get(id_)
        if isinstance(entity, Instrument):
            return entity.role.value
    return ""


def _make_row(number: int, row: ComparisonRow, difference: Difference) -> blocks.Row:
    about = f"{row.subject}: {row.aspect}" if row.aspect else row.subject
    id_ = row.key.partition(".")[0]
    subject = id_ if id_ in difference.new.entities else ""
    return blocks.Row((str(number), about, row.old, row.new, row.why), subject=subject)


def _make_front(
    difference: Difference, edition: Edition, outline: Outline, rows: Sequence[ComparisonRow]
) -> blocks.Front:
    province = edition.model.province
    versions = [
        tidy(issue.version)
        for one in (difference.old, difference.new)
        if (issue := Edition(one, edition.on).issue)
    ]
    told = f"Phiên bản {versions[1]} so với phiên bản {versions[0]}" if len(set(versions)) > 1 else ""
    return blocks.Front(
        title=f"BẢNG SO SÁNH\n{outline.document_title}\n{edition.province}".upper(),
        subtitle=told or "Trạng thái mới so với trạng thái cũ của mô hình kiến trúc",
        issued_with=say_issued_with(edition, issuer=name_issuer(edition, outline)),
        draft=say_draft(edition),
        facts=(
            ("Ngày lập", on_day(edition.on)),
            ("Số thay đổi", str(len(rows))),
            ("Chưa nêu lý do", str(sum(row.reason is None for row in rows))),
        ),
        notice=tidy(province.notice) if province.invented else "",
    )


def _say(text: str) -> blocks.Paragraph:
    return blocks.Paragraph((blocks.Run(text),), _KEY)
