"""Pictures as figures of a document: a picture that fills several pages is as many figures, led to once."""

from collections.abc import Callable, Sequence

from lgsp.architecture.pictures.charts import draw_bars
from lgsp.architecture.pictures.figures import Figures, Number, write_number
from lgsp.architecture.pictures.scene import PORTRAIT_WIDTH, Box, Scene

from .exhibit import FigureExhibit

_FEW = 3


def show(scenes: Sequence[Scene], lead: str) -> tuple[FigureExhibit, ...]:
    """Return the scenes as figures, the first with the lead; what has nothing to show is left out."""
    shown = [scene for scene in scenes if not _says_nothing(scene)]
    return tuple(
        FigureExhibit(
            code=f"picture/{scene.code}",
            lead="" if place else lead,
            title=scene.title,
            scene=scene,
            landscape=scene.width > PORTRAIT_WIDTH,
        )
        for place, scene in enumerate(shown)
    )


def chart(figures: Figures, say: Callable[[Figures], str]) -> tuple[FigureExhibit, ...]:
    """Return the chart of the figures, led to by what is said of them; nothing where there is nothing to draw."""
    return show([draw_bars(figures)], say(figures)) if any(figures.totals) else ()


def name_largest(figures: Figures, *, few: int = _FEW) -> str:
    """
    Name the rows that count most, with their numbers.

    >>> from lgsp.architecture.pictures.figures import Series
    >>> name_largest(Figures("", "", "", ("A", "B"), (Series("", (1, 5)),)))
    'B (5), A (1)'
    """
    ranked = sorted(zip(figures.rows, figures.totals, strict=True), key=lambda row: (-row[1], row[0]))
    return ", ".join(f"{name} ({write_number(count)})" for name, count in ranked[:few] if count)


def total(figures: Figures) -> Number:
    """Return the sum of all rows."""
    return sum(figures.totals)


def total_of(figures: Figures, series: str) -> Number:
    """Return the sum of one series; 0 where it counts nothing."""
    return sum(sum(one.values) for one in figures.series if one.name == series)


def share(part: Number, whole: Number) -> str:
    """
    Write a part in per cent of a whole, with one decimal where it is not a whole number.

    >>> share(1, 3), share(1, 2), share(0, 0)
    ('33,3%', '50%', '–')
    """
    if not whole:
        return "–"
    tenths = round(float(part) / float(whole) * 1000)
    return f"{tenths // 10},{tenths % 10}%".replace(",0%", "%")


def _says_nothing(scene: Scene) -> bool:
    return any(isinstance(shape, Box) and shape.role == "remark" for shape in scene.shapes)
