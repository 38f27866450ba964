"""
What connecting costs, derived: links from system to system alone, adapters to the platform on it, at past unit costs.

A past project is one that is over on the day the options begin. Its unit cost is its connection costs divided by the
links its systems have (stand-alone) or by the systems that have any (on the platform); of several projects the median.
Where no past project says it, nothing is derived.
"""

from dataclasses import dataclass
from statistics import median_low

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.planning import CostCategory, Option, OptionKind, Project


@dataclass(frozen=True, slots=True)
class Derived:
    """The connection cost of an option as past projects have it: a number of units, each at a cost, and whose."""

    units: int
    unit_cost: int
    projects: tuple[str, ...]
    declared: int

    @property
    def cost(self) -> int:
        """Return the cost, in đồng."""
        return self.units * self.unit_cost


def derive_connection(model: Model, project: Project, option: Option) -> Derived | None:
    """Return what connecting would cost at the unit costs of past projects; none where none says it."""
    past = {
        other.id: cost
        for other in model.whole.all(Project)
        if other.ends_on < option.starts_on and other.id != project.id
        if (cost := _unit_cost(model, other, option.option_kind)) is not None
    }
    units = _count_units(model, project, option.option_kind)
    if not past or not units:
        return None
    declared = sum(line.likely for line in option.costs if line.category is CostCategory.CONNECTION)
    return Derived(units, median_low(past.values()), tuple(sorted(past)), declared)


def _unit_cost(model: Model, project: Project, kind: OptionKind) -> int | None:
    option = next((one for one in project.options if one.option_kind is kind), None)
    units = _count_units(model, project, kind)
    if option is None or not units:
        return None
    spent = sum(line.likely for line in option.costs if line.category is CostCategory.CONNECTION)
    return spent // units if spent else None


def _count_units(model: Model, project: Project, kind: OptionKind) -> int:
    """Count the links of a project's systems; on the platform, the systems that have any: an adapter each."""
    own = {*project.builds, *project.upgrades}
    links = {
        tuple(sorted((flow.provider, flow.consumer)))
        for flow in model.whole.all(Flow)
        if {flow.provider, flow.consumer} & own
    }
    if kind is OptionKind.ON_PLATFORM:
        return len(own & {end for link in links for end in link})
    return len(links)
