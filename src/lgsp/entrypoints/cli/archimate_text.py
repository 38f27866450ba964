"""How the ArchiMate door speaks: lines for people, JSON for programs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lgsp.architecture.model.kinds import KINDS
from lgsp.kernel.language import pick

from .errors import language

if TYPE_CHECKING:
    from lgsp.architecture.interchange.archimate.exporting import Export
    from lgsp.architecture.interchange.archimate.importing import Import

IMPORT_FORMAT = "lgsp-archimate-import/1"
EXPORT_FORMAT = "lgsp-archimate-export/1"
_FORMS = {
    "exchange-2.1": ("tệp trao đổi ArchiMate 2.1", "ArchiMate exchange file 2.1"),
    "exchange-3": ("tệp trao đổi ArchiMate 3.x", "ArchiMate exchange file 3.x"),
    "archi": ("tệp Archi", "Archi file"),
    "archi-zip": ("tệp Archi có hình ảnh", "Archi file with images"),
    "coarchi": ("thư mục coArchi", "coArchi folder"),
}
_SHOWN = 20


def import_to_lines(taken: "Import", file: Path, written: Path | None) -> Iterator[str]:
    """Tell what became of a file: counts, what to look at, where it was written."""
    counts = taken.counts
    form = _say(*_FORMS[taken.form])
    yield _say(
        f"{file.name}: {form}, {counts['elements']} phần tử, {counts['relationships']} quan hệ, "
        f"{counts['views']} sơ đồ.",
        f"{file.name}: {form}, {counts['elements']} elements, {counts['relationships']} relationships, "
        f"{counts['views']} views.",
    )
    listed = " · ".join(f"{title}: {count}" for title, count in _count_kinds(taken)) or _say(
        "không có", "none"
    )
    yield _say(f"Thành đối tượng của mô hình: {listed}.", f"Became entities: {listed}.")
    for foreign in taken.foreign:
        model = foreign.model
        yield _say(
            f"Giữ nguyên trong {foreign.file}: {len(model.elements)} phần tử, {len(model.relationships)} quan hệ, "
            f"{len(model.diagrams)} sơ đồ.",
            f"Kept as they are in {foreign.file}: {len(model.elements)} elements, {len(model.relationships)} "
            f"relationships, {len(model.diagrams)} views.",
        )
    if counts["drawn"]:
        yield _say(
            f"{counts['drawn']} phần tử, quan hệ, sơ đồ do lgsp tự vẽ, không nhập lại.",
            f"{counts['drawn']} elements, relationships and views were drawn by lgsp and not taken back.",
        )
    yield from _remarks(taken)
    yield (
        _say(f"Đã ghi {written}.", f"Written: {written}.")
        if written
        else _say("Không có gì thay đổi so với mô hình.", "Nothing changes in the model.")
    )


def import_to_json(taken: "Import", file: Path, written: Path | None) -> Iterator[str]:
    """Tell the same, with every mapping."""
    answer = {
        "format": IMPORT_FORMAT,
        "file": file.name,
        "form": taken.form,
        "counts": dict(taken.counts),
        "written": str(written) if written else None,
        "mapped": [
            {"identifier": one.identifier, "type": one.type, "name": one.name, "kind": one.kind, "id": one.id}
            for one in taken.mapped
        ],
        "notes": [
            {"kind": note.kind, "place": note.place, "text": note.text}
            for note in taken.notes
            if note.kind != "mapped"
        ],
    }
    yield json.dumps(answer, ensure_ascii=False, indent=2)


def export_to_lines(export: "Export", out: Path, size: int) -> Iterator[str]:
    """Tell what was written."""
    model = export.model
    yield _say(
        f"{out} ({size // 1024} kB): {len(model.elements)} phần tử, {len(model.relationships)} quan hệ, "
        f"{len(model.diagrams)} sơ đồ.",
        f"{out} ({size // 1024} kB): {len(model.elements)} elements, {len(model.relationships)} relationships, "
        f"{len(model.diagrams)} views.",
    )
    if export.dropped:
        named = ", ".join(export.dropped[:_SHOWN])
        yield _say(
            f"{len(export.dropped)} phần ngoài mô hình không xuất vì trỏ tới đối tượng không còn: {named}",
            f"{len(export.dropped)} foreign parts stay behind, since they refer to what is gone: {named}",
        )


def export_to_json(export: "Export", out: Path, size: int) -> Iterator[str]:
    """Tell the same as JSON."""
    model = export.model
    answer = {
        "format": EXPORT_FORMAT,
        "file": str(out),
        "bytes": size,
        "elements": len(model.elements),
        "relationships": len(model.relationships),
        "views": len(model.diagrams),
        "dropped": list(export.dropped),
    }
    yield json.dumps(answer, ensure_ascii=False, indent=2)


def _remarks(taken: "Import") -> Iterator[str]:
    for note in taken.kept:
        yield f"  {note.place}: {note.text}"
    for note in taken.warnings[:_SHOWN]:
        yield _say("Cần xem lại: ", "To look at: ") + (f"{note.place}: " if note.place else "") + note.text
    if len(taken.warnings) > _SHOWN:
        left = len(taken.warnings) - _SHOWN
        yield _say(f"… và {left} điều nữa (--report ghi đủ).", f"… and {left} more (--report has all).")


def _count_kinds(taken: "Import") -> Iterator[tuple[str, int]]:
    for name, kind in KINDS.items():
        count = sum(one.kind == name for one in taken.entities)
        if count:
            yield _say(kind.title, name), count


def _say(vietnamese: str, english: str) -> str:
    return pick(vietnamese, english, language=language())
