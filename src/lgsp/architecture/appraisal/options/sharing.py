"""
What the shared platform costs, shown twice: what the project adds, and its fair share of the platform.

Lines that name a shared platform are the project's share as its authors reckon it. Beside it stands the fair share:
what the projects of the model that build or improve those platforms cost, by the number of systems connected, this
one's included. Showing one alone is how either side makes its option cheap.
"""

from dataclasses import dataclass

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.planning import Option, OptionKind, Project
from lgsp.architecture.model.systems import Service, System, SystemKind


@dataclass(frozen=True, slots=True)
class Share:
    """The fair share of platforms: their names, what they cost in all, and how many systems share them."""

    platforms: tuple[str, ...]
    cost: int
    systems: int

    @property
    def each(self) -> int:
        """Return what one system bears, in đồng, cut to whole ones."""
        return self.cost // self.systems


def find_share(model: Model, project: Project, option: Option) -> Share | None:
    """Return the fair share of an option on a platform; none where it uses none, or nobody wrote what that costs."""
    if option.option_kind is not OptionKind.ON_PLATFORM:
        return None
    platforms = sorted(_find_platforms(model, project, option))
    cost = sum(
        other.total or 0
        for other in model.whole.all(Project)
        if other.id != project.id and {*other.builds, *other.upgrades} & set(platforms)
    )
    if not platforms or not cost:
        return None
    own = {*project.builds, *project.upgrades} & {system.id for system in model.whole.all(System)}
    names = tuple(model.get(System, one).name for one in platforms)
    return Share(names, cost, max(1, len(_list_users(model, set(platforms)) | own)))


def _find_platforms(model: Model, project: Project, option: Option) -> set[str]:
    named = {line.shared_platform for line in option.costs if line.shared_platform}
    if named:
        return named
    built = (model.find(System, one) for one in (*project.builds, *project.upgrades))
    used = {each for system in built if system for each in system.uses}
    providers = {service.provider for each in used if (service := model.find(Service, each))}
    systems = (model.find(System, one) for one in providers)
    return {one.id for one in systems if one and one.system_kind is SystemKind.PLATFORM}


def _list_users(model: Model, platforms: set[str]) -> set[str]:
    services = {one.id for one in model.whole.all(Service) if one.provider in platforms}
    users = {one.id for one in model.whole.all(System) if services & set(one.uses)}
    return users | {flow.consumer for flow in model.whole.all(Flow) if flow.via in services}
