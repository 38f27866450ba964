"""What the province has today (II): organisation, infrastructure, applications, data, connections, security, people."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, TREATMENT, tidy
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.planning import Gap

from . import agencies, connections, databases, surveys, systems
from .exhibit import NUMBER, Exhibit, Generator, PartExhibit, TableExhibit, number_rows


def describe(edition: Edition) -> Sequence[PartExhibit]:
    """Return the parts of the current state that the model has something to say of."""
    parts = (_part(code, title, generators, edition) for code, title, generators in _PARTS)
    return tuple(part for part in parts if part.exhibits)


def list_gaps(edition: Edition) -> TableExhibit:
    """Return what is wanting today, and what is wanted instead."""
    gaps = [one for one in edition.model.all(Gap) if one.status is not Status.RETIRED]
    return TableExhibit(
        code="shortcomings",
        lead=f"Từ hiện trạng nêu trên, {len(gaps)} nội dung cần hoàn thiện được nêu tại {{ref}}.",
        title="Tồn tại và yêu cầu cần đạt",
        columns=(
            NUMBER,
            Column("Nội dung", 22, field="name"),
            Column("Hiện trạng", 28, field="current_state"),
            Column("Yêu cầu cần đạt", 30, field="target_requirement"),
            Column("Phương án xử lý", 15),
        ),
        rows=number_rows(
            Row(
                (
                    tidy(one.name),
                    tidy(one.current_state),
                    tidy(one.target_requirement),
                    TREATMENT[one.treatment] if one.treatment else NOTHING,
                ),
                subject=one.id,
            )
            for one in gaps
        ),
        source="model/gap/",
        optional=True,
    )


def _part(code: str, title: str, generators: Sequence[Generator], edition: Edition) -> PartExhibit:
    exhibits: list[Exhibit] = []
    for generator in generators:
        made = generator(edition)
        exhibits += made if isinstance(made, Sequence) else [made]
    return PartExhibit(code, title, tuple(one for one in exhibits if not _is_empty(one)))


def _is_empty(exhibit: Exhibit) -> bool:
    return isinstance(exhibit, TableExhibit) and exhibit.optional and not exhibit.rows


_PARTS: tuple[tuple[str, str, tuple[Generator, ...]], ...] = (
    ("state-organisation", "Tổ chức", (agencies.list_participants, agencies.list_former)),
    ("state-infrastructure", "Hạ tầng", (systems.list_infrastructure, systems.draw_hosting)),
    (
        "state-systems",
        "Ứng dụng, hệ thống thông tin",
        (
            systems.draw_systems,
            systems.count_by_agency,
            systems.list_systems,
            systems.list_national_systems,
        ),
    ),
    (
        "state-data",
        "Dữ liệu",
        (databases.draw_databases, databases.count_by_agency, databases.list_all_databases),
    ),
    ("state-connections", "Kết nối, chia sẻ dữ liệu", (connections.draw_channels, connections.list_direct)),
    (
        "state-security",
        "An toàn thông tin theo cấp độ",
        (connections.draw_security, connections.count_dossiers, connections.list_unapproved),
    ),
    ("state-people", "Nhân lực, đầu mối", (agencies.list_contacts,)),
    (
        "state-survey",
        "Mức độ đầy đủ của khảo sát",
        (surveys.draw_answers, surveys.count_cells, surveys.list_outstanding),
    ),
    ("state-gaps", "Tồn tại", (list_gaps,)),
)
