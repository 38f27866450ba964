"""`lgsp import archimate` and `lgsp export archimate`: the door to ArchiMate tools."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.kernel.files import replace_file

from .archimate_text import export_to_json, export_to_lines, import_to_json, import_to_lines
from .errors import FINDINGS, NOTHING_TO_SAY
from .formats import Format, OutputFormat
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.interchange.archimate.importing import Import
    from lgsp.architecture.interchange.proposals import Source
    from lgsp.architecture.model.model import Model

DOOR = "archimate"

SourceFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="Tệp trao đổi, tệp Archi hoặc thư mục coArchi. / An exchange file, Archi file or coArchi folder.",
        show_default=False,
    ),
]
NewFolder = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Thư mục mô hình mới; với --into là thư mục đề xuất. / A new model folder; with --into, the proposal.",
        show_default=False,
    ),
]
IntoModel = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="MODEL",
        help="Lập đề xuất thay đổi mô hình này. / Propose changes to this model.",
        show_default=False,
    ),
]
ReportFile = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Ghi báo cáo đầy đủ. / Write the full report.")
]


def register_import(imports: typer.Typer) -> None:
    """Add the door for what comes in."""
    imports.command("archimate")(import_archimate)


def register_export(exports: typer.Typer) -> None:
    """Add the door for what goes out."""
    exports.command("archimate")(export_archimate)


def import_archimate(
    file: SourceFile,
    *,
    out: NewFolder = None,
    into: IntoModel = None,
    report: ReportFile = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Nhập mô hình ArchiMate (tệp trao đổi 2.1 và 3.x, tệp Archi, thư mục coArchi); không bỏ mất gì.

    Take in an ArchiMate model (exchange file 2.1 or 3.x, Archi file, coArchi folder); nothing is lost.

    What our model has no place for is kept in foreign/ and goes out again as it came. The report names every mapping.

    Exit status: 0 taken in, 1 taken in with something to look at, 2 could not be done.

    Ví dụ / Examples:

      lgsp import archimate kien-truc.xml --out mo-hinh/

      lgsp import archimate kien-truc.archimate --into examples/lam-giang

      lgsp import archimate thu-muc-coarchi/ --out mo-hinh/ --report bao-cao.md --format json
    """
    from lgsp.architecture.interchange.archimate.errors import DestinationMissing
    from lgsp.architecture.model.reading import load_model

    if out is None and into is None:
        raise DestinationMissing(path=file)
    model = load_model(into) if into else None
    with _collecting_later():
        taken, source = _read(file, model)
        written = _propose(taken, source, model, out) if model else _write_new(taken, out)
    if report is not None:
        _write_report(taken, source, report)
    show = import_to_json if output is Format.JSON else import_to_lines
    print("\n".join(show(taken, file, written)))
    raise typer.Exit(FINDINGS if taken.warnings else NOTHING_TO_SAY)


def export_archimate(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
    ],
    *,
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FILE.xml", help="Tệp kết quả. / The file to write.", show_default=False
        ),
    ],
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at",
            formats=["%Y-%m-%d"],
            help="Trạng thái của ngày này; mặc định là cả mô hình. / The state of this day; the whole model.",
        ),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Xuất mô hình thành tệp trao đổi ArchiMate (lược đồ 3.1), kèm sơ đồ; Archi và công cụ khác mở được.

    Write the model as an ArchiMate exchange file (3.1 schema) with views; Archi and other tools open it.

    Taken in again, the file gives the same model: kinds, ids and all fields travel as properties.

    Exit status: 0 written, 1 written without foreign parts that refer to what is gone, 2 could not be done.

    Ví dụ / Examples:

      lgsp export archimate examples/lam-giang --out lam-giang.xml

      lgsp export archimate examples/lam-giang --out lam-giang-2027.xml --at 2027-12-31 --format json
    """
    from lgsp.architecture.interchange.archimate.exporting import export_model
    from lgsp.architecture.model.reading import load_model

    export = export_model(load_model(model), on=at.date() if at else None)
    content = export.to_bytes()
    with writing_to(out.parent, remedy="--out"):
        replace_file(out, content)
    show = export_to_json if output is Format.JSON else export_to_lines
    print("\n".join(show(export, out, len(content))))
    raise typer.Exit(FINDINGS if export.dropped else NOTHING_TO_SAY)


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Let the garbage collector rest: what is read is kept to the end, and looking through it costs a quarter."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(file: Path, model: "Model | None") -> tuple["Import", "Source"]:
    from lgsp.architecture.interchange.archimate.importing import import_source
    from lgsp.architecture.interchange.archimate.sources import read_source
    from lgsp.architecture.interchange.archimate.writing import to_xml
    from lgsp.architecture.interchange.proposals import Source

    existing = model.entities if model else None
    read = read_source(file)
    content = file.read_bytes() if file.is_file() else to_xml(read.model)
    return import_source(read, path=file.name, existing=existing), Source.of(
        DOOR, file=file.name, content=content
    )


def _write_new(taken: "Import", out: Path | None) -> Path | None:
    from lgsp.architecture.interchange.whole_folders import write_whole

    if out is not None:
        with writing_to(out.parent, remedy="--out"):
            write_whole(taken.to_files(), out)
    return out


def _propose(taken: "Import", source: "Source", model: "Model", out: Path | None) -> Path | None:
    from lgsp.architecture.interchange.proposals import PROPOSALS, propose, write_proposal

    there = {name: model.folder / name for name in taken.to_foreign_files()}
    foreign = {
        name: content
        for name, content in taken.to_foreign_files().items()
        if not there[name].is_file() or there[name].read_bytes() != content
    }
    proposal = propose(model, source, entities=taken.entities, notes=taken.notes, foreign=foreign)
    if proposal.is_empty:
        return None
    folder = out or model.folder / PROPOSALS / proposal.folder_name
    with writing_to(folder.parent, remedy="--out"):
        write_proposal(proposal, folder)
    return folder


def _write_report(taken: "Import", source: "Source", report: Path) -> None:
    from lgsp.architecture.interchange.reports import write_new_report

    text = write_new_report(source, entities=taken.entities, notes=taken.notes)
    with writing_to(report.parent, remedy="--report"):
        replace_file(report, text.encode())
