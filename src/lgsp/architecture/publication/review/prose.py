"""Prose that was changed in a returned file, as the Markdown it becomes in the model."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lgsp.architecture.documents.blocks import PROSE, Run
from lgsp.architecture.documents.word.records import PassageMark
from lgsp.architecture.documents.word.words import tidy_runs
from lgsp.architecture.frameworks.outlines import Outline
from lgsp.architecture.interchange.proposals import Note, NoteKind
from lgsp.architecture.model.model import Model

from .markdown import write_markdown
from .merging import match, merge
from .passages import Passage, list_passages
from .pieces import Grid, Picture
from .places import Places
from .returned import Returned


@dataclass(slots=True)
class ProseIntake:
    """The text that paragraphs become, by what the model calls them, and what somebody should know."""

    texts: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def take_prose(returned: Returned, model: Model, *, outline: Outline, places: Places) -> ProseIntake:
    """Return what the prose of the model becomes."""
    taken = ProseIntake()
    known = {outline.prose_key(one.key, followed=model.province.outline) for one in outline.paragraphs}
    for key, controls in _list_paragraphs(returned).items():
        if key not in known:
            place = places.name(controls[0])
            taken.notes.append(
                Note(NoteKind.NOT_UNDERSTOOD, place, f"Mô hình không có lời văn mang mã {key}.")
            )
        elif not any(place in returned.regions for place in controls):
            said = "Khối lời văn không còn trong tệp; mô hình giữ nguyên. Muốn bỏ thì xoá tệp trong thư mục prose/."
            taken.notes.append(Note(NoteKind.WARNING, places.name(controls[0]), said))
        else:
            _Paragraph(key, controls, returned, model, places).take(taken)
    return taken


def _list_paragraphs(returned: Returned) -> Mapping[str, list[int]]:
    """Return the controls of every paragraph's prose, by the name of the prose."""
    found: dict[str, list[int]] = {}
    for place, control in enumerate(returned.record.controls):
        if control.key.startswith(PROSE):
            found.setdefault(control.key.removeprefix(PROSE), []).append(place)
    return found


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The prose of one paragraph of the outline: as it was sent, as it came back, as the model has it."""

    key: str
    controls: list[int]
    returned: Returned
    model: Model
    places: Places

    def take(self, taken: ProseIntake) -> None:
        marks = [mark for place in self.controls for mark in self.returned.record.controls[place].marks]
        passages = [mark for mark in marks if isinstance(mark, PassageMark)]
        base = [mark.digest for mark in passages if not mark.is_notice]
        notices = {mark.digest for mark in passages if mark.is_notice}
        theirs = [one for one in self._list_passages() if one.digest not in notices]
        taken.notes += self._list_foreign()
        if [one.digest for one in theirs] == base:
            return
        ours = list_passages(self.model.prose.get(self.key, ""), file=f"prose/{self.key}.md")
        sources = {one.digest: one for one in ours}
        merged = merge(
            base, ours, [sources.get(one.digest, one) for one in theirs], key=lambda one: one.digest
        )
        taken.notes += self._tell_conflicts(merged.conflicts)
        if [one.digest for one in merged.items] == [one.digest for one in ours]:
            taken.notes.append(self._note(NoteKind.KEPT, "Mô hình đã có đúng lời văn này."))
            return
        taken.notes += self._tell_changes(ours, merged.items)
        taken.texts[self.key] = write_markdown(merged.items)

    def _list_passages(self) -> Iterator[Passage]:
        for place in self.controls:
            for piece in self.returned.regions.get(place, ()):
                if isinstance(piece, Passage):
                    runs = (Run(" ".join(run.text.split("\n")), run.bold, run.italic) for run in piece.runs)
                    yield replace(piece, runs=tidy_runs(runs))

    def _list_foreign(self) -> Iterator[Note]:
        for place in self.controls:
            for piece in self.returned.regions.get(place, ()):
                if isinstance(piece, Grid):
                    rows = " / ".join(" | ".join(row) for row in piece.rows)
                    said = (
                        f"Bảng được thêm vào lời văn; bảng lập từ mô hình, không viết trong lời văn: {rows}"
                    )
                    yield self._note(NoteKind.NOT_UNDERSTOOD, said)
                elif isinstance(piece, Picture):
                    said = "Hình được thêm vào lời văn; hình lập từ mô hình, không đặt trong lời văn."
                    yield self._note(NoteKind.NOT_UNDERSTOOD, said)

    def _tell_changes(self, ours: Sequence[Passage], now: Sequence[Passage]) -> Iterator[Note]:
        """Yield what becomes of the prose, passage by passage, for whoever decides about it."""
        before, after = [one.digest for one in ours], [one.digest for one in now]
        for tag, a, b, c, d in match(before, after).get_opcodes():
            old = " / ".join(one.text for one in ours[a:b])
            new = " / ".join(one.text for one in now[c:d])
            if tag == "insert":
                yield self._note(NoteKind.MAPPED, f"Thêm “{new}”")
            elif tag == "delete":
                yield self._note(NoteKind.MAPPED, f"Bỏ “{old}”")
            elif tag == "replace":
                yield self._note(NoteKind.MAPPED, f"“{old}” thành “{new}”")

    def _tell_conflicts(
        self, conflicts: tuple[tuple[tuple[Passage, ...], tuple[Passage, ...]], ...]
    ) -> Iterator[Note]:
        for ours, _theirs in conflicts:
            now = " / ".join(one.text for one in ours) or "(đã xoá)"
            said = "Đoạn này vừa được sửa trong tệp vừa đã đổi trong mô hình sau khi xuất; đề xuất lấy bản trong tệp. "
            yield self._note(NoteKind.WARNING, f"{said}Mô hình đang ghi: {now}")

    def _note(self, kind: NoteKind, text: str) -> Note:
        return Note(kind, self.places.name(self.controls[0]), text)
