import shutil
from pathlib import Path

import pytest

from lgsp.platform.evidence.records import AnswerRecord, RefusalRecord, decode_record
from lgsp.platform.evidence.segments import HEADER, frame_flush, list_frames, segment_path
from lgsp.platform.evidence.testing import MONDAY, make_known_key, open_log, record_exchange, record_refusal
from lgsp.platform.evidence.verification import verify_log


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("log")
    log = open_log(folder)
    for number in range(130):
        record_exchange(log, id=f"x{number}")
    record_refusal(log, id="refused")
    log.close()
    return folder


@pytest.fixture
def folder(recorded, tmp_path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "gw1"))


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in verify_log(folder).problems]


def test_a_true_log_has_no_problems(folder):
    found = verify_log(folder, key=make_known_key().verifier)

    assert (found.size, found.signed, found.exchanges, found.refusals) == (261, 261, 130, 1)
    assert found.problems == ()


def test_a_record_rewritten_with_a_right_checksum_is_found(folder):
    rewrite(folder, 7, lambda leaf: leaf.replace(b'"status":200', b'"status":404'))

    found = problems(folder)

    assert any("the first 261 records no longer give the signed root" in sentence for sentence in found)
    assert any("tile/0/000 does not hold the hashes" in sentence for sentence in found)


def test_a_flipped_byte_is_found_with_its_place(folder):
    path = segment_path(folder, 0)
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)

    found = verify_log(folder).problems

    assert "damaged at byte" in str(found[0])
    assert 500 < found[0].offset < 1000
    assert "bị hỏng tại byte" in found[0].message_in("vi")
    assert "the segments hold only 2" in str(found[1])


def test_a_record_taken_out_is_found(folder):
    rewrite(folder, 8, lambda leaf: None)

    assert any(
        "signed for 261 records but the segments hold only 260" in sentence for sentence in problems(folder)
    )


def test_an_unfinished_write_is_counted_and_is_no_problem(folder):
    with segment_path(folder, 0).open("ab") as stream:
        stream.write(b"\x80\x01" + bytes(100))

    found = verify_log(folder)

    assert (found.unfinished_bytes, found.problems) == (2, ())


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (RefusalRecord(id="x3", at=1, consumer="C", service="S", method="GET", error="E"), "repeats the id x3"),
        (RefusalRecord(id="refused", at=1, consumer="C", service="S", method="GET", error="E"), "repeats the id"),
        (AnswerRecord(
            id="nobody", at=1, outcome="answered", status=200, error="", digest="", size=0, request=""
        ), "answers nobody, never requested"),
        (AnswerRecord(
            id="x3", at=1, outcome="answered", status=200, error="", digest="", size=0, request=""
        ), "answers x3 a second time"),
    ],
)  # fmt: skip
def test_a_record_that_does_not_fit_those_before_it_is_found(folder, record, sentence):
    log = open_log(folder)
    log.append(record, lambda index, seal: None)
    log.close()

    found = verify_log(folder).problems

    assert sentence in str(found[0])
    assert found[0].index == 261
    assert found[0].file == segment_path(folder, 0)


def test_an_answer_that_names_another_request_is_found(folder):
    log = open_log(folder)
    receipt = record_exchange(log, id="mine")
    other = AnswerRecord(
        id="mine2", at=MONDAY, outcome="answered", status=200, error="", digest="", size=0, request="00"
    )
    record_exchange_only(log, receipt.request.replace(b'"mine"', b'"mine2"'))
    log.append(other, lambda index, seal: None)
    log.close()

    assert any("names another request than mine2" in sentence for sentence in problems(folder))


def record_exchange_only(log, leaf: bytes) -> None:
    log.append(decode_record(leaf), lambda index, seal: None)


def rewrite(folder: Path, index: int, change) -> None:
    path = segment_path(folder, 0)
    content = path.read_bytes()
    leaves = [leaf for _, leaf in list_frames(content, HEADER.size)]
    changed = change(leaves[index])
    leaves[index : index + 1] = [changed] if changed else []
    path.write_bytes(content[: HEADER.size] + b"".join(frame_flush([leaf]) for leaf in leaves))
