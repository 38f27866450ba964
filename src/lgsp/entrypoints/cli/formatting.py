"""`lgsp fmt`, `new` and `rename`: keep the files of a model in order."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from lgsp.architecture.model.drafting import draft_entity, list_required, read_assignments, to_id
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.errors import FieldsLeftOut
from lgsp.architecture.model.formatting import Formatting, format_folder, list_formatting
from lgsp.architecture.model.renaming import rename
from lgsp.architecture.model.saving import write_entity
from lgsp.architecture.queries.graph import Graph
from lgsp.architecture.queries.selection import get_kind
from lgsp.kernel.language import pick

from .errors import COULD_NOT, FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat
from .model_option import ModelOption, find_folder, open_model


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("fmt")(format_model)
    app.command("new")(add_entity)
    app.command("rename")(rename_entity)


def format_model(
    model: Annotated[
        Path | None,
        typer.Argument(metavar="[MODEL]", help="Thư mục mô hình. / The model folder.", show_default=False),
    ] = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Chỉ xem, không ghi. / Only look, write nothing.")
    ] = False,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Đưa mọi tệp của mô hình về một dạng chuẩn; nội dung và chú thích giữ nguyên.

    Put every file of a model in its canonical form; what it says and its comments stay.

    Exit status: 0 canonical (or made so), 1 files that would change (--check), 2 files that cannot be read.

    Ví dụ / Examples:

      lgsp fmt examples/lam-giang --check

      lgsp fmt
    """
    folder = find_folder(model)
    found = tuple(list_formatting(folder)) if check else format_folder(folder)
    changed = [one.file for one in found if one.text is not None]
    unreadable = [one for one in found if one.problems]
    if output is Format.JSON:
        print(json.dumps(_to_json(changed, unreadable, check=check), ensure_ascii=False, indent=2))
    else:
        print("\n".join([*_to_lines(changed, unreadable, folder), _summary(len(changed), check=check)]))
    if unreadable:
        raise typer.Exit(COULD_NOT)
    raise typer.Exit(FINDINGS if check and changed else NOTHING_TO_SAY)


def add_entity(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="Loại đối tượng. / The kind.", show_default=False)
    ],
    *,
    assignments: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="FIELD=VALUE", help="Giá trị một trường. / A value.", show_default=False
        ),
    ] = None,
    model: ModelOption = None,
) -> None:
    """
    Thêm một đối tượng: hỏi từng trường bắt buộc (hoặc lấy từ --set), kiểm tra rồi ghi tệp.

    Add an entity: ask for each required field (or take it from --set), check, and write its file.

    Ví dụ / Examples:

      lgsp new database -m examples/lam-giang --set name="Cơ sở dữ liệu rừng" --set lead_agencies=so-y-te

      lgsp new system
    """
    wanted = get_kind(kind)
    opened = open_model(model)
    values = read_assignments(wanted, assignments or ())
    missing = [name for name in list_required(wanted) if name not in values]
    if missing and not sys.stdin.isatty():
        raise FieldsLeftOut(
            kind=wanted.title.lower(), fields=", ".join(_name(wanted, one) for one in missing)
        )
    entity = draft_entity(opened, wanted, _ask(wanted, values, missing))
    path = write_entity(entity, opened.folder)
    print(pick(f"Đã ghi {path}", f"Wrote {path}", language=language()))


def rename_entity(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Mã đang dùng. / Its id.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Mã mới. / The new id.", show_default=False)],
    *,
    model: ModelOption = None,
) -> None:
    """
    Đổi mã một đối tượng: mọi tham chiếu đổi theo, mã cũ được giữ ở trường moved để lịch sử không đứt.

    Give an entity another id: every reference follows, and the old id is kept in `moved`.

    Ví dụ / Examples:

      lgsp rename dat-dai he-thong-dat-dai -m examples/lam-giang
    """
    opened = open_model(model)
    entity = Graph(opened).get(old)
    written = rename(opened, entity.id, to_id(new))
    said = pick(f"{len(written)} tệp đã ghi", f"{len(written)} files written", language=language())
    print(f"{entity.id} → {to_id(new)}: {said}")


def _ask(kind: type[Entity], values: dict[str, Any], missing: list[str]) -> dict[str, Any]:
    for name in missing:
        values |= read_assignments(kind, [f"{name}={typer.prompt(_name(kind, name))}"])
    return values


def _name(kind: type[Entity], field: str) -> str:
    return f"{field} ({kind.model_fields[field].title})"


def _to_lines(changed: list[str], unreadable: list[Formatting], folder: Path) -> list[str]:
    lines = [f"{folder / file}" for file in changed]
    for one in unreadable:
        for problem in one.problems:
            said = pick(problem.vietnamese_sentence, problem.sentence, language=language())
            lines.append(f"{folder}/{said}")
    return lines


def _summary(count: int, *, check: bool) -> str:
    if not check:
        return pick(f"{count} tệp được ghi lại.", f"{count} files rewritten.", language=language())
    return pick(f"{count} tệp chưa ở dạng chuẩn.", f"{count} files are not canonical.", language=language())


def _to_json(changed: list[str], unreadable: list[Formatting], *, check: bool) -> dict[str, object]:
    problems = [
        {
            "file": one.file,
            "line": problem.place.line,
            "code": problem.code,
            "message": problem.message_in("vi"),
        }
        for one in unreadable
        for problem in one.problems
    ]
    return {"format": "lgsp-fmt/1", "written": not check, "changed": changed, "problems": problems}
