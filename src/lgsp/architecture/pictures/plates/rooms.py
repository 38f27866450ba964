"""How much room a sheet has, in points: letters are never scaled, so a smaller room means more sheets."""

from dataclasses import dataclass

from lgsp.architecture.pictures.scene import LANDSCAPE_HEIGHT, LANDSCAPE_WIDTH


@dataclass(frozen=True, slots=True)
class Room:
    """
    Width and height of what may be drawn on; `spans` is how many ranges of codes a box may list.

    `least_card` is the width below which a box is hard to read.
    """

    width: float
    height: float
    spans: int
    least_card: float


ON_PLATE = Room(width=1146, height=692, spans=80, least_card=96)
"""What a plate of A3 leaves inside its frame, above its title block."""
ON_PAGE = Room(width=LANDSCAPE_WIDTH, height=LANDSCAPE_HEIGHT, spans=6, least_card=84)
"""What a page of the document leaves, turned sideways."""
