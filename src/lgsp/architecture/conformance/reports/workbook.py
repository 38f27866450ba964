"""
A report as an Excel workbook: what was found, what each rule answered, what is waived.

Its cells are text and numbers only (`sheets.py` says how formulas are kept out).
"""

from collections.abc import Iterable

from lgsp.architecture.conformance.catalogue import find_rule
from lgsp.architecture.conformance.checking import Finding, Report, Waived
from lgsp.architecture.conformance.rules import GATE_NAMES, SEVERITY_NAMES, Rule
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Verdict
from lgsp.architecture.conformance.waivers import list_in_force
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.governance import Waiver
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model

from .sheets import Column, Rows, Sheet, write_sheets

FINDINGS = "Phát hiện"
RULES = "Tổng hợp theo quy tắc"
WAIVERS = "Miễn trừ"

_OTHER_SUBJECTS = {"paragraph": "Mục của đề cương", "outline": "Đề cương", "file": "Tệp"}

_FINDING_COLUMNS = (
    Column("STT", 5),
    Column("Mã quy tắc", 11),
    Column("Quy tắc", 28),
    Column("Kết quả", 16),
    Column("Mức độ", 11),
    Column("Loại đối tượng", 16),
    Column("Mã đối tượng", 24),
    Column("Tên đối tượng", 28),
    Column("Phát hiện", 48),
    Column("Cách khắc phục", 44),
    Column("Tệp", 36),
    Column("Dòng", 7),
)
_RULE_COLUMNS = (
    Column("Mã quy tắc", 11),
    Column("Quy tắc", 50),
    Column("Mức độ", 11),
    Column("Chặn từ bước", 14),
    Column("Kết quả chung", 21),
    Column("Đáp ứng", 10),
    Column("Chưa đáp ứng", 12),
    Column("Chưa đủ cơ sở đánh giá", 14),
    Column("Không áp dụng", 12),
    Column("Phát hiện được miễn", 13),
    Column("Căn cứ", 70),
)
_WAIVER_COLUMNS = (
    Column("Mã miễn trừ", 28),
    Column("Quy tắc", 11),
    Column("Đối tượng được miễn", 34),
    Column("Lý do", 44),
    Column("Số văn bản", 20),
    Column("Người, cơ quan cho phép", 28),
    Column("Từ ngày", 12),
    Column("Hết hiệu lực sau ngày", 14),
    Column("Tình trạng", 24),
    Column("Số phát hiện được miễn", 13),
    Column("Phát hiện được miễn", 60),
)


def to_workbook(report: Report, model: Model | None) -> bytes:
    """Return the report as the bytes of an .xlsx file; without a model (it could not be read) only what was found."""
    title, notice = _titles(report, model)
    sheets = (
        Sheet(FINDINGS, _FINDING_COLUMNS, _list_findings(report.findings)),
        Sheet(RULES, _RULE_COLUMNS, _list_rules(report)),
        Sheet(WAIVERS, _WAIVER_COLUMNS, _list_waivers(report, model)),
    )
    return write_sheets(sheets, title=title, notice=notice)


def _titles(report: Report, model: Model | None) -> tuple[str, str]:
    day = f"{report.on:%d/%m/%Y}"
    if model is None:
        return (
            f"Kết quả kiểm tra, xét ngày {day}",
            "Mô hình chưa đọc được trọn vẹn; sửa các lỗi dưới đây trước.",
        )
    province = model.province
    return f"Kết quả kiểm tra mô hình {province.full_name}, xét ngày {day}", province.notice


def _list_findings(findings: Iterable[Finding]) -> Rows:
    for number, found in enumerate(findings, start=1):
        rule = find_rule(found.code)
        yield (
            number,
            found.code,
            rule.title if rule else "Mô hình đọc được",
            VERDICT_NAMES[found.verdict],
            SEVERITY_NAMES[found.severity],
            _say_kind(found.subject_kind),
            found.subject_id,
            found.subject_name,
            found.message,
            found.advice,
            found.place.file,
            found.place.line,
        )


def _say_kind(kind: str) -> str:
    return KINDS[kind].title if kind in KINDS else _OTHER_SUBJECTS.get(kind, kind)


def _list_rules(report: Report) -> Rows:
    for code, result in report.results.items():
        rule = find_rule(code)
        counts = [
            result.counts.get(verdict, 0)
            for verdict in (Verdict.HOLDS, Verdict.BROKEN, Verdict.CANNOT_TELL, Verdict.NOT_APPLICABLE)
        ]
        yield (
            code,
            rule.title if rule else "Mô hình đọc được",
            SEVERITY_NAMES[rule.severity_at(report.gate)] if rule else "lỗi",
            GATE_NAMES[rule.gate] if rule else "",
            result.official,
            *counts,
            result.waived,
            _say_basis(rule) if rule else "",
        )


def _say_basis(rule: Rule) -> str:
    said = [f"{basis.text} ({say_verification(basis.verification)})" for basis in rule.basis]
    return "\n".join(said) or "Sự nhất quán của chính mô hình"


def _list_waivers(report: Report, model: Model | None) -> Rows:
    if model is None:
        return
    facts = model.facts_of(report.on).whole
    in_force = {one.id for one in list_in_force(facts, report.on)}
    covered: dict[str, list[Waived]] = {}
    for one in report.waived:
        covered.setdefault(one.waiver, []).append(one)
    for waiver in facts.all(Waiver):
        uses = covered.get(waiver.id, [])
        yield (
            waiver.id,
            waiver.rule,
            "\n".join(waiver.subjects) or "Mọi đối tượng của quy tắc",
            waiver.reason,
            waiver.document,
            waiver.approved_by,
            waiver.valid_from,
            waiver.valid_to,
            _say_state(waiver, report, waiver.id in in_force, bool(uses)),
            len(uses),
            "\n".join(use.finding.message for use in uses),
        )


def _say_state(waiver: Waiver, report: Report, is_in_force: bool, is_used: bool) -> str:
    if waiver.valid_to < report.on:
        return "Đã hết hạn"
    if not is_in_force:
        return "Chưa hoặc không còn hiệu lực"
    return "Đang dùng" if is_used else "Còn hạn, chưa dùng đến"
