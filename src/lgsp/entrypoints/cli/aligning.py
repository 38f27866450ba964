"""`lgsp plan`, `lgsp apply` and `lgsp drift`: the model and the platform, brought together and compared."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.django_setup import prepare
from lgsp.entrypoints.errors import FileUnreadable, FolderNotWritable
from lgsp.kernel.files import replace_file

from .errors import CANNOT_TELL, FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat
from .operator import name_operator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lgsp.alignment.resolutions import Resolution
    from lgsp.alignment.verdicts import DriftReport

ModelFolder = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
]

DEFAULT_WINDOW = "30d"
Window = Annotated[
    str,
    typer.Option(
        "--window", metavar="30d", help="Khoảng thời gian: d ngày, h giờ, m phút. / Length of time."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("plan")(plan)
    app.command("apply")(apply)
    app.command("drift")(drift)


def plan(
    model: ModelFolder,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Ghi kế hoạch ra tệp. / Write the plan to a file."),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Cho biết nền tảng sẽ thay đổi gì nếu áp dụng mô hình; chưa thay đổi gì.

    Say what would change on the platform if the model were applied; nothing is changed yet.

    Exit status: 0 nothing to change, 1 changes, 2 could not be done.

    Ví dụ / Examples:

      lgsp plan examples/lam-giang

      lgsp plan examples/lam-giang --out plan.json
    """
    description = load_model(model)
    prepare()
    from lgsp.alignment.plan import make_plan
    from lgsp.entrypoints.database import reaching_the_database

    from .aligning_text import describe_plan

    with reaching_the_database():
        made = make_plan(description)
    if out:
        _write(out, made.to_json())
    print(made.to_json() if output is Format.JSON else describe_plan(made, language=language()))
    raise typer.Exit(FINDINGS if made.changes else NOTHING_TO_SAY)


def apply(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Tệp kế hoạch. / The plan.", show_default=False)
    ],
    model: Annotated[
        Path,
        typer.Option(
            "--model", metavar="MODEL", help="Mô hình đã lập kế hoạch. / The model it was made from."
        ),
    ],
) -> None:
    """
    Thực hiện kế hoạch: tất cả hoặc không gì cả; từ chối nếu mô hình hay nền tảng đã khác lúc lập kế hoạch.

    Carry a plan out, all of it or nothing; refuse when model or platform are not what it was made from.

    Khóa bí mật của hệ thống mới nằm trong LGSP_VAR/credentials, mỗi hệ thống một tệp.

    Secrets of newly connected systems are in LGSP_VAR/credentials, a file each.

    Ví dụ / Examples:

      lgsp apply plan.json --model examples/lam-giang
    """
    description = load_model(model)
    prepare()
    from django.conf import settings

    from lgsp.alignment.apply import apply_plan
    from lgsp.alignment.changes import Plan
    from lgsp.entrypoints.credential_files import keep_credential
    from lgsp.entrypoints.database import reaching_the_database
    from lgsp.platform.kit import clock

    from .aligning_text import describe_applied

    planned = Plan.from_json(_read(file))
    with reaching_the_database():
        applied = apply_plan(planned, model=description, by=name_operator(), at=clock.now())
    files = [keep_credential(credential, var=settings.LGSP_VAR) for credential in applied.credentials]
    print(describe_applied(applied, files, language=language()))


def drift(
    model: ModelFolder,
    window: Window = DEFAULT_WINDOW,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Đối chiếu khai báo với thực tế: luồng khai báo mà không thấy, thấy mà không khai báo, khác hợp đồng, sai thời gian,
    bên gọi lạ, và độ phủ. Im lặng chỉ có nghĩa khi đã quan sát đủ theo nhịp của luồng.

    Compare declaration and reality: flows declared but not seen, seen but not declared, in another version, out of
    time, by unknown callers, and the coverage. Silence means something only when enough was watched for the rhythm.

    Phát hiện đã miễn trừ có văn bản thì không tính là sai lệch. / A finding waived by a document does not count.

    Exit status: 0 no deviation, 1 deviations, 2 could not be done, 3 too little was seen to say that there is none.

    Ví dụ / Examples:

      lgsp drift examples/lam-giang

      lgsp drift examples/lam-giang --window 12h --format json
    """
    description = load_model(model)
    prepare()
    from lgsp.alignment.drift import find_drift, read_window
    from lgsp.alignment.resolutions import list_resolutions
    from lgsp.entrypoints.database import reaching_the_database
    from lgsp.platform.kit import clock

    from .aligning_text import describe_drift, drift_to_builtins

    until = clock.now()
    with reaching_the_database():
        report = find_drift(description, since=until - read_window(window), until=until)
        decided = list_resolutions(on=until.date())
    if output is Format.JSON:
        told = drift_to_builtins(report, decided, language=language())
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(describe_drift(report, decided, language=language()))
    raise typer.Exit(_status(report, decided))


def _status(report: "DriftReport", decided: "Mapping[str, Resolution]") -> int:
    waived = {key for key, kept in decided.items() if kept.document}
    if any(row.key not in waived for row in report.deviations):
        return FINDINGS
    return CANNOT_TELL if report.is_half_blind else NOTHING_TO_SAY


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(file=file, reason=getattr(error, "strerror", None) or error) from error


def _write(file: Path, text: str) -> None:
    try:
        replace_file(file, text.encode())
    except OSError as error:
        raise FolderNotWritable(folder=file.parent, reason=error.strerror, remedy="--out FILE") from error
