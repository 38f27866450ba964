"""
The tree as static files (c2sp.org/tlog-tiles): 256 hashes a tile, eight levels of the tree between tile levels.

>>> tile_path(0, 1234067)
'tile/0/x001/x234/067'
>>> tile_path(1, 0, width=17)
'tile/1/000.p/17'
>>> entries_path(3)
'tile/entries/003'
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from .edges import encode_edge, read_edge
from .merkle import Frontier, Growth, grow

HEIGHT = 8
WIDTH = 1 << HEIGHT
HASH_BYTES = 32


def tile_path(level: int, index: int, *, width: int = WIDTH) -> str:
    """Return where the tile lies below the prefix; a width below 256 names a partial tile."""
    return f"tile/{level}/{_index_path(index)}{_partial(width)}"


def entries_path(index: int, *, width: int = WIDTH) -> str:
    """Return where the bundle of records lies below the prefix."""
    return f"tile/entries/{_index_path(index)}{_partial(width)}"


def entry_bundle(leaves: list[bytes]) -> bytes:
    """Return records as a bundle: each after its length in two bytes."""
    return b"".join(len(leaf).to_bytes(2) + leaf for leaf in leaves)


def list_tiles(size: int) -> Iterator[tuple[int, int, int]]:
    """List level, index and width of every tile of a tree, partial ones included."""
    level = 0
    while count := size >> (HEIGHT * level):
        yield from ((level, index, WIDTH) for index in range(count // WIDTH))
        if count % WIDTH:
            yield level, count // WIDTH, count % WIDTH
        level += 1


class TileRows:
    """The hashes that wait for their tile to fill, one row a tile level."""

    def __init__(self, size: int, read_row: Callable[[int, int], list[bytes]]) -> None:
        """Take up a tree of that size; `read_row(level, index)` gives the hashes of a tile, full or not."""
        self._size = size
        levels = range(_count_levels(size))
        self._rows = [read_row(level, (size >> (HEIGHT * level)) // WIDTH) for level in levels]

    @property
    def size(self) -> int:
        """Return the size of the tree the rows belong to."""
        return self._size

    def encode(self) -> bytes:
        """Return the rows as the file `edge` holds them."""
        return encode_edge(self._size, self._rows)

    def add(self, growth: Growth) -> Iterator[tuple[str, bytes]]:
        """Take the hashes of a growth, once; give path and content of each tile that became full."""
        if growth.start != self._size:
            return
        self._size = growth.frontier.size
        for level in range(_count_levels(self._size)):
            if level == len(self._rows):
                self._rows.append([])
            row = self._rows[level]
            row += growth.added(HEIGHT * level)
            first = (self._size >> (HEIGHT * level)) - len(row)
            while len(row) >= WIDTH:
                yield tile_path(level, first // WIDTH), b"".join(row[:WIDTH])
                del row[:WIDTH]
                first += WIDTH


class TileReader:
    """Any complete node of a stored tree: from its tile, or computed again where the tile is missing."""

    def __init__(
        self,
        folder: Path,
        *,
        size: int,
        leaf_hashes: Callable[[int, int], list[bytes]],
        has_edge: bool = False,
    ) -> None:
        """
        Read the tree of the first `size` records of a log folder.

        `leaf_hashes(start, end)` reads records themselves. A folder without tiles gives the same answers, slower. With
        the edge, which nothing vouches for, the caller checks the answers.
        """
        self._edge_size, self._edge = read_edge(folder) if has_edge else (0, [])
        self._folder = folder
        self._size = size
        self._leaf_hashes = leaf_hashes
        self._tiles: dict[tuple[int, int], list[list[bytes]]] = {}

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a complete subtree."""
        tile_level, height = divmod(level, HEIGHT)
        tile, position = divmod(index, WIDTH >> height)
        return self._subtrees(tile_level, tile)[height][position]

    def row(self, level: int, index: int) -> list[bytes]:
        """Return the hashes of a tile: fewer than 256 at the right edge, none beyond it."""
        if (index + 1) << (HEIGHT * (level + 1)) <= self._size and (stored := self._read_tile(level, index)):
            return stored
        start = index * WIDTH
        end = min(start + WIDTH, self._size >> (HEIGHT * level))
        known = self._find_edge(level, index)[: end - start]
        if level == 0:
            rest = self._leaf_hashes(start + len(known), end) if len(known) < end - start else []
            return known + rest
        computed = (
            self._subtrees(level - 1, position)[HEIGHT][0] for position in range(start + len(known), end)
        )
        return [*known, *computed]

    def _find_edge(self, level: int, index: int) -> list[bytes]:
        is_at_edge = index == (self._edge_size >> (HEIGHT * level)) // WIDTH
        return self._edge[level] if level < len(self._edge) and is_at_edge else []

    def _subtrees(self, level: int, index: int) -> list[list[bytes]]:
        known = self._tiles.get((level, index))
        if known is None:
            growth = grow(Frontier(), self.row(level, index))
            known = [growth.added(height) for height in range(HEIGHT + 1)]
            self._tiles[level, index] = known
        return known

    def _read_tile(self, level: int, index: int) -> list[bytes] | None:
        try:
            content = (self._folder / tile_path(level, index)).read_bytes()
        except OSError:
            return None
        if len(content) != WIDTH * HASH_BYTES:
            return None
        return [content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES)]


def _count_levels(size: int) -> int:
    return (size.bit_length() + HEIGHT - 1) // HEIGHT


def _index_path(index: int) -> str:
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.append(f"x{index % 1000:03d}")
    return "/".join(reversed(groups))


def _partial(width: int) -> str:
    return "" if width == WIDTH else f".p/{width}"
