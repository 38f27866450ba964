"""
The sequence picture (V.6): one declared flow on the platform, message by message.

Lifelines stand side by side, time runs down. What the platform does by itself is a box on its lifeline.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model

from .marks import GREY, NODE, SMALL, Mark, lay_legend, say_nothing, word
from .scene import BLACK, PORTRAIT_WIDTH, WHITE, Border, Box, Line, Path, Scene, Shape, Wording
from .steps import PLATFORM_NAME, Course, Party, Step, follow_flow

_MARGIN = 6.0
_HEAD_WIDTH, _NARROW_HEAD = 132.0, 105.0
_HEAD_LINES, _OWNER_LINES = 5, 3
_ACT_WIDTH = 126.0
_GAP = 9.0
_TOP = 9.0
_FEW = 3
_MARKS = (
    Mark("Yêu cầu", Border.SOLID, 1.0, is_line=True),
    Mark("Trả lời", Border.DASHED, 1.0, is_line=True),
    Mark("LGSP tự thực hiện", Border.SOLID, 0.7, "#f7f7f7"),
)
_PLATFORM_FILL = "#f3e6e4"


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where the lifelines stand, and how wide their heads and the boxes on them are."""

    places: tuple[float, ...]
    head: float
    act: float


def sequence_picture(model: Model, flow_id: str) -> Scene:
    """
    Draw how that flow passes through the platform, step by step.

    :raises EntityUnknown: if the model has no such flow
    """
    flow = model.get(Flow, flow_id)
    title = f"Trình tự trao đổi qua LGSP: {flow.name}"
    if flow.via is None:
        return say_nothing(f"sequence-{flow.id}", title, "Hai hệ thống nối trực tiếp, không qua LGSP.")
    course = follow_flow(model, flow)
    stage = _set_stage(len(course.parties))
    heads = _lay_heads(course.parties, stage)
    top = max(head.y + head.height for head in heads) + _GAP
    shapes: list[Shape] = []
    y = top
    for number, step in enumerate(course.steps, 1):
        drawn, height = _lay_step(step, number, y, stage)
        shapes += drawn
        y += height + _GAP
    foot = heads[0].y + heads[0].height
    lifelines = [Line(x, foot, x, y, GREY, 0.7, Border.DASHED) for x in stage.places]
    legend = lay_legend(_MARKS, x=_MARGIN, y=y + _GAP, width=PORTRAIT_WIDTH - 2 * _MARGIN)
    return Scene(
        code=f"sequence-{flow.id}",
        title=title,
        alt=_describe(course),
        width=PORTRAIT_WIDTH,
        height=y + _GAP + legend.height,
        shapes=(*lifelines, *heads, *shapes, *legend.shapes),
        legend=tuple(mark.label for mark in _MARKS),
    )


def _set_stage(count: int) -> _Stage:
    head = _HEAD_WIDTH if count <= _FEW else _NARROW_HEAD
    first, last = _MARGIN + head / 2, PORTRAIT_WIDTH - _MARGIN - head / 2
    places = tuple(first + (last - first) * place / (count - 1) for place in range(count))
    return _Stage(places, head, min(_ACT_WIDTH, head))


def _lay_heads(parties: Sequence[Party], stage: _Stage) -> list[Box]:
    wordings = [_word_head(party, stage.head - 8) for party in parties]
    height = max(sum(one.height for one in words) for words in wordings) + 8
    boxes = []
    for place, (party, words) in enumerate(zip(parties, wordings, strict=True)):
        fill = _PLATFORM_FILL if party.name == PLATFORM_NAME else WHITE
        head = Box(stage.places[place] - stage.head / 2, _TOP, stage.head, height, "node", fill)
        subjects = (party.system,) if party.system else ()
        boxes.append(replace(head, wordings=words, key=f"end-{place}", subjects=subjects, radius=2.0))
    return boxes


def _word_head(party: Party, width: float) -> tuple[Wording, ...]:
    first = word(party.name, width=width, size=NODE, weight=600, max_lines=_HEAD_LINES)
    if not party.owner:
        return (first,)
    return first, replace(word(party.owner, width=width, size=SMALL, max_lines=_OWNER_LINES), ink=GREY)


def _lay_step(step: Step, number: int, y: float, stage: _Stage) -> tuple[list[Shape], float]:
    words = f"{number}. {step.says}"
    start, end = stage.places[step.start], stage.places[step.end]
    if step.start == step.end:
        wording = word(words, width=stage.act - 8, size=SMALL, max_lines=6)
        act = Box(start - stage.act / 2, y, stage.act, wording.height + 6, "act", "#f7f7f7", GREY, 0.7)
        return [replace(act, wordings=(wording,), radius=2.0)], act.height
    left, right = sorted((start, end))
    wording = word(words, width=right - left - 10, size=SMALL, max_lines=8)
    width = right - left - 4
    note = Box(left + 2, y, width, wording.height + 2, "note", WHITE, border=Border.NONE, padding=2.0)
    below = y + note.height + 3
    border = Border.DASHED if step.is_answer else Border.SOLID
    arrow = Path(((start, below), (end, below)), BLACK, 1.0, border)
    return [replace(note, wordings=(wording,)), arrow], note.height + 6


def _describe(course: Course) -> str:
    names = [party.name for party in course.parties]
    told = [
        f"{number}. {names[step.start]}: {step.says}"
        if step.start == step.end
        else f"{number}. {names[step.start]} đến {names[step.end]}: {step.says}"
        for number, step in enumerate(course.steps, 1)
    ]
    return f"Trình tự trao đổi của luồng {course.flow.name}. " + "; ".join(told) + "."
