"""
The right edge of the tree in one file, `edge`: the hashes of the tiles that are not full yet, level by level.

Without it they are computed again from some hundred full tiles. It is written with each checkpoint and may be a little
behind or ahead of the one that is read: the hashes of complete subtrees never change. It is not trusted: who uses it
checks what comes of it against the signed root.
"""

from pathlib import Path

EDGE = "edge"
_SIZE, _COUNT, _HASH = 8, 2, 32

Rows = list[list[bytes]]


def encode_edge(size: int, rows: Rows) -> bytes:
    """Return the file: the size of the tree, then for each level how many hashes, and them."""
    parts = [len(row).to_bytes(_COUNT) + b"".join(row) for row in rows]
    return size.to_bytes(_SIZE) + b"".join(parts)


def read_edge(folder: Path) -> tuple[int, Rows]:
    """Return size and rows; of a file that is not there or not whole, none."""
    try:
        content = (folder / EDGE).read_bytes()
    except OSError:
        return 0, []
    rows: Rows = []
    at = _SIZE
    while at < len(content):
        count = int.from_bytes(content[at : at + _COUNT])
        at += _COUNT
        row = [content[at + number * _HASH : at + (number + 1) * _HASH] for number in range(count)]
        at += count * _HASH
        rows.append(row)
    return (int.from_bytes(content[:_SIZE]), rows) if at == len(content) else (0, [])
