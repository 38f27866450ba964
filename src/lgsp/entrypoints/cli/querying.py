"""`lgsp show`, `find`, `list`, `impact`, `path`: questions about a model."""

import json
from typing import Annotated

import typer

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.queries.graph import Graph, Impact, Step
from lgsp.architecture.queries.search import Index
from lgsp.architecture.queries.selection import get_kind, select
from lgsp.architecture.queries.states import get_state
from lgsp.kernel.language import pick

from .errors import FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat
from .model_option import ModelOption, open_model
from .querying_text import describe, to_record

Id = Annotated[
    str, typer.Argument(metavar="ID", help="Mã đối tượng. / The id of an entity.", show_default=False)
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="DAY|STAGE",
        help="Theo dữ kiện của ngày này, hoặc cuối giai đoạn này. / As of this day, or the end of this stage.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("show")(show)
    app.command("find")(find)
    app.command("list")(list_entities)
    app.command("impact")(list_impact)
    app.command("path")(find_path)


def show(id: Id, model: ModelOption = None, at: At = None, output: OutputFormat = Format.TEXT) -> None:  # noqa: A002
    """
    In mọi điều mô hình ghi về một đối tượng: dữ kiện, quan hệ hai chiều, tệp và dòng.

    Print all the model says of an entity: facts, relations both ways, file and line.

    Ví dụ / Examples:

      lgsp show csdl-dat-dai --model examples/lam-giang

      lgsp show csdl-dat-dai -m examples/lam-giang --at 2027-03-01 --format json
    """
    graph = Graph(_state(model, at))
    entity = graph.get(id)
    _print(to_record(graph, entity), "\n".join(describe(graph, entity)), output)


def find(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help="Từ cần tìm, có dấu hoặc không. / Words, tone marks or not.",
            show_default=False,
        ),
    ],
    *,
    kind: Annotated[
        str | None, typer.Option("--kind", help="Chỉ tìm loại này. / Only this kind.", show_default=False)
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Nhiều nhất bấy nhiêu. / At most so many.")] = 30,
    model: ModelOption = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Tìm đối tượng theo từ trong tên, mã hoặc nội dung; gõ không dấu cũng được. Không thấy gì thì mã thoát là 1.

    Find entities by words of their name, id or content, tone marks or not. Exit status 1 when nothing is found.

    Ví dụ / Examples:

      lgsp find dat dai -m examples/lam-giang

      lgsp find "khai sinh" --kind service -m examples/lam-giang
    """
    named = get_kind(kind).kind if kind else None
    hits = Index(open_model(model)).find(" ".join(words), kind=named)
    answer = [_summary(hit.entity) for hit in hits[:most]]
    lines = [_line(hit.entity) for hit in hits[:most]]
    if len(hits) > most:
        left = len(hits) - most
        lines.append(pick(f"… và {left} đối tượng nữa", f"… and {left} more", language=language()))
    if not hits:
        lines.append(pick("Không tìm thấy.", "Nothing was found.", language=language()))
    _print({"format": "lgsp-find/1", "found": len(hits), "entities": answer}, "\n".join(lines), output)
    raise typer.Exit(NOTHING_TO_SAY if hits else FINDINGS)


def list_entities(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="Loại đối tượng. / The kind.", show_default=False)
    ],
    *,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="CONDITION",
            help="Điều kiện; nêu nhiều lần thì phải đúng cả. / All must hold.",
            show_default=False,
        ),
    ] = None,
    model: ModelOption = None,
    at: At = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Liệt kê đối tượng của một loại; điều kiện dạng trường=giá trị, đi qua tham chiếu được (owner.level=commune).

    List the entities of a kind; conditions are field=value and may follow references (owner.level=commune).

    Dấu so sánh / Comparisons: = != > >= < <= ~ (có từ / contains) !~; chỉ tên trường: đã có giá trị; !trường: chưa có.

    Ví dụ / Examples:

      lgsp list system -m examples/lam-giang --where owner=so-y-te --where "security_level>=3"

      lgsp list database -m examples/lam-giang --where "name~dat dai" --at 2027-03-01

      lgsp list component -m examples/lam-giang --at giai-doan-2026-2027

      lgsp list flow -m examples/lam-giang --where '!via' --format json
    """
    found = select(_state(model, at), get_kind(kind), where or ())
    lines = [_line(entity) for entity in found]
    lines.append(pick(f"{len(found)} đối tượng", f"{len(found)} entities", language=language()))
    answer = {
        "format": "lgsp-list/1",
        "entities": [entity.model_dump(mode="json", exclude_defaults=True) for entity in found],
    }
    _print(answer, "\n".join(lines), output)


def list_impact(
    id: Id,  # noqa: A002 -- the field is named id
    *,
    depth: Annotated[
        int | None,
        typer.Option(
            "--depth", min=1, help="Xa nhất bấy nhiêu bước. / At most so many steps.", show_default=False
        ),
    ] = None,
    model: ModelOption = None,
    at: At = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Thay đổi đối tượng này thì ảnh hưởng tới những gì, gần trước xa sau, qua đường nào.

    What a change of this entity reaches, nearest first, and by which way.

    Ví dụ / Examples:

      lgsp impact so-tu-phap --depth 2 -m examples/lam-giang

      lgsp impact tra-cuu-ho-tich -m examples/lam-giang --format json
    """
    graph = Graph(_state(model, at))
    reached = graph.list_impact(graph.get(id), depth=depth)
    lines = [
        f"{'  ' * (one.depth - 1)}{_line(one.entity)}   ({_because(graph, one.step)})" for one in reached
    ]
    lines.append(
        pick(
            f"{len(reached)} đối tượng chịu ảnh hưởng",
            f"{len(reached)} entities reached",
            language=language(),
        )
    )
    answer = {"format": "lgsp-impact/1", "id": graph.get(id).id, "reached": [_impact(one) for one in reached]}
    _print(answer, "\n".join(lines), output)


def find_path(
    start: Annotated[str, typer.Argument(metavar="A", help="Mã. / An id.", show_default=False)],
    end: Annotated[str, typer.Argument(metavar="B", help="Mã. / An id.", show_default=False)],
    *,
    model: ModelOption = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Đường ngắn nhất nối hai đối tượng trong mô hình. Không nối được thì mã thoát là 1.

    The shortest way between two entities of the model. Exit status 1 when there is none.

    Ví dụ / Examples:

      lgsp path csdl-ho-tich so-xay-dung -m examples/lam-giang
    """
    graph = Graph(open_model(model))
    first = graph.get(start)
    way = graph.find_path(first, graph.get(end))
    if way is None:
        nothing = pick("Hai đối tượng không nối với nhau.", "The two are not connected.", language=language())
        _print({"format": "lgsp-path/1", "steps": None}, nothing, output)
        raise typer.Exit(FINDINGS)
    lines = [_line(first), *(f"  {_because(graph, step)}\n{_line(graph.get(step.reached))}" for step in way)]
    _print({"format": "lgsp-path/1", "steps": [_step(step) for step in way]}, "\n".join(lines), output)


def _state(named: ModelOption, at: str | None) -> Model:
    model = open_model(named)
    return get_state(model, at) if at else model


def _line(entity: Entity) -> str:
    return f"{entity.id}  {entity.name}  [{pick(entity.title, entity.kind, language=language())}]"


def _summary(entity: Entity) -> dict[str, object]:
    return {"kind": entity.kind, "id": entity.id, "name": entity.name}


def _because(graph: Graph, step: Step) -> str:
    named = graph.get(step.arrow.target).name
    naming = graph.get(step.arrow.source).name
    return f"“{naming}” {step.arrow.title}: “{named}”"


def _step(step: Step) -> dict[str, object]:
    arrow = step.arrow
    return {"source": arrow.source, "field": arrow.field, "target": arrow.target, "forward": step.forward}


def _impact(one: Impact) -> dict[str, object]:
    return {**_summary(one.entity), "depth": one.depth, "by": _step(one.step)}


def _print(answer: dict[str, object], text: str, output: Format) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2) if output is Format.JSON else text)
