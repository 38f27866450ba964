"""`lgsp waive`: write down a permission to break a rule, and list those there are."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from lgsp.architecture.conformance.checking import Report, check
from lgsp.architecture.conformance.permitting import make_waiver
from lgsp.architecture.conformance.waivers import list_in_force
from lgsp.architecture.model.governance import Waiver
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.saving import write_entity
from lgsp.kernel.language import pick

from .days import today
from .errors import language
from .formats import Format, OutputFormat
from .writable import writing_to

LIST_FORMAT = "lgsp-waivers/1"


ModelFolder = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
]
RuleCode = Annotated[
    str | None,
    typer.Argument(metavar="[RULE]", help="Mã quy tắc. / Code of the rule.", show_default=False),
]
Subjects = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SUBJECT]...",
        help="Mã các đối tượng được miễn. / Ids of what it is for.",
        show_default=False,
    ),
]
DocumentNumber = Annotated[
    str | None,
    typer.Option("--document", metavar="NUMBER", help="Số văn bản cho phép. / Number of the document."),
]
LastDay = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], help="Ngày cuối có hiệu lực. / Its last day."),
]
Reason = Annotated[str | None, typer.Option("--reason", help="Lý do. / The reason.")]
ApprovedBy = Annotated[
    str | None, typer.Option("--approved-by", help="Người, cơ quan cho phép. / Who permits it.")
]
EverySubject = Annotated[
    bool,
    typer.Option(
        "--every-subject", help="Miễn cho mọi đối tượng của quy tắc. / For every subject of the rule."
    ),
]
Listed = Annotated[bool, typer.Option("--list", help="Liệt kê các miễn trừ. / List the waivers.")]


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("waive")(waive)


def waive(
    model: ModelFolder,
    rule: RuleCode = None,
    subjects: Subjects = None,
    *,
    document: DocumentNumber = None,
    until: LastDay = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    every_subject: EverySubject = False,
    listed: Listed = False,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Ghi một miễn trừ: quy tắc nào, cho đối tượng nào, theo văn bản số nào, đến ngày nào. Hết hạn thì tự mất hiệu lực.

    Write down a waiver: of which rule, for what, by which document, until when. It ends by itself.

    Exit status: 0 done, 2 could not be done.

    Ví dụ / Examples:

      lgsp waive examples/lam-giang FLW401 cap-phep-xay-dung-dat-dai-truc-tiep --document "12/QĐ-UBND"
      --until 2027-06-30 --reason "LGSP đang được nâng cấp"

      lgsp waive examples/lam-giang --list
    """
    described, on = load_model(model), today()
    if listed:
        _print_list(described, on, output)
        return
    waiver = make_waiver(
        described,
        rule=rule,
        subjects=None if every_subject else subjects or [],
        document=document,
        until=until.date() if until else None,
        reason=reason,
        approved_by=approved_by,
        on=on,
    )
    with writing_to(model, remedy="MODEL"):
        path = write_entity(waiver, model)
    answer = {"file": str(path), **waiver.model_dump(mode="json", exclude_defaults=True)}
    print(
        json.dumps(answer, ensure_ascii=False, indent=2)
        if output is Format.JSON
        else _say_written(path, waiver)
    )


def _say_written(path: Path, waiver: Waiver) -> str:
    return pick(
        f"Đã ghi {path}: quy tắc {waiver.rule} được miễn đến hết {waiver.valid_to:%d/%m/%Y} theo {waiver.document}.",
        f"Wrote {path}: rule {waiver.rule} is waived until {waiver.valid_to} by {waiver.document}.",
        language=language(),
    )


def _print_list(model: Model, on: date, output: Format) -> None:
    report = check(model, on=on)
    in_force = {waiver.id for waiver in list_in_force(model, on)}
    rows = [_describe(model, waiver, waiver.id in in_force, report) for waiver in _by_end(model)]
    if output is Format.JSON:
        answer = {"format": LIST_FORMAT, "on": on.isoformat(), "waivers": rows}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    elif rows:
        print("\n".join(_line(row) for row in rows))
    else:
        print(pick("Mô hình không có miễn trừ nào.", "The model has no waivers.", language=language()))


def _by_end(model: Model) -> Iterator[Waiver]:
    yield from sorted(model.all(Waiver), key=lambda waiver: (waiver.valid_to, waiver.id))


def _describe(model: Model, waiver: Waiver, in_force: bool, report: Report) -> dict[str, object]:
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "subjects": list(waiver.subjects),
        "document": waiver.document,
        "reason": waiver.reason,
        "until": waiver.valid_to.isoformat(),
        "in_force": in_force,
        "findings": sum(one.waiver == waiver.id for one in report.waived),
        "file": model.place(waiver).file,
    }


def _line(row: dict[str, object]) -> str:
    count = row["findings"]
    state = (
        pick(f"còn hiệu lực, {count} phát hiện", f"in force, {count} findings", language=language())
        if row["in_force"]
        else pick("không còn hoặc chưa có hiệu lực", "not in force", language=language())
    )
    subjects = row["subjects"]
    assert isinstance(subjects, list)
    for_what = ", ".join(subjects) or pick("mọi đối tượng", "every subject", language=language())
    return f"{row['until']} {row['rule']:<7} {row['document']} [{state}] {for_what} ({row['file']})"
