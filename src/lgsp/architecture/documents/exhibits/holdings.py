"""Table 1 of Mẫu số 03 by whose an object is: the province's own (annex 02), what is shared or of others (annex 03)."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from lgsp.architecture.documents.blocks import Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.objects import ArchitectureObject, RecordKind, SharingForm
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.queries import objects as queries
from lgsp.kernel.text import collation_key

from .exhibit import NUMBER, TableExhibit, group_rows
from .forms import OBJECTS, head, in_words, owners_of, tell_object, title_of
from .objects import SOURCE, sort_objects

_INSIDE = (SharingForm.MINISTRY, SharingForm.PROVINCE)
_OUTSIDE = (SharingForm.NATIONAL_A, SharingForm.NATIONAL_B)

Group = tuple[str, list[ArchitectureObject]]


def list_own(edition: Edition) -> TableExhibit:
    """Return what agencies of the province own and keep the record of, by owner and by who uses it (annex 02)."""
    own = [one for one in queries.list_objects(edition.model) if is_managed(one, edition)]
    return TableExhibit(
        code="own-objects",
        lead="Hạ tầng số, hệ thống số, hệ thống thông tin, nền tảng số, cơ sở dữ liệu và dịch vụ số do cơ "
        "quan của tỉnh quản lý hoặc được giao chủ trì được nêu tại {ref} (Bảng 1, loại bản ghi: Bản ghi "
        "gốc), xếp theo cơ quan chủ quản, hình thức dùng chung và phạm vi sử dụng.",
        title="Đối tượng do cơ quan của tỉnh quản lý hoặc được giao chủ trì",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 34, field="name"),
            head(OBJECTS, "object_type", 17),
            head(OBJECTS, "lifecycle_state", 13),
            head(OBJECTS, "treatment", 16),
        ),
        rows=_group(
            _by_owner(own, edition),
            ("object_code", "name", "object_type", "lifecycle_state", "treatment"),
            edition,
        ),
        source=SOURCE,
    )


def list_national(edition: Edition) -> TableExhibit:
    """Return what the country shares, and what else belongs to others and is only referred to (annex 03)."""
    objects = queries.list_objects(edition.model)
    shared = [one for one in objects if queries.get_sharing_form(one) in _OUTSIDE]
    others = [one for one in objects if one not in shared and one.record_kind is RecordKind.REFERENCE]
    return TableExhibit(
        code="national-objects",
        lead="Thành phần dùng chung cấp quốc gia và thành phần tham chiếu bên ngoài được nêu tại {ref}. "
        "Tỉnh chỉ kết nối, khai thác; mã nguồn chưa được cung cấp thì ghi đơn vị làm rõ và thời hạn, không "
        "tự đặt.",
        title="Thành phần dùng chung cấp quốc gia và thành phần tham chiếu bên ngoài",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 28, field="name"),
            head(OBJECTS, "source_code", 20),
            head(OBJECTS, "owner_agency", 18),
            head(OBJECTS, "usage_state", 14),
        ),
        rows=_group(
            [*_by_sharing(shared, _OUTSIDE), ("Thành phần tham chiếu bên ngoài khác", others)],
            ("object_code", "name", "source_code", "owner_agency", "usage_state"),
            edition,
        ),
        source=SOURCE,
    )


def list_shared(edition: Edition) -> TableExhibit:
    """Return what agencies of the province, or a ministry, share among each other (annex 03)."""
    objects = [one for one in queries.list_objects(edition.model) if queries.get_sharing_form(one) in _INSIDE]
    return TableExhibit(
        code="shared-objects",
        lead="Thành phần dùng chung cấp bộ, cấp tỉnh, cơ quan chủ quản và đơn vị vận hành được nêu tại "
        "{ref}.",
        title="Thành phần dùng chung cấp bộ, cấp tỉnh",
        columns=(
            NUMBER,
            head(OBJECTS, "object_code", 15),
            head(OBJECTS, "name", 28, field="name"),
            head(OBJECTS, "object_type", 16),
            head(OBJECTS, "owner_agency", 18),
            head(OBJECTS, "operator_unit", 18),
        ),
        rows=_group(
            _by_sharing(objects, _INSIDE),
            ("object_code", "name", "object_type", "owner_agency", "operator_unit"),
            edition,
        ),
        source=SOURCE,
    )


def is_managed(entity: ArchitectureObject, edition: Edition) -> bool:
    """Say whether an agency of the province owns what is no mere logical component, and keeps its record."""
    if isinstance(entity, Component) or entity.record_kind is not RecordKind.MASTER:
        return False
    owners = [edition.model.get(Agency, one) for one in owners_of(entity, edition)]
    return not owners or any(one.level is not AgencyLevel.CENTRAL for one in owners)


def _group(groups: Iterable[Group], keys: Sequence[str], edition: Edition) -> tuple[Row, ...]:
    return group_rows(
        (
            f"{name} ({len(members)})",
            [
                Row(tuple(tell_object(one, key, edition) for key in keys), subject=one.id)
                for one in sort_objects(members)
            ],
        )
        for name, members in groups
        if members
    )


def _by_owner(objects: Sequence[ArchitectureObject], edition: Edition) -> Iterator[Group]:
    tell = partial(tell_object, edition=edition)
    groups: dict[tuple[str, ...], list[ArchitectureObject]] = {}
    for one in objects:
        key = tuple(tell(one, key) for key in ("owner_agency", "sharing_form", "usage_scope"))
        groups.setdefault(key, []).append(one)
    scope = title_of(OBJECTS, "usage_scope")
    for owner, form, used in sorted(groups, key=_order):
        yield f"{owner} – {form}; {scope.lower()}: {used}", groups[owner, form, used]


def _order(key: tuple[str, ...]) -> tuple[object, ...]:
    return key[0] == NOTHING, *(collation_key(part) for part in key)


def _by_sharing(objects: Sequence[ArchitectureObject], forms: Sequence[SharingForm]) -> Iterator[Group]:
    for form in forms:
        yield (
            in_words("sharing_form", [form]),
            [one for one in objects if queries.get_sharing_form(one) is form],
        )
