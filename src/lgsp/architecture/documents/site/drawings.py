"""The pictures of the papers as files of the site: SVG to look at, draw.io to go on editing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lgsp.architecture.documents.blocks import Figure
from lgsp.architecture.pictures.drawio import to_drawio
from lgsp.architecture.pictures.svg import to_svg

from .addresses import DRAWINGS, slug
from .atlas import Atlas
from .leaves import anchor, walk


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a paper: its caption, where it stands, its files, and its size in points."""

    figure: Figure
    caption: str
    href: str
    svg: str
    drawio: str
    width: int
    height: int


Pictures = Mapping[str, Picture]
"""The pictures by the address of the place where they stand."""


def list_pictures(atlas: Atlas) -> Pictures:
    """Return every picture of every paper, in reading order; files are named by the code of the picture."""
    found: dict[str, Picture] = {}
    taken: set[str] = set()
    for href, figure in _list_figures(atlas):
        name = _name_file(slug(figure.scene.code), taken)
        found[href] = Picture(
            figure,
            figure.caption,
            href,
            f"{DRAWINGS}/{name}.svg",
            f"{DRAWINGS}/{name}.drawio",
            round(figure.scene.width),
            round(figure.scene.height),
        )
    return found


def write_pictures(pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the pictures, each with its name."""
    for picture in pictures.values():
        yield picture.svg, to_svg(picture.figure.scene).encode()
        yield picture.drawio, to_drawio([picture.figure.scene])


def _list_figures(atlas: Atlas) -> Iterator[tuple[str, Figure]]:
    for leaf in (leaf for leaves in atlas.leaves for leaf in leaves):
        for block in walk(leaf.blocks):
            if isinstance(block, Figure):
                yield f"{leaf.page}#{anchor(block)}", block


def _name_file(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    taken.add(name)
    return name
