"""How far the survey answered what the current state rests on (II)."""

from collections import Counter
from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import LEVEL, NOTHING, on_day, tidy
from lgsp.architecture.model.governance import Answer, AnswerState, Survey
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.pictures import current_state as counts
from lgsp.architecture.pictures.figures import Figures

from .exhibit import NUMBER, FigureExhibit, TableExhibit, group_rows
from .scenes import chart, share, total, total_of

_SURVEYS = "model/survey/"
_ANSWERED = (AnswerState.ACCEPTED, AnswerState.RETURNED, AnswerState.REFUSED)


def draw_answers(edition: Edition) -> Sequence[FigureExhibit]:
    """Return what became of the workbooks of the last round."""
    survey = counts.find_survey(edition.model)
    if survey is None:
        return ()
    name, opened, due = tidy(survey.name), on_day(survey.opened_on), on_day(survey.due_on)

    def say(figures: Figures) -> str:
        accepted = total_of(figures, LABELS[AnswerState][AnswerState.ACCEPTED])
        return (
            f"Hiện trạng dựa trên “{name}” (mở ngày {opened}, hạn trả lời {due}): đã tiếp nhận phiếu của {accepted} "
            f"trong {total(figures)} cơ quan được hỏi ({share(accepted, total(figures))}), theo cấp tại {{ref}}."
        )

    return chart(counts.count_answers(edition.model), say)


def count_cells(edition: Edition) -> TableExhibit:
    """Return how full the answers are: a row for each agency of the province, the communes together."""
    survey = counts.find_survey(edition.model)
    answers = survey.answers if survey else ()
    groups = [
        (level, [one for one in answers if edition.model.get(Agency, one.agency).level is level])
        for level in LEVEL
    ]
    rows = [Row((LEVEL[level], *_sum_up(given))) for level, given in groups if given]
    last = Row(("Tổng cộng", *_sum_up(answers)), RowKind.TOTAL)
    return TableExhibit(
        code="answers",
        lead="Mức đầy đủ của các phiếu khảo sát được tổng hợp tại {ref}.",
        title="Mức đầy đủ của phiếu khảo sát",
        columns=(
            Column("Cấp", 25),
            Column("Số phiếu gửi", 13, Align.CENTRE),
            Column("Đã trả lời", 13, Align.CENTRE),
            Column("Số ô được hỏi", 16, Align.END),
            Column("Số ô đã điền", 16, Align.END),
            Column("Tỷ lệ điền", 17, Align.CENTRE),
        ),
        rows=(*rows, last) if rows else (),
        source=_SURVEYS,
        optional=True,
    )


def _sum_up(answers: Sequence[Answer]) -> tuple[str, ...]:
    back = sum(one.state in _ANSWERED for one in answers)
    asked = sum(one.cells_asked or 0 for one in answers)
    filled = sum(one.cells_filled or 0 for one in answers)
    numbers = len(answers), back, asked, filled
    return *(f"{number:,}".replace(",", ".") for number in numbers), share(filled, asked)


def list_outstanding(edition: Edition) -> TableExhibit:
    """Return the agencies whose answer is not accepted yet, by what became of it."""
    survey = counts.find_survey(edition.model)
    waiting = [one for one in survey.answers if one.state is not AnswerState.ACCEPTED] if survey else []
    states = Counter(one.state for one in waiting)
    silent = _list_silent(survey)
    groups = [
        (_name_state(state), [_row_of(one, edition) for one in waiting if one.state is state])
        for state in states
    ]
    unsent = [Row((edition.name(Agency, one), NOTHING, NOTHING, NOTHING), subject=one) for one in silent]
    return TableExhibit(
        code="outstanding",
        lead=f"Phiếu của {len(waiting) + len(silent)} cơ quan chưa được tiếp nhận, được nêu tại {{ref}}; dữ kiện về "
        "các cơ quan này cần được xác nhận lại.",
        title="Cơ quan có phiếu khảo sát chưa được tiếp nhận",
        columns=(
            NUMBER,
            Column("Cơ quan", 45),
            Column("Ngày gửi", 16, Align.CENTRE),
            Column("Ngày trả lời", 16, Align.CENTRE),
            Column("Tỷ lệ điền", 18, Align.CENTRE),
        ),
        rows=group_rows([*groups, ("Chưa gửi phiếu", unsent)]),
        source=_SURVEYS,
        optional=True,
    )


def _list_silent(survey: Survey | None) -> list[str]:
    answered = {one.agency for one in survey.answers} if survey else set()
    return [one for one in survey.agencies if one not in answered] if survey else []


def _name_state(state: AnswerState) -> str:
    return "Đã gửi, chưa trả lời" if state is AnswerState.SENT else LABELS[AnswerState][state]


def _row_of(answer: Answer, edition: Edition) -> Row:
    cells = (
        edition.name(Agency, answer.agency),
        on_day(answer.sent_on),
        on_day(answer.answered_on),
        share(answer.cells_filled or 0, answer.cells_asked or 0),
    )
    return Row(cells, subject=answer.agency)
