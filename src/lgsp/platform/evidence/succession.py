"""
Do the segments follow one another? Told from their ends, without reading them.

The last record of a segment must be the one before the next segment's first: its hash is in the tree at that place.
Where it is not, the segment is read, and the refusal says what is wrong with it. A tile or a record that was altered
is left to the verification of the whole log: here it is asked whether records are missing.
"""

from itertools import islice, pairwise
from pathlib import Path

from .merkle import leaf_hash
from .segments import list_leaves, list_segments, read_last_leaf
from .tiles import WIDTH, TileReader


def check_succession(folder: Path, *, tree: TileReader, signed: int) -> None:
    """
    Check that no segment of signed records is missing, or lacks records at its end.

    :raises SegmentsApart: if one is missing
    :raises SegmentDamaged: if one does not end with a whole record
    """
    for segment, following in pairwise(list_segments(folder)):
        if following.first > signed:
            break
        tile, position = divmod(following.first - 1, WIDTH)
        last = read_last_leaf(segment.path)
        if last is None or leaf_hash(last) != tree.row(0, tile)[position]:
            # One more than it holds: what is wrong with a segment's end is said when the next is asked for.
            for _ in islice(list_leaves(folder, segment.first), following.first - segment.first + 1):
                pass
