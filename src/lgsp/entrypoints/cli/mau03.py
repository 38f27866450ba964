"""`lgsp export mau03` and `lgsp import mau03`: the data set of Mẫu số 03 as an Excel workbook."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.kernel.files import replace_file

from .days import today
from .errors import FINDINGS, NOTHING_TO_SAY
from .formats import Format, OutputFormat
from .mau03_text import (
    describe_export,
    describe_founding,
    describe_problems,
    describe_proposal,
    export_to_json,
    founding_to_json,
    problems_to_json,
    proposal_to_json,
)
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.interchange.mau03.reading import Workbook
    from lgsp.architecture.interchange.proposals import Source
    from lgsp.architecture.model.organisation import Agency
    from lgsp.architecture.model.province import Province

_DOOR = "mau03"

File = Annotated[
    Path, typer.Argument(metavar="FILE.xlsx", help="Tệp Mẫu số 03. / The workbook.", show_default=False)
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Thư mục mô hình mới; với --into là thư mục đề xuất. / A new model folder; with --into, the proposal.",
        show_default=False,
    ),
]
Into = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="MODEL",
        help="Lập đề xuất thay đổi mô hình này. / Propose changes to this model.",
        show_default=False,
    ),
]
RemoveMissing = Annotated[
    bool,
    typer.Option(
        "--remove-missing",
        help="Đề xuất bỏ những gì tệp không có. / Propose to remove what the file has not.",
    ),
]
ProvinceFrom = Annotated[
    Path | None,
    typer.Option(
        "--province-from",
        metavar="MODEL",
        help="Lấy tỉnh và các cơ quan của mô hình này. / Province and agencies of this model.",
        show_default=False,
    ),
]
ProvinceName = Annotated[
    str | None, typer.Option("--province", help="Tên đầy đủ của tỉnh. / Full name of the province.")
]
Code = Annotated[str | None, typer.Option("--code", help="Mã định danh của tỉnh. / Its identifier.")]
Seat = Annotated[
    str | None, typer.Option("--seat", help="Nơi đặt trụ sở UBND tỉnh. / Seat of its committee.")
]


def register_import(imports: typer.Typer) -> None:
    """Add `lgsp import mau03`."""
    imports.command(_DOOR)(import_mau03)


def register_export(exports: typer.Typer) -> None:
    """Add `lgsp export mau03`."""
    exports.command(_DOOR)(export_mau03)


def export_mau03(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
    ],
    *,
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FILE.xlsx", help="Tệp kết quả. / The file to write.", show_default=False
        ),
    ],
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at", formats=["%Y-%m-%d"], help="Ngày chốt số liệu; mặc định hôm nay. / As of this day; today."
        ),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Xuất bộ dữ liệu Mẫu số 03 (theo dự thảo hướng dẫn 13/9/2026): 4 trang dữ liệu, danh mục, hướng dẫn, cột kiểm tra.

    Write the data set of Mẫu số 03 (draft guide of 13/09/2026): four data sheets, lists, guide and check columns.

    Gồm cả hiện trạng và mục tiêu; với --at thì chỉ những gì có hiệu lực ngày đó.

    Current and target objects are both in it; with --at, only what is in force that day.

    Exit status: 0 written, 1 written without relations whose end is not in force that day, 2 could not be done.

    Ví dụ / Examples:

      lgsp export mau03 examples/lam-giang --out mau-03.xlsx

      lgsp export mau03 examples/lam-giang --out mau-03.xlsx --at 2027-12-31 --format json
    """
    from lgsp.architecture.interchange.mau03.datasets import describe
    from lgsp.architecture.interchange.mau03.writing import write_workbook
    from lgsp.architecture.model.reading import load_model

    on = at.date() if at else today()
    whole = load_model(model)
    state = whole.at(on) if at else whole.facts_of(on)
    dataset = describe(state, on=on)
    content = write_workbook(dataset, state.province)
    with writing_to(out.parent, remedy="--out"):
        replace_file(out, content)
    show = export_to_json if output is Format.JSON else describe_export
    print("\n".join(show(dataset, state.province, out)))
    raise typer.Exit(FINDINGS if dataset.left_out else NOTHING_TO_SAY)


def import_mau03(
    file: File,
    *,
    out: Out = None,
    into: Into = None,
    remove_missing: RemoveMissing = False,
    province_from: ProvinceFrom = None,
    province: ProvinceName = None,
    code: Code = None,
    seat: Seat = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Nhập Mẫu số 03 thành mô hình mới (--out) hoặc đề xuất thay đổi (--into); mọi ô sai được nêu, kèm lý do.

    Take in Mẫu số 03 as a new model (--out) or a proposal (--into); every wrong cell is named, with the reason.

    Nothing in a model changes until the proposal is accepted: lgsp accept.

    Exit status: 0 taken in, 1 cells to correct (nothing written), 2 could not be done.

    Ví dụ / Examples:

      lgsp import mau03 mau-03.xlsx --out mo-hinh/ --province-from examples/lam-giang

      lgsp import mau03 mau-03.xlsx --out mo-hinh/ --province "Tỉnh Lam Giang" --code H99 --seat "Phường Lam Khê"

      lgsp import mau03 mau-03.xlsx --into examples/lam-giang --format json
    """
    from lgsp.architecture.interchange.containers import read_bytes
    from lgsp.architecture.interchange.errors import DestinationUnknown
    from lgsp.architecture.interchange.mau03.errors import DatasetRefused
    from lgsp.architecture.interchange.mau03.reading import read_workbook
    from lgsp.architecture.interchange.proposals import Source

    if out is None and into is None:
        raise DestinationUnknown(file=file.name)
    content = read_bytes(file)
    source = Source.of(_DOOR, file=file.name, content=content)
    try:
        workbook = read_workbook(content, name=file.name)
        if into is None and out is not None:
            lines = _found(workbook, source, out, _list_province(province_from, province, code, seat), output)
        elif into is not None:
            lines = _propose(workbook, source, into, out, remove_missing=remove_missing, output=output)
    except DatasetRefused as refused:
        show = problems_to_json if output is Format.JSON else describe_problems
        print("\n".join(show(refused)))
        raise typer.Exit(FINDINGS) from None
    print("\n".join(lines))


def _list_province(
    folder: Path | None, full_name: str | None, code: str | None, seat: str | None
) -> "tuple[Province, tuple[Agency, ...]]":
    from lgsp.architecture.interchange.mau03.founding import make_province, read_known

    if folder is None:
        return make_province(full_name=full_name, code=code, seat=seat), ()
    return read_known(folder)


def _found(
    workbook: "Workbook",
    source: "Source",
    out: Path,
    known: "tuple[Province, tuple[Agency, ...]]",
    output: Format,
) -> list[str]:
    from lgsp.architecture.interchange.mau03.founding import found
    from lgsp.architecture.interchange.whole_folders import write_whole

    founding = found(workbook, known[0], agencies=known[1])
    with writing_to(out.parent, remedy="--out"):
        write_whole(founding.write(source), out)
    show = founding_to_json if output is Format.JSON else describe_founding
    return list(show(founding, out))


def _propose(
    workbook: "Workbook",
    source: "Source",
    into: Path,
    out: Path | None,
    *,
    remove_missing: bool,
    output: Format,
) -> list[str]:
    from lgsp.architecture.interchange.mau03.intake import take_in
    from lgsp.architecture.interchange.proposals import PROPOSALS, propose, write_proposal
    from lgsp.architecture.model.reading import load_model

    model = load_model(into)
    taken = take_in(workbook, model)
    removed = taken.missing if remove_missing else ()
    proposal = propose(model, source, entities=taken.entities, removed=removed, notes=taken.notes)
    folder = out or into / PROPOSALS / proposal.folder_name
    if not proposal.is_empty:
        with writing_to(folder.parent, remedy="--out"):
            write_proposal(proposal, folder)
    show = proposal_to_json if output is Format.JSON else describe_proposal
    return list(show(proposal, taken, folder, model))
