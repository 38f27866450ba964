"""The information systems and what they run on, as they are today (II)."""

from collections import Counter
from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, STATUS, SYSTEM_KIND, TREATMENT, itemise, tidy
from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.frameworks.platforms import find_national_platform
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.objects import RecordKind
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Infrastructure, InfrastructureKind, System
from lgsp.architecture.pictures import current_state as counts
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.pictures.figures import Figures

from .exhibit import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .scenes import chart, name_largest, share, total, total_of

_SYSTEMS = "model/system/"


def is_own(system: System) -> bool:
    """Say whether the province keeps the truth about the system, and does not only connect to it."""
    return system.record_kind is RecordKind.MASTER and not system.national_platform


def list_infrastructure(edition: Edition) -> TableExhibit:
    """Return the infrastructure by kind."""
    found = edition.model.all(Infrastructure)
    return TableExhibit(
        code="infrastructure",
        lead=f"Hạ tầng hiện có gồm {len(found)} đối tượng, được nêu theo loại tại {{ref}}.",
        title="Hiện trạng hạ tầng kỹ thuật",
        columns=(
            NUMBER,
            Column("Hạ tầng", 18, field="name"),
            Column("Mô tả", 23, field="description"),
            Column("Năng lực", 16, field="capacity"),
            Column("Nơi đặt", 16, field="location"),
            Column("Cơ quan chủ quản", 13),
            Column("Cấp độ an toàn", 9, Align.CENTRE),
        ),
        rows=group_rows(
            (name, [_row_of_infrastructure(one, edition) for one in found if one.infrastructure_kind is kind])
            for kind, name in LABELS[InfrastructureKind].items()
        ),
        source="model/infrastructure/",
        optional=True,
    )


def _row_of_infrastructure(one: Infrastructure, edition: Edition) -> Row:
    cells = (
        tidy(one.name),
        tidy(one.description),
        tidy(one.capacity),
        tidy(one.location),
        edition.name(Agency, one.owner),
        str(one.security_level or NOTHING),
    )
    return Row(cells, subject=one.id)


def draw_hosting(edition: Edition) -> Sequence[FigureExhibit]:
    """Return how much each piece of infrastructure carries."""
    return chart(
        counts.count_hosts(edition.model),
        lambda figures: (
            f"Hệ thống và cơ sở dữ liệu đang đặt nhiều nhất ở {name_largest(figures, few=2)}; một hệ thống có "
            "thể đặt ở nhiều nơi ({ref})."
        ),
    )


def draw_systems(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the systems counted by kind, owner, treatment, life cycle and form of acquisition."""
    model = edition.model
    return (
        *chart(counts.count_kinds(model), _say_kinds),
        *chart(
            counts.count_owners(model),
            lambda figures: (
                f"Số hệ thống của từng cơ quan chủ quản được thể hiện tại {{ref}}, nhiều nhất là "
                f"{name_largest(figures)}."
            ),
        ),
        *chart(counts.count_treatments(model), _say_treatments),
        *chart(
            counts.count_lifecycles(model),
            lambda figures: f"Theo vòng đời: {name_largest(figures, few=9)} ({{ref}}).",
        ),
        *chart(
            counts.count_acquisitions(model),
            lambda figures: f"Theo hình thức đầu tư: {name_largest(figures, few=9)} ({{ref}}).",
        ),
    )


def _say_kinds(figures: Figures) -> str:
    in_use = total_of(figures, "Đang sử dụng")
    return (
        f"Tỉnh quản lý {total(figures)} hệ thống thông tin, trong đó {in_use} đang sử dụng; theo loại: "
        f"{name_largest(figures, few=9)} ({{ref}})."
    )


def _say_treatments(figures: Figures) -> str:
    kept = dict(zip(figures.rows, figures.totals, strict=True)).get("Tiếp tục sử dụng", 0)
    return (
        f"Theo phương án xử lý, {kept} trong {total(figures)} hệ thống ({share(kept, total(figures))}) tiếp tục sử "
        "dụng như hiện nay; số còn lại phải thay đổi hoặc chưa xác định ({ref})."
    )


def count_by_agency(edition: Edition) -> TableExhibit:
    """Return how many systems of each kind each agency owns."""
    systems = [one for one in edition.model.all(System) if is_own(one)]
    kinds = [kind for kind in SYSTEM_KIND if any(one.system_kind is kind for one in systems)]
    counted = Counter((one.owner, one.system_kind) for one in systems)
    owners = [one for one in list_agencies(edition.model) if any(counted[one.id, kind] for kind in kinds)]
    rows = [
        Row(
            (tidy(one.name), *_numbers([counted[one.id, kind] for kind in kinds])),
            subject=one.id,
        )
        for one in owners
    ]
    sums = [sum(counted[one.id, kind] for one in owners) for kind in kinds]
    last = Row(("", "Tổng cộng", *_numbers(sums)), RowKind.TOTAL)
    return TableExhibit(
        code="systems-by-agency",
        lead="Số hệ thống của từng cơ quan theo loại được tổng hợp tại {ref}.",
        title="Số hệ thống thông tin theo cơ quan và theo loại",
        columns=(
            NUMBER,
            Column("Cơ quan chủ quản", 35),
            *(Column(SYSTEM_KIND[kind], 50 / max(len(kinds), 1), Align.CENTRE) for kind in kinds),
            Column("Cộng", 10, Align.CENTRE),
        ),
        rows=(*number_rows(rows), last) if rows else (),
        source=_SYSTEMS,
        optional=True,
    )


def _numbers(counts: Sequence[int]) -> tuple[str, ...]:
    """Return the numbers and their sum; nothing is a dash."""
    return tuple(str(count or NOTHING) for count in (*counts, sum(counts)))


def list_systems(edition: Edition) -> TableExhibit:
    """Return the systems of the province by the agency that owns them."""
    systems = [one for one in edition.model.all(System) if is_own(one)]
    return TableExhibit(
        code="systems",
        lead="Hiện trạng và phương án xử lý đối với từng hệ thống thông tin của tỉnh được nêu tại {ref}.",
        title="Hiện trạng các hệ thống thông tin",
        columns=(
            NUMBER,
            Column("Hệ thống thông tin", 18, field="name"),
            Column("Chức năng", 22, field="description"),
            Column("Người sử dụng", 13, field="users"),
            Column("Nơi vận hành", 14),
            Column("Tình trạng", 9, Align.CENTRE),
            Column("Phương án", 12, Align.CENTRE),
            Column("Cấp độ an toàn", 7, Align.CENTRE),
        ),
        rows=group_rows(
            (tidy(agency.name), [_row_of(one, edition) for one in systems if one.owner == agency.id])
            for agency in list_agencies(edition.model)
        ),
        source=_SYSTEMS,
        landscape=True,
    )


def _row_of(system: System, edition: Edition) -> Row:
    cells = (
        tidy(system.name),
        tidy(system.description),
        tidy(system.users),
        itemise([edition.name(Infrastructure, one) for one in system.runs_on]),
        STATUS[system.status],
        TREATMENT[system.treatment] if system.treatment else NOTHING,
        str(system.security_level or NOTHING),
    )
    return Row(cells, subject=system.id)


def list_national_systems(edition: Edition) -> TableExhibit:
    """Return the systems of others that the province connects to, with their row of the national list."""
    systems = [one for one in edition.model.all(System) if not is_own(one)]
    flows = Counter(end for one in edition.model.all(Flow) for end in (one.provider, one.consumer))
    return TableExhibit(
        code="national-systems",
        lead=f"Tỉnh kết nối với {len(systems)} hệ thống, nền tảng quốc gia và của cơ quan khác, được nêu tại {{ref}}.",
        title="Hệ thống, nền tảng quốc gia mà tỉnh kết nối",
        columns=(
            NUMBER,
            Column("Hệ thống, nền tảng", 32, field="name"),
            Column("Cơ quan chủ quản", 21),
            Column("Vị trí tại Phụ lục II Quyết định 1425/QĐ-TTg", 17, Align.CENTRE),
            Column("Tình trạng khai thác", 14, Align.CENTRE),
            Column("Số luồng", 11, Align.CENTRE),
        ),
        rows=number_rows(_row_of_national(one, flows[one.id], edition) for one in systems),
        source=_SYSTEMS,
        optional=True,
    )


def _row_of_national(system: System, flows: int, edition: Edition) -> Row:
    platform = find_national_platform(system.national_platform or "")
    cells = (
        tidy(system.name),
        edition.name(Agency, system.owner),
        f"mục {platform.code}" if platform else NOTHING,
        get_value("usage_state", system.usage_state).name if system.usage_state else STATUS[system.status],
        str(flows or NOTHING),
    )
    return Row(cells, subject=system.id)
