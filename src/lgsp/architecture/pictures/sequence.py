"""
The sequence picture (V.6): one declared flow on the platform, message by message.

Lifelines stand side by side, time runs down. What the platform does by itself is a box on its lifeline.
"""

from dataclasses import dataclass, replace

from lgsp.architecture.model.exchanges import Contract, Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, System

from .marks import GREY, NODE, SMALL, Mark, lay_legend, say_nothing, word
from .scene import BLACK, PORTRAIT_WIDTH, WHITE, Border, Box, Line, Path, Scene, Shape, Wording

_MARGIN = 6.0
_HEAD_WIDTH = 132.0
_ACT_WIDTH = 126.0
_GAP = 9.0
_TOP = 9.0
_CONSUMER, _PLATFORM, _PROVIDER = range(3)
_PLACES = (
    _MARGIN + _HEAD_WIDTH / 2,
    PORTRAIT_WIDTH / 2,
    PORTRAIT_WIDTH - _MARGIN - _HEAD_WIDTH / 2,
)
_PLATFORM_NAME = "Nền tảng LGSP của tỉnh"
_MARKS = (
    Mark("Yêu cầu", Border.SOLID, 1.0, is_line=True),
    Mark("Trả lời", Border.DASHED, 1.0, is_line=True),
    Mark("LGSP tự thực hiện", Border.SOLID, 0.7, "#f7f7f7"),
)
_HEAD_FILLS = (WHITE, "#f3e6e4", WHITE)


@dataclass(frozen=True, slots=True)
class _Step:
    """A message from one lifeline to another, or an act on one; an answer is dashed."""

    start: int
    end: int
    says: str
    is_answer: bool = False


def sequence_picture(model: Model, flow_id: str) -> Scene:
    """
    Draw how that flow passes through the platform, step by step.

    :raises EntityUnknown: if the model has no such flow
    """
    flow = model.get(Flow, flow_id)
    title = f"Trình tự trao đổi qua LGSP: {flow.name}"
    if flow.via is None:
        return say_nothing(f"sequence-{flow.id}", title, "Hai hệ thống nối trực tiếp, không qua LGSP.")
    steps = _list_steps(flow, model)
    heads = _lay_heads(flow, model)
    top = max(head.y + head.height for head in heads) + _GAP
    shapes: list[Shape] = []
    y = top
    for number, step in enumerate(steps, 1):
        drawn, height = _lay_step(step, number, y)
        shapes += drawn
        y += height + _GAP
    lifelines = [Line(x, heads[0].y + heads[0].height, x, y, GREY, 0.7, Border.DASHED) for x in _PLACES]
    legend = lay_legend(_MARKS, x=_MARGIN, y=y + _GAP, width=PORTRAIT_WIDTH - 2 * _MARGIN)
    return Scene(
        code=f"sequence-{flow.id}",
        title=title,
        alt=_describe(flow, steps, heads),
        width=PORTRAIT_WIDTH,
        height=y + _GAP + legend.height,
        shapes=(*lifelines, *heads, *shapes, *legend.shapes),
        legend=tuple(mark.label for mark in _MARKS),
    )


def _list_steps(flow: Flow, model: Model) -> list[_Step]:
    service = model.get(Service, flow.via or "")
    return [
        _Step(_CONSUMER, _PLATFORM, "Xin thẻ truy cập bằng thông tin được cấp"),
        _Step(_PLATFORM, _CONSUMER, "Thẻ truy cập", is_answer=True),
        _Step(_CONSUMER, _PLATFORM, f"Gọi dịch vụ “{service.name}” (mã {service.code})"),
        _Step(_PLATFORM, _PLATFORM, "Đối chiếu thỏa thuận khai thác; không có thì từ chối và ghi lại"),
        _Step(_PLATFORM, _PLATFORM, "Ghi bằng chứng về yêu cầu, không lưu nội dung"),
        _Step(_PLATFORM, _PROVIDER, "Chuyển yêu cầu"),
        _Step(_PROVIDER, _PLATFORM, _say_content(flow, model), is_answer=True),
        _Step(_PLATFORM, _PLATFORM, "Ghi bằng chứng về câu trả lời"),
        _Step(_PLATFORM, _CONSUMER, "Câu trả lời kèm biên nhận kiểm chứng được", is_answer=True),
    ]


def _say_content(flow: Flow, model: Model) -> str:
    contract = model.find(Contract, flow.contract) if flow.contract else None
    labels = [field.label for field in contract.fields] if contract else list(flow.information)
    return f"Dữ liệu: {', '.join(labels)}" if labels else "Dữ liệu theo dịch vụ"


def _lay_heads(flow: Flow, model: Model) -> list[Box]:
    ends = [model.get(System, one) for one in (flow.consumer, flow.provider)]
    owners = [model.get(Agency, end.owner).name for end in ends]
    said = [(ends[0].name, owners[0]), (_PLATFORM_NAME, ""), (ends[1].name, owners[1])]
    wordings = [_word_head(*words) for words in said]
    height = max(sum(one.height for one in words) for words in wordings) + 8
    subjects = (ends[0].id,), (), (ends[1].id,)
    boxes = []
    for place, words in enumerate(wordings):
        head = Box(_PLACES[place] - _HEAD_WIDTH / 2, _TOP, _HEAD_WIDTH, height, "node", _HEAD_FILLS[place])
        boxes.append(replace(head, wordings=words, key=f"end-{place}", subjects=subjects[place], radius=2.0))
    return boxes


def _word_head(name: str, owner: str) -> tuple[Wording, ...]:
    first = word(name, width=_HEAD_WIDTH - 8, size=NODE, weight=600, max_lines=4)
    if not owner:
        return (first,)
    return first, replace(word(owner, width=_HEAD_WIDTH - 8, size=SMALL, max_lines=2), ink=GREY)


def _lay_step(step: _Step, number: int, y: float) -> tuple[list[Shape], float]:
    words = f"{number}. {step.says}"
    if step.start == step.end:
        wording = word(words, width=_ACT_WIDTH - 8, size=SMALL, max_lines=5)
        act = Box(
            _PLACES[step.start] - _ACT_WIDTH / 2,
            y,
            _ACT_WIDTH,
            wording.height + 6,
            "act",
            "#f7f7f7",
            GREY,
            0.7,
        )
        return [replace(act, wordings=(wording,), radius=2.0)], act.height
    left, right = sorted((_PLACES[step.start], _PLACES[step.end]))
    wording = word(words, width=right - left - 10, size=SMALL, max_lines=6)
    note = Box(
        left + 2, y, right - left - 4, wording.height + 2, "note", WHITE, border=Border.NONE, padding=2.0
    )
    below = y + note.height + 3
    border = Border.DASHED if step.is_answer else Border.SOLID
    arrow = Path(((_PLACES[step.start], below), (_PLACES[step.end], below)), BLACK, 1.0, border)
    return [replace(note, wordings=(wording,)), arrow], note.height + 6


def _describe(flow: Flow, steps: list[_Step], heads: list[Box]) -> str:
    names = [" ".join(head.wordings[0].lines) for head in heads]
    told = [
        f"{number}. {names[step.start]}: {step.says}"
        if step.start == step.end
        else f"{number}. {names[step.start]} đến {names[step.end]}: {step.says}"
        for number, step in enumerate(steps, 1)
    ]
    return f"Trình tự trao đổi của luồng {flow.name}. " + "; ".join(told) + "."
