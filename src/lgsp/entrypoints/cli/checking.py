"""`lgsp check` and `lgsp rules`: judge a model folder, and explain the rules."""

import json
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lgsp.architecture.conformance.catalogue import get_rule, list_rules
from lgsp.architecture.conformance.checking import Report, check_reading
from lgsp.architecture.conformance.errors import OutputFileMissing
from lgsp.architecture.conformance.pages import explain
from lgsp.architecture.conformance.rules import LAST_GATE, Gate
from lgsp.architecture.model.reading import Reading, read_model
from lgsp.kernel.files import replace_file
from lgsp.kernel.language import pick

from .checking_text import say_severity, to_json, to_lines
from .days import today
from .errors import FINDINGS, NOTHING_TO_SAY, language
from .writable import writing_to


class CheckFormat(StrEnum):
    """Text for people, JSON for programs, SARIF for code hosts and editors, a workbook for officials."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    XLSX = "xlsx"


ModelFolder = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
]
Selected = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        help="Chỉ xét các mã này, hoặc phần đầu của mã. / Only these codes, or their beginnings.",
    ),
]
AtGate = Annotated[
    Gate,
    typer.Option(
        "--gate",
        help="Xét quy tắc của bước này và các bước trước. / Rules of this gate and of those before it.",
    ),
]
StateOf = Annotated[
    datetime | None,
    typer.Option(
        "--at",
        formats=["%Y-%m-%d"],
        help="Xét đúng trạng thái của ngày này; mặc định hôm nay và những gì sẽ có. "
        "/ The state of this day; by default today and what is still to come.",
    ),
]
Output = Annotated[CheckFormat, typer.Option("--format", help="Dạng kết quả. / Form of the result.")]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Ghi kết quả ra tệp này. / Write the result to this file.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("check")(check_model)
    app.command("rules")(explain_rules)


def check_model(
    model: ModelFolder,
    *,
    select: Selected = None,
    gate: AtGate = LAST_GATE,
    at: StateOf = None,
    output: Output = CheckFormat.TEXT,
    out: OutFile = None,
) -> None:
    """
    Kiểm tra mô hình theo các quy tắc; mỗi phát hiện nêu tệp, dòng, mã quy tắc và cách khắc phục.

    Check a model by the rules; every finding names file, line, rule and remedy.

    Exit status: 0 no error and no warning (notices, "cannot tell" and what is waived do not count), 1 findings,
    2 could not be done.

    Ví dụ / Examples:

      lgsp check examples/lam-giang

      lgsp check examples/lam-giang --gate publish

      lgsp check examples/lam-giang --select FLW,DOC808 --at 2026-12-31

      lgsp check examples/lam-giang --format xlsx --out ket-qua.xlsx
    """
    if output is CheckFormat.XLSX and out is None:
        raise OutputFileMissing
    on = at.date() if at else today()
    codes = [code for given in select or () for code in given.split(",") if code]
    reading = read_model(model)
    if at and reading.model:
        reading = replace(reading, model=reading.model.at(on))
    report = check_reading(reading, on=on, select=codes, gate=gate)
    _put(_render(reading, report, output, whole=bool(codes)), out)
    raise typer.Exit(FINDINGS if report.has_faults else NOTHING_TO_SAY)


def explain_rules(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="Mã quy tắc. / The code of a rule.", show_default=False),
    ] = None,
) -> None:
    """
    Liệt kê các quy tắc; với một mã thì giải thích: vì sao, căn cứ, ví dụ vi phạm, cách khắc phục.

    List the rules; with a code explain it: why, on what basis, an example that breaks it, the remedy.

    Ví dụ / Examples:

      lgsp rules

      lgsp rules FLW401
    """
    if code is not None:
        print(explain(get_rule(code)), end="")
        return
    for rule in list_rules():
        print(f"{rule.code:<7} {say_severity(rule.severity_at(LAST_GATE)):<9} {rule.title}")


def _render(reading: Reading, report: Report, output: CheckFormat, *, whole: bool) -> bytes:
    if output is CheckFormat.XLSX:
        from lgsp.architecture.conformance.reports.workbook import to_workbook

        return to_workbook(report, reading.model)
    if output is CheckFormat.SARIF:
        from lgsp.architecture.conformance.reports.sarif import to_sarif

        text = json.dumps(to_sarif(report, reading.folder), ensure_ascii=False, indent=2)
    elif output is CheckFormat.JSON:
        text = to_json(reading, report)
    else:
        text = "\n".join(to_lines(reading, report, whole=whole))
    return f"{text}\n".encode()


def _put(result: bytes, out: Path | None) -> None:
    if out is None:
        print(result.decode(), end="")
        return
    with writing_to(out, remedy="--out"):
        replace_file(out, result)
    print(pick(f"Đã ghi {out}.", f"Wrote {out}.", language=language()))
