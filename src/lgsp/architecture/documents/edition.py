"""What is being published: a model, as of a day."""

from dataclasses import dataclass
from datetime import date

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.governance import Issue
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import System
from lgsp.architecture.queries.issues import find_issue, get_day_decided

from .wording import NOTHING, tidy


@dataclass(frozen=True, slots=True)
class Edition:
    """A model and the day its document speaks of."""

    model: Model
    on: date

    @property
    def province(self) -> str:
        """Return the province's full name as it stands inside a sentence: `tỉnh Lam Giang`."""
        name = tidy(self.model.province.full_name)
        return name[:1].lower() + name[1:]

    @property
    def issue(self) -> Issue | None:
        """Return the issue the document is for: the one being prepared, else the last that was decided."""
        return find_issue(self.model)

    def decided_on(self, issue: Issue) -> date | None:
        """Return the day the decision on it was signed; none while it is being prepared."""
        return get_day_decided(self.model, issue)

    def name(self, kind: type[Entity], reference: str | None) -> str:
        """Return the name of what is referred to; no reference is a dash."""
        return tidy(self.model.get(kind, reference).name) if reference else NOTHING

    def owner_of(self, system: str) -> Agency:
        """Return the agency that owns the system of that id."""
        return self.model.get(Agency, self.model.get(System, system).owner)

    def cite(self, documents: tuple[str, ...]) -> str:
        """Return the numbers of the documents of those ids, a line each; one without a number is named."""
        found = (self.model.get(Document, document) for document in documents)
        return "\n".join(tidy(document.number or document.name) for document in found) or NOTHING
