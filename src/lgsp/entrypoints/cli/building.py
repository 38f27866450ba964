"""`lgsp build`: the model published as official documents."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.documents.errors import FormatUnknown
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from lgsp.kernel.language import pick

from .building_text import to_json, to_text
from .days import today
from .errors import FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.publication.building import Built, Order

FORMATS = ("docx", "pdf", "site")
_EVERY = ",".join(FORMATS)


_Model = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
]
_Out = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Thư mục kết quả. / Where to write.", show_default=False)
]
_Outline = Annotated[str, typer.Option("--outline", help="Đề cương: 2384 hoặc 1425. / The outline.")]
_Formats = Annotated[
    str, typer.Option("--formats", help="Các dạng, cách nhau bằng dấu phẩy. / Formats, by commas.")
]
_Section = Annotated[
    str | None,
    typer.Option("--section", metavar="KEY", help="Chỉ dựng mục này. / Build this paragraph only."),
]
_Previous = Annotated[
    str | None,
    typer.Option(
        "--previous",
        metavar="STATE",
        help="Bản trước, để lập bảng so sánh: thư mục hoặc @1.0. / The release to compare with.",
    ),
]
_At = Annotated[
    datetime | None,
    typer.Option(
        "--at", formats=["%Y-%m-%d"], help="Lập theo ngày này; mặc định hôm nay. / As of this day; today."
    ),
]
_Watch = Annotated[
    bool, typer.Option("--watch", help="Dựng lại mỗi khi mô hình thay đổi. / Build again at every change.")
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("build")(build_papers)


def build_papers(
    model: _Model,
    *,
    out: _Out,
    outline: _Outline = "2384",
    formats: _Formats = _EVERY,
    section: _Section = None,
    previous: _Previous = None,
    at: _At = None,
    watch: _Watch = False,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Dựng bộ tài liệu theo đề cương: quyết định, kiến trúc, phụ lục, trang tra cứu; ghi đủ cả bộ hoặc không ghi gì.

    Build the papers of an outline: decision, architecture, annexes, site. All of them are written or none.

    Exit status: 0 nothing to say, 1 somebody has something to do (paragraphs without prose …), 2 could not be built.

    Ví dụ / Examples:

      lgsp build examples/lam-giang --outline 2384 --out build/lam-giang

      lgsp build examples/lam-giang --out build --formats pdf --at 2026-12-31 --format json

      lgsp build examples/lam-giang --out build --section V.2 --formats pdf --watch

      lgsp build examples/lam-giang --outline 1425 --out build/1425 --previous @1.0
    """
    from lgsp.architecture.publication.building import Order

    wanted = [name for name in formats.split(",") if name]
    _check_known(wanted)

    def once() -> "Built":
        on = at.date() if at else today()
        order = Order(outline, on, out, wanted, section, is_repeated=watch)
        built = _build(model, order, previous=previous)
        print(to_json(built) if output is Format.JSON else to_text(built, out, language()), flush=True)
        return built

    if watch:
        from .building_watch import keep_building

        keep_building(model, once)
        return
    remarks = once().remarks
    raise typer.Exit(FINDINGS if any(remark.wants_somebody for remark in remarks) else NOTHING_TO_SAY)


def build_documents(model: Model, *, outline: str, folder: Path, on: date) -> tuple[Path, ...]:
    """
    Build the model's documents in every format.

    :raises OSError: if the folder cannot be written
    """
    from lgsp.architecture.publication.building import Order, build

    return build(model, Order(outline, on, folder, ("docx", "pdf"))).files


def _build(folder: Path, order: "Order", *, previous: str | None) -> "Built":
    from lgsp.architecture.publication.building import build

    say = _choose_teller()
    say("Đọc mô hình", "Reading the model")
    model = load_model(folder)
    whole = replace(order, previous=_load_previous(previous, folder))
    with writing_to(order.folder, remedy="--out DIR"):
        return build(model, whole, progress=say)


def _load_previous(state: str | None, folder: Path) -> Model | None:
    if state is None:
        return None
    from lgsp.architecture.revisions.states import load_state

    return load_state(state, beside=folder)


def _choose_teller() -> Callable[[str, str], None]:
    """Tell on a terminal what is being done; a program that reads the answer is told nothing."""
    if not sys.stderr.isatty():
        return lambda _vietnamese, _english: None
    return lambda vietnamese, english: print(
        f"{pick(vietnamese, english, language=language())} …", file=sys.stderr, flush=True
    )


def _check_known(formats: Sequence[str]) -> None:
    unknown = next((name for name in formats or [""] if name not in FORMATS), None)
    if unknown is not None:
        raise FormatUnknown(name=unknown, known=", ".join(FORMATS))
