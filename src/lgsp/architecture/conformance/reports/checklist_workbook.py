"""The twelve checks as an Excel workbook: one sheet with the answers, one with everything they rest on."""

from collections.abc import Sequence
from datetime import date

from lgsp.architecture.conformance.checklist import Answered
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.province import Province

from .sheets import Column, Rows, Sheet, write_sheets

ANSWERS = "Kết quả"
GROUNDS = "Cơ sở đánh giá"

_ANSWER_COLUMNS = (
    Column("Mã", 8),
    Column("Nội dung kiểm tra", 54),
    Column("Kết quả", 22),
    Column("Cơ sở quyết định", 60),
    Column("Nguồn", 32),
    Column("Kiểm chứng", 14),
)
_GROUND_COLUMNS = (
    Column("Mã", 8),
    Column("Kiểm tra", 40),
    Column("Kết quả của cơ sở", 22),
    Column("Quy tắc", 12),
    Column("Cơ sở", 64),
    Column("Đối tượng đầu tiên", 44),
)


def to_checklist_workbook(answered: Sequence[Answered], province: Province, *, on: date) -> bytes:
    """Return the answers as the bytes of an .xlsx file."""
    sheets = (
        Sheet(ANSWERS, _ANSWER_COLUMNS, _list_answers(answered)),
        Sheet(GROUNDS, _GROUND_COLUMNS, _list_grounds(answered)),
    )
    title = f"Kiểm tra trước khi ban hành kiến trúc {province.full_name}, xét ngày {on:%d/%m/%Y}"
    return write_sheets(sheets, title=title, notice=province.notice)


def _list_answers(answered: Sequence[Answered]) -> Rows:
    for one in answered:
        deciding = "\n".join(ground.text for ground in one.grounds if ground.verdict is one.verdict)
        verified = say_verification(one.check.verification, checked_by=one.check.checked_by)
        yield one.check.code, one.check.text, one.official, deciding, one.check.source, verified


def _list_grounds(answered: Sequence[Answered]) -> Rows:
    for one in answered:
        for ground in one.grounds:
            named = "\n".join(f"{subject.name} ({subject.id})" for subject in ground.subjects)
            yield (
                one.check.code,
                one.check.name,
                VERDICT_NAMES[ground.verdict],
                ground.rule,
                ground.text,
                named,
            )
