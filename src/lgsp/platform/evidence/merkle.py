"""
The Merkle tree of RFC 6962, section 2.1: hashes, growth at the right edge, and proofs.

A tree of `size` leaves is known by its *frontier*: for each bit set in `size`, the hash of one complete subtree. That
is all a writer needs to add leaves and to prove the new ones; nothing older is read.

>>> growth = grow(Frontier(), [leaf_hash(b"a"), leaf_hash(b"b"), leaf_hash(b"c")])
>>> growth.root == node_hash(node_hash(leaf_hash(b"a"), leaf_hash(b"b")), leaf_hash(b"c"))
True
>>> verify_inclusion(2, 3, leaf=leaf_hash(b"c"), path=[growth.path(2)], root=growth.root)
True
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY_ROOT = sha256().digest()

Node = Callable[[int, int], bytes]
"""`node(level, index)`: the hash of the complete subtree of `2**level` leaves that starts at leaf `index << level`."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return MTH({d0}): the hash of one leaf."""
    return sha256(b"\x00" + leaf).digest()


def hash_leaves(leaves: list[bytes]) -> list[bytes]:
    """Return the leaf hash of each."""
    return [sha256(b"\x00" + leaf).digest() for leaf in leaves]


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a tree: `pending[level]` is the complete subtree of that level for each bit set in `size`."""

    size: int = 0
    pending: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Growth:
    """
    The leaves just added, and what is needed to prove them in the tree they made.

    `levels[l]` is the index of its first node and the nodes of level `l`, from the first that a new leaf can need to
    the last complete one, followed by the incomplete right edge where there is one.
    """

    start: int
    levels: tuple[tuple[int, list[bytes]], ...]
    frontier: Frontier
    root: bytes
    _paths: list[bytes] = field(default_factory=list)

    def path(self, index: int) -> bytes:
        """
        Return the inclusion path of a leaf of this growth (RFC 6962, 2.1.1): 32 bytes a hash, from its sibling up.

        The first call finds the paths of all, from the root down: a path is a sibling and the path of the parent.
        """
        if not self._paths:
            self._paths = self._find_paths()
        return self._paths[index - self.start]

    def _find_paths(self) -> list[bytes]:
        last = self.frontier.size - 1
        paths, above = [b""], 0
        for level in range(len(self.levels) - 1, -1, -1):
            first, nodes = self.levels[level]
            lowest = self.start >> level
            paths = [
                (nodes[sibling] if (sibling := (position ^ 1) - first) < len(nodes) else b"")
                + paths[(position >> 1) - above]
                for position in range(lowest, (last >> level) + 1)
            ]
            above = lowest
        return paths

    def added(self, level: int) -> list[bytes]:
        """Return the complete nodes of a level that these leaves completed."""
        if level >= len(self.levels):
            return []
        first, nodes = self.levels[level]
        return nodes[(self.start >> level) - first : (self.frontier.size >> level) - first]


def grow(frontier: Frontier, hashes: list[bytes]) -> Growth:
    """Return the tree after these leaf hashes were added to it."""
    size = frontier.size + len(hashes)
    nodes, first, edge = hashes, frontier.size, b""
    levels: list[tuple[int, list[bytes]]] = []
    pending: list[bytes] = []
    for level in range(size.bit_length()):
        if first & 1:
            nodes, first = [frontier.pending[level], *nodes], first - 1
        is_odd = (size >> level) & 1
        pending.append(nodes[-1] if is_odd else b"")
        levels.append((first, [*nodes, edge] if edge else nodes))
        if is_odd:
            edge = node_hash(nodes[-1], edge) if edge else nodes[-1]
        nodes = [sha256(b"\x01" + nodes[i] + nodes[i + 1]).digest() for i in range(0, len(nodes) - 1, 2)]
        first >>= 1
    grown = Frontier(size, tuple(pending))
    return Growth(frontier.size, tuple(levels), grown, edge or EMPTY_ROOT)


def get_frontier(size: int, node: Node) -> Frontier:
    """Return the frontier of a stored tree."""
    bits = range(size.bit_length())
    return Frontier(size, tuple(node(bit, (size >> bit) - 1) if size >> bit & 1 else b"" for bit in bits))


def range_root(start: int, end: int, node: Node) -> bytes:
    """Return MTH(D[start:end]), where `start` is a multiple of a power of two not below `end - start`."""
    root = b""
    for level in range((end - start).bit_length()):
        if (end - start) >> level & 1:
            last = node(level, (end >> level) - 1)
            root = node_hash(last, root) if root else last
    return root or EMPTY_ROOT


def inclusion_path(index: int, size: int, node: Node) -> list[bytes]:
    """Return PATH(index, D[size]) of RFC 6962, 2.1.1."""
    path = []
    for level in range((size - 1).bit_length()):
        sibling = (index >> level) ^ 1
        if sibling < size >> level:
            path.append(node(level, sibling))
        elif sibling << level < size:
            path.append(range_root(sibling << level, size, node))
    return path


def consistency_path(old: int, size: int, node: Node) -> list[bytes]:
    """Return PROOF(old, D[size]) of RFC 6962, 2.1.2, for `0 < old <= size`."""
    path: list[bytes] = []
    start, end, is_whole = 0, size, True
    while old != end:
        split = start + _largest_power_below(end - start)
        if old <= split:
            path.append(range_root(split, end, node))
            end = split
        else:
            path.append(range_root(start, split, node))
            start, is_whole = split, False
    return path[::-1] if is_whole else [range_root(start, end, node), *path[::-1]]


def verify_inclusion(index: int, size: int, *, leaf: bytes, path: Sequence[bytes], root: bytes) -> bool:
    """Tell whether the path leads from the leaf hash to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    position, last, computed = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if position & 1 or position == last:
            computed = node_hash(sibling, computed)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            computed = node_hash(computed, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and computed == root


def verify_consistency(old: int, size: int, *, old_root: bytes, root: bytes, path: Sequence[bytes]) -> bool:
    """Tell whether the path proves that the second tree only added to the first (RFC 9162, 2.1.4.2)."""
    if not 0 < old < size:
        is_start = old == 0 and old_root == EMPTY_ROOT and size > 0
        return not path and (is_start or (old == size and old_root == root))
    # 1. Where the old size is a power of two, its root is the first hash of the path.
    steps = [old_root, *path] if old & (old - 1) == 0 else list(path)
    if not path or not steps:
        return False
    # 2-3. The two edges, without the levels that both trees have whole.
    position, last = old - 1, size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    # 4-5. Both roots grow from the first hash.
    computed_old = computed = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            computed_old, computed = node_hash(step, computed_old), node_hash(step, computed)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            computed = node_hash(computed, step)
        position, last = position >> 1, last >> 1
    # 6. Both are what was signed, and nothing is left over.
    return last == 0 and computed_old == old_root and computed == root


def _largest_power_below(count: int) -> int:
    return int(1 << (count - 1).bit_length() - 1)
