"""One project's options: what they rest on, every cost with its factor, the sums, a picture, the outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lgsp.architecture.conformance.rulebook.costs import options_comparable
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Judgement
from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits.exhibit import Exhibit, FigureExhibit, TableExhibit, WordsExhibit
from lgsp.architecture.documents.wording import in_dong, on_day, tidy
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import CostCategory, CostLine, OptionKind, Project
from lgsp.architecture.pictures.charts import draw_bars
from lgsp.architecture.pictures.figures import Figures, Series

from .annex import say
from .ownership_costs import CATEGORY_NAMES, Discounted, Reckoning, list_different_grounds, reckon

PROJECTS = "model/project/"
_MILLION = 1_000_000
DRAWN_TOGETHER = (
    ("Xây dựng hoặc thuê; kết nối, chuyển đổi dữ liệu", (CostCategory.ACQUISITION, CostCategory.CONNECTION)),
    ("Vận hành; bảo vệ an ninh mạng", (CostCategory.OPERATION, CostCategory.PROTECTION)),
    ("Hỗ trợ người dùng; đào tạo", (CostCategory.SUPPORT, CostCategory.TRAINING)),
    ("Bảo trì; kết thúc sử dụng", (CostCategory.MAINTENANCE, CostCategory.EXIT)),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A project with its options reckoned through, and what rule PRJ704 says of it."""

    project: Project
    reckoned: tuple[Reckoning, ...]
    judged: tuple[Judgement, ...]

    @property
    def code(self) -> str:
        """Return how the codes of its exhibits begin."""
        return f"options-{self.project.id}"

    @property
    def verdict(self) -> str:
        """Return the official word for whether the options rest on one ground."""
        return VERDICT_NAMES[self.judged[0].verdict]

    def find(self, kind: OptionKind) -> Reckoning | None:
        """Return the option of that kind."""
        return next((one for one in self.reckoned if one.option.option_kind is kind), None)


def list_comparisons(edition: Edition) -> tuple[Comparison, ...]:
    """Return every project with options, in the order they begin."""
    judged: dict[str, list[Judgement]] = {}
    for one in options_comparable.ask(edition.model, edition.on):
        judged.setdefault(one.subject.id, []).append(one)
    found = sorted(
        (one for one in edition.model.all(Project) if one.options), key=lambda one: (one.starts_on, one.id)
    )
    return tuple(
        Comparison(one, tuple(reckon(option) for option in one.options), tuple(judged[one.id]))
        for one in found
    )


def compare_options(comparison: Comparison, edition: Edition) -> Sequence[Exhibit]:
    """Return the exhibits of one project."""
    return (
        _say_grounds(comparison, edition),
        _list_costs(comparison),
        _list_sums(comparison),
        _draw(comparison),
        _say_outcome(comparison),
    )


def say_change(amount: int) -> str:
    """
    Write a difference, a smaller amount with a minus.

    >>> say_change(-1500000)
    '−1.500.000'
    """
    return f"{'−' if amount < 0 else ''}{in_dong(abs(amount))}"


def _say_grounds(comparison: Comparison, edition: Edition) -> WordsExhibit:
    project, reckoned = comparison.project, comparison.reckoned
    first = project.options[0]
    items = [
        f"Cơ quan chủ trì: {edition.name(Agency, project.owner)}.",
        f"Phạm vi: {tidy(first.scope)}.",
        f"Tính từ ngày {on_day(first.starts_on)}, trong {first.horizon_years} năm; "
        f"tỷ lệ chiết khấu {tidy(first.discount_rate)} %/năm.",
    ]
    items += [f"{_name(one)}: {tidy(one.option.note)}." for one in reckoned if one.option.note]
    if project.reuse_checked:
        items.append(f"Rà soát dùng lại: {tidy(project.reuse_checked).rstrip('.')}.")
    sources = dict.fromkeys(
        tidy(one.line.source) for each in reckoned for one in each.costs if one.line.source
    )
    items += [f"Nguồn số liệu: {'; '.join(sources)}."] if sources else []
    return say(f"{comparison.code}-grounds", items=items)


def _list_costs(comparison: Comparison) -> TableExhibit:
    project, reckoned = comparison.project, comparison.reckoned
    rows: list[Row] = []
    for one in reckoned:
        rows.append(Row((_name(one),), RowKind.GROUP))
        rows += [_row_of_cost(cost) for cost in one.costs]
        sums = ("Tổng cộng", "", in_dong(one.spent), "", in_dong(one.total))
        rows.append(Row(sums, RowKind.TOTAL))
    return TableExhibit(
        code=f"{comparison.code}-costs",
        lead="Từng khoản chi, hệ số chiết khấu và giá trị hiện tại được nêu tại {ref} (ước tính khả dĩ).",
        title=f"Chi phí theo năm và khoản mục: {tidy(project.name)} (đồng)",
        columns=(
            Column("Khoản mục", 34),
            Column("Năm", 9, Align.CENTRE),
            Column("Chi phí", 22, Align.END),
            Column("Hệ số", 11, Align.END),
            Column("Giá trị hiện tại", 24, Align.END),
        ),
        rows=tuple(rows) if any(one.costs for one in reckoned) else (),
        source=PROJECTS,
    )


def _row_of_cost(cost: Discounted) -> Row:
    line = cost.line
    factor = str(cost.factor).replace(".", ",")
    return Row(
        (CATEGORY_NAMES[line.category], str(line.year), in_dong(line.likely), factor, in_dong(cost.present))
    )


def _list_sums(comparison: Comparison) -> TableExhibit:
    """Return present values by category and by year, then the totals of the three estimates, side by side."""
    project, reckoned = comparison.project, comparison.reckoned
    years = sorted({one.line.year for each in reckoned for one in each.costs})
    used = {one.line.category for each in reckoned for one in each.costs}
    rows = [
        Row(("Theo khoản mục",), RowKind.GROUP),
        *(_compare(CATEGORY_NAMES[one], reckoned, _of_category(one)) for one in CostCategory if one in used),
        Row(("Theo năm",), RowKind.GROUP),
        *(_compare(f"Năm {year}", reckoned, _of_year(year)) for year in years),
        Row(("Tổng chi phí sở hữu",), RowKind.GROUP),
        _put_beside("Ước tính thấp", [one.total_of(lambda line: line.low) for one in reckoned]),
        _put_beside("Ước tính khả dĩ", [one.total for one in reckoned], RowKind.TOTAL),
        _put_beside("Ước tính cao", [one.total_of(lambda line: line.high) for one in reckoned]),
    ]
    share = 70 / (len(reckoned) + 1)
    return TableExhibit(
        code=f"{comparison.code}-sums",
        lead="Giá trị hiện tại theo khoản mục, theo năm và tổng chi phí sở hữu được nêu tại {ref}.",
        title=f"Tổng hợp giá trị hiện tại: {tidy(project.name)} (đồng)",
        columns=(
            Column("Nội dung", 30),
            *(Column(_name(one), share, Align.END) for one in reckoned),
            Column("Chênh lệch cuối so với đầu", share, Align.END),
        ),
        rows=tuple(rows) if years else (),
        source=PROJECTS,
    )


def _compare(name: str, reckoned: Sequence[Reckoning], wanted: Callable[[CostLine], bool]) -> Row:
    return _put_beside(name, [one.share(wanted) for one in reckoned])


def _put_beside(name: str, amounts: Sequence[int], kind: RowKind = RowKind.PLAIN) -> Row:
    change = say_change(amounts[-1] - amounts[0])
    return Row((name, *(in_dong(one) for one in amounts), change), kind)


def _draw(comparison: Comparison) -> FigureExhibit:
    project, reckoned = comparison.project, comparison.reckoned
    series = [
        Series(name, tuple(round_to_millions(one.share(_of_category(*wanted))) for one in reckoned))
        for name, wanted in DRAWN_TOGETHER
    ]
    title = f"Tổng chi phí sở hữu của các phương án: {tidy(project.name)}"
    figures = Figures(
        comparison.code,
        title,
        "triệu đồng, giá trị hiện tại, làm tròn từng phần",
        tuple(_name(one) for one in reckoned),
        tuple(series),
    )
    return FigureExhibit(comparison.code, "Cơ cấu chi phí được vẽ tại {ref}.", title, draw_bars(figures))


def _say_outcome(comparison: Comparison) -> WordsExhibit:
    """Return which option costs less and by how much, where they rest on one ground; what the rule says besides."""
    reckoned = comparison.reckoned
    said = [_say_difference(reckoned)]
    said.append(f"Quy tắc PRJ704 (so sánh trên cùng cơ sở): {comparison.verdict.lower()}.")
    said += [one.message for one in comparison.judged if one.message]
    said += [
        f"{_name(one)}: tỷ lệ chiết khấu “{tidy(one.option.discount_rate)}” không phải là số, nên chưa chiết khấu."
        for one in reckoned
        if one.rate is None
    ]
    return say(f"{comparison.code}-outcome", *said)


def _say_difference(reckoned: Sequence[Reckoning]) -> str:
    if len(reckoned) == 1:
        return f"Mới có {_name(reckoned[0]).lower()}; chưa có phương án khác để so sánh."
    if differing := list_different_grounds([one.option for one in reckoned]):
        return f"Các phương án khác nhau về {', '.join(differing)}, nên không so sánh tổng chi phí với nhau."
    cheapest, *others = sorted(reckoned, key=lambda one: one.total)
    told = [_say_saving(cheapest, other) for other in others]
    return f"{_name(cheapest)} có tổng chi phí sở hữu (ước tính khả dĩ) {'; '.join(told)}."


def _say_saving(cheapest: Reckoning, other: Reckoning) -> str:
    saved = other.total - cheapest.total
    if not saved:
        return f"bằng {_name(other).lower()}"
    percent = f"{saved / other.total:.1%}".replace(".", ",").replace("%", " %")
    return f"thấp hơn {_name(other).lower()} {in_dong(saved)} đồng ({percent})"


def _of_category(*wanted: CostCategory) -> Callable[[CostLine], bool]:
    return lambda line: line.category in wanted


def _of_year(year: int) -> Callable[[CostLine], bool]:
    return lambda line: line.year == year


def round_to_millions(amount: int) -> int:
    """Return an amount of đồng in whole millions, half a million rounded up."""
    return (amount + _MILLION // 2) // _MILLION


def _name(one: Reckoning) -> str:
    return f"Phương án {LABELS[OptionKind][one.option.option_kind].lower()}"
