"""What a dossier of Quyết định 1425 will hold, for the checks that ask about it."""

from lgsp.architecture.conformance.checklist import CURRENT_OUTLINE
from lgsp.architecture.conformance.handed import Handed
from lgsp.architecture.model.model import Model
from lgsp.architecture.pictures.plates.diagrams import draw_diagrams
from lgsp.architecture.pictures.plates.rooms import ON_PLATE

from .edition import Edition
from .wording import on_day, tidy


def gather(edition: Edition) -> Handed:
    """Return what is handed in with the edition: every product is made of its model, for its issue."""
    issue = edition.issue
    return Handed(
        outline=CURRENT_OUTLINE,
        drawn=edition.model.derive(_list_drawn),
        version=tidy(issue.version) if issue else "",
        data_cutoff=on_day(issue.data_cutoff) if issue and issue.data_cutoff else "",
    )


def _list_drawn(model: Model) -> dict[str, frozenset[str]]:
    """Return what stands on each diagram that the model gives."""
    return {
        diagram.required.code: frozenset(
            subject
            for sheet in diagram.sheets
            for shape in sheet.scene.shapes
            for subject in getattr(shape, "subjects", ())
        )
        for diagram in draw_diagrams(model, ON_PLATE)
        if diagram.sheets
    }
