"""
Compare the options of a project: present values, what moves them, and which assumption decides.

All amounts are whole đồng at the beginning; a year's factor is rounded to four places, a product half up to whole
đồng, sums are sums of what is shown. An option costs what it adds (marginal); on the platform it is shown as well with
its fair share of that (fully loaded). Over fewer years than the options say, the cost of leaving comes in the last one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from lgsp.architecture.documents.annexes.ownership_costs import (
    CATEGORY_NAMES,
    Reckoning,
    list_different_grounds,
    read_rate,
    reckon,
)
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.planning import CostCategory, CostLine, Option, OptionKind, Project

from .errors import (
    CostOutside,
    EstimatesCrossed,
    GroundsDiffer,
    HorizonUnusable,
    OptionsMissing,
    RateUnusable,
)
from .integration import Derived, derive_connection
from .sharing import Share, find_share

MOST_RATE = 30
"""Above this, no rate is taken: 300 % is a slip of the pen."""
RATE_STEP = Decimal(3)
"""By how many points the discount rate is moved to see what it decides."""


@dataclass(frozen=True)
class Costed:
    """One option reckoned through, with what was derived beside it."""

    reckoned: Reckoning
    share: Share | None
    derived: Derived | None

    @property
    def option(self) -> Option:
        """Return the option."""
        return self.reckoned.option

    @property
    def kind(self) -> OptionKind:
        """Return which way of doing the project it is."""
        return self.option.option_kind

    @property
    def name(self) -> str:
        """Return what it is called."""
        return LABELS[OptionKind][self.kind]

    @property
    def low(self) -> int:
        """Return what it costs by the low estimates."""
        return self._own(lambda line: line.low)

    @property
    def marginal(self) -> int:
        """Return what it adds, by the likely estimates: its lines but for what is another's platform."""
        return self._own(lambda line: line.likely)

    @property
    def high(self) -> int:
        """Return what it costs by the high estimates."""
        return self._own(lambda line: line.high)

    @property
    def declared_share(self) -> int:
        """Return its share of shared platforms as its authors reckon it."""
        return self.reckoned.share(lambda line: line.shared_platform is not None)

    @property
    def loaded(self) -> int:
        """Return what it costs with its fair share of the platform, or with the declared one where none is known."""
        return self.marginal + (self.share.each if self.share else self.declared_share)

    @property
    def off_budget(self) -> int:
        """Return the part that does not come out of the budget."""
        return self.reckoned.share(lambda line: not line.is_budget_relevant)

    @property
    def mark(self) -> Decimal | None:
        """Return its mark besides money, from 0 to 10, weighted; none where nobody gave any."""
        weight = sum(one.weight for one in self.option.qualities)
        marks = sum(one.weight * one.mark for one in self.option.qualities)
        return (Decimal(marks) / weight).quantize(Decimal("0.01")) if weight else None

    def of(self, category: CostCategory, estimate: str = "likely") -> int:
        """Return the present value of a category by an estimate: `low`, `likely` or `high`."""
        return self._own(lambda line: getattr(line, estimate) if line.category is category else 0)

    def _own(self, estimate: Callable[[CostLine], int]) -> int:
        def own(line: CostLine) -> int:
            return 0 if line.shared_platform else estimate(line)

        return self.reckoned.total_of(own)


@dataclass(frozen=True, slots=True)
class Swing:
    """What one assumption moves: the difference of the two cheapest options at its low and at its high end."""

    name: str
    at_low: int
    at_high: int

    @property
    def width(self) -> int:
        """Return how far it moves the difference."""
        return abs(self.at_high - self.at_low)

    @property
    def decides(self) -> bool:
        """Say whether the other option is cheaper at one of its ends."""
        return min(self.at_low, self.at_high) < 0


@dataclass(frozen=True)
class Comparison:
    """The options of a project, the cheapest first by what they add."""

    project: Project
    options: tuple[Costed, ...]
    swings: tuple[Swing, ...]

    @property
    def best(self) -> Costed:
        """Return the option that adds least."""
        return self.options[0]

    @property
    def second(self) -> Costed:
        """Return the next cheapest."""
        return self.options[1]

    @property
    def difference(self) -> int:
        """Return by how much the second is dearer."""
        return self.second.marginal - self.best.marginal

    @cached_property
    def best_loaded(self) -> Costed:
        """Return the cheapest option when each bears its fair share of the platform."""
        return min(self.options, key=lambda one: one.loaded)

    @property
    def deciding(self) -> Swing | None:
        """Return the assumption that decides: of those that turn the order, the one that moves most."""
        return next((one for one in self.swings if one.decides), None)

    @property
    def break_even(self) -> int | None:
        """
        Return from how many connected systems on the platform is cheaper than alone, each bearing its fair share.

        None where it is not compared, or the platform's own cost is unknown, or it never is.
        """
        alone, shared = self.find(OptionKind.STANDALONE), self.find(OptionKind.ON_PLATFORM)
        if alone is None or shared is None or shared.share is None or alone.marginal <= shared.marginal:
            return None
        return -(-shared.share.cost // (alone.marginal - shared.marginal))

    def find(self, kind: OptionKind) -> Costed | None:
        """Return the option of that kind."""
        return next((one for one in self.options if one.kind is kind), None)


def compare_options(
    model: Model, project: Project, *, horizon_years: int | None = None, discount_rate: str | None = None
) -> Comparison:
    """
    Compare a project's options; over fewer years or at another rate than they say, where asked.

    :raises OptionsMissing: if there are not two
    :raises GroundsDiffer: if they do not rest on one ground
    :raises RateUnusable: if the rate is no number, or out of bounds
    :raises HorizonUnusable: if they say no costs for so many years
    :raises CostOutside: if a cost lies outside of the years
    :raises EstimatesCrossed: if a low estimate is above a likely or high one
    """
    _check(project)
    options = [_adapt(one, project, horizon_years, discount_rate) for one in project.options]
    costed = [
        Costed(reckon(one), find_share(model, project, one), derive_connection(model, project, one))
        for one in options
    ]
    costed.sort(key=lambda one: (one.marginal, list(OptionKind).index(one.kind)))
    best, second = costed[0], costed[1]
    swings = sorted(_list_swings(best, second), key=lambda one: (-one.width, one.name))
    return Comparison(project, tuple(costed), tuple(one for one in swings if one.width))


def _check(project: Project) -> None:
    if len(project.options) < 2:
        raise OptionsMissing(project=project.id, count=len(project.options))
    if differences := list_different_grounds(project.options):
        raise GroundsDiffer(project=project.id, differences=", ".join(differences))
    for option in project.options:
        first, last = option.starts_on.year, option.starts_on.year + option.horizon_years
        facts = {"option": LABELS[OptionKind][option.option_kind], "project": project.id}
        for line in option.costs:
            if not first <= line.year <= last:
                raise CostOutside(**facts, year=line.year, first=first, last=last)
            if not line.low <= line.likely <= line.high:
                estimates = {"low": line.low, "likely": line.likely, "high": line.high}
                raise EstimatesCrossed(**facts, year=line.year, **estimates)


def _adapt(option: Option, project: Project, years: int | None, rate: str | None) -> Option:
    said = option.discount_rate if rate is None else rate
    number = read_rate(said)
    if number is None or number > MOST_RATE:
        raise RateUnusable(rate=said, project=project.id, most=MOST_RATE)
    if years is not None and not 1 <= years <= option.horizon_years:
        raise HorizonUnusable(years=years, project=project.id, declared=option.horizon_years)
    last = option.starts_on.year + (option.horizon_years if years is None else years - 1)
    kept = tuple(_bring_forward(line, last) for line in option.costs if _is_kept(line, last))
    update = {"discount_rate": said, "costs": kept, "horizon_years": years or option.horizon_years}
    return option.model_copy(update=update)


def _is_kept(line: CostLine, last: int) -> bool:
    return line.year <= last or line.category is CostCategory.EXIT


def _bring_forward(line: CostLine, last: int) -> CostLine:
    """Whoever stops earlier leaves earlier."""
    return line.model_copy(update={"year": last}) if line.year > last else line


def _list_swings(best: Costed, second: Costed) -> Iterator[Swing]:
    """Yield what each assumption makes of the difference, all others at their likely values."""
    base = second.marginal - best.marginal
    for one, sign in ((best, -1), (second, 1)):
        for category in CostCategory:
            low, likely, high = (one.of(category, estimate) for estimate in ("low", "likely", "high"))
            name = f"{CATEGORY_NAMES[category]} ({one.name.lower()})"
            yield Swing(name, base + sign * (low - likely), base + sign * (high - likely))
    rate = read_rate(best.option.discount_rate) or Decimal(0)
    ends = [_difference_at(best, second, max(Decimal(0), rate + step)) for step in (-RATE_STEP, RATE_STEP)]
    yield Swing(f"Tỷ lệ chiết khấu ({rate} ± {RATE_STEP} %)", ends[0], ends[1])


def _difference_at(best: Costed, second: Costed, rate: Decimal) -> int:
    totals = [
        replace(one, reckoned=reckon(one.option.model_copy(update={"discount_rate": str(rate)}))).marginal
        for one in (best, second)
    ]
    return totals[1] - totals[0]
