"""What every screen of the desk needs: the description, who is asking, and where the model stands."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.platform.identity.roles import Role
from lgsp.platform.kit.clock import today
from lgsp.portal.sources import Description, get_description
from lgsp.stewardship.places import Place
from lgsp.stewardship.standing import Standing, read_standing


@dataclass(frozen=True)
class Desk:
    """The description as it is now, and the person who looks at it."""

    description: Description
    standing: Standing
    is_officer: bool

    @property
    def sees_all(self) -> bool:
        """Say whether the person sees what every agency does, not only the own: who has a right, or is no officer."""
        return bool(self.standing.rights) or not self.is_officer

    @property
    def own_agency(self) -> str:
        """Return the id of the agency whose part alone the person sees; nothing for who sees everything."""
        if self.sees_all:
            return ""
        return self.standing.agency.id if self.standing.agency is not None else "-"

    @property
    def model(self) -> Model:
        """Return the model."""
        return self.description.model


def open_desk(request: HttpRequest) -> Desk:
    """
    Return the desk as the person who asks sees it.

    :raises ModelBroken: if the folder cannot be read as a model
    """
    description = get_description(settings.LGSP_MODEL, on=today())
    standing = read_standing(request.user, description.model, on=today())
    return Desk(description, standing, getattr(request.user, "role", None) == Role.OFFICER)


def get_place() -> Place:
    """Return where the model stands."""
    return Place(settings.LGSP_MODEL, settings.LGSP_VAR)


def get_kind(kind: str) -> type[Entity]:
    """Return the class of a kind; an address that names none is not there."""
    found = KINDS.get(kind)
    if found is None:
        raise Http404
    return found


def get_entity(model: Model, kind: str, key: str) -> Entity:
    """Return the entity of an address, under its present id; one that is not there is not there."""
    found = model.entities.get(model.renamed.get(key, key))
    if found is None or found.kind != kind:
        raise Http404
    return found
