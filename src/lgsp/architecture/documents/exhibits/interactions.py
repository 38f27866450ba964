"""Who works with whom (IV.2): the links of business between agencies, and those still on paper."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, in_dong, tidy
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import (
    Direction,
    Flow,
    Information,
    Interaction,
    InteractionChannel,
)
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.organisation import Agency, AgencyLevel, Function
from lgsp.architecture.pictures.exchange_figures import count_interactions
from lgsp.architecture.pictures.figures import Figures
from lgsp.architecture.pictures.interoperability import interaction_pictures

from .agencies import name_agencies
from .exhibit import NUMBER, FigureExhibit, TableExhibit, group_rows, number_rows
from .scenes import chart, show, total, total_of

_TIER = {
    AgencyLevel.CENTRAL: "trung ương",
    AgencyLevel.PROVINCE: "tỉnh",
    AgencyLevel.DEPARTMENT: "tỉnh",
    AgencyLevel.UNIT: "tỉnh",
    AgencyLevel.COMMUNE: "xã",
}
_HORIZONTAL = "Liên thông ngang (giữa các cơ quan cùng cấp)"
_VERTICAL = "Liên thông dọc (giữa các cấp)"
_INTERNAL = "Trong cùng một cơ quan"
_DIRECTIONS = {
    Direction.HORIZONTAL: _HORIZONTAL,
    Direction.VERTICAL: _VERTICAL,
    Direction.EXTERNAL: "Liên thông với cơ quan ngoài tỉnh",
}
_ON_PAPER = (InteractionChannel.PAPER, InteractionChannel.MIXED)
_LEADS = {
    Direction.HORIZONTAL: "Mô hình liên thông nghiệp vụ theo chiều ngang, theo từng lĩnh vực, được thể hiện từ {ref}; "
    "nghiệp vụ còn làm trên giấy có nền xám.",
    Direction.VERTICAL: "Mô hình liên thông nghiệp vụ theo chiều dọc được thể hiện từ {ref}.",
    Direction.EXTERNAL: "Mô hình liên thông nghiệp vụ với cơ quan ngoài tỉnh được thể hiện từ {ref}.",
}


def draw_interactions(edition: Edition) -> Sequence[FigureExhibit]:
    """Return how many interactions there are, and their pictures direction by direction, domain by domain."""
    figures: list[FigureExhibit] = [*chart(count_interactions(edition.model), _say_channels)]
    for direction, lead in _LEADS.items():
        figures += show(interaction_pictures(edition.model, direction), lead)
    return tuple(figures)


def _say_channels(figures: Figures) -> str:
    paper = sum(total_of(figures, LABELS[InteractionChannel][one]) for one in _ON_PAPER)
    directions = ", ".join(
        f"{count} {name.lower()}" for name, count in zip(figures.rows, figures.totals, strict=True) if count
    )
    on_paper = f"; {paper} liên thông còn làm trên giấy, một phần hoặc toàn bộ" if paper else ""
    return f"Có {total(figures)} liên thông nghiệp vụ: {directions}{on_paper} ({{ref}})."


def list_business_links(edition: Edition) -> TableExhibit:
    """Return the links between agencies by direction: the interactions, or where none are described the flows."""
    if not edition.model.all(Interaction):
        return _list_links_of_flows(edition)
    interactions = edition.model.all(Interaction)
    return TableExhibit(
        code="links",
        lead="Các quan hệ liên thông nghiệp vụ, phân theo chiều ngang và chiều dọc, được nêu tại {ref}.",
        title="Liên thông nghiệp vụ giữa các cơ quan",
        columns=(
            NUMBER,
            Column("Nghiệp vụ cần liên thông", 19, field="name"),
            Column("Lĩnh vực", 9),
            Column("Bên gửi", 12),
            Column("Bên nhận", 14),
            Column("Thông tin trao đổi", 13),
            Column("Khi nào", 12, field="trigger"),
            Column("Hình thức", 8, Align.CENTRE),
            Column("Lượt/năm", 8, Align.END),
            Column("Căn cứ", 9),
        ),
        rows=group_rows(
            (name, [_row_of(one, edition) for one in interactions if one.direction is direction])
            for direction, name in _DIRECTIONS.items()
        ),
        source="model/interaction/",
        landscape=True,
    )


def _row_of(interaction: Interaction, edition: Edition) -> Row:
    function = edition.model.find(Function, interaction.function) if interaction.function else None
    information = (edition.name(Information, one) for one in interaction.information)
    cells = (
        tidy(interaction.name),
        tidy(function.field_of_work if function else None),
        edition.name(Agency, interaction.sender),
        name_agencies(interaction.receivers, edition),
        "; ".join(information) or NOTHING,
        tidy(interaction.trigger),
        LABELS[InteractionChannel][interaction.channel] if interaction.channel else NOTHING,
        in_dong(interaction.yearly_volume) if interaction.yearly_volume else NOTHING,
        edition.cite(interaction.legal_basis),
    )
    return Row(cells, subject=interaction.id)


def _list_links_of_flows(edition: Edition) -> TableExhibit:
    flows = edition.model.all(Flow)
    return TableExhibit(
        code="links",
        lead="Các quan hệ liên thông nghiệp vụ, phân theo chiều ngang và chiều dọc, được nêu tại {ref}.",
        title="Liên thông nghiệp vụ giữa các cơ quan",
        columns=(
            NUMBER,
            Column("Nghiệp vụ cần liên thông", 37, field="purpose"),
            Column("Cơ quan cung cấp", 18),
            Column("Cơ quan khai thác", 18),
            Column("Căn cứ", 22),
        ),
        rows=group_rows(
            (name, [_row_of_link(flow, edition) for flow in flows if _direction(flow, edition) == name])
            for name in (_HORIZONTAL, _VERTICAL, _INTERNAL)
        ),
        source="model/flow/",
    )


def _direction(flow: Flow, edition: Edition) -> str:
    provider, consumer = edition.owner_of(flow.provider), edition.owner_of(flow.consumer)
    if provider == consumer:
        return _INTERNAL
    return _HORIZONTAL if _TIER[provider.level] == _TIER[consumer.level] else _VERTICAL


def _row_of_link(flow: Flow, edition: Edition) -> Row:
    provider, consumer = edition.owner_of(flow.provider), edition.owner_of(flow.consumer)
    cells = tidy(flow.purpose), tidy(provider.name), tidy(consumer.name), edition.cite(flow.legal_basis)
    return Row(cells, subject=flow.id)


def list_paper(edition: Edition) -> TableExhibit:
    """Return the interactions that happen on paper, wholly or in part, with the plan to end that."""
    found = [
        one
        for one in edition.model.all(Interaction)
        if one.channel in _ON_PAPER and one.status is not Status.RETIRED
    ]
    return TableExhibit(
        code="paper-links",
        lead=f"Có {len(found)} liên thông nghiệp vụ còn làm trên giấy và kế hoạch chuyển sang điện tử được nêu tại "
        f"{{ref}}.",
        title="Liên thông nghiệp vụ còn làm trên giấy và kế hoạch chuyển đổi",
        columns=(
            NUMBER,
            Column("Nghiệp vụ", 26, field="name"),
            Column("Bên gửi", 18),
            Column("Hình thức hiện nay", 15, Align.CENTRE),
            Column("Kế hoạch chuyển sang điện tử", 36, field="plan"),
        ),
        rows=number_rows(
            Row(
                (
                    tidy(one.name),
                    edition.name(Agency, one.sender),
                    LABELS[InteractionChannel][one.channel] if one.channel else NOTHING,
                    tidy(one.plan),
                ),
                subject=one.id,
            )
            for one in found
        ),
        source="model/interaction/",
        optional=True,
    )
