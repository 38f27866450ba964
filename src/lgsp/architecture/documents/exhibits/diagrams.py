"""The diagrams of Mẫu số 02: which the dossier has, of what, in which version and who confirms them (VI.2)."""

from lgsp.architecture.documents.blocks import Align, Column, Row, Run
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import on_day, tidy
from lgsp.architecture.frameworks.diagrams import list_diagrams
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.pictures.plates.diagrams import Diagram, draw_diagrams, list_target, say_states
from lgsp.architecture.pictures.plates.rooms import ON_PAGE
from lgsp.architecture.pictures.scene import PORTRAIT_WIDTH
from lgsp.kernel.text import fold

from .exhibit import FigureExhibit, TableExhibit, WordsExhibit

_OPEN = "Chưa xác định"


def list_required(edition: Edition) -> TableExhibit:
    """Return the diagrams of the form with what each bears in its title block; what is undecided says so."""
    mark = say_verification(list_diagrams()[0].verification)
    issue = edition.issue
    version = tidy(issue.version) if issue else _OPEN
    day = on_day(issue.data_cutoff) if issue and issue.data_cutoff else _OPEN
    confirmed = tidy(issue.confirmed_by) if issue and issue.confirmed_by else _OPEN
    return TableExhibit(
        code="diagrams",
        lead="Các sơ đồ theo Mẫu số 02 được nêu tại {ref}, cùng phiên bản, ngày và đơn vị xác nhận với "
        f"tài liệu và bộ dữ liệu. Tên và mức yêu cầu của sơ đồ theo nguồn có tình trạng: {mark}.",
        title="Sơ đồ theo Mẫu số 02",
        columns=(
            Column("Mã sơ đồ", 9, Align.CENTRE),
            Column("Tên sơ đồ", 20),
            Column("Trạng thái", 11, Align.CENTRE),
            Column("Phạm vi thể hiện", 26),
            Column("Mức yêu cầu", 11),
            Column("Phiên bản", 8, Align.CENTRE),
            Column("Ngày chốt dữ liệu", 8, Align.CENTRE),
            Column("Đơn vị xác nhận", 11),
        ),
        rows=tuple(
            Row(
                (
                    one.code,
                    tidy(one.name),
                    say_states(one),
                    tidy(one.content),
                    tidy(one.level),
                    version,
                    day,
                    confirmed,
                )
            )
            for one in list_diagrams()
        ),
        source="model/issue/",
        landscape=True,
    )


def draw_required(edition: Edition) -> tuple[FigureExhibit | WordsExhibit, ...]:
    """Return every diagram of the target as figures, and a sentence for each that the model has nothing for."""
    shown: list[FigureExhibit | WordsExhibit] = []
    for diagram in draw_diagrams(edition.model, ON_PAGE):
        shown += _show(diagram) if diagram.sheets else [_say_why_not(diagram)]
    return tuple(shown)


def _show(diagram: Diagram) -> list[FigureExhibit]:
    """Return the sheets as figures; plates of the same hold more and are in the files of Mẫu số 02."""
    required = diagram.required
    sheets = list_target(diagram)
    lead = (
        f"{required.code}, {tidy(required.name)}, được thể hiện từ {{ref}}; bản khổ lớn, các trạng thái và tệp "
        "nguồn thuộc Mẫu số 02."
    )
    return [
        FigureExhibit(
            code=f"{_key(required.code)}/{place}",
            lead="" if place > 1 else lead,
            title=f"{required.code}. {tidy(required.name)} – {sheet.state}{_say_place(place, len(sheets))}",
            scene=sheet.scene,
            landscape=sheet.scene.width > PORTRAIT_WIDTH,
        )
        for place, sheet in enumerate(sheets, 1)
    ]


def _say_place(place: int, number: int) -> str:
    return f" (tờ {place}/{number})" if number > 1 else ""


def _say_why_not(diagram: Diagram) -> WordsExhibit:
    required = diagram.required
    said = f"{required.code}, {tidy(required.name)}: {diagram.remark}"
    return WordsExhibit(_key(required.code), ((Run(said),),))


def _key(code: str) -> str:
    """Return the code as keys are written: `sd-t-01`."""
    return fold(code)
