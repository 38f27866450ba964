"""A comparison as tables and charts of the report: every cost with its factor, the totals, what moves them."""

from collections.abc import Iterator

from lgsp.architecture.documents.annexes.ownership_costs import CATEGORY_NAMES, Discounted
from lgsp.architecture.documents.annexes.project_options import DRAWN_TOGETHER
from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.exhibits.exhibit import FigureExhibit, TableExhibit
from lgsp.architecture.documents.wording import NOTHING, in_dong
from lgsp.architecture.model.planning import CostCategory
from lgsp.architecture.pictures.charts import draw_bars
from lgsp.architecture.pictures.figures import Figures, Series
from lgsp.architecture.pictures.scene import Scene

from .comparing import Comparison, Costed

_MILLION = 1_000_000
_SOURCE = "model/project/"
MOST_SWINGS = 10


def list_totals(comparison: Comparison) -> TableExhibit:
    """Return what each option costs: low, likely, high, with its share of the platform, and its mark besides money."""
    return TableExhibit(
        code="option-totals",
        lead="Tổng chi phí sở hữu theo giá trị hiện tại của từng phương án được nêu tại {ref}.",
        title="Tổng chi phí sở hữu của các phương án (đồng, giá trị hiện tại)",
        columns=(
            Column("Phương án", 22),
            Column("Thấp", 15, Align.END),
            Column("Khả dĩ (phần tăng thêm)", 16, Align.END),
            Column("Cao", 15, Align.END),
            Column("Gồm phần của nền tảng", 16, Align.END),
            Column("Ngoài ngân sách", 12, Align.END),
            Column("Điểm định tính", 8, Align.CENTRE),
        ),
        rows=tuple(_row_of_option(one) for one in comparison.options),
        source=_SOURCE,
    )


def list_costs(comparison: Comparison) -> TableExhibit:
    """Return every cost with its factor and present value, so that each total can be added up by hand."""
    return TableExhibit(
        code="option-costs",
        lead="Từng khoản chi, hệ số chiết khấu và giá trị hiện tại được nêu tại {ref}; cộng lại thành các tổng ở trên.",
        title="Chi phí theo năm và khoản mục (đồng)",
        columns=(
            Column("Khoản mục", 30),
            Column("Năm", 8, Align.CENTRE),
            Column("Thấp", 15, Align.END),
            Column("Khả dĩ", 15, Align.END),
            Column("Cao", 15, Align.END),
            Column("Hệ số", 9, Align.END),
            Column("Giá trị hiện tại", 17, Align.END),
        ),
        rows=tuple(_rows_of_costs(comparison)),
        source=_SOURCE,
    )


def draw_costs(comparison: Comparison) -> Scene:
    """Draw what each option costs, by category, in millions of đồng."""
    series = [
        Series(name, tuple(_millions(sum(map(one.of, categories))) for one in comparison.options))
        for name, categories in DRAWN_TOGETHER
    ]
    names = tuple(one.name for one in comparison.options)
    title = "Chi phí của các phương án theo khoản mục"
    return draw_bars(Figures("options-costs", title, "triệu đồng, giá trị hiện tại", names, tuple(series)))


def draw_tornado(comparison: Comparison) -> Scene:
    """Draw which assumptions move the difference between the two cheapest options most, in millions of đồng."""
    shown = comparison.swings[:MOST_SWINGS]
    moved = [
        (abs(one.at_low - comparison.difference), abs(one.at_high - comparison.difference)) for one in shown
    ]
    series = (
        Series("khi giả định ở mức thấp", tuple(_millions(low) for low, _ in moved)),
        Series("khi giả định ở mức cao", tuple(_millions(high) for _, high in moved)),
    )
    names = tuple(f"{one.name}{' (đổi thứ tự)' if one.decides else ''}" for one in shown)
    title = "Giả định làm chênh lệch giữa hai phương án rẻ nhất thay đổi nhiều nhất"
    return draw_bars(Figures("options-tornado", title, "triệu đồng thay đổi", names, series, add_up=False))


def show_figures(comparison: Comparison) -> Iterator[FigureExhibit]:
    """Yield both charts with their leads."""
    yield FigureExhibit(
        "options-costs",
        "Cơ cấu chi phí được vẽ tại {ref}.",
        "Chi phí của các phương án theo khoản mục",
        draw_costs(comparison),
    )
    if comparison.swings:
        yield FigureExhibit(
            "options-tornado",
            "Mức ảnh hưởng của từng giả định được vẽ tại {ref}.",
            "Giả định ảnh hưởng nhiều nhất tới chênh lệch",
            draw_tornado(comparison),
        )


def _row_of_option(one: Costed) -> Row:
    mark = NOTHING if one.mark is None else str(one.mark).replace(".", ",")
    amounts = (one.low, one.marginal, one.high, one.loaded, one.off_budget)
    return Row((one.name, *map(in_dong, amounts), mark))


def _rows_of_costs(comparison: Comparison) -> Iterator[Row]:
    for one in comparison.options:
        yield Row((one.name,), RowKind.GROUP)
        costs = [cost for cost in one.reckoned.costs if cost.line.likely or cost.line.high]
        yield from map(_row_of_cost, costs)
        sums = ("Tổng cộng", "", "", in_dong(one.reckoned.spent), "", "", in_dong(one.reckoned.total))
        yield Row(sums, RowKind.TOTAL)


def _row_of_cost(cost: Discounted) -> Row:
    line = cost.line
    estimates = (in_dong(each) for each in (line.low, line.likely, line.high))
    factor = str(cost.factor).replace(".", ",")
    return Row((_name_cost(cost), str(line.year), *estimates, factor, in_dong(cost.present)))


def _name_cost(cost: Discounted) -> str:
    name = CATEGORY_NAMES[CostCategory(cost.line.category)]
    return f"{name} (phần của nền tảng dùng chung)" if cost.line.shared_platform else name


def _millions(amount: int) -> int:
    return round(amount / _MILLION)
