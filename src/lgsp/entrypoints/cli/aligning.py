"""`lgsp plan`, `lgsp apply` and `lgsp drift`: the model and the platform, brought together and compared."""

import json
import os
import pwd
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.django_setup import prepare
from lgsp.entrypoints.errors import FileUnreadable, FolderNotWritable
from lgsp.kernel.files import replace_file

from .errors import CANNOT_TELL, FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat

if TYPE_CHECKING:
    from lgsp.alignment.verdicts import DriftReport

ModelFolder = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
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
        applied = apply_plan(planned, model=description, by=_operator(), at=clock.now())
    files = [keep_credential(credential, var=settings.LGSP_VAR) for credential in applied.credentials]
    print(describe_applied(applied, files, language=language()))


def drift(
    model: ModelFolder,
    window: Annotated[
        str,
        typer.Option(
            "--window", metavar="30d", help="Khoảng thời gian: d ngày, h giờ, m phút. / Length of time."
        ),
    ] = "30d",
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Đối chiếu khai báo với thực tế: luồng khai báo mà không thấy, thấy mà không khai báo, khác hợp đồng, sai thời gian,
    bên gọi lạ, và độ phủ. Im lặng chỉ có nghĩa khi đã quan sát đủ theo nhịp của luồng.

    Compare declaration and reality: flows declared but not seen, seen but not declared, in another version, out of
    time, by unknown callers, and the coverage. Silence means something only when enough was watched for the rhythm.

    Exit status: 0 no deviation, 1 deviations, 2 could not be done, 3 too little was seen to say that there is none.

    Ví dụ / Examples:

      lgsp drift examples/lam-giang

      lgsp drift examples/lam-giang --window 12h --format json
    """
    description = load_model(model)
    prepare()
    from lgsp.alignment.drift import find_drift, read_window
    from lgsp.entrypoints.database import reaching_the_database
    from lgsp.platform.kit import clock

    from .aligning_text import describe_drift, drift_to_builtins

    until = clock.now()
    with reaching_the_database():
        report = find_drift(description, since=until - read_window(window), until=until)
    if output is Format.JSON:
        print(json.dumps(drift_to_builtins(report, language=language()), ensure_ascii=False, indent=2))
    else:
        print(describe_drift(report, language=language()))
    raise typer.Exit(_status(report))


def _status(report: "DriftReport") -> int:
    if report.is_blind:
        return CANNOT_TELL
    return FINDINGS if report.deviations else NOTHING_TO_SAY


def _operator() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid {os.getuid()}"


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
