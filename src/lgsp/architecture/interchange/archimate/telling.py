"""Tell, in Vietnamese, what an import took for what, what it kept as it was, and what somebody should look at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lgsp.architecture.interchange.proposals import Note, NoteKind
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.references import list_references

from .concepts import Named
from .foreign import Foreign
from .mapped import Mapped
from .partition import Parts
from .recognition import CANDIDATES

Missing = Counter[tuple[str, tuple[str, ...]]]


def tell_mapped(mapped: Iterable[Mapped]) -> Iterator[Note]:
    """Yield a note for each element that became an entity."""
    for one in mapped:
        title = KINDS[one.kind].title
        yield Note(NoteKind.MAPPED, one.identifier, f"{one.type} “{one.name}” → {title} {one.id}")


def tell_kept(foreign: Iterable[Foreign], taken: set[str], missing: Missing) -> Iterator[Note]:
    """Yield what stays in foreign models, by type, and why it did not become a thing of ours."""
    for one in foreign:
        model = one.model
        groups: tuple[tuple[str, tuple[Named, ...]], ...] = (
            ("phần tử", model.elements),
            ("quan hệ", model.relationships),
        )
        for word, group in groups:
            for kind, count in sorted(Counter(_type(each) for each in group if each.id not in taken).items()):
                yield Note(NoteKind.KEPT, one.file, f"{kind}: {count} {word} giữ nguyên")
        if model.diagrams:
            yield Note(NoteKind.KEPT, one.file, f"{len(model.diagrams)} sơ đồ giữ nguyên")
    for (kind, titles), count in sorted(missing.items()):
        wanted = KINDS[CANDIDATES[kind]].title if kind in CANDIDATES else kind
        told = ", ".join(f"“{title}”" for title in titles)
        text = f"{count} phần tử chưa thành “{wanted}” vì tệp không nêu {told}"
        yield Note(NoteKind.KEPT, kind, text)


def tell_warnings(parts: Parts, left_out: Iterable[str]) -> Iterator[Note]:
    """Yield what somebody should look at."""
    for key in parts.copies:
        text = "bản sao của một đối tượng đã có; giữ như phần tử ngoài mô hình"
        yield Note(NoteKind.WARNING, key, text)
    for key in parts.changed:
        text = "sơ đồ hoặc quan hệ do lgsp vẽ đã được sửa ở công cụ khác; giữ bản đã sửa"
        yield Note(NoteKind.WARNING, key, text)
    yield from (Note(NoteKind.WARNING, "", f"không giữ {what}") for what in parts.left_out)
    yield from (Note(NoteKind.WARNING, name, "hình ảnh quá lớn, không giữ") for name in left_out)


def tell_dangling(entities: Mapping[str, Entity], there: Mapping[str, Entity]) -> Iterator[Note]:
    """Yield references to what neither the file nor the model holds: somebody deleted it in the other tool."""
    for entity in entities.values():
        for reference in list_references(entity):
            named = entities.get(reference.id) or there.get(reference.id)
            if named is None:
                field = reference.field.title
                yield Note(NoteKind.WARNING, entity.id, f"“{field}” nêu {reference.id}, không còn trong tệp")


def tell_prose(parts: Parts) -> Iterator[Note]:
    """Yield that paragraphs and the province are not part of a proposal."""
    if parts.prose:
        text = f"{len(parts.prose)} mục văn bản và phần khai báo tỉnh trong tệp không thuộc đề xuất"
        yield Note(NoteKind.KEPT, "prose", text)


def _type(one: Named) -> str:
    return str(getattr(one, "type", ""))
