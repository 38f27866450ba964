"""
All diagrams of Mẫu số 02 that a model gives, each with its state, scope and sheets.

The mandatory ones are drawn twice, today's and the target's, since an object stands in the picture of its own state.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lgsp.architecture.frameworks.diagrams import RequiredDiagram, list_diagrams
from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import ModelState, UsageScope
from lgsp.architecture.pictures.scene import Scene

from .business_support import business_support
from .commune import commune_model
from .data_links import data_links
from .deployment import deployment
from .provincial import provincial_overview
from .provincial_layers import provincial_components
from .rooms import Room
from .transition import transition

TRANSITION = "Chuyển đổi"
"""The third state of a diagram, beside the two that objects have (draft guide of 13/09/2026, Mẫu số 02, 3)."""
WHOLE = "Hiện trạng và mục tiêu"
"""Of a diagram that shows both at once and tells them apart by its marks."""
_STATES = (ModelState.CURRENT, ModelState.TARGET)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a diagram, and the state it shows, in the words of the guide."""

    scene: Scene
    state: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram with its sheets; without any, `remark` says what of the model it would need."""

    required: RequiredDiagram
    scope: str
    sheets: tuple[Sheet, ...]
    remark: str = ""


def draw_diagrams(model: Model, room: Room) -> tuple[Diagram, ...]:
    """Draw the seven diagrams in the order of the guide."""
    return tuple(draw_diagram(model, one.code, room) for one in list_diagrams())


def draw_diagram(model: Model, code: str, room: Room) -> Diagram:
    """Draw the diagram of that code; a code that is not there is a bug of the caller."""
    required = next(one for one in list_diagrams() if one.code == code)
    scope = get_value("usage_scope", UsageScope.COMMUNE if code == "SĐ-T-03" else UsageScope.PROVINCE).name
    sheets = tuple(_list_sheets(model, code, room))
    return Diagram(required, scope, sheets, "" if sheets else _NEEDS[code])


def list_target(diagram: Diagram) -> tuple[Sheet, ...]:
    """Return the sheets that show where the province is going: all but those of today alone."""
    current = get_value("model_state", ModelState.CURRENT).name
    return tuple(sheet for sheet in diagram.sheets if sheet.state != current)


def _list_sheets(model: Model, code: str, room: Room) -> Iterable[Sheet]:
    current, target = (get_value("model_state", state).name for state in _STATES)
    by_state = {
        "SĐ-T-01": provincial_overview,
        "SĐ-T-02": provincial_components,
        "SĐ-T-03": commune_model,
    }
    if draw := by_state.get(code):
        pairs = zip(_STATES, (current, target), strict=True)
        return [Sheet(scene, name) for state, name in pairs for scene in draw(model, state, room)]
    drawn = {
        "SĐ-04": lambda: business_support(model),
        "SĐ-05": lambda: data_links(model),
        "SĐ-06": lambda: deployment(model, room),
        "SĐ-07": lambda: transition(model, room),
    }[code]()
    return [Sheet(scene, TRANSITION if code == "SĐ-07" else WHOLE) for scene in drawn]


def say_states(required: RequiredDiagram) -> str:
    """Return the states the sheets of a diagram show, in the words of the guide."""
    if required.is_mandatory:
        return "; ".join(get_value("model_state", state).name for state in _STATES)
    return TRANSITION if required.code == "SĐ-07" else WHOLE


_NEEDS = {
    "SĐ-04": "Chưa vẽ: chưa hệ thống nào khai báo nghiệp vụ được hỗ trợ (trường functions).",
    "SĐ-05": "Chưa vẽ: chưa khai báo luồng trao đổi dữ liệu nào (model/flow/).",
    "SĐ-06": "Chưa vẽ: chưa hệ thống nào khai báo hạ tầng vận hành (trường runs_on).",
    "SĐ-07": "Chưa vẽ: chưa có giai đoạn nào mà dự án xây mới, nâng cấp hoặc thay thế đối tượng (model/stage/, "
    "model/project/).",
}
