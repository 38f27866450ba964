"""`lgsp appraise`: hold a submitted design against the approved architecture, and write the report."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .days import today
from .errors import CANNOT_TELL, FINDINGS, NOTHING_TO_SAY
from .formats import Format, OutputFormat
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.appraisal.results import Appraisal

FORMATS = ("pdf", "docx", "json")
_ALL = ",".join(FORMATS)

CaseFolder = Annotated[
    Path,
    typer.Argument(
        metavar="CASE",
        help="Thư mục hồ sơ, có tệp case.yaml. / The folder of the case, with its case.yaml.",
        show_default=False,
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "--out", metavar="DIR", help="Thư mục kết quả. / The folder to write to.", show_default=False
    ),
]
Approved = Annotated[
    Path | None,
    typer.Option(
        "--model",
        "-m",
        metavar="MODEL",
        help="Mô hình đã duyệt, thay cho mô hình mà hồ sơ nêu. / The approved model, instead of the case's.",
        show_default=False,
    ),
]
Formats = Annotated[
    str,
    typer.Option("--formats", help="Dạng báo cáo, cách nhau bằng dấu phẩy. / Forms of the report."),
]
On = Annotated[
    datetime | None,
    typer.Option(
        "--at",
        formats=["%Y-%m-%d"],
        help="Ngày thẩm định, khi hồ sơ chưa ghi; mặc định hôm nay. / Day of appraisal if the case has none; today.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("appraise")(appraise_case)


def appraise_case(
    case: CaseFolder,
    *,
    out: Out,
    model: Approved = None,
    formats: Formats = _ALL,
    at: On = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Thẩm định một thiết kế nộp kèm hồ sơ: ghép vào Kiến trúc đã duyệt, xét theo ngày đưa vào vận hành, lập báo cáo.

    Appraise a submitted design: merge it into the approved architecture, judge it as of the day it goes live, report.

    Exit status: 0 conforms, 1 something is not met, 2 could not be done, 3 cannot tell (only open questions).

    Ví dụ / Examples:

      lgsp appraise examples/lam-giang/appraisals/cap-cuu --out build/tham-dinh

      lgsp appraise ho-so/cap-cuu --model mo-hinh --out ra --formats pdf,json
    """
    from lgsp.architecture.appraisal.appraising import appraise, read_submission

    wanted = tuple(one.strip() for one in formats.split(",") if one.strip())
    unknown = [one for one in wanted if one not in FORMATS]
    if unknown or not wanted:
        raise typer.BadParameter(f"{', '.join(unknown) or formats!r}: {', '.join(FORMATS)}")
    submission = read_submission(case, model=model)
    appraisal = appraise(submission, on=at.date() if at else today())
    files = _make(appraisal, wanted)
    with writing_to(out, remedy="--out"):
        from lgsp.architecture.publication.delivery import deliver

        written = deliver(out, files)
    _print(appraisal, written, output)
    raise typer.Exit(_status(appraisal))


def _make(appraisal: "Appraisal", wanted: tuple[str, ...]) -> dict[str, bytes]:
    from lgsp.architecture.appraisal.plain import to_plain
    from lgsp.architecture.appraisal.report import NAME, compile_report
    from lgsp.architecture.publication.production import produce

    files: dict[str, bytes] = {}
    if {"pdf", "docx"} & set(wanted):
        files |= produce([compile_report(appraisal)], wanted, say=_keep_silent).files
    if "json" in wanted:
        said = json.dumps(to_plain(appraisal), ensure_ascii=False, indent=2)
        files[f"{NAME}.json"] = f"{said}\n".encode()
    return files


def _print(appraisal: "Appraisal", written: tuple[Path, ...], output: Format) -> None:
    from lgsp.architecture.appraisal.plain import to_plain

    from .appraising_text import to_lines

    if output is Format.JSON:
        said = {**to_plain(appraisal), "files": [str(path) for path in written]}
        print(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        print("\n".join(to_lines(appraisal, written)))


def _status(appraisal: "Appraisal") -> int:
    if appraisal.has_faults:
        return FINDINGS
    return CANNOT_TELL if appraisal.is_open else NOTHING_TO_SAY


def _keep_silent(_vietnamese: str, _english: str) -> None:
    """Tell nobody: an appraisal takes seconds."""
