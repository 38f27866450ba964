"""What every screen of the desk needs: the description, who is asking, and where the model stands."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.platform.kit.clock import today
from lgsp.portal.sources import Description, get_description
from lgsp.stewardship.places import Place
from lgsp.stewardship.standing import Standing, read_standing


@dataclass(frozen=True)
class Desk:
    """The description as it is now, and the person who looks at it."""

    description: Description
    standing: Standing

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
    return Desk(description, read_standing(request.user, description.model, on=today()))


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
