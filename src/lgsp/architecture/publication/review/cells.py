"""Cells that were changed in a returned file: rows are found again, whatever was put in or taken out between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lgsp.architecture.documents.word.records import RowMark, TableMark
from lgsp.architecture.documents.word.words import digest_cell, tidy_cell
from lgsp.architecture.interchange.proposals import Note, NoteKind

from .merging import match
from .pieces import Grid

_MOST_COMPARED = 250_000
"""Pairs of rows that are compared cell by cell: 500 rows that all became others."""


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that says something else: which fact it shows (none where it is put together), and what it says now."""

    place: str
    subject: str
    field: str
    title: str
    recorded: str
    text: str


def find_changes(mark: TableMark, grid: Grid, *, place: str) -> tuple[list[ChangedCell], list[Note]]:
    """Return the changed cells of a table, and what was done to it that is no change of a cell."""
    table = _Table(mark, grid, place)
    return list(table.list_cells()), list(table.list_notes())


class _Table:
    def __init__(self, mark: TableMark, grid: Grid, place: str) -> None:
        self._mark, self._grid, self._place = mark, grid, place
        self._head = grid.rows[0] if grid.rows else ()
        self._digests = grid.digests[1:]
        self._pairs = dict(self._pair_rows())

    def list_cells(self) -> Iterator[ChangedCell]:
        for at, row in enumerate(self._mark.rows):
            place = self._pairs.get(at)
            if place is None or len(self._digests[place]) != len(row.cells):
                continue
            yield from self._compare(row, self._grid.rows[place + 1], at)

    def list_notes(self) -> Iterator[Note]:
        for was, now in zip(self._mark.head, self._head, strict=False):
            if was != digest_cell(now):
                yield self._note(
                    "đầu cột", f"Tên cột đã sửa thành “{now}”; tên cột theo mẫu, không đổi từ tệp Word."
                )
        for at, row in enumerate(self._mark.rows):
            place = self._pairs.get(at)
            if place is None:
                name = f" ({row.subject})" if row.subject else ""
                said = f"Dòng đã bị xoá{name}; muốn bỏ đối tượng thì sửa mô hình."
                yield self._note(f"dòng {at + 1}", said)
            elif len(self._digests[place]) != len(row.cells):
                yield self._note(
                    f"dòng {at + 1}", f"Số ô của dòng đã khác: {_join(self._grid.rows[place + 1])}"
                )
        for place in sorted(set(range(len(self._digests))) - set(self._pairs.values())):
            said = (
                f"Dòng được thêm: {_join(self._grid.rows[place + 1])}. Muốn thêm đối tượng thì dùng lgsp new."
            )
            yield self._note(f"dòng {place + 1}", said)

    def _compare(self, row: RowMark, cells: Sequence[str], at: int) -> Iterator[ChangedCell]:
        for column, (was, now) in enumerate(zip(row.cells, cells, strict=True)):
            if was != digest_cell(now):
                title = self._head[column] if column < len(self._head) else ""
                field = self._mark.fields[column] if column < len(self._mark.fields) else ""
                place = f"{self._place}, dòng {at + 1}, cột “{title}”"
                yield ChangedCell(place, row.subject, field, title, was, tidy_cell(now))

    def _pair_rows(self) -> Iterator[tuple[int, int]]:
        """Yield which row of the file each row of the record has become."""
        was = [row.cells for row in self._mark.rows]
        for tag, a, b, c, d in match(was, self._digests).get_opcodes():
            if tag == "equal" or (tag == "replace" and b - a == d - c):
                yield from zip(range(a, b), range(c, d), strict=True)
            elif tag == "replace" and (b - a) * (d - c) <= _MOST_COMPARED:
                yield from self._pair_similar(range(a, b), range(c, d))

    def _pair_similar(self, was: range, now: range) -> Iterator[tuple[int, int]]:
        """Yield the rows that share most cells, in order."""
        start = now.start
        for at in was:
            cells = self._mark.rows[at].cells
            likeness = {place: _liken(cells, self._digests[place]) for place in range(start, now.stop)}
            best = max(likeness, key=likeness.__getitem__, default=None)
            if best is not None and likeness[best]:
                yield at, best
                start = best + 1

    def _note(self, detail: str, text: str) -> Note:
        return Note(NoteKind.NOT_UNDERSTOOD, f"{self._place}, {detail}", text)


def _liken(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))


def _join(cells: Sequence[str]) -> str:
    return " | ".join(cells)
