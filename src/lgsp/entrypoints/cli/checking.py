"""`lgsp check` and `lgsp rules`: judge a model folder, and explain the rules."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from lgsp.architecture.conformance.catalogue import get_rule, list_rules
from lgsp.architecture.conformance.checking import Finding, Report, check_reading
from lgsp.architecture.conformance.pages import explain
from lgsp.architecture.conformance.rules import SEVERITY_NAMES, Severity
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.reading import Reading, read_model
from lgsp.kernel.language import pick

from .days import today
from .errors import FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("check")(check_model)
    app.command("rules")(explain_rules)


def check_model(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
    ],
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            help="Chỉ xét các mã này, hoặc phần đầu của mã. / Only these codes, or their beginnings.",
        ),
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at", formats=["%Y-%m-%d"], help="Xét theo ngày này; mặc định hôm nay. / As of this day; today."
        ),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Kiểm tra mô hình theo các quy tắc; mỗi phát hiện nêu tệp, dòng, mã quy tắc và cách khắc phục.

    Check a model by the rules; every finding names file, line, rule and remedy.

    Exit status: 0 no error and no warning (notices and "cannot tell" do not count), 1 findings, 2 could not be done.

    Ví dụ / Examples:

      lgsp check examples/lam-giang

      lgsp check examples/lam-giang --select FLW,DOC808 --at 2026-12-31

      lgsp check examples/lam-giang --format json
    """
    on = at.date() if at else today()
    codes = [code for given in select or () for code in given.split(",") if code]
    reading = read_model(model)
    report = check_reading(reading, on=on, select=codes)
    print(_to_json(reading, report) if output is Format.JSON else "\n".join(_to_lines(reading, report)))
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
        print(f"{rule.code:<7} {_severity(rule.severity):<9} {rule.title}")


def _to_lines(reading: Reading, report: Report) -> Iterator[str]:
    yield from _head(reading, report.on)
    yield ""
    for found in report.findings:
        yield f"{reading.folder / found.place.file}:{found.place.line} {found.code} {_weight(found)} {found.message}"
    yield from _advice(report.findings)
    yield _summary(report)


def _head(reading: Reading, on: date) -> Iterator[str]:
    model = reading.model
    if model is None:
        yield pick(
            f"{reading.folder}: mô hình chưa đọc được trọn vẹn; sửa các lỗi dưới đây rồi kiểm tra lại.",
            f"{reading.folder}: the model could not be read whole; correct these and check again.",
            language=language(),
        )
        return
    day = pick(f"xét ngày {on:%d/%m/%Y}", f"as of {on}", language=language())
    yield f"{model.province.full_name} ({model.province.code}), {day}"
    if model.province.notice:
        yield model.province.notice
    counts = [
        (pick(kind.title, name, language=language()), len(model.all(kind)))
        for name, kind in KINDS.items()
        if model.all(kind)
    ]
    yield " · ".join(f"{title}: {count}" for title, count in counts)


def _advice(findings: tuple[Finding, ...]) -> Iterator[str]:
    if not findings:
        return
    yield ""
    yield pick("Cách khắc phục:", "What to do:", language=language())
    for code, advice in dict.fromkeys((found.code, found.advice) for found in findings):
        yield f"  {code}: {advice}"
    yield ""


def _summary(report: Report) -> str:
    counts = ", ".join(f"{report.count(severity)} {_severity(severity)}" for severity in Severity)
    unknown = _count_unknown(report)
    answers = len(report.verdicts)
    return pick(
        f"Kết quả: {counts}; {unknown} điểm chưa đủ cơ sở đánh giá (không tính là lỗi); đã xét {answers} lượt.",
        f"Result: {counts}; {unknown} cannot be told (not counted as errors); {answers} judgements.",
        language=language(),
    )


def _count_unknown(report: Report) -> int:
    return sum(report.count(severity, Verdict.CANNOT_TELL) for severity in Severity)


def _severity(severity: Severity) -> str:
    return pick(SEVERITY_NAMES[severity], severity.value, language=language())


def _weight(found: Finding) -> str:
    if found.verdict is Verdict.CANNOT_TELL:
        return pick("chưa đủ cơ sở:", "cannot tell:", language=language())
    return f"{_severity(found.severity)}:"


def _to_json(reading: Reading, report: Report) -> str:
    model = reading.model
    summary: dict[str, int] = {severity.value: report.count(severity) for severity in Severity}
    answer = {
        "format": "lgsp-check/1",
        "folder": str(reading.folder),
        "province": model.province.model_dump(mode="json") if model else None,
        "on": report.on.isoformat(),
        "counts": {name: len(model.all(kind)) for name, kind in KINDS.items()} if model else None,
        "summary": {**summary, "cannot-tell": _count_unknown(report)},
        "verdicts": {code: dict(counts) for code, counts in report.count_verdicts().items()},
        "findings": [_finding_to_json(found) for found in report.findings],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _finding_to_json(found: Finding) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity,
        "verdict": found.verdict,
        "subject": {"kind": found.subject_kind, "id": found.subject_id, "name": found.subject_name},
        "file": found.place.file,
        "line": found.place.line,
        "message": found.message,
        "advice": found.advice,
    }
