"""`lgsp build`: the model published as official documents."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.documents.errors import FormatUnknown
from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.errors import FolderNotWritable
from lgsp.kernel.language import pick

from .days import today
from .errors import language
from .formats import Format, OutputFormat

if TYPE_CHECKING:
    from lgsp.architecture.documents.blocks import Document

FORMATS = ("docx", "pdf")


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("build")(build)


def build(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
    ],
    *,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="DIR", help="Thư mục kết quả. / Where to write.", show_default=False),
    ],
    outline: Annotated[str, typer.Option("--outline", help="Đề cương. / The outline.")] = "2384",
    formats: Annotated[
        str, typer.Option("--formats", help="Các dạng, cách nhau bằng dấu phẩy. / Formats, by commas.")
    ] = "docx,pdf",
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at", formats=["%Y-%m-%d"], help="Lập theo ngày này; mặc định hôm nay. / As of this day; today."
        ),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Dựng tài liệu kiến trúc theo đề cương, dạng DOCX và PDF; mục chưa có nội dung được nêu rõ.

    Build the architecture document in an outline, as DOCX and PDF; paragraphs without content are named.

    Ví dụ / Examples:

      lgsp build examples/lam-giang --outline 2384 --out build/lam-giang

      lgsp build examples/lam-giang --out build --formats pdf --at 2026-12-31 --format json
    """
    on = at.date() if at else today()
    wanted = [name for name in formats.split(",") if name]
    _check_known(wanted)
    from lgsp.architecture.documents.compiling import compile_document

    document = compile_document(load_model(model), outline=outline, on=on)
    try:
        written = write_documents(document, outline=outline, folder=out, formats=wanted)
    except OSError as error:
        remedy = "--out DIR"
        raise FolderNotWritable(folder=out, reason=error.strerror, remedy=remedy) from error
    print(_to_json(document, written) if output is Format.JSON else "\n".join(_to_lines(document, written)))


def build_documents(model: Model, *, outline: str, folder: Path, on: date) -> tuple[Path, ...]:
    """
    Build the model's document in every format.

    :raises OSError: if the folder cannot be written
    """
    from lgsp.architecture.documents.compiling import compile_document

    document = compile_document(model, outline=outline, on=on)
    return write_documents(document, outline=outline, folder=folder, formats=FORMATS)


def write_documents(
    document: "Document", *, outline: str, folder: Path, formats: Sequence[str]
) -> tuple[Path, ...]:
    """
    Write the document in those formats, each named after the outline.

    :raises OSError: if the folder cannot be written
    """
    short = get_outline(outline).short
    written = []
    for name in dict.fromkeys(formats):
        path = folder / f"kien-truc-{short}.{name}"
        _get_writer(name)(document, path)
        written.append(path)
    return tuple(written)


def _get_writer(name: str) -> Callable[["Document", Path], None]:
    """Load the writer of that format; each brings a library of its own."""
    if name == "pdf":
        from lgsp.architecture.documents.pdf import write_pdf

        return write_pdf
    from lgsp.architecture.documents.word.writing import write_docx

    return write_docx


def _check_known(formats: Sequence[str]) -> None:
    unknown = next((name for name in formats or [""] if name not in FORMATS), None)
    if unknown is not None:
        raise FormatUnknown(name=unknown, known=", ".join(FORMATS))


def _to_lines(document: "Document", written: Sequence[Path]) -> list[str]:
    lines = [f"{path} ({path.stat().st_size // 1024} kB)" for path in written]
    if document.missing:
        keys = ", ".join(document.missing)
        lines.append(
            pick(
                f"Chưa có nội dung: {keys}. Viết vào tệp prose/<mục>.md của mô hình.",
                f"Without content: {keys}. Write prose/<paragraph>.md in the model folder.",
                language=language(),
            )
        )
    if document.front.notice:
        lines.append(document.front.notice)
    return lines


def _to_json(document: "Document", written: Sequence[Path]) -> str:
    answer = {
        "format": "lgsp-build/1",
        "on": document.made_on,
        "files": [str(path) for path in written],
        "missing": list(document.missing),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
