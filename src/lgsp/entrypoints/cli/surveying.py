"""`lgsp survey`: workbooks out to agencies and back, and how far a round has come."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.model.reading import load_model
from lgsp.kernel.files import replace_file
from lgsp.kernel.language import pick

from .days import today
from .errors import FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat
from .progress import Progress
from .surveying_text import import_to_json, import_to_lines, status_to_json, status_to_lines
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.interchange.proposals import Proposal
    from lgsp.architecture.interchange.survey.intake import Intake
    from lgsp.architecture.model.model import Model

ENDING = ".xlsx"
HANDED_BACK = ".loi.xlsx"

ModelFolder = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--at", formats=["%Y-%m-%d"], help="Tính theo ngày này; mặc định hôm nay. / As of this day; today."
    ),
]

Out = Annotated[
    Path,
    typer.Option(
        "--out",
        help="Tệp .xlsx của một cơ quan, hoặc thư mục cho cả đợt. / One agency's file, or a folder for a round.",
        show_default=False,
    ),
]
Asked = Annotated[
    str | None, typer.Option("--agency", metavar="ID", help="Mã cơ quan được hỏi. / The agency asked.")
]
Round = Annotated[
    str | None, typer.Option("--round", metavar="SURVEY_ID", help="Mã đợt khảo sát. / The round of survey.")
]
Kinds = Annotated[
    str | None,
    typer.Option(
        "--kinds",
        help="Chỉ hỏi các loại này, ví dụ system,database,flow. / Only these, as system,database,flow.",
    ),
]
Returned = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="Phiếu cơ quan gửi lại. / The workbook that came back.", show_default=False
    ),
]
Into = Annotated[
    Path,
    typer.Option("--into", metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False),
]
Expected = Annotated[
    str | None,
    typer.Option("--agency", metavar="ID", help="Phiếu phải là của cơ quan này. / Whose it should be."),
]
ProposalFolder = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FOLDER",
        help="Thư mục đề xuất; mặc định trong MODEL/proposals. / The proposal; by default in MODEL/proposals.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    survey = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Phiếu khảo sát gửi các cơ quan. / Survey workbooks for agencies.",
    )
    survey.command("export")(export_survey)
    survey.command("import")(import_survey)
    survey.command("status")(show_status)
    app.add_typer(survey, name="survey")


def register_import(imports: typer.Typer) -> None:
    """Add the door of survey workbooks."""
    imports.command("survey")(import_survey)


def export_survey(
    model: ModelFolder,
    out: Out,
    *,
    agency: Asked = None,
    round_id: Round = None,
    kinds: Kinds = None,
    at: Day = None,
) -> None:
    """
    Lập phiếu khảo sát Excel điền sẵn cho một cơ quan, hoặc cho mọi cơ quan của một đợt.

    Write the pre-filled Excel workbook of one agency, or of every agency of a round.

    Ví dụ / Examples:

      lgsp survey export examples/lam-giang --agency so-tu-phap --out so-tu-phap.xlsx

      lgsp survey export examples/lam-giang --agency so-tu-phap --kinds system,flow --out so-tu-phap.xlsx

      lgsp survey export examples/lam-giang --round khao-sat-2026 --out phieu/
    """
    from lgsp.architecture.interchange.survey.errors import RoundUnclear
    from lgsp.architecture.interchange.survey.rounds import list_asked

    asked = [kind.strip() for kind in (kinds or "").split(",") if kind.strip()]
    on = at.date() if at else today()
    if agency is not None:
        loaded = load_model(model)
        print(_write_workbook(loaded, agency, out, kinds=asked, round_id=round_id, on=on))
        return
    if round_id is None or out.suffix.lower() == ENDING:
        raise RoundUnclear
    loaded = load_model(model)
    agencies = list_asked(loaded, round_id)
    progress = Progress(len(agencies))
    for one in agencies:
        with progress.step(one.name, one.name) as remarks:
            file = out / f"{one.id}{ENDING}"
            remarks.append(_write_workbook(loaded, one.id, file, kinds=asked, round_id=round_id, on=on))


def import_survey(
    file: Returned,
    into: Into,
    *,
    agency: Expected = None,
    out: ProposalFolder = None,
    at: Day = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Nhận phiếu khảo sát: nếu có ô sai thì trả lại chính phiếu đó với ô đỏ (<tên>.loi.xlsx), nếu không thì lập đề xuất.

    Take in a workbook: with wrong cells it is handed back, those in red (<name>.loi.xlsx); else a proposal is written.

    Nothing in the model changes until the proposal is accepted.

    Exit status: 0 taken in, 1 cells to correct, 2 could not be done.

    Ví dụ / Examples:

      lgsp survey import so-tu-phap.xlsx --into examples/lam-giang

      lgsp survey import so-tu-phap.xlsx --into examples/lam-giang --agency so-tu-phap --out de-xuat/

      lgsp survey import so-tu-phap.xlsx --into examples/lam-giang --format json
    """
    from lgsp.architecture.interchange.containers import read_bytes
    from lgsp.architecture.interchange.survey.intake import take_in

    content, model, on = read_bytes(file), load_model(into), at.date() if at else today()
    intake = take_in(content, model, file=file.name, on=on, agency=agency)
    written = _hand_back(content, intake, file) if intake.problems else None
    proposal = None if intake.problems else _propose(model, intake, content, file.name, on)
    if proposal is not None and not proposal.is_empty:
        written = _write_proposal(proposal, out, into)
    show = import_to_json if output is Format.JSON else import_to_lines
    print("\n".join(show(intake, proposal, file, written)))
    raise typer.Exit(FINDINGS if intake.problems else NOTHING_TO_SAY)


def show_status(
    model: ModelFolder,
    round_id: Annotated[
        str,
        typer.Argument(metavar="ROUND", help="Mã đợt khảo sát. / The round of survey.", show_default=False),
    ],
    at: Day = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Cho biết đợt khảo sát đến đâu: cơ quan nào đã trả lời, đầy đủ bao nhiêu, dữ kiện nào đã thay đổi.

    Tell how far a round has come: who answered, how full the answers are, which facts they changed.

    Exit status: 0 every agency answered, 1 some have not, 2 could not be done.

    Ví dụ / Examples:

      lgsp survey status examples/lam-giang khao-sat-2026

      lgsp survey status examples/lam-giang khao-sat-2026 --format json
    """
    from lgsp.architecture.interchange.survey.rounds import read_status

    status = read_status(load_model(model), round_id, on=at.date() if at else today())
    show = status_to_json if output is Format.JSON else status_to_lines
    print("\n".join(show(status)))
    raise typer.Exit(NOTHING_TO_SAY if status.is_complete else FINDINGS)


def _write_workbook(
    model: "Model", agency: str, out: Path, *, kinds: list[str], round_id: str | None, on: date
) -> str:
    from lgsp.architecture.interchange.survey.composition import compose
    from lgsp.architecture.interchange.survey.writing import write_workbook

    composition = compose(model, agency, on=on, kinds=kinds, round_id=round_id)
    with writing_to(out.parent, remedy="--out"):
        replace_file(out, write_workbook(composition))
    rows = sum(len(sheet.rows) for sheet in composition.sheets)
    asked = sum(sheet.cells_asked for sheet in composition.sheets)
    filled = sum(sheet.cells_filled for sheet in composition.sheets)
    return pick(
        f"{out}: {rows} đối tượng, {asked} ô được hỏi, {filled} ô đã điền sẵn.",
        f"{out}: {rows} objects, {asked} cells asked, {filled} filled in already.",
        language=language(),
    )


def _hand_back(content: bytes, intake: "Intake", file: Path) -> Path:
    from lgsp.architecture.interchange.survey.marking import mark

    name = file.name.removesuffix(HANDED_BACK).removesuffix(ENDING)
    returned = file.with_name(f"{name}{HANDED_BACK}")
    with writing_to(file.parent, remedy="FILE"):
        replace_file(returned, mark(content, intake.problems, file=file.name))
    return returned


def _propose(model: "Model", intake: "Intake", content: bytes, file: str, on: date) -> "Proposal":
    from lgsp.architecture.interchange.proposals import Note, NoteKind, Source, propose
    from lgsp.architecture.interchange.survey.rounds import record_answer

    source = Source.of("survey", file=file, content=content)
    survey = record_answer(model, intake, sha256=source.sha256, on=on)
    notes = [
        Note(NoteKind.MAPPED, cell.place, f"{cell.entity}, “{cell.title}”: {cell.text or '(để trống)'}")
        for cell in intake.answers
    ]
    entities = (*intake.entities, *([survey] if survey else []))
    return propose(model, source, entities=entities, notes=notes)


def _write_proposal(proposal: "Proposal", out: Path | None, model: Path) -> Path:
    from lgsp.architecture.interchange.proposals import PROPOSALS, write_proposal

    folder = out or model / PROPOSALS / proposal.folder_name
    with writing_to(folder.parent, remedy="--out"):
        write_proposal(proposal, folder)
    return folder
