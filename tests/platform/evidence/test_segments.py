from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.evidence.errors import SegmentDamaged, SegmentsApart
from lgsp.platform.evidence.segments import (
    Segment,
    count_unfinished,
    frame_flush,
    list_frames,
    list_leaves,
    segment_header,
    segment_path,
)

RECORDS = [b'{"a":%d}' % number for number in range(12)]
FLUSHES = st.lists(st.lists(st.sampled_from(RECORDS), min_size=1, max_size=4), max_size=5)
SEGMENT = Segment(0, Path("000000000000.seg"))


def frame(flushes: list[list[bytes]]) -> bytes:
    return segment_header(0) + b"".join(frame_flush(flush) for flush in flushes)


@given(FLUSHES, st.data())
def test_a_file_cut_at_any_byte_keeps_its_whole_records(flushes, data):
    content = frame(flushes)
    cut = data.draw(st.integers(16, len(content)))

    found = [leaf for _, leaf in list_frames(content[:cut], 16)]

    everything = [leaf for flush in flushes for leaf in flush]
    assert found == everything[: len(found)]
    assert len(segment_header(0) + b"".join(bytes(8) + leaf for leaf in found)) <= cut
    if cut == len(content):
        assert found == everything


@given(FLUSHES, st.data())
def test_a_flipped_byte_ends_the_whole_records_before_it(flushes, data):
    content = bytearray(frame(flushes) + b"\x00" * 9)
    at = data.draw(st.integers(16, len(content) - 1))
    content[at] ^= 0x55

    found = [leaf for _, leaf in list_frames(bytes(content), 16)]

    everything = [leaf for flush in flushes for leaf in flush]
    assert found == everything[: len(found)]


@given(st.lists(st.sampled_from(RECORDS), min_size=1, max_size=6), st.data())
def test_a_last_flush_written_out_of_order_is_an_unfinished_write(flush, data):
    whole = frame([[b'{"first":1}']])
    content = bytearray(whole + frame_flush(flush))
    content[data.draw(st.integers(len(whole), len(whole) + 8))] ^= 0x55

    assert count_unfinished(SEGMENT, bytes(content) + bytes(100), len(whole)) == len(content) - len(whole)


def test_damage_before_a_later_flush_is_not_taken_for_an_unfinished_write():
    content = bytearray(frame([[b'{"first":1}'], [b'{"second":2}']]))
    content[24] ^= 0x01

    with pytest.raises(SegmentDamaged, match="damaged at byte 16: whole records follow at byte 35"):
        count_unfinished(SEGMENT, bytes(content), 16)


def test_a_segment_whose_neighbour_is_missing_is_told_apart_from_a_damaged_one(tmp_path):
    write(tmp_path, 0, [b'{"a":0}'])
    write(tmp_path, 5, [b'{"a":5}'])

    with pytest.raises(SegmentsApart, match="begins at record 5, but the segments before it end at record 1"):
        list(list_leaves(tmp_path))


def test_records_are_read_from_any_index_across_segments(tmp_path):
    write(tmp_path, 0, RECORDS[:3])
    write(tmp_path, 3, RECORDS[3:5])
    write(tmp_path, 5, RECORDS[5:])

    for start in range(len(RECORDS) + 1):
        found = [(leaf.index, leaf.content) for leaf in list_leaves(tmp_path, start)]
        assert found == list(enumerate(RECORDS))[start:]


def test_a_segment_that_does_not_begin_as_its_name_says_is_refused(tmp_path):
    write(tmp_path, 0, RECORDS[:1])
    write(tmp_path, 1, RECORDS[1:2])
    segment_path(tmp_path, 0).write_bytes(segment_header(9) + frame_flush(RECORDS[:1]))

    with pytest.raises(SegmentDamaged, match="does not begin as its name says"):
        list(list_leaves(tmp_path))


def write(folder: Path, first: int, leaves: list[bytes]) -> None:
    path = segment_path(folder, first)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(segment_header(first) + frame_flush(leaves))
