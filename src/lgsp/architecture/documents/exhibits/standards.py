"""The standards, where each applies, and how far that is checked (V.7)."""

from collections.abc import Sequence

from lgsp.architecture.documents.blocks import Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, tidy
from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.norms import Standard
from lgsp.architecture.model.systems import Service
from lgsp.architecture.pictures.responsibilities import standard_pictures

from .exhibit import NUMBER, Exhibit, TableExhibit, group_rows
from .scenes import show

_MOST_NAMED = 4


def list_standards(edition: Edition) -> TableExhibit:
    """Return the standards by group, each with where it applies and what is known of its verification."""
    standards = edition.model.all(Standard)
    return TableExhibit(
        code="standards",
        lead="Các tiêu chuẩn CNTT áp dụng, nơi áp dụng và tình trạng kiểm chứng của từng tiêu chuẩn nêu tại {ref}.",
        title="Danh mục tiêu chuẩn CNTT áp dụng",
        columns=(
            NUMBER,
            Column("Ký hiệu", 14, field="symbol"),
            Column("Tên tiêu chuẩn", 23, field="name"),
            Column("Mức áp dụng", 13, field="level"),
            Column("Nơi áp dụng", 28),
            Column("Kiểm chứng", 17),
        ),
        rows=group_rows(
            (group, [_row_of(one, edition) for one in standards if one.group == group])
            for group in sorted({standard.group for standard in standards})
        ),
        source="model/standard/",
    )


def _row_of(standard: Standard, edition: Edition) -> Row:
    return Row(
        (
            tidy(standard.symbol),
            tidy(standard.name),
            tidy(standard.level),
            _say_where(standard, edition),
            say_verification(standard.verification),
        ),
        subject=standard.id,
    )


def _say_where(standard: Standard, edition: Edition) -> str:
    """Name the components where they are few, else how many of each layer; and say how many services."""
    components = [one for one in edition.model.all(Component) if standard.id in one.standards]
    services = sum(standard.id in one.standards for one in edition.model.all(Service))
    said = []
    if len(components) > _MOST_NAMED:
        counts = ((band.name, sum(band.code in one.bands for one in components)) for band in list_bands())
        layers = "; ".join(f"{name} ({count})" for name, count in counts if count)
        said.append(f"{len(components)} thành phần: {layers}")
    elif components:
        said.append("; ".join(tidy(one.name) for one in components))
    if services:
        said.append(f"{services} dịch vụ trên LGSP")
    if standard.explanation:
        said.append(f"Giải trình: {tidy(standard.explanation)}")
    return "\n".join(said) or NOTHING


def draw_standards(edition: Edition) -> Sequence[Exhibit]:
    """Return the pictures of where each standard applies, layer by layer."""
    return show(
        standard_pictures(edition.model),
        "Số thành phần của từng lớp và số dịch vụ áp dụng mỗi tiêu chuẩn được thể hiện từ {ref}.",
    )
