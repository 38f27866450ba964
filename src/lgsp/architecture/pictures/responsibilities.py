"""
Grids of the architecture: who answers for what (VI.2, VI.3), and which standard applies in which layer (V.7).

A role stands for whoever holds it; the letters are those of the RACI matrix.
"""

from collections import Counter

from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Standard
from lgsp.architecture.model.organisation import Agency, Involvement, Responsibility, Role
from lgsp.architecture.model.systems import Service

from .agencies import list_agencies
from .grids import Grid, GridRow, draw_grid, letter_marks
from .marks import Mark
from .scene import Border, Scene

_SERVICES = "dich-vu-lgsp"


def responsibility_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw the RACI matrix: what is answered for, by agency or by whoever holds a role."""
    duties = model.all(Responsibility)
    bearers = {one.agency or one.role or "" for one in duties}
    agencies = [one for one in list_agencies(model) if one.id in bearers]
    roles = [one for one in model.all(Role) if one.id in bearers]
    columns = [GridRow(one.id, one.short_name or one.name, subjects=(one.id,)) for one in agencies]
    columns += [GridRow(one.id, one.name, subjects=(one.id,)) for one in roles]
    letters: dict[tuple[str, str], set[Involvement]] = {}
    for one in duties:
        for target in one.targets:
            letters.setdefault((target, one.agency or one.role or ""), set()).add(one.involvement)
    order = list(Involvement)
    cells = {pair: "".join(one for one in order if one in found) for pair, found in letters.items()}
    targets = [model.entities[one] for one in dict.fromkeys(target for target, _ in cells)]
    targets.sort(key=lambda one: (one.title, one.name))
    return draw_grid(
        Grid(
            code="responsibilities",
            title="Ma trận trách nhiệm (RACI)",
            corner="Đối với (hàng); cơ quan, vai trò (cột)",
            rows=tuple(GridRow(one.id, one.name, one.title, (one.id,)) for one in targets),
            columns=tuple(columns),
            cells=cells,
            marks=letter_marks({word.value: LABELS[Involvement][word] for word in order}),
            nothing="Chưa khai báo trách nhiệm nào.",
        )
    )


def standard_pictures(model: Model) -> tuple[Scene, ...]:
    """Draw in how many components of each layer, and in how many services, each standard applies."""
    cells: Counter[tuple[str, str]] = Counter()
    for component in model.all(Component):
        if component.status is not Status.RETIRED:
            cells.update((standard, band) for standard in component.standards for band in component.bands)
    cells.update((standard, _SERVICES) for service in model.all(Service) for standard in service.standards)
    used = {column for _, column in cells}
    columns = [GridRow(band.code, band.name) for band in list_bands() if band.code in used]
    columns += [GridRow(_SERVICES, "Dịch vụ trên LGSP")] if _SERVICES in used else []
    standards = sorted(model.all(Standard), key=lambda one: (one.group, one.symbol))
    return draw_grid(
        Grid(
            code="standards",
            title="Nơi áp dụng các tiêu chuẩn",
            corner="Tiêu chuẩn (hàng); lớp của sơ đồ tổng thể, dịch vụ (cột)",
            rows=tuple(GridRow(one.id, one.symbol, one.group, (one.id,)) for one in standards),
            columns=tuple(columns),
            cells={pair: str(count) for pair, count in cells.items()},
            marks=(Mark("Số thành phần, số dịch vụ áp dụng tiêu chuẩn", Border.SOLID, 0.6, sample="3"),),
            nothing="Chưa khai báo tiêu chuẩn áp dụng cho thành phần, dịch vụ nào.",
        )
    )


def name_bearer(duty: Responsibility, model: Model) -> str:
    """Return the name of the agency, or of the role, that bears the responsibility."""
    if duty.agency:
        return model.get(Agency, duty.agency).name
    return model.get(Role, duty.role).name if duty.role else "Chưa xác định"
