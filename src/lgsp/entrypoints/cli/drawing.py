"""`lgsp draw`: one picture of the model, in a file to look at, to print or to go on editing."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.errors import FileUnreadable
from lgsp.kernel.files import replace_file
from lgsp.kernel.language import pick

from .days import today
from .errors import language
from .formats import Format, OutputFormat
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.model.model import Model
    from lgsp.architecture.pictures.overlays import Overlay
    from lgsp.architecture.pictures.scene import Scene

Pages = Sequence["Scene"]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Tệp .svg, .png, .pdf, .drawio; mặc định tên hình .svg. / The file; by default PICTURE.svg.",
        show_default=False,
    ),
]
OverlayOption = Annotated[
    str | None,
    typer.Option("--overlay", help="Lớp phủ, ví dụ security. / What to mark.", show_default=False),
]
DriftOption = Annotated[
    Path | None,
    typer.Option(
        "--drift",
        metavar="FILE",
        help="Đánh dấu luồng theo kết quả lgsp drift --format json. / Mark flows with what lgsp drift found.",
        show_default=False,
    ),
]
DayOption = Annotated[
    datetime | None,
    typer.Option(
        "--at", formats=["%Y-%m-%d"], help="Vẽ theo ngày này; mặc định hôm nay. / As of this day; today."
    ),
]
ListOption = Annotated[
    bool, typer.Option("--list", help="Liệt kê các hình và lớp phủ. / List pictures and overlays.")
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("draw")(draw)


def draw(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
    ],
    picture: Annotated[
        str | None,
        typer.Argument(metavar="[PICTURE]", help="Tên hình. / The picture.", show_default=False),
    ] = None,
    *,
    out: OutOption = None,
    overlay: OverlayOption = None,
    drift: DriftOption = None,
    at: DayOption = None,
    list_all: ListOption = False,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Vẽ một hình từ mô hình ra SVG, PNG, PDF hoặc draw.io (sửa tiếp được); hình lớn tự tách thành nhiều phần.

    Draw a picture of the model as SVG, PNG, PDF or draw.io (to go on editing); a large one is split by itself.

    PDF and draw.io hold every part as a page; of SVG and PNG each part is a file, numbered.

    Ví dụ / Examples:

      lgsp draw examples/lam-giang --list

      lgsp draw examples/lam-giang overall --out so-do.pdf --overlay security

      lgsp draw examples/lam-giang context:mot-cua --out mot-cua.drawio --at 2026-12-31

      lgsp draw examples/lam-giang platform --out thuc-te.pdf --drift drift.json
    """
    if list_all or picture is None:
        print(_list_as_json() if output is Format.JSON else "\n".join(_list_as_text()))
        return
    on = at.date() if at else today()
    read = load_model(model)
    scenes = _draw(read.at(on), picture, overlay=overlay, drift=drift)
    path = out or Path(f"{picture.replace(':', '-')}.svg")
    with writing_to(path.parent, remedy="--out FILE"):
        written = write_pictures(scenes, path, on=on)
    if output is Format.JSON:
        print(json.dumps(_to_json(scenes, written), ensure_ascii=False, indent=2))
        return
    if read.province.notice:
        print(read.province.notice)
    print("\n".join(str(path) for path in written))


def write_pictures(scenes: Pages, path: Path, *, on: date) -> tuple[Path, ...]:
    """
    Write the scenes in the form that the name of the file ends in.

    :raises PictureFormatUnknown: if the name ends otherwise
    :raises OSError: if the folder cannot be written
    """
    from lgsp.architecture.pictures.errors import PictureFormatUnknown

    suffix = path.suffix.lower()
    if suffix not in _WRITERS:
        raise PictureFormatUnknown(file=path.name, suffix=suffix, known=", ".join(_WRITERS))
    contents = _WRITERS[suffix](scenes, on)
    names = [path]
    if len(contents) > 1:
        names = [path.with_stem(f"{path.stem}-{number}") for number in range(1, len(contents) + 1)]
    for name, content in zip(names, contents, strict=True):
        replace_file(name, content)
    return tuple(names)


def _draw(model: "Model", picture: str, *, overlay: str | None, drift: Path | None) -> Pages:
    from lgsp.architecture.pictures.captions import add_caption
    from lgsp.architecture.pictures.catalogue import draw_picture
    from lgsp.architecture.pictures.grading import get_overlay
    from lgsp.architecture.pictures.overlays import lay_over

    overlays = [get_overlay(overlay, model)] if overlay else []
    overlays += [_read_drift(drift)] if drift else []
    scenes = draw_picture(model, picture)
    for one in overlays:
        scenes = tuple(lay_over(scene, one) for scene in scenes)
    return tuple(add_caption(scene, notice=model.province.notice) for scene in scenes)


def _read_drift(file: Path) -> "Overlay":
    """Read what `lgsp drift --format json` printed."""
    from lgsp.alignment.states import State
    from lgsp.alignment.wordings import name_state
    from lgsp.architecture.pictures.grading import grade_drift

    try:
        rows = json.loads(file.read_text(encoding="utf-8"))["rows"]
        states = {row["flow"]: State(row["state"]).value for row in rows if row["flow"]}
    except OSError as error:
        raise FileUnreadable(file=file, reason=error.strerror) from error
    except (ValueError, KeyError, TypeError) as error:
        reason = pick(
            "không phải kết quả của lgsp drift --format json",
            "it is not what lgsp drift --format json prints",
            language=language(),
        )
        raise FileUnreadable(file=file, reason=reason) from error
    return grade_drift(states, names={state.value: name_state(state, language="vi") for state in State})


def _to_svg(scenes: Pages, _on: date) -> list[bytes]:
    from lgsp.architecture.pictures.svg import to_svg

    return [to_svg(scene).encode() for scene in scenes]


def _to_png(scenes: Pages, _on: date) -> list[bytes]:
    from lgsp.architecture.pictures.png import to_png

    return [to_png(scene) for scene in scenes]


def _to_pdf(scenes: Pages, on: date) -> list[bytes]:
    from lgsp.architecture.pictures.pdf import to_pdf

    return [to_pdf(scenes, made_on=on)]


def _to_drawio(scenes: Pages, _on: date) -> list[bytes]:
    from lgsp.architecture.pictures.drawio import to_drawio

    return [to_drawio(scenes)]


_WRITERS: Mapping[str, Callable[[Pages, date], list[bytes]]] = {
    ".svg": _to_svg,
    ".png": _to_png,
    ".pdf": _to_pdf,
    ".drawio": _to_drawio,
}


def _list_as_text() -> Iterator[str]:
    from lgsp.architecture.pictures.catalogue import PICTURES
    from lgsp.architecture.pictures.grading import OVERLAYS

    for one in PICTURES:
        name = f"{one.name}:ID" if one.of else one.name
        yield f"{name:<24} {pick(one.title, one.title_en, language=language())}"
    yield ""
    yield pick("Lớp phủ", "Overlays", language=language()) + ": " + ", ".join(OVERLAYS)


def _list_as_json() -> str:
    from lgsp.architecture.pictures.catalogue import PICTURES
    from lgsp.architecture.pictures.grading import OVERLAYS

    pictures = [
        {"name": one.name, "title": one.title, "title_en": one.title_en, "of": one.of or None}
        for one in PICTURES
    ]
    return json.dumps({"pictures": pictures, "overlays": list(OVERLAYS)}, ensure_ascii=False, indent=2)


def _to_json(scenes: Pages, written: Sequence[Path]) -> dict[str, object]:
    return {
        "format": "lgsp-draw/1",
        "files": [str(path) for path in written],
        "pictures": [
            {"code": scene.code, "title": scene.title, "alt": scene.alt, "legend": list(scene.legend)}
            for scene in scenes
        ],
    }
