"""`lgsp options`: the options of a project, compared."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.model.reading import load_model
from lgsp.kernel.language import pick

from .errors import language
from .formats import Format, OutputFormat

if TYPE_CHECKING:
    from lgsp.architecture.appraisal.options import Comparison

ModelFolder = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
]
ProjectId = Annotated[
    str, typer.Argument(metavar="PROJECT", help="Mã dự án. / The project's id.", show_default=False)
]
_WIDTH = 26


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("options")(options)


def options(
    model: ModelFolder,
    project: ProjectId,
    *,
    horizon: Annotated[
        int | None, typer.Option(help="Số năm tính, không quá số đã khai. / Years, at most those declared.")
    ] = None,
    rate: Annotated[str | None, typer.Option(help="Tỷ lệ chiết khấu %/năm. / Discount rate, %.")] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    So sánh các phương án của một dự án: độc lập, trên nền tảng, thuê; và giả định nào quyết định.

    Compare the options of a project: alone, on the platform, rented; and which assumption decides.

    Số tiền là đồng, giá trị hiện tại; cách tính từng số in được bằng --format json.

    Amounts are đồng in present value; how each comes about is printed with --format json.

    Ví dụ / Examples:

      lgsp options examples/lam-giang da-can-bo

      lgsp options examples/lam-giang da-can-bo --rate 9 --horizon 3
    """
    from lgsp.architecture.appraisal.options import compare_options
    from lgsp.architecture.appraisal.options.plain import to_builtins
    from lgsp.architecture.model.planning import Project

    description = load_model(model)
    found = description.get(Project, project)
    comparison = compare_options(description, found, horizon_years=horizon, discount_rate=rate)
    if output is Format.JSON:
        print(json.dumps(to_builtins(comparison, language=language()), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_describe(comparison)))


def _describe(comparison: "Comparison") -> Iterator[str]:
    from lgsp.architecture.appraisal.options.telling import say_verdict

    heads = pick("thấp|khả dĩ|cao|gồm phần nền tảng", "low|likely|high|with platform", language=language())
    yield " " * _WIDTH + "".join(f"{head:>20}" for head in heads.split("|"))
    for one in comparison.options:
        amounts = (one.low, one.marginal, one.high, one.loaded)
        yield f"{one.name:<{_WIDTH}}" + "".join(f"{amount:>20,}".replace(",", ".") for amount in amounts)
    yield ""
    for swing in comparison.swings[:5]:
        turn = pick(" (đổi thứ tự)", " (turns the order)", language=language()) if swing.decides else ""
        ends = f"{swing.at_low:,} … {swing.at_high:,}".replace(",", ".")
        yield f"  {swing.name}: {ends}{turn}"
    yield ""
    yield from say_verdict(comparison, language=language())
