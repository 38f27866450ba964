"""What was changed in words, tables and pictures that come from the model or the outline: told, with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lgsp.architecture.documents.blocks import PROSE, Run
from lgsp.architecture.documents.word.records import ControlMark, PassageMark, PictureMark, TableMark
from lgsp.architecture.documents.word.words import PLAIN, digest_passage
from lgsp.architecture.interchange.proposals import Note, NoteKind

from .cells import ChangedCell, find_changes
from .merging import match
from .passages import Passage
from .pieces import Grid, Picture, Piece
from .places import Places
from .returned import Returned


@dataclass(slots=True)
class GeneratedIntake:
    """Cells that say something else, and what somebody should know."""

    cells: list[ChangedCell] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def take_generated(returned: Returned, places: Places) -> GeneratedIntake:
    """Return what was changed outside of prose."""
    taken = GeneratedIntake()
    for place, control in enumerate(returned.record.controls):
        if control.key.startswith(PROSE):
            continue
        if place not in returned.regions:
            said = f"Khối “{control.key}” lập từ mô hình không còn trong tệp; lần xuất sau vẫn có."
            taken.notes.append(Note(NoteKind.WARNING, places.name(place), said))
            continue
        _Control(control, returned.regions[place], place, places).take(taken)
    return taken


@dataclass(frozen=True, slots=True)
class _Control:
    """One control: as it was sent, and as it came back."""

    mark: ControlMark
    pieces: tuple[Piece, ...]
    place: int
    places: Places

    def take(self, taken: GeneratedIntake) -> None:
        marks = self.mark.marks
        passages = [one for one in marks if isinstance(one, PassageMark)]
        taken.notes += self._compare_words(passages)
        taken.notes += self._compare_pictures([one for one in marks if isinstance(one, PictureMark)])
        self._compare_tables([one for one in marks if isinstance(one, TableMark)], taken)

    def _compare_words(self, marks: Sequence[PassageMark]) -> Iterator[Note]:
        base = [mark.digest for mark in marks]
        passages = [piece for piece in self.pieces if isinstance(piece, Passage)]
        theirs = [_known_as(one, set(base)) for one in passages]
        if base == theirs:
            return
        for tag, a, b, c, d in match(base, theirs).get_opcodes():
            if tag == "delete":
                said = f"Đã xoá {b - a} đoạn lập từ mô hình hoặc đề cương; lần xuất sau vẫn có."
                yield self._note(NoteKind.NOT_UNDERSTOOD, said)
            elif tag != "equal":
                words = " / ".join(one.text for one in passages[c:d])
                said = f"Đoạn này lập từ mô hình hoặc đề cương, không sửa từ tệp Word; tệp ghi: “{words}”."
                yield self._note(NoteKind.NOT_UNDERSTOOD, said)

    def _compare_pictures(self, marks: Sequence[PictureMark]) -> Iterator[Note]:
        theirs = [piece.digest for piece in self.pieces if isinstance(piece, Picture)]
        for mark in marks:
            if mark.digest not in theirs:
                said = "Hình đã bị xoá hoặc thay; hình lập từ mô hình, lần xuất sau vẫn như mô hình."
                yield self._note(NoteKind.WARNING, said, f"Hình {mark.number}")
        if len(theirs) > len(marks):
            said = "Hình được thêm vào; hình lập từ mô hình, không đặt trong tệp Word."
            yield self._note(NoteKind.NOT_UNDERSTOOD, said)

    def _compare_tables(self, marks: Sequence[TableMark], taken: GeneratedIntake) -> None:
        grids = [piece for piece in self.pieces if isinstance(piece, Grid)]
        for mark, grid in zip(marks, grids, strict=False):
            cells, notes = find_changes(mark, grid, place=self.places.name(self.place, f"Bảng {mark.number}"))
            taken.cells += cells
            taken.notes += notes
        for mark in marks[len(grids) :]:
            said = "Bảng lập từ mô hình không còn trong tệp; lần xuất sau vẫn có."
            taken.notes.append(self._note(NoteKind.WARNING, said, f"Bảng {mark.number}"))
        for grid in grids[len(marks) :]:
            rows = " / ".join(" | ".join(row) for row in grid.rows)
            taken.notes.append(self._note(NoteKind.NOT_UNDERSTOOD, f"Bảng được thêm vào: {rows}"))

    def _note(self, kind: NoteKind, text: str, *details: str) -> Note:
        return Note(kind, self.places.name(self.place, *details), text)


def _known_as(passage: Passage, base: set[str]) -> str:
    """Return the digest the record has for a passage, set as it is or plainly; else its own."""
    plain = (Run(passage.text),)
    found = (
        digest_passage(passage.marker, plain),
        digest_passage(PLAIN, plain),
        digest_passage(PLAIN, passage.runs),
    )
    return next((one for one in found if one in base), passage.digest)
