"""
How large a picture stands on the page: at its own size, or smaller when the page is too small for it.

>>> scale_of(460, 300, sideways=False), round(scale_of(460, 1280, sideways=False), 2)
(1.0, 0.5)
"""

WIDTH_UPRIGHT, WIDTH_SIDEWAYS = 467.0, 714.0
"""A4 without the margins that Nghị định 30/2020/NĐ-CP, Phụ lục I, asks for, in points."""
MOST_UPRIGHT, MOST_SIDEWAYS = 640.0, 425.0
"""The greatest height of a picture, in points: the page without its margins, caption and a line of text."""
PIXELS_A_POINT = 3
"""How finely a picture is drawn where it cannot be drawn in lines."""


def scale_of(width: float, height: float, *, sideways: bool) -> float:
    """Return what a picture of that size is multiplied with to stand on a page."""
    room = (WIDTH_SIDEWAYS, MOST_SIDEWAYS) if sideways else (WIDTH_UPRIGHT, MOST_UPRIGHT)
    return min(room[0] / width, room[1] / height, 1.0)
