"""What helps to find and prove a record quickly may be missing, old or wrong: the proof is the same."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.evidence.edges import EDGE, encode_edge, read_edge
from lgsp.platform.evidence.offsets import STEP, OffsetNotes, decode_offsets, offsets_path
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.segments import list_leaves, list_segments
from lgsp.platform.evidence.testing import MONDAY, open_log, record_exchange
from tests.platform.evidence.histories import list_proofs, write_hours

HASHES = st.lists(st.binary(min_size=32, max_size=32), max_size=5)


@given(st.integers(0, 2**60), st.lists(HASHES, max_size=5))
def test_an_edge_is_read_as_it_was_written(tmp_path_factory, size, rows):
    folder = tmp_path_factory.mktemp("log")
    (folder / EDGE).write_bytes(encode_edge(size, rows))

    assert read_edge(folder) == (size, rows)


@pytest.mark.parametrize("content", [b"", b"\0" * 7, b"\0" * 9, encode_edge(3, [[b"x" * 32]])[:-1]])
def test_half_an_edge_is_none(tmp_path, content):
    (tmp_path / EDGE).write_bytes(content)

    assert read_edge(tmp_path) == (0, [])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("log") / "gw1"
    write_hours(folder, 400, segment_bytes=60_000)
    return folder


@pytest.mark.parametrize("harm", ["removed", "foreign", "half", "swapped"])
def test_proofs_do_not_rest_on_the_edge(folder, harm):
    right = (folder / EDGE).read_bytes()
    before = list_proofs(folder, every=37)
    size, rows = read_edge(folder)
    wrong = {
        "removed": None,
        "foreign": encode_edge(size, [[b"\x07" * 32] * len(row) for row in rows]),
        "half": right[: len(right) // 2],
        "swapped": encode_edge(size, [row[::-1] for row in rows]),
    }[harm]
    try:
        (folder / EDGE).unlink()
        if wrong is not None:
            (folder / EDGE).write_bytes(wrong)

        assert list_proofs(folder, every=37) == before
    finally:
        (folder / EDGE).write_bytes(right)


def test_an_edge_of_an_older_or_newer_checkpoint_serves_as_well(tmp_path):
    folder = tmp_path / "gw1"
    edges = []
    for _ in range(3):
        write_hours(folder, 100, since=100 * len(edges))
        edges.append((folder / EDGE).read_bytes())
        before = list_proofs(folder, every=29)
        for edge in edges:
            (folder / EDGE).write_bytes(edge)
            assert list_proofs(folder, every=29) == before


def test_the_writer_notes_where_flushes_begin(folder):
    offsets = {leaf.index: leaf.offset for leaf in list_leaves(folder)}
    for segment in list_segments(folder):
        pairs = decode_offsets(offsets_path(folder, segment.first).read_bytes())
        assert pairs
        assert all(offsets[segment.first + count] == offset for count, offset in pairs)
        assert all(b[0] - a[0] >= STEP for a, b in itertools.pairwise(pairs))


@pytest.mark.parametrize("harm", ["removed", "wrong", "half"])
def test_proofs_do_not_rest_on_the_index(folder, harm):
    paths = [offsets_path(folder, segment.first) for segment in list_segments(folder)]
    right = {path: path.read_bytes() for path in paths}
    before = list_proofs(folder, every=37)
    try:
        for path, content in right.items():
            path.unlink()
            if harm == "wrong":
                path.write_bytes(bytes(byte ^ 1 for byte in content))
            elif harm == "half":
                path.write_bytes(content[:5])

        assert list_proofs(folder, every=37) == before
    finally:
        for path, content in right.items():
            path.write_bytes(content)


def test_notes_beyond_a_cut_are_forgotten(tmp_path):
    (tmp_path / "offsets").mkdir()
    notes = OffsetNotes(tmp_path, 0, length=0)
    for number in range(1, 5):
        notes.add(number * STEP, number * 1_000)
    notes.write()

    again = OffsetNotes(tmp_path, 0, length=2_500)
    again.add(3 * STEP, 2_900)
    again.write()

    assert decode_offsets(offsets_path(tmp_path, 0).read_bytes()) == [
        (STEP, 1_000),
        (2 * STEP, 2_000),
        (3 * STEP, 2_900),
    ]


def test_a_log_that_goes_on_goes_on_with_its_index(tmp_path):
    folder = tmp_path / "gw1"
    for start in (0, 100, 200):
        log = open_log(folder)
        for number in range(start, start + 100):
            record_exchange(log, id=str(number), at=MONDAY)
        log.close()

    counts = [count for count, _ in decode_offsets(offsets_path(folder, 0).read_bytes())]
    assert counts == sorted(counts)
    assert max(b - a for a, b in zip([0, *counts], [*counts, 600], strict=True)) < 2 * STEP
    assert LogReader(folder).prove(599)
