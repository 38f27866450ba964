"""`lgsp diff` and `lgsp history`: what changed between two states of a model, and what became of one entity."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from lgsp.entrypoints.errors import FolderNotWritable
from lgsp.kernel.files import replace_file
from lgsp.kernel.language import pick

from .days import today
from .errors import FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat

if TYPE_CHECKING:
    from lgsp.architecture.model.model import Model
    from lgsp.architecture.revisions.comparison import ComparisonTable
    from lgsp.architecture.revisions.differences import Difference
    from lgsp.architecture.revisions.history import Chapter

HISTORY_FORMAT = "lgsp-history/1"
TABLE_FORMS = (".xlsx", ".docx", ".pdf", ".md")
_SET_FORMS = (".docx", ".pdf")

_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?")


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("diff")(compare_states)
    app.command("history")(tell_history)


Newer = Annotated[
    str | None,
    typer.Argument(
        metavar="NEW",
        help="Trạng thái mới; mặc định thư mục của OLD như hiện có. / The newer; OLD's folder as it stands.",
        show_default=False,
    ),
]
Days = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="DAY|OLD..NEW",
        help="So sánh những gì có hiệu lực ngày này, hoặc hai ngày. / As in force on this day, or two days.",
    ),
]
TableFile = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Ghi bảng so sánh (.xlsx, .docx, .pdf, .md). / Write the comparison table.",
    ),
]
ReasonsFile = Annotated[
    Path | None,
    typer.Option(
        "--why", metavar="FILE", help="Tệp lý do: mỗi dòng “mã: lý do”. / Reasons: a line “id: reason”."
    ),
]


def compare_states(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="Trạng thái cũ. / The older state.", show_default=False)
    ],
    new: Newer = None,
    *,
    at: Days = None,
    out: TableFile = None,
    why: ReasonsFile = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    So sánh hai trạng thái của mô hình: mỗi thay đổi một câu, theo đối tượng và trường, không theo dòng.

    Compare two states of a model: a sentence for each change, by entity and field, not by line.

    A state is FOLDER (as it stands), FOLDER@1.0 (a release), FOLDER@2026-11-01 (the release in force that day) or
    FOLDER@HEAD~1 (a git revision: branch, tag, hash). Without FOLDER, as in @1.0, the other one's folder is meant.

    Exit status: 0 no difference, 1 differences, 2 could not be done.

    Ví dụ / Examples:

      lgsp diff tinh-cu tinh-moi

      lgsp diff examples/lam-giang@1.0

      lgsp diff examples/lam-giang@HEAD~1 --format json

      lgsp diff tinh@1.0 @2.0 --out so-sanh.docx --why ly-do.yaml

      lgsp diff tinh tinh --at 2026-12-31..2027-12-31
    """
    from lgsp.architecture.revisions.differences import compare

    before, after = _load(old, new)
    days = _read_days(at)
    difference = compare(before.at(days[0]), after.at(days[1])) if days else compare(before, after)
    if why is not None and out is None:
        _refuse_option("--why", "--why cần đi cùng --out FILE.", "--why goes with --out FILE.")
    remarks = [] if out is None else _write_table(difference, out, why)
    print(_to_json(difference) if output is Format.JSON else "\n".join([*_to_lines(difference), *remarks]))
    raise typer.Exit(NOTHING_TO_SAY if difference.is_empty else FINDINGS)


def tell_history(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Mã hiện nay hoặc trước đây. / An id, present or former.", show_default=False
        ),
    ],
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
    ],
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Kể lịch sử một đối tượng qua các bản phát hành, kể cả khi đổi mã: bản nào thay đổi gì, theo quyết định nào.

    Tell the history of an entity over the releases, renamings included: which changed what, by which decision.

    Ví dụ / Examples:

      lgsp history dat-dai examples/lam-giang

      lgsp history so-tu-phap examples/lam-giang --format json
    """
    from lgsp.architecture.revisions.history import trace

    chapters = trace(model, id_)
    print(_history_to_json(chapters, id_) if output is Format.JSON else "\n".join(_tell(chapters)))


def _load(old: str, new: str | None) -> "tuple[Model, Model]":
    from lgsp.architecture.revisions.states import load_state, split_state

    beside = split_state(new)[0] if new is not None and old.startswith("@") else None
    folder = split_state(old, beside=beside)[0]
    before = load_state(old, beside=beside)
    return before, load_state(str(folder) if new is None else new, beside=folder)


def _read_days(text: str | None) -> tuple[date, date] | None:
    if text is None:
        return None
    found = _DAYS.fullmatch(text)
    try:
        assert found is not None
        return date.fromisoformat(found[1]), date.fromisoformat(found[2] or found[1])
    except (AssertionError, ValueError):
        _refuse_option(
            "--at",
            f"“{text}” không phải là ngày; ghi năm-tháng-ngày, ví dụ 2026-12-31, hoặc 2026-12-31..2027-12-31.",
            f"{text!r} is not a day; write year-month-day, as 2026-12-31, or 2026-12-31..2027-12-31.",
        )


def _refuse_option(option: str, vietnamese: str, english: str) -> NoReturn:
    raise typer.BadParameter(pick(vietnamese, english, language=language()), param_hint=option) from None


def _to_lines(difference: "Difference") -> Iterator[str]:
    from lgsp.architecture.revisions.differences import count_natures
    from lgsp.architecture.revisions.sentences import list_sentences

    yield f"{difference.old.folder} → {difference.new.folder}"
    if difference.new.province.notice:
        yield difference.new.province.notice
    if difference.is_empty:
        yield pick("Không có khác biệt.", "No difference.", language=language())
        return
    yield ""
    yield from list_sentences(difference)
    yield ""
    counts = count_natures(difference)
    yield pick(
        "Tổng cộng: thêm {added}, bỏ {removed}, đổi mã {renamed}, sửa {changed} đối tượng; "
        "{prose} mục có lời văn thay đổi; {province} dữ kiện chung của tỉnh.",
        "In all: {added} entities added, {removed} removed, {renamed} renamed, {changed} changed; "
        "prose of {prose} paragraphs; {province} facts of the province.",
        language=language(),
    ).format(**counts)


def _to_json(difference: "Difference") -> str:
    from lgsp.architecture.revisions.transcript import transcribe

    return json.dumps(transcribe(difference), ensure_ascii=False, indent=2)


def _write_table(difference: "Difference", out: Path, why: Path | None) -> list[str]:
    from lgsp.architecture.revisions.comparison import make_table, read_reasons

    reasons = read_reasons(why) if why is not None else {}
    table, form = make_table(difference, reasons), out.suffix.lower()
    content = _set(difference, reasons, form) if form in _SET_FORMS else _render(table, form)
    try:
        replace_file(out, content)
    except OSError as error:
        raise FolderNotWritable(folder=out.parent, reason=error.strerror, remedy="--out FILE") from error
    lines = [f"{out} ({len(table.rows)} {pick('dòng', 'rows', language=language())})"]
    if table.unexplained:
        keys = ", ".join(dict.fromkeys(row.key for row in table.unexplained))
        lines.append(
            pick(
                f"Chưa nêu lý do {len(table.unexplained)} dòng; ghi vào tệp --why: {keys}",
                f"{len(table.unexplained)} rows have no reason; write it into the --why file: {keys}",
                language=language(),
            )
        )
    return lines


def _render(table: "ComparisonTable", form: str) -> bytes:
    from lgsp.architecture.revisions.errors import TableFormUnknown

    if form == ".xlsx":
        from lgsp.architecture.revisions.comparison_workbook import to_workbook

        return to_workbook(table)
    if form == ".md":
        from lgsp.architecture.revisions.comparison_markdown import to_markdown

        return to_markdown(table).encode()
    raise TableFormUnknown(name=form, known=", ".join(TABLE_FORMS))


def _set(difference: "Difference", reasons: Mapping[str, str], form: str) -> bytes:
    """Set the table as the paper that goes with an amending decision."""
    from lgsp.architecture.documents.amendments import compile_amendments

    outline = difference.new.province.outline
    paper = compile_amendments(difference, outline=outline, on=today(), reasons=reasons)
    if form == ".pdf":
        from lgsp.architecture.documents.pdf import to_pdf

        return to_pdf(paper)
    from lgsp.architecture.documents.word.writing import to_docx

    return to_docx(paper)


def _tell(chapters: "tuple[Chapter, ...]") -> Iterator[str]:
    for chapter in chapters:
        if chapter.manifest is None:
            yield pick("Chưa phát hành:", "Not released yet:", language=language())
        else:
            decision = chapter.manifest.decision
            release = pick("Bản", "Release", language=language())
            yield f"{release} {chapter.manifest.version} ({decision.number}, {decision.on:%d/%m/%Y}):"
        yield from (f"  {sentence}" for sentence in chapter.sentences)


def _history_to_json(chapters: "tuple[Chapter, ...]", id_: str) -> str:
    said = [
        {
            "release": chapter.manifest.version if chapter.manifest else None,
            "decision": chapter.manifest.decision.model_dump(mode="json") if chapter.manifest else None,
            "id": chapter.entity.id if chapter.entity else None,
            "nature": chapter.nature.value,
            "words": list(chapter.sentences),
        }
        for chapter in chapters
    ]
    return json.dumps(
        {"format": HISTORY_FORMAT, "asked": id_, "chapters": said}, ensure_ascii=False, indent=2
    )
