"""Every proof is compared with the definition of RFC 6962, section 2.1, written down word for word."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.evidence.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_path,
    get_frontier,
    grow,
    inclusion_path,
    leaf_hash,
    range_root,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [str(number).encode() for number in range(70)]


def mth(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1: the Merkle Tree Hash."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = split(len(leaves))
    return sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 6962, 2.1.1: PATH(m, D[n])."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], is_whole: bool) -> list[bytes]:
    """RFC 6962, 2.1.2: SUBPROOF(m, D[n], b)."""
    if m == len(leaves):
        return [] if is_whole else [mth(leaves)]
    k = split(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], is_whole), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


def split(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def node_of(leaves: list[bytes]):
    return lambda level, index: mth(leaves[index << level : (index + 1) << level])


def test_an_empty_tree_has_the_hash_of_nothing_as_root():
    growth = grow(Frontier(), [])

    assert growth.root == EMPTY_ROOT == mth([])


def test_every_inclusion_path_is_the_rfcs():
    for size in range(1, len(LEAVES) + 1):
        leaves = LEAVES[:size]
        root = mth(leaves)
        assert range_root(0, size, node_of(leaves)) == root
        for index in range(size):
            found = inclusion_path(index, size, node_of(leaves))
            assert found == path(index, leaves)
            assert verify_inclusion(index, size, leaf=leaf_hash(leaves[index]), path=found, root=root)


def test_every_consistency_path_is_the_rfcs():
    for size in range(1, len(LEAVES) + 1):
        for old in range(1, size + 1):
            found = consistency_path(old, size, node_of(LEAVES[:size]))
            assert found == subproof(old, LEAVES[:size], True)


@given(st.integers(0, 300), st.integers(0, 70))
def test_a_growth_proves_each_of_its_leaves_from_the_frontier_alone(before, added):
    leaves = [str(number).encode() for number in range(before + added)]
    frontier = grow(Frontier(), [leaf_hash(leaf) for leaf in leaves[:before]]).frontier

    growth = grow(frontier, [leaf_hash(leaf) for leaf in leaves[before:]])

    assert growth.root == mth(leaves)
    assert growth.frontier == get_frontier(len(leaves), node_of(leaves))
    for index in range(before, before + added):
        assert growth.path(index) == b"".join(path(index, leaves))


@given(st.lists(st.integers(0, 9), max_size=12))
def test_the_tree_does_not_depend_on_how_leaves_were_flushed(flushes):
    leaves = [str(number).encode() for number in range(sum(flushes))]
    frontier, start = Frontier(), 0

    for count in flushes:
        growth = grow(frontier, [leaf_hash(leaf) for leaf in leaves[start : start + count]])
        frontier, start = growth.frontier, start + count

    assert grow(frontier, []).root == mth(leaves)


@given(st.integers(1, 40), st.data())
def test_a_path_proves_nothing_else(size, data):
    leaves = [str(number).encode() for number in range(size)]
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(-1, size))
    found, root = path(index, leaves), mth(leaves)

    assert not verify_inclusion(index, size, leaf=leaf_hash(b"forged"), path=found, root=root)
    assert not verify_inclusion(index, size, leaf=leaf_hash(leaves[index]), path=[*found, root], root=root)
    assert not verify_inclusion(index, size, leaf=leaf_hash(leaves[index]), path=found, root=mth([b"forged"]))
    if other != index:
        assert not verify_inclusion(other, size, leaf=leaf_hash(leaves[index]), path=found, root=root)


def test_every_consistency_path_of_the_rfc_is_accepted():
    roots = [mth(LEAVES[:size]) for size in range(len(LEAVES) + 1)]
    for size in range(1, len(LEAVES) + 1):
        for old in range(1, size + 1):
            found = subproof(old, LEAVES[:size], True)
            assert verify_consistency(old, size, old_root=roots[old], root=roots[size], path=found)


@given(st.integers(1, 60), st.data())
def test_a_consistency_path_proves_nothing_else(size, data):
    leaves = [str(number).encode() for number in range(size)]
    old = data.draw(st.integers(1, size))
    forged = [b"forged", *leaves[1:]]
    found, before, after = subproof(old, leaves, True), mth(leaves[:old]), mth(leaves)

    def holds(*, old=old, before=before, after=after, found=found):
        return verify_consistency(old, size, old_root=before, root=after, path=found)

    assert holds()
    assert not holds(before=mth(forged[:old]))
    assert not holds(after=mth(forged))
    assert not holds(found=[*found, after])
    assert not (found and holds(found=found[:-1]))
    assert not holds(old=size + 1)
    other = data.draw(st.integers(1, size).filter(lambda number: number != old)) if size > 1 else old
    assert other == old or not holds(old=other)


@given(st.integers(1, 60), st.data())
def test_a_fork_is_consistent_with_no_earlier_tree_it_left(size, data):
    leaves = [str(number).encode() for number in range(size)]
    old, changed = data.draw(st.integers(1, size)), data.draw(st.integers(0, size - 1))
    forked = [*leaves[:changed], b"forged", *leaves[changed + 1 :]]
    proof = consistency_path(old, size, node_of(forked))

    found = verify_consistency(old, size, old_root=mth(leaves[:old]), root=mth(forked), path=proof)

    assert found == (changed >= old)


def test_nothing_is_consistent_with_the_empty_tree_but_a_tree_that_begins():
    root = mth(LEAVES[:3])

    assert verify_consistency(0, 3, old_root=EMPTY_ROOT, root=root, path=[])
    assert verify_consistency(0, 0, old_root=EMPTY_ROOT, root=EMPTY_ROOT, path=[])
    assert not verify_consistency(0, 3, old_root=EMPTY_ROOT, root=root, path=[root])
    assert not verify_consistency(0, 3, old_root=root, root=root, path=[])
    assert not verify_consistency(0, 0, old_root=EMPTY_ROOT, root=root, path=[])
