"""Table 3 of Mẫu số 03 in the document: what the province takes from other frameworks (VI.5, annex 09)."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, tidy
from lgsp.architecture.frameworks.mau03 import list_values
from lgsp.architecture.model.objects import ArchitectureObject, Mapping
from lgsp.architecture.queries import objects

from .exhibit import NUMBER, TableExhibit, group_rows, number_rows
from .forms import MAPPINGS, OBJECTS, head, in_words, order_codes, tell
from .gaps import name_gaps_of
from .objects import SOURCE

Mapped = tuple[ArchitectureObject, Mapping]
_SOURCE_FIELDS = ("source_framework", "source_issuer", "source_version")
_UNMAPPED = "Chưa ánh xạ tới tài liệu nguồn"


def list_sources(edition: Edition) -> TableExhibit:
    """Return the frameworks and documents the objects are mapped to, with how many are mapped and how (VI.5)."""
    counts: Counter[tuple[str, ...]] = Counter()
    relations: dict[tuple[str, ...], Counter[str]] = {}
    for _, mapping in _list_mapped(edition):
        if mapping.source_framework:
            named = tuple(tidy(getattr(mapping, field)) for field in _SOURCE_FIELDS)
            counts[named] += 1
            relations.setdefault(named, Counter())[str(mapping.mapping_relation or "")] += 1
    return TableExhibit(
        code="source-frameworks",
        lead="Khung, tài liệu nguồn mà đối tượng của tỉnh kế thừa, cụ thể hóa hoặc tham chiếu được nêu tại "
        "{ref}; từng đối tượng ở {mapped-objects}, Phụ lục 09.",
        title="Khung, tài liệu nguồn được dẫn chiếu và ánh xạ",
        columns=(
            NUMBER,
            head(MAPPINGS, "source_framework", 28),
            head(MAPPINGS, "source_issuer", 19),
            head(MAPPINGS, "source_version", 20),
            Column("Số ánh xạ", 10, Align.CENTRE),
            head(MAPPINGS, "mapping_relation", 18),
        ),
        rows=number_rows(
            (*named, str(counts[named]), _say_relations(relations[named])) for named in sorted(counts)
        ),
        source=SOURCE,
    )


def list_mappings(edition: Edition) -> TableExhibit:
    """Return every mapping under the object of the source it goes to, with what still differs (annex 09)."""
    mapped = sorted(_list_mapped(edition), key=_order)
    return TableExhibit(
        code="mapped-objects",
        lead="Ánh xạ của từng đối tượng được nêu tại {ref}, xếp theo tài liệu nguồn (kèm phiên bản hoặc "
        "ngày hiệu lực) và đối tượng nguồn. Nội dung khác biệt cần xử lý dẫn tới mã nội dung của Bảng 4 "
        "(Phụ lục 06).",
        title="Bảng ánh xạ với các khung, tài liệu nguồn",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 40, field="name"),
            head(MAPPINGS, "mapping_relation", 16, align=Align.CENTRE),
            Column("Nội dung khác biệt cần xử lý", 24),
        ),
        rows=group_rows(
            (name, [_row_of(*one, edition) for one in members])
            for name, members in groupby(mapped, key=lambda one: name_source(one[1]))
        ),
        source=SOURCE,
    )


def name_source(mapping: Mapping) -> str:
    """Return the source document with its version, and the object of it, that a mapping goes to."""
    if not mapping.source_framework:
        return _UNMAPPED
    version = f" ({tidy(mapping.source_version)})" if mapping.source_version else ""
    return f"{tidy(mapping.source_framework)}{version}: {tidy(mapping.source_object_ref)}"


def _list_mapped(edition: Edition) -> Iterator[Mapped]:
    for entity in objects.list_objects(edition.model):
        yield from ((entity, mapping) for mapping in entity.mappings)


def _order(mapped: Mapped) -> tuple[object, ...]:
    entity, mapping = mapped
    return not mapping.source_framework, name_source(mapping), order_codes(objects.get_code(entity))


def _row_of(entity: ArchitectureObject, mapping: Mapping, edition: Edition) -> Row:
    relation = in_words("mapping_relation", [mapping.mapping_relation])
    said = [tidy(mapping.note)] if mapping.note else []
    return Row(
        (
            objects.get_code(entity),
            tell(entity, "name", edition),
            relation or NOTHING,
            "; ".join([*said, *name_gaps_of(entity, edition)]) or NOTHING,
        ),
        subject=entity.id,
    )


def _say_relations(counts: Counter[str]) -> str:
    words = [
        f"{value.name}: {counts[value.member]}"
        for value in list_values("mapping_relation")
        if counts[value.member]
    ]
    return "\n".join(words) or NOTHING
