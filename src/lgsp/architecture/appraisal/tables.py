"""The tables of an appraisal report: criteria, findings, duplicates, differences, open questions."""

from lgsp.architecture.conformance.rules import SEVERITY_NAMES
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES
from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.exhibits.exhibit import NUMBER, TableExhibit, group_rows, number_rows
from lgsp.architecture.documents.wording import NOTHING, on_day, tidy
from lgsp.architecture.revisions.comparison import NOT_THERE, TAKEN_OUT, ComparisonRow
from lgsp.architecture.revisions.differences import Nature

from .deciding import find_exception
from .findings import DesignFinding
from .results import DECIDED_NAMES, Appraisal, CriterionResult, DecidedBy
from .reuse import Kind

_SOURCE = "case.yaml"
_KINDS = {
    Kind.DUPLICATE: "{}/100\n(trùng lặp)",
    Kind.NEAREST: "{}/100\n(gần nhất, người thẩm định xem)",
    Kind.REUSE: "đã dùng lại",
}
_CHANGED = {Nature.ADDED: "Mới", Nature.CHANGED: "Thay đổi", Nature.REMOVED: "Bỏ"}


def list_entities(appraisal: Appraisal) -> TableExhibit:
    """Return what the design holds, kind by kind, and whether it is new."""
    groups: dict[str, list[Row]] = {}
    for key, entity in appraisal.design.entities.items():
        difference = appraisal.difference.find(key)
        word = _CHANGED[difference.nature] if difference else "Giữ nguyên"
        row = Row((tidy(entity.name), key, word), subject=key)
        groups.setdefault(entity.title, []).append(row)
    return TableExhibit(
        code="design-entities",
        lead="Các đối tượng của thiết kế được nêu tại {ref}.",
        title="Đối tượng của thiết kế",
        columns=(
            NUMBER,
            Column("Đối tượng", 55, field="name"),
            Column("Mã", 25),
            Column("So với Kiến trúc", 15, Align.CENTRE),
        ),
        rows=group_rows(groups.items()),
        source=_SOURCE,
    )


def list_documents(appraisal: Appraisal) -> TableExhibit:
    """Return the documents that were submitted."""
    return TableExhibit(
        code="case-documents",
        lead="Tài liệu nộp kèm được nêu tại {ref}.",
        title="Tài liệu nộp kèm",
        columns=(NUMBER, Column("Tài liệu", 55), Column("Số, ký hiệu", 25), Column("Ngày", 15, Align.CENTRE)),
        rows=number_rows(
            (tidy(one.title), tidy(one.number), on_day(one.issued_on)) for one in appraisal.case.documents
        ),
        source=_SOURCE,
        optional=True,
    )


def count_results(appraisal: Appraisal) -> TableExhibit:
    """Return how many criteria have each of the four results, by who decided."""
    rows = []
    for verdict, name in VERDICT_NAMES.items():
        found = [one for one in appraisal.criteria if one.verdict is verdict]
        counts = [sum(one.decided_by is who for one in found) for who in DecidedBy]
        rows.append(Row((name, *(str(count) for count in counts), str(len(found)))))
    return TableExhibit(
        code="result-counts",
        lead="Số tiêu chí theo kết quả được tổng hợp tại {ref}.",
        title="Tổng hợp kết quả",
        columns=(
            Column("Kết quả", 36),
            *(Column(DECIDED_NAMES[who], 16, Align.CENTRE) for who in DecidedBy),
            Column("Cộng", 16, Align.CENTRE),
        ),
        rows=tuple(rows),
        source=_SOURCE,
    )


def list_results(appraisal: Appraisal) -> TableExhibit:
    """Return every criterion with its result, who decided it, and the evidence."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for one in appraisal.criteria:
        groups.setdefault(one.criterion.framework, []).append(_row_of_result(one))
    return TableExhibit(
        code="results",
        lead="Kết quả từng tiêu chí, căn cứ và minh chứng được nêu tại {ref}.",
        title="Kết quả thẩm định theo tiêu chí",
        columns=(
            NUMBER,
            Column("Tiêu chí", 23),
            Column("Căn cứ", 24),
            Column("Kết quả", 14, Align.CENTRE),
            Column("Minh chứng, ý kiến", 34),
        ),
        rows=group_rows(groups.items()),
        source=_SOURCE,
    )


def _row_of_result(one: CriterionResult) -> tuple[str, ...]:
    told = [*one.evidence, *([one.covered_by] if one.covered_by else [])]
    if one.answer and one.decided_by is DecidedBy.RULE:
        said = VERDICT_NAMES[one.answer.result].lower()
        told.append(f"{one.answer.answered_by} đánh giá là {said}; quy tắc quyết định")
    if one.answer and one.answer.comment:
        told.append(f"Ý kiến: {tidy(one.answer.comment)}")
    return (
        f"{one.criterion.code}. {tidy(one.criterion.name)}",
        one.criterion.basis,
        f"{one.official}\n({DECIDED_NAMES[one.decided_by].lower()})",
        "\n".join(told) or NOTHING,
    )


def list_findings(appraisal: Appraisal) -> TableExhibit:
    """Return the findings of rules, those of the design first, each with clause, entity and evidence."""
    own = [_row_of_finding(one, appraisal) for one in appraisal.findings if one.is_own]
    old = [_row_of_finding(one, appraisal) for one in appraisal.findings if not one.is_own]
    return TableExhibit(
        code="findings",
        lead="Phát hiện của các quy tắc, kèm điều khoản, đối tượng và minh chứng, được nêu tại {ref}.",
        title="Phát hiện khi ghép thiết kế vào Kiến trúc",
        columns=(
            NUMBER,
            Column("Quy tắc", 13, Align.CENTRE),
            Column("Đối tượng, minh chứng", 27),
            Column("Phát hiện và cách khắc phục", 34),
            Column("Điều khoản", 21),
        ),
        rows=group_rows(
            (
                ("Do thiết kế gây ra", own),
                ("Đã có trong Kiến trúc từ trước, liên quan đến thiết kế", old),
            )
        ),
        source=_SOURCE,
        optional=True,
    )


def _row_of_finding(one: DesignFinding, appraisal: Appraisal) -> Row:
    found = one.finding
    severity = SEVERITY_NAMES[found.severity] if one.is_broken else VERDICT_NAMES[found.verdict].lower()
    permitted = one.waiver or find_exception(one, appraisal.exceptions)
    told = [found.message, f"Được phép theo {permitted}." if permitted else f"Khắc phục: {found.advice}"]
    cells = (
        f"{found.code}\n({severity})",
        f"{tidy(found.subject_name)}\n{found.place}",
        "\n".join(told),
        one.clause,
    )
    return Row(cells, subject=found.subject_id)


def list_duplicates(appraisal: Appraisal) -> TableExhibit:
    """Return what looks like something there already, with the facts, and what was said of it."""
    return TableExhibit(
        code="duplicates",
        lead="Đối tượng của thiết kế được tìm trong các nền tảng dùng chung quốc gia, dịch vụ dùng chung của tỉnh và "
        "các thành phần đang có, sẽ có; kết quả được nêu tại {ref}.",
        title="Trùng lặp và dùng lại",
        columns=(
            NUMBER,
            Column("Đối tượng của thiết kế", 20),
            Column("Đối tượng đã có", 20),
            Column("Điểm, kết luận", 13, Align.CENTRE),
            Column("Dữ kiện", 25),
            Column("Giải trình", 17),
        ),
        rows=number_rows(
            (
                tidy(one.subject_name),
                tidy(one.candidate_name),
                _KINDS[one.kind].format(one.score),
                "\n".join(one.facts),
                tidy(one.answer.reason) if one.answer else ("Chưa có" if one.is_duplicate else NOTHING),
            )
            for one in appraisal.duplicates
        ),
        source=_SOURCE,
        optional=True,
    )


def list_departures(appraisal: Appraisal) -> TableExhibit:
    """Return how the detailed design differs from the preliminary one, with the explanations."""
    differences = appraisal.departure.differences if appraisal.departure else ()
    return TableExhibit(
        code="departures",
        lead="Từng khác biệt so với thiết kế sơ bộ đã thẩm định và giải trình được nêu tại {ref}.",
        title="Khác biệt giữa thiết kế thi công và thiết kế sơ bộ",
        columns=(
            NUMBER,
            Column("Đối tượng, nội dung", 24),
            Column("Thiết kế sơ bộ", 20),
            Column("Thiết kế thi công", 22),
            Column("Giải trình", 29),
        ),
        rows=number_rows(
            (
                f"{one.row.subject}: {one.row.aspect}" if one.row.aspect else one.row.subject,
                _brief(one.row.old, one.row, appraisal),
                _brief(one.row.new, one.row, appraisal),
                tidy(one.reason) if one.reason else "Chưa giải trình",
            )
            for one in differences
        ),
        source=_SOURCE,
        optional=True,
    )


def _brief(said: str, row: ComparisonRow, appraisal: Appraisal) -> str:
    """Return the words of a cell; what is new or gone as a whole is named by its kind, not told field by field."""
    if row.aspect or said in (NOT_THERE, TAKEN_OUT):
        return said
    entity = appraisal.merged.entities.get(row.key)
    return f"Có {entity.title.lower()} này" if entity else "Có đối tượng này"


def list_questions(appraisal: Appraisal) -> TableExhibit:
    """Return what is still to be answered."""
    return TableExhibit(
        code="questions",
        lead="Câu hỏi chưa trả lời được nêu tại {ref}; tiêu chí tương ứng có kết quả “Chưa đủ cơ sở đánh giá”.",
        title="Câu hỏi còn mở",
        columns=(NUMBER, Column("Tiêu chí, quy tắc", 20, Align.CENTRE), Column("Câu hỏi", 75)),
        rows=number_rows((one.code, one.text) for one in appraisal.questions),
        source=_SOURCE,
        optional=True,
    )
