"""`lgsp checklist`: the twelve checks before an architecture is issued."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from lgsp.architecture.conformance.checklist import Answered, answer_checklist
from lgsp.architecture.conformance.errors import WorkbookMisnamed
from lgsp.architecture.conformance.grounds import Ground
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Verdict
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.province import Province
from lgsp.kernel.files import replace_file
from lgsp.kernel.language import pick

from .days import today
from .errors import CANNOT_TELL, FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat
from .model_option import open_model
from .writable import writing_to


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("checklist")(print_checklist)


def print_checklist(
    model: Annotated[
        Path | None,
        typer.Argument(metavar="[MODEL]", help="Thư mục mô hình. / The model folder.", show_default=False),
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at", formats=["%Y-%m-%d"], help="Xét theo ngày này; mặc định hôm nay. / As of this day; today."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Ghi thêm bảng tính .xlsx. / Write a workbook as well."),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Trả lời 12 nội dung kiểm tra trước khi ban hành, mỗi nội dung một trong bốn kết quả và cơ sở của kết quả.

    Answer the twelve checks before an architecture is issued: one of the four official results each, with its grounds.

    The whole dossier is looked at, what is there and what is still to come. What is not in the model (diagrams as
    drawn, versions as issued) is never passed on good faith: it cannot be told.

    Exit status: 0 all met or not applicable, 1 one is not met, 2 could not be done, 3 some cannot be told.

    Ví dụ / Examples:

      lgsp checklist examples/lam-giang

      lgsp checklist examples/lam-giang --at 2026-12-31 --out kiem-tra.xlsx

      lgsp checklist examples/lam-giang --format json
    """
    if out is not None and out.suffix.lower() != ".xlsx":
        raise WorkbookMisnamed(name=out.name)
    on = at.date() if at else today()
    read = open_model(model)
    answered = answer_checklist(read, on=on)
    if out is not None:
        _write(out, answered, read.province, on)
    if output is Format.JSON:
        print(_to_json(answered, read.province, on))
    else:
        print("\n".join(_to_lines(answered, read.province, on)))
    raise typer.Exit(_status({one.verdict for one in answered}))


def _status(verdicts: set[Verdict]) -> int:
    if Verdict.BROKEN in verdicts:
        return FINDINGS
    return CANNOT_TELL if Verdict.CANNOT_TELL in verdicts else NOTHING_TO_SAY


def _write(out: Path, answered: Sequence[Answered], province: Province, on: date) -> None:
    from lgsp.architecture.conformance.reports.checklist_workbook import to_checklist_workbook

    with writing_to(out.parent, remedy="--out FILE"):
        replace_file(out, to_checklist_workbook(answered, province, on=on))


def _to_lines(answered: Sequence[Answered], province: Province, on: date) -> Iterator[str]:
    day = pick(f"xét ngày {on:%d/%m/%Y}", f"as of {on}", language=language())
    yield f"{province.full_name} ({province.code}), {day}"
    if province.notice:
        yield province.notice
    for one in answered:
        name = pick(one.check.name, one.check.text_en, language=language())
        yield f"\n{one.check.code} {_say(one.verdict)}: {name}"
        for ground in one.grounds:
            yield f"    {_say(ground.verdict).lower()}: {_say_ground(ground)}"
    yield ""
    yield _summary(answered)


def _say(verdict: Verdict) -> str:
    return pick(VERDICT_NAMES[verdict], verdict.value, language=language())


def _say_ground(ground: Ground) -> str:
    rule = f"{ground.rule} " if ground.rule else ""
    named = f" [{', '.join(subject.id for subject in ground.subjects)}]" if ground.subjects else ""
    return f"{rule}{ground.text}{named}"


def _summary(answered: Sequence[Answered]) -> str:
    counts = Counter(one.verdict for one in answered)
    told = ", ".join(f"{counts[verdict]} {_say(verdict).lower()}" for verdict in Verdict)
    source = say_verification(answered[0].check.verification).lower()
    return pick(
        f"Kết quả: {told}. Nguồn của danh mục kiểm tra: {source}.",
        f"Result: {told}. The list of checks is a draft of the ministry's guide (13/09/2026).",
        language=language(),
    )


def _to_json(answered: Sequence[Answered], province: Province, on: date) -> str:
    counts = Counter(one.verdict for one in answered)
    said = {
        "format": "lgsp-checklist/1",
        "province": province.model_dump(mode="json"),
        "on": on.isoformat(),
        "summary": {verdict.value: counts[verdict] for verdict in Verdict},
        "checks": [_check_to_json(one) for one in answered],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def _check_to_json(one: Answered) -> dict[str, object]:
    return {
        "code": one.check.code,
        "name": one.check.name,
        "text": one.check.text,
        "source": one.check.source,
        "verification": one.check.verification,
        "verdict": one.verdict.value,
        "result": one.official,
        "grounds": [
            {
                "verdict": ground.verdict.value,
                "rule": ground.rule or None,
                "text": ground.text,
                "subjects": [subject._asdict() for subject in ground.subjects],
            }
            for ground in one.grounds
        ],
    }
