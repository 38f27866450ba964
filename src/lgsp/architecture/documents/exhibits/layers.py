"""Today's architecture and the target, component by component of the layers and what cuts across them (V, VI.3)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind, Run
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, tidy
from lgsp.architecture.frameworks.mau03 import list_values
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.objects import (
    ArchitectureObject,
    LayerComponent,
    ModelState,
    RecordKind,
    Treatment,
)
from lgsp.architecture.queries import objects as queries
from lgsp.kernel.text import collation_key

from .exhibit import NUMBER, Exhibit, Generator, TableExhibit, WordsExhibit, group_rows, number_rows
from .forms import OBJECTS, head, in_words, name_agencies, order_codes, owners_of, tell_object
from .gaps import name_gaps_of
from .objects import SOURCE, head_counts, sort_objects

_MOST_ROWS = 80
"""How many objects are listed one by one; more are counted by owner, and listed in annexes 02 and 03."""
_CHANGING = (Treatment.INTEGRATE, Treatment.UPGRADE, Treatment.MERGE, Treatment.REPLACE, Treatment.ADD)
_TODAY = (ModelState.CURRENT, ModelState.BOTH)
_TARGET = (ModelState.TARGET, ModelState.BOTH)


@dataclass(frozen=True, slots=True)
class Place:
    """
    A component of a layer as a paragraph of Mẫu số 01 speaks of it; without a component, all that cuts across.

    `is_shared` splits the component: what agencies of the whole political system share, or what the province deploys.
    """

    code: str
    name: str
    component: LayerComponent | None = None
    is_shared: bool | None = None

    def list_members(self, edition: Edition, states: Sequence[ModelState]) -> list[ArchitectureObject]:
        """Return the objects that stand there in one of those states, as table 1 orders them."""
        found = queries.list_objects(edition.model)
        return sort_objects(
            one for one in found if self._holds(one) and queries.get_model_state(one) in states
        )

    def _holds(self, entity: ArchitectureObject) -> bool:
        if self.component is None:
            layer = queries.get_layer(entity)
            return layer is not None and layer not in queries.LAYERS
        if queries.get_layer_component(entity) is not self.component:
            return False
        shared = queries.is_national(entity) or entity.record_kind is RecordKind.REFERENCE
        return self.is_shared is None or shared is self.is_shared


INFRASTRUCTURE = Place("infrastructure", "Hạ tầng số", LayerComponent.DIGITAL_INFRASTRUCTURE)
SECURITY = Place("security", "An ninh mạng", LayerComponent.CYBER_SECURITY)
DATA = Place("data", "Dữ liệu", LayerComponent.DATA)
PLATFORMS = Place("platforms", "Nền tảng lõi", LayerComponent.CORE_PLATFORM)
SHARED_APPLICATIONS = Place(
    "shared-applications",
    "Ứng dụng và nghiệp vụ dùng chung giữa các cơ quan trong hệ thống chính trị",
    LayerComponent.SHARED_APPLICATIONS,
    is_shared=True,
)
OWN_APPLICATIONS = Place(
    "own-applications",
    "Ứng dụng và nghiệp vụ do cơ quan, tổ chức của tỉnh triển khai",
    LayerComponent.SHARED_APPLICATIONS,
    is_shared=False,
)
CHANNELS = Place("channels", "Kênh tương tác", LayerComponent.INTERACTION_CHANNEL)
MEASURES = Place("measures", "Đo lường hiệu quả", LayerComponent.PERFORMANCE_MEASURE)
CROSS_CUTTING = Place("cross-cutting", "Thành phần xuyên suốt")


def describe_today(place: Place) -> Generator:
    """Return a generator of what there is today in a component: counted, then listed (V)."""
    return partial(_describe_today, place)


def describe_target(place: Place) -> Generator:
    """Return a generator of what a component shall be: its logical parts, then what changes (VI.3)."""
    return partial(_describe_target, place)


def _describe_today(place: Place, edition: Edition) -> tuple[Exhibit, ...]:
    members = place.list_members(edition, _TODAY)
    real = [one for one in members if not isinstance(one, Component)] or members
    listed = _list(place, real, edition) if len(real) <= _MOST_ROWS else _count_by_owner(place, real, edition)
    return (_say_counts(place, real), listed) if real else (listed,)


def _say_counts(place: Place, members: Sequence[ArchitectureObject]) -> WordsExhibit:
    types = _count_words([in_words("object_type", [queries.get_type(one)]) for one in members], "object_type")
    states = [
        in_words("lifecycle_state", [queries.get_lifecycle(one)])
        for one in members
        if one.record_kind is RecordKind.MASTER
    ]
    said = f"Theo mô hình, thành phần {place.name} hiện có {len(members)} đối tượng: {types}."
    if states:
        said += f" Trạng thái vòng đời của các bản ghi gốc: {_count_words(states, 'lifecycle_state')}."
    return WordsExhibit(f"today-{place.code}-counts", ((Run(said),),))


def _count_words(words: Sequence[str], name: str) -> str:
    counts = Counter(words)
    return "; ".join(
        f"{value.name} {counts[value.name]}" for value in list_values(name) if counts[value.name]
    )


def _list(place: Place, members: Sequence[ArchitectureObject], edition: Edition) -> TableExhibit:
    keys = ("object_code", "name", "owner_agency", "lifecycle_state", "treatment")
    return TableExhibit(
        code=f"today-{place.code}",
        lead="Danh mục và phương án xử lý đối với từng đối tượng được nêu tại {ref}.",
        title=f"Hiện trạng: {place.name}",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 31, field="name"),
            head(OBJECTS, "owner_agency", 20),
            head(OBJECTS, "lifecycle_state", 13),
            head(OBJECTS, "treatment", 16),
        ),
        rows=number_rows(
            Row(tuple(_tell_state(one, key, edition) for key in keys), subject=one.id) for one in members
        ),
        source=SOURCE,
    )


def _tell_state(entity: ArchitectureObject, key: str, edition: Edition) -> str:
    """Return a cell; of what belongs to others, how far it is used stands in place of its life cycle."""
    if key == "lifecycle_state" and entity.record_kind is RecordKind.REFERENCE:
        return tell_object(entity, "usage_state", edition)
    return tell_object(entity, key, edition)


def _count_by_owner(place: Place, members: Sequence[ArchitectureObject], edition: Edition) -> TableExhibit:
    forms = [value for value in list_values("sharing_form") if value.member]
    used = [form for form in forms if any(queries.get_sharing_form(one) == form.member for one in members)]
    counts: Counter[tuple[str, str | None]] = Counter()
    totals: Counter[str] = Counter()
    for one in members:
        owner = name_agencies(owners_of(one, edition), edition)
        counts[owner, queries.get_sharing_form(one)] += 1
        totals[owner] += 1
    owners = sorted(totals, key=collation_key)
    rows = [
        (owner, *(str(counts[owner, form.member] or NOTHING) for form in used), str(totals[owner]))
        for owner in owners
    ]
    sums = (str(sum(counts[owner, form.member] for owner in owners)) for form in used)
    total = Row(("", "Tổng cộng", *sums, str(len(members))), RowKind.TOTAL)
    return TableExhibit(
        code=f"today-{place.code}",
        lead="Số đối tượng theo cơ quan chủ quản và phạm vi dùng chung được tổng hợp tại {ref}; danh mục "
        "từng đối tượng ở Phụ lục 02 và Phụ lục 03.",
        title=f"Hiện trạng: {place.name}, theo cơ quan chủ quản và phạm vi dùng chung",
        columns=(
            NUMBER,
            head(OBJECTS, "owner_agency", 35),
            *head_counts([form.name for form in used], 50),
            Column("Cộng", 10, Align.CENTRE),
        ),
        rows=(*number_rows(rows), total),
        source=SOURCE,
    )


def _describe_target(place: Place, edition: Edition) -> tuple[Exhibit, ...]:
    members = place.list_members(edition, _TARGET)
    parts = [one for one in members if isinstance(one, Component)]
    today = place.list_members(edition, _TODAY)
    own = [
        one for one in {one.id: one for one in (*members, *today)}.values() if not isinstance(one, Component)
    ]
    changing = [one for one in own if one.treatment in _CHANGING or one not in today]
    return (*_list_parts(place, parts, edition), *_list_changes(place, changing, own, edition))


def _list_parts(place: Place, parts: Sequence[Component], edition: Edition) -> Iterator[TableExhibit]:
    """Yield the logical parts; a component all of which belongs to others has none, and says nothing."""
    if parts or not place.is_shared:
        yield TableExhibit(
            code=f"parts-{place.code}",
            lead="Các thành phần lôgic của kiến trúc số mục tiêu và nội dung chính được nêu tại {ref}.",
            title=f"Kiến trúc số mục tiêu: các thành phần lôgic, {place.name}",
            columns=(
                NUMBER,
                head(OBJECTS, "object_code", 15),
                head(OBJECTS, "name", 22, field="name"),
                Column("Nội dung", 34, field="description"),
                head(OBJECTS, "owner_agency", 24),
            ),
            rows=number_rows(
                Row(
                    (
                        queries.get_code(one),
                        tidy(one.name),
                        tidy(one.description),
                        tell_object(one, "owner_agency", edition),
                    ),
                    subject=one.id,
                )
                for one in parts
            ),
            source="model/component/",
        )


def _list_changes(
    place: Place, changing: Sequence[ArchitectureObject], own: Sequence[ArchitectureObject], edition: Edition
) -> Iterator[Exhibit]:
    kept = len(own) - len(changing)
    if own and not changing:
        said = f"Cả {len(own)} đối tượng hiện có của thành phần này tiếp tục được sử dụng trong kiến trúc số mục tiêu."
        yield WordsExhibit(f"target-{place.code}", ((Run(said),),))
        return
    groups = [
        (
            value.name,
            [_row_of_change(one, edition) for one in _by_code(changing) if one.treatment == value.member],
        )
        for value in list_values("treatment")
        if value.member
    ]
    groups.append(
        ("Chưa ghi phương án", [_row_of_change(one, edition) for one in changing if not one.treatment])
    )
    others = (
        f" Ngoài ra có {kept} đối tượng tiếp tục sử dụng, nêu tại Phụ lục 02, Phụ lục 03." if kept else ""
    )
    yield TableExhibit(
        code=f"target-{place.code}",
        lead="Những đối tượng thay đổi để đạt kiến trúc số mục tiêu được nêu tại {ref}, xếp theo phương "
        f"án.{others}",
        title=f"Kiến trúc số mục tiêu: đối tượng thay đổi, {place.name}",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 42, field="name"),
            head(OBJECTS, "owner_agency", 23),
            Column("Nội dung cần hoàn thiện", 15, Align.CENTRE),
        ),
        rows=group_rows(groups),
        source=SOURCE,
        optional=True,
    )


def _by_code(objects: Sequence[ArchitectureObject]) -> list[ArchitectureObject]:
    return sorted(objects, key=lambda one: order_codes(queries.get_code(one)))


def _row_of_change(entity: ArchitectureObject, edition: Edition) -> Row:
    return Row(
        (
            queries.get_code(entity),
            tidy(entity.name),
            tell_object(entity, "owner_agency", edition),
            ", ".join(name_gaps_of(entity, edition)) or NOTHING,
        ),
        subject=entity.id,
    )
