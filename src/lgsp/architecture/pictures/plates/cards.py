"""The boxes of the diagrams: a name, the code of the framework before it, and what the model says under it."""

from dataclasses import dataclass, replace

from lgsp.architecture.pictures.lettering import wrap_evenly
from lgsp.architecture.pictures.marks import GREY, NODE, PALE, SMALL, STATUS_MARKS, Mark, word
from lgsp.architecture.pictures.scene import PADDING, Border, Box, Wording

IN_USE, PLANNED, LEAVING = STATUS_MARKS
CENTRAL = Mark("Trung ương cung cấp, tỉnh khai thác", Border.SOLID, 2.0, "#e9edf0")
NOT_THERE = Mark("Chưa có đối tượng trong mô hình", Border.DASHED, 0.6, PALE, ink=GREY)
ACROSS = Mark("Thành phần xuyên suốt các lớp", Border.SOLID, 0.6, "#f4f6f7", ink="#3b4a54")
MARKS = (IN_USE, PLANNED, LEAVING, CENTRAL, NOT_THERE, ACROSS)

_LEAST_HEIGHT = 24.0
_NAME_LINES, _NOTE_LINES = 9, 24
_FURNITURE = 6.0


@dataclass(frozen=True, slots=True)
class Card:
    """A box: `notes` are paragraphs of smaller letters, `subjects` the ids of the entities it stands for."""

    key: str
    name: str
    mark: Mark
    code: str = ""
    notes: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


def card_height(card: Card, width: float) -> float:
    """Return the height the card needs at that width."""
    return max(_LEAST_HEIGHT, sum(wording.height for wording in _word(card, width)) + _FURNITURE)


def draw_card(card: Card, *, x: float, y: float, width: float, height: float) -> Box:
    """Draw the card in that place."""
    mark = card.mark
    return Box(
        x,
        y,
        width,
        height,
        "node",
        fill=mark.fill,
        ink=mark.ink,
        stroke=mark.stroke,
        border=mark.border,
        radius=2.0,
        wordings=_word(card, width),
        key=card.key,
        subjects=card.subjects,
    )


def _word(card: Card, width: float) -> tuple[Wording, ...]:
    inner = width - 2 * PADDING
    named = f"{card.code}. {card.name}" if card.code else card.name
    name = Wording(wrap_evenly(named, width=inner, size=NODE, max_lines=_NAME_LINES), NODE)
    notes = [word(note, width=inner, size=SMALL, max_lines=_NOTE_LINES) for note in card.notes]
    return name, *(replace(note, ink=GREY) for note in notes)
