"""From a returned Word file to a proposal on the model."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lgsp.architecture.documents.word.records import TableMark
from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.interchange.proposals import Note, NoteKind, Proposal, Source, propose
from lgsp.architecture.model.model import Model

from .errors import ReviewOfAnotherModel
from .facts import take_facts
from .generated import take_generated
from .places import Places
from .prose import take_prose
from .returned import Returned, read_returned

DOOR = "word"


@dataclass(frozen=True, slots=True)
class Review:
    """A returned file, and what it would change."""

    returned: Returned
    proposal: Proposal

    @property
    def needs_a_person(self) -> bool:
        """Say whether something in it cannot be accepted as it stands, but has to be read by somebody."""
        return any(
            note.kind not in (NoteKind.KEPT, NoteKind.MAPPED, NoteKind.TRACKED)
            for note in self.proposal.notes
        )


def review(content: bytes, model: Model, *, file: str) -> Review:
    """
    Return what a Word file that came back would change in the model.

    :raises DomainError: `DOCUMENT-005` to `009`, if it cannot be opened or is not safe to
    :raises NotReviewed: if it carries no record of what it was built from
    :raises ReviewOfAnotherModel: if it was built from another model
    :raises OutlineUnknown: if it follows an outline that is not known
    """
    returned = read_returned(content, name=file)
    _check_model(returned, model)
    outline = get_outline(returned.origin.outline)
    places = Places(returned, outline)
    prose = take_prose(returned, model, outline=outline, places=places)
    generated = take_generated(returned, places)
    facts = take_facts(generated.cells, model, on=_day_of(returned))
    proposal = propose(
        model,
        Source.of(DOOR, file=file, content=content),
        entities=facts.entities,
        prose=prose.texts,
        notes=[*_list_remarks(returned, places), *prose.notes, *facts.notes, *generated.notes],
    )
    return Review(returned, proposal)


def _day_of(returned: Returned) -> date:
    try:
        return date.fromisoformat(returned.origin.day)
    except ValueError:
        return date.max


def _check_model(returned: Returned, model: Model) -> None:
    """Refuse a file most of whose objects the model has not, under no present or former id."""
    marks = (mark for control in returned.record.controls for mark in control.marks)
    named = {row.subject for mark in marks if isinstance(mark, TableMark) for row in mark.rows if row.subject}
    unknown = named - model.entities.keys() - model.renamed.keys()
    if len(unknown) * 2 > len(named):
        raise ReviewOfAnotherModel(
            file=returned.file, unknown=len(unknown), count=len(named), folder=model.folder
        )


def _list_remarks(returned: Returned, places: Places) -> Iterator[Note]:
    for one in returned.comments:
        about = f" — về “{one.quote}”" if one.quote else ""
        who = f"{one.author or 'Không rõ ai'}{_on(one.day)}"
        yield Note(NoteKind.COMMENT, places.name(one.place), f"{who}: {one.text}{about}")
    for edit in returned.edits:
        done = "xoá" if edit.is_removed else "thêm"
        who = f"{edit.author or 'Không rõ ai'}{_on(edit.day)}"
        yield Note(NoteKind.TRACKED, places.name(edit.place), f"{who} {done}: “{edit.text}”")
    for (place, what, quote), count in Counter(
        (one.place, one.text, one.quote) for one in returned.oddities
    ).items():
        times = f" ({count} lần)" if count > 1 else ""
        said = f"Có {what}{times}, lời văn không giữ được: “{quote}”."
        yield Note(NoteKind.WARNING, places.name(place), said)


def _on(day: str) -> str:
    return f" ({'/'.join(reversed(day.split('-')))})" if day else ""
