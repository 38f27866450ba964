"""Where shapes stand: what overlaps, what leaves its box or the canvas."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise, takewhile

from lgsp.architecture.pictures.lettering import measure
from lgsp.architecture.pictures.scene import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    Anchor,
    Box,
    Line,
    Path,
    Polygon,
    Scene,
    Text,
)

ROUNDING = 0.01
APART = {"node", "cell", "head", "bar", "note", "stage", "sample", "sign", "act", "area", "name", "section"}
MOST_NODES, LEAST_LETTER = 60, 8.0
Edges = tuple[float, float, float, float]


def list_boxes(scene: Scene, *roles: str) -> list[Box]:
    """Return the boxes of those roles."""
    return [shape for shape in scene.shapes if isinstance(shape, Box) and shape.role in roles]


def find_faults(scene: Scene) -> list[str]:
    """Return all that makes a picture unfit for an A4 page, upright or turned, whichever suits its width."""
    letters = min(text.size for text in list_texts(scene)) * scale_to_page(scene)
    faults = [
        (f"letters of {letters:.1f} pt", letters < LEAST_LETTER),
        ("boxes overlap", find_overlaps(scene)),
        ("words leave their box", find_escaped_words(scene)),
        ("shapes leave the canvas", find_off_canvas(scene)),
        ("arrows run through boxes", find_cut_boxes(scene)),
        ("too many boxes", len(list_boxes(scene, "node")) > MOST_NODES),
        ("no words for those who cannot see it", not scene.alt),
        ("no legend", not scene.legend and not list_boxes(scene, "remark")),
    ]
    return [f"{scene.code}: {fault}" for fault, found in faults if found]


def scale_to_page(scene: Scene) -> float:
    """Return how much the picture is shrunk on paper; it is never enlarged."""
    upright = scene.width <= PORTRAIT_WIDTH
    width, height = (PORTRAIT_WIDTH, PORTRAIT_HEIGHT) if upright else (LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT)
    return min(1.0, width / scene.width, height / scene.height)


def find_overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Return each pair of boxes that must stand apart and do not."""
    boxes = sorted(list_boxes(scene, *APART), key=lambda box: (box.role, box.x))
    return [
        (str(first), str(second))
        for place, first in enumerate(boxes)
        for second in takewhile(partial(_may_meet, first), boxes[place + 1 :])
        if _overlap(_edges(first), _edges(second))
    ]


def _may_meet(first: Box, second: Box) -> bool:
    return second.role == first.role and second.x < first.x + first.width


def find_escaped_words(scene: Scene) -> list[str]:
    """Return every line of letters that leaves its box."""
    return [
        text.content
        for box in scene.shapes
        if isinstance(box, Box)
        for text in box.texts()
        if not _contains(_edges(box), _edges(text))
    ]


def find_off_canvas(scene: Scene) -> list[str]:
    """Return every shape that leaves the canvas."""
    canvas = (0.0, 0.0, scene.width, scene.height)
    return [str(shape) for shape in scene.shapes if not _contains(canvas, _edges(shape))]


def find_cut_boxes(scene: Scene) -> list[tuple[str, str]]:
    """Return each arrow that runs through a box it does not join, with the key of that box."""
    nodes = list_boxes(scene, "node", "head")
    return [
        (f"{path.start} → {path.end}", node.key)
        for path in scene.shapes
        if isinstance(path, Path) and path.start
        for node in nodes
        if node.key not in (path.start, path.end)
        if any(_overlap(_edges_of_piece(piece), _edges(node)) for piece in pairwise(path.points))
    ]


def find_covered_letters(scene: Scene) -> list[str]:
    """Return every line of letters in a node that the sign of an overlay covers."""
    return [
        text.content
        for node in list_boxes(scene, "node")
        for text in node.texts()
        if any(_overlap(_edges(sign), _edges(text)) for sign in list_boxes(scene, "sign"))
    ]


def list_paths(scene: Scene) -> list[Path]:
    """Return the arrows that join boxes."""
    return [shape for shape in scene.shapes if isinstance(shape, Path) and shape.start]


def list_texts(scene: Scene) -> Iterator[Text]:
    """Yield every line of letters."""
    for shape in scene.shapes:
        if isinstance(shape, Text):
            yield shape
        if isinstance(shape, Box):
            yield from shape.texts()


def said(scene: Scene, *roles: str) -> list[str]:
    """Return what the boxes of those roles say, each on one line."""
    return [
        " ".join(line for wording in box.wordings for line in wording.lines)
        for box in list_boxes(scene, *roles)
    ]


def _edges(shape: Box | Text | Line | Polygon | Path) -> Edges:
    match shape:
        case Box():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Line():
            return (
                min(shape.x1, shape.x2),
                min(shape.y1, shape.y2),
                max(shape.x1, shape.x2),
                max(shape.y1, shape.y2),
            )
        case Polygon() | Path():
            xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
            return min(xs), min(ys), max(xs), max(ys)
        case Text():
            return _edges_of_letters(shape)


def _edges_of_piece(piece: tuple[tuple[float, float], tuple[float, float]]) -> Edges:
    (x1, y1), (x2, y2) = piece
    return min(x1, x2), min(y1, y2), max(x1, x2) + 2 * ROUNDING, max(y1, y2) + 2 * ROUNDING


def _edges_of_letters(text: Text) -> Edges:
    length = measure(text.content, size=text.size, weight=text.weight)
    start = {Anchor.START: 0.0, Anchor.MIDDLE: length / 2, Anchor.END: length}[text.anchor]
    rise, fall = text.size * 0.75, text.size * 0.22  # from the baseline
    if text.turned:
        return text.x - rise, text.y + start - length, text.x + fall, text.y + start
    return text.x - start, text.y - rise, text.x - start + length, text.y + fall


def _overlap(one: Edges, other: Edges) -> bool:
    apart = one[2] <= other[0] + ROUNDING or other[2] <= one[0] + ROUNDING
    return not (apart or one[3] <= other[1] + ROUNDING or other[3] <= one[1] + ROUNDING)


def _contains(outer: Edges, inner: Edges) -> bool:
    begins = inner[0] >= outer[0] - ROUNDING and inner[1] >= outer[1] - ROUNDING
    return begins and inner[2] <= outer[2] + ROUNDING and inner[3] <= outer[3] + ROUNDING
