"""The twelve checks before the architecture is issued, each with its result and what that rests on (annex 07)."""

from lgsp.architecture.conformance.checklist import Answered, answer_checklist
from lgsp.architecture.conformance.grounds import Ground
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES
from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.handing_over import gather
from lgsp.architecture.documents.wording import on_day, tidy
from lgsp.architecture.frameworks.verification import say_verification

from .exhibit import TableExhibit


def list_checks(edition: Edition) -> TableExhibit:
    """Return the checks answered for the day of the edition."""
    answered = answer_checklist(edition.model, on=edition.on, handed=gather(edition))
    mark = say_verification(answered[0].check.verification)
    return TableExhibit(
        code="checks",
        lead=f"Kết quả kiểm tra, xét trên mô hình tại ngày {on_day(edition.on)}, được nêu tại {{ref}}. Mỗi "
        "nội dung có một trong bốn kết quả chính thức kèm căn cứ; kết quả không cộng thành điểm, miễn trừ "
        f"không làm một nội dung thành đạt. Câu chữ của mười hai nội dung theo nguồn có tình trạng: {mark}.",
        title="Kết quả kiểm tra trước khi ban hành",
        columns=(
            Column("Mã", 6, Align.CENTRE),
            Column("Nội dung kiểm tra", 33),
            Column("Kết quả", 13, Align.CENTRE),
            Column("Căn cứ, nguồn hoặc ghi chú xử lý", 48),
        ),
        rows=tuple(_row_of(one) for one in answered),
        source="model/",
    )


def _row_of(answered: Answered) -> Row:
    grounds = "\n".join(f"- {_say_ground(ground)}" for ground in answered.grounds)
    return Row((answered.check.code, tidy(answered.check.text), answered.official, grounds))


def _say_ground(ground: Ground) -> str:
    rule = f" [{ground.rule}]" if ground.rule else ""
    named = "; ".join(subject.name for subject in ground.subjects)
    return f"{VERDICT_NAMES[ground.verdict]}: {tidy(ground.text)}{f' Ví dụ: {named}.' if named else ''}{rule}"
