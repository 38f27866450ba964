"""How systems are connected today, and where their security level stands (II)."""

from collections import Counter
from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row, RowKind
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, STATUS, from_to, on_day, tidy
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.governance import Waiver
from lgsp.architecture.model.systems import Infrastructure, System
from lgsp.architecture.pictures import current_state as counts
from lgsp.architecture.pictures.agencies import list_agencies
from lgsp.architecture.pictures.exchange_figures import sum_volumes
from lgsp.architecture.pictures.figures import Figures, write_number
from lgsp.architecture.pictures.treemap import draw_treemap

from .exhibit import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .scenes import chart, name_largest, share, show, total, total_of
from .systems import is_own

_UNKNOWN_LEVEL = "Chưa xác định"
Protected = System | Infrastructure


def draw_channels(edition: Edition) -> Sequence[FigureExhibit]:
    """Return through what the flows pass, and how many exchanges a day are expected of whom."""
    volumes = sum_volumes(edition.model)
    return (
        *chart(counts.count_channels(edition.model), _say_channels),
        *show(
            [draw_treemap(volumes)],
            f"Các cơ quan dự kiến trao đổi {write_number(total(volumes))} lượt mỗi ngày; cung cấp nhiều nhất là "
            f"{name_largest(volumes)} ({{ref}}).",
        ),
    )


def _say_channels(figures: Figures) -> str:
    running = total_of(figures, "Đang khai thác")
    return (
        f"Trong {total(figures)} luồng trao đổi đã khai báo, {running} luồng ({share(running, total(figures))}) đang "
        f"khai thác; theo cách kết nối: {name_largest(figures, few=9)} ({{ref}})."
    )


def list_direct(edition: Edition) -> TableExhibit:
    """Return the flows that bypass the platform: until when, and by which permission."""
    direct = [one for one in edition.model.all(Flow) if one.via is None and one.status is not Status.RETIRED]
    return TableExhibit(
        code="direct-flows",
        lead=f"Còn {len(direct)} kết nối trực tiếp không qua LGSP, được nêu tại {{ref}}.",
        title="Kết nối trực tiếp còn lại",
        columns=(
            NUMBER,
            Column("Kết nối", 27, field="name"),
            Column("Hệ thống cung cấp", 20),
            Column("Hệ thống khai thác", 20),
            Column("Thời hạn", 13, Align.CENTRE),
            Column("Văn bản cho phép", 15),
        ),
        rows=number_rows(_row_of_direct(one, edition) for one in direct),
        source="model/flow/",
        optional=True,
    )


def _row_of_direct(flow: Flow, edition: Edition) -> Row:
    waivers = [
        one for one in edition.model.all(Waiver) if flow.id in one.subjects and edition.on <= one.valid_to
    ]
    cells = (
        tidy(flow.name),
        edition.name(System, flow.provider),
        edition.name(System, flow.consumer),
        from_to(flow.valid_from, flow.valid_to) if flow.valid_to else "Chưa định thời hạn",
        "\n".join(f"{tidy(one.document)}, đến hết {on_day(one.valid_to)}" for one in waivers) or "Chưa có",
    )
    return Row(cells, subject=flow.id)


def draw_security(edition: Edition) -> Sequence[FigureExhibit]:
    """Return the systems by security level, and where the dossiers of each agency stand."""
    return (
        *chart(counts.count_levels(edition.model), _say_levels),
        *chart(
            counts.count_dossiers(edition.model),
            lambda _figures: "Tình trạng hồ sơ cấp độ theo cơ quan chủ quản được thể hiện tại {ref}.",
        ),
    )


def _say_levels(figures: Figures) -> str:
    approved = total_of(figures, "Đã phê duyệt cấp độ")
    return (
        f"Đến nay {approved} trong {total(figures)} hệ thống thông tin ({share(approved, total(figures))}) đã được "
        f"phê duyệt cấp độ an toàn; theo cấp độ: {name_largest(figures, few=9)} ({{ref}})."
    )


def count_dossiers(edition: Edition) -> TableExhibit:
    """Return, for each security level, how many systems have what on file."""
    systems = [one for one in edition.model.all(System) if is_own(one)]
    levels = sorted({one.security_level or 0 for one in systems})
    rows = [_row_of_level(level, systems) for level in levels]
    last = Row(("Tổng cộng", *_count_measures(systems)), RowKind.TOTAL)
    return TableExhibit(
        code="dossiers",
        lead="Hồ sơ cấp độ, phương án giám sát, sao lưu và diễn tập của các hệ thống thông tin được tổng hợp tại "
        "{ref}.",
        title="Tình trạng hồ sơ cấp độ và biện pháp bảo vệ",
        columns=(
            Column("Cấp độ", 18),
            Column("Số hệ thống", 13, Align.CENTRE),
            Column("Đã phê duyệt cấp độ", 15, Align.CENTRE),
            Column("Chưa phê duyệt, đã có hạn trình", 16, Align.CENTRE),
            Column("Có giám sát", 12, Align.CENTRE),
            Column("Có sao lưu", 12, Align.CENTRE),
            Column("Đã diễn tập", 14, Align.CENTRE),
        ),
        rows=(*rows, last) if rows else (),
        source="model/system/",
        optional=True,
    )


def _row_of_level(level: int, systems: Sequence[System]) -> Row:
    members = [one for one in systems if (one.security_level or 0) == level]
    return Row((f"Cấp độ {level}" if level else _UNKNOWN_LEVEL, *_count_measures(members)))


def _count_measures(systems: Sequence[System]) -> tuple[str, ...]:
    states = Counter(counts.say_dossier(one.security).partition(":")[0] for one in systems)
    held = [one.security for one in systems if one.security]
    numbers = (
        len(systems),
        states["Đã phê duyệt cấp độ"],
        states["Chưa phê duyệt, đã có hạn trình"],
        sum(bool(one.monitoring) for one in held),
        sum(bool(one.backup) for one in held),
        sum(bool(one.drilled_on) for one in held),
    )
    return tuple(str(number or NOTHING) for number in numbers)


def list_unapproved(edition: Edition) -> TableExhibit:
    """Return the systems and the infrastructure whose level is not approved, with the day it is due."""
    found: list[Protected] = [one for one in edition.model.all(System) if is_own(one)]
    found += edition.model.all(Infrastructure)
    waiting = [
        one for one in found if not (one.security and (one.security.decision or one.security.decided_on))
    ]
    return TableExhibit(
        code="unapproved",
        lead=f"Còn {len(waiting)} hệ thống, hạ tầng chưa được phê duyệt cấp độ, được nêu cùng hạn trình tại {{ref}}.",
        title="Hệ thống, hạ tầng chưa được phê duyệt cấp độ",
        columns=(
            NUMBER,
            Column("Hệ thống, hạ tầng", 40, field="name"),
            Column("Tình trạng", 17, Align.CENTRE),
            Column("Cấp độ đề xuất", 11, Align.CENTRE),
            Column("Hồ sơ", 27),
        ),
        rows=group_rows(
            (tidy(agency.name), [_row_of_waiting(one, edition) for one in waiting if one.owner == agency.id])
            for agency in list_agencies(edition.model)
        ),
        source="model/system/",
        optional=True,
    )


def _row_of_waiting(one: Protected, edition: Edition) -> Row:
    cells = (
        tidy(one.name),
        STATUS[one.status],
        str(one.security_level or NOTHING),
        counts.say_dossier(one.security, edition.on),
    )
    return Row(cells, subject=one.id)
