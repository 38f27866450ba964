"""How the doors tell what a proposal says: its sentences, and the notes that ask for attention."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lgsp.kernel.language import pick

from .errors import language

if TYPE_CHECKING:
    from lgsp.architecture.interchange.proposals import Note

SHOWN = 40
_ASKING = ("comment", "warning", "not-understood")


def describe_sentences(sentences: Sequence[str]) -> Iterator[str]:
    """Yield what would change, the first lines of it."""
    yield from sentences[:SHOWN]
    if len(sentences) > SHOWN:
        more = len(sentences) - SHOWN
        yield pick(f"… và {more} thay đổi khác", f"… and {more} more", language=language())


def describe_notes(notes: "Sequence[Note]") -> Iterator[str]:
    """Yield the lines that ask for attention; how the rest was understood stands in the report."""
    for note in [note for note in notes if note.kind in _ASKING][:SHOWN]:
        yield f"  {note.place + ': ' if note.place else ''}{note.text}"
    counts = Counter(note.kind.value for note in notes)
    if counts:
        told = ", ".join(f"{kind} {count}" for kind, count in counts.items())
        yield pick(
            f"Báo cáo report.md có {sum(counts.values())} ghi chú ({told}).",
            f"report.md has {sum(counts.values())} notes ({told}).",
            language=language(),
        )


def list_notes(notes: "Sequence[Note]") -> list[dict[str, Any]]:
    """Return the notes as programs read them."""
    return [{"kind": note.kind, "place": note.place, "text": note.text} for note in notes]
