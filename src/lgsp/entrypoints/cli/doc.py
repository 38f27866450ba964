"""`lgsp doc check` and `lgsp doc import`: the form of a finished document, and what was changed in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Verdict
from lgsp.architecture.documents.formality.answers import Answer, Evidence, count_verdicts
from lgsp.architecture.documents.formality.checking import Report, check_file
from lgsp.architecture.documents.formality.front import DocumentSort
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.kernel.language import pick

from .errors import CANNOT_TELL, FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat
from .reviewing import import_document

_SORT_NAMES = {
    DocumentSort.ADMINISTRATIVE: ("văn bản hành chính", "administrative document"),
    DocumentSort.ANNEX: ("phụ lục kèm theo văn bản", "annex of a document"),
    None: ("chưa rõ là văn bản hành chính hay phụ lục", "not clear whether a document or an annex"),
}


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    doc = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Tài liệu đã xuất: kiểm tra thể thức, nhận lại bản Word đã sửa. "
        "/ Finished documents: check their form, take back what was changed in Word.",
    )
    doc.callback()(lambda: None)
    doc.command("check")(check_document)
    doc.command("import")(import_document)
    app.add_typer(doc, name="doc")


def check_document(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Tệp PDF hoặc DOCX. / A PDF or DOCX file.", show_default=False),
    ],
    sort: Annotated[
        DocumentSort | None,
        typer.Option(
            "--as",
            help="Tệp là văn bản hành chính hay phụ lục; mặc định đọc từ trang đầu. "
            "/ What the file is; by default read off its first page.",
            show_default=False,
        ),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Kiểm tra thể thức của tệp PDF hoặc DOCX theo Phụ lục I Nghị định 30/2020/NĐ-CP: mỗi yêu cầu một trong bốn kết quả,
    kèm nơi thấy, trị số đo được, điều được yêu cầu và cách khắc phục.

    Check the form of a PDF or DOCX against annex I of Decree 30/2020/NĐ-CP: one of the four official results for each
    requirement, with the place, what was measured, what is asked and what to do.

    Exit status: 0 all met or not applicable, 1 one is not met, 2 could not be done, 3 some cannot be told.

    Ví dụ / Examples:

      lgsp doc check out/kien-truc-2384.docx

      lgsp doc check quyet-dinh.pdf --as administrative

      lgsp doc check out/kien-truc-2384.pdf --format json
    """
    report = check_file(file, sort=sort)
    print(_to_json(report) if output is Format.JSON else "\n".join(_to_lines(report)))
    raise typer.Exit(_status(report.verdict))


def _status(verdict: Verdict) -> int:
    return {Verdict.BROKEN: FINDINGS, Verdict.CANNOT_TELL: CANNOT_TELL}.get(verdict, NOTHING_TO_SAY)


def _to_lines(report: Report) -> Iterator[str]:
    facts = report.facts
    yield f"{facts.name} ({facts.format.upper()}), {pick(*_SORT_NAMES[report.sort], language=language())}"
    for answer in report.answers:
        yield from _answer_to_lines(answer)
    yield ""
    yield _summary(report)


def _answer_to_lines(answer: Answer) -> Iterator[str]:
    asked = answer.requirement
    yield f"\n{asked.code} {_say(answer.verdict)}: {pick(asked.name, asked.name_en, language=language())}"
    for one in answer.evidence:
        yield f"    {_say(one.verdict).lower()}: {_say_evidence(one)}"
    if answer.remedy:
        yield pick(f"    Yêu cầu: {asked.text}", f"    Asked: {asked.text}", language=language())
        yield pick(f"    Cần làm: {answer.remedy}", f"    To do: {answer.remedy}", language=language())


def _say(verdict: Verdict) -> str:
    return pick(VERDICT_NAMES[verdict], verdict.value, language=language())


def _say_evidence(evidence: Evidence) -> str:
    return f"{evidence.measured} [{evidence.place}]" if evidence.place else evidence.measured


def _summary(report: Report) -> str:
    told = ", ".join(f"{count} {_say(one).lower()}" for one, count in count_verdicts(report.answers).items())
    first = report.answers[0].requirement
    source = say_verification(first.verification).lower()
    return pick(
        f"Kết quả: {told}. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I ({source}).",
        f"Result: {told}. Basis: Decree 30/2020/NĐ-CP, annex I ({first.verification}, not held against its text).",
        language=language(),
    )


def _to_json(report: Report) -> str:
    """Return what programs read: `lgsp-doc-check/1`, to which fields are only ever added."""
    said = {
        "format": "lgsp-doc-check/1",
        "file": report.facts.name,
        "kind": report.facts.format,
        "as": report.sort.value if report.sort else None,
        "verdict": report.verdict.value,
        "summary": {one.value: count for one, count in count_verdicts(report.answers).items()},
        "requirements": [_answer_to_json(answer) for answer in report.answers],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def _answer_to_json(answer: Answer) -> dict[str, object]:
    asked = answer.requirement
    return {
        "code": asked.code,
        "subject": asked.subject,
        "name": asked.name,
        "asked": asked.text,
        "minimum": asked.minimum,
        "maximum": asked.maximum,
        "unit": asked.unit or None,
        "clause": asked.clause,
        "source": asked.source,
        "verification": asked.verification,
        "verdict": answer.verdict.value,
        "result": answer.official,
        "remedy": answer.remedy or None,
        "evidence": [
            {"verdict": one.verdict.value, "place": one.place or None, "measured": one.measured}
            for one in answer.evidence
        ],
    }
