import asyncio
import os
from pathlib import Path

import pytest

from lgsp.platform.evidence.errors import (
    CheckpointForeign,
    HistoryChanged,
    LogFolderUnusable,
    LogInUse,
    RecordsLost,
    SegmentDamaged,
)
from lgsp.platform.evidence.flushing import ThreadFlusher
from lgsp.platform.evidence.log import EvidenceLog
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import check_receipt, verify_receipt
from lgsp.platform.evidence.records import RecoveryRecord, RefusalRecord
from lgsp.platform.evidence.testing import MONDAY, make_known_key, open_log, record_exchange, record_refusal
from lgsp.platform.evidence.verification import verify_log

KEY = make_known_key()


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "gw1"


def fill(folder: Path, count: int, *, prefix: str = "x", segment_bytes: int = 1 << 24) -> None:
    log = open_log(folder, segment_bytes=segment_bytes)
    for number in range(count):
        record_exchange(log, id=f"{prefix}{number}")
    log.close()


def last_segment(folder: Path) -> Path:
    return sorted((folder / "segments").iterdir())[-1]


def test_what_was_written_is_there_after_a_restart(folder):
    fill(folder, 3)

    fill(folder, 2, prefix="y")

    found = verify_log(folder)
    assert (found.size, found.exchanges, found.answered, found.problems) == (10, 5, 5, ())


def test_every_receipt_holds_however_large_the_log_is(folder):
    log = open_log(folder)

    receipts = [record_exchange(log, id=f"x{number}") for number in range(140)]

    for receipt in receipts:
        check_receipt(receipt, key=KEY.verifier)
    assert LogReader(folder).checkpoint().size == 280


def test_full_segments_are_followed_by_new_ones_with_salts_of_their_own(folder):
    fill(folder, 20, segment_bytes=2000)

    assert len(list((folder / "segments").iterdir())) > 3
    salts = [path.read_bytes() for path in (folder / "salts").iterdir()]
    assert len(set(salts)) == len(salts) > 3
    assert verify_log(folder).problems == ()


def test_secrets_are_readable_by_their_owner_only(folder):
    fill(folder, 1)

    modes = {path.stat().st_mode & 0o777 for path in (folder / "salts").iterdir()}
    assert modes == {0o600}


def test_erasing_a_salt_leaves_every_proof_valid(folder):
    fill(folder, 3)
    next((folder / "salts").iterdir()).unlink()

    fill(folder, 1, prefix="y")

    assert verify_log(folder).problems == ()


def test_an_unfinished_write_is_cut_and_the_cut_is_recorded(folder):
    fill(folder, 3)
    with last_segment(folder).open("ab") as stream:
        stream.write(b"\x80\x00\x01\x00half a reco")

    open_log(folder).close()

    records = [record for _, record in LogReader(folder).records()]
    assert records[-1] == RecoveryRecord(at=MONDAY, segment="000000000000.seg", bytes_cut=15)
    assert (len(records), verify_log(folder).problems) == (7, ())


def test_records_that_were_signed_and_are_gone_stop_the_log(folder):
    fill(folder, 3)
    path = last_segment(folder)
    os.truncate(path, path.stat().st_size - 1)

    with pytest.raises(RecordsLost, match="signed for 6 records but the segments hold only 5"):
        open_log(folder)
    assert path.stat().st_size > 0


def test_a_lost_segment_stops_the_log(folder):
    fill(folder, 20, segment_bytes=2000)
    last_segment(folder).unlink()

    with pytest.raises(RecordsLost):
        open_log(folder)


def test_another_history_stops_the_log(folder, tmp_path):
    fill(folder, 3)
    fill(tmp_path / "forged", 4)
    last_segment(folder).write_bytes(last_segment(tmp_path / "forged").read_bytes())

    with pytest.raises(HistoryChanged, match="first 6 records no longer give the signed root"):
        open_log(folder)


def test_damage_in_the_last_second_is_not_taken_for_an_unfinished_write(folder):
    fill(folder, 3)
    path = last_segment(folder)
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)

    with pytest.raises(SegmentDamaged, match="whole records follow"):
        open_log(folder)


def test_a_checkpoint_by_another_key_stops_the_log(folder):
    fill(folder, 1)

    with pytest.raises(CheckpointForeign, match="begun with another key"):
        EvidenceLog.open(folder, key=make_known_key("lgsp.vn-h99/gw2"), at=MONDAY)


def test_a_second_writer_is_refused(folder):
    first = open_log(folder)

    with pytest.raises(LogInUse, match="already open for writing"):
        open_log(folder)

    first.close()
    open_log(folder).close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(LogFolderUnusable, match="file/gw1 cannot be written: Not a directory"):
        open_log(tmp_path / "file" / "gw1")


@pytest.mark.parametrize("spoil", ["remove", "zero", "swap"])
def test_tiles_are_made_again_when_they_are_not_what_was_signed(folder, spoil):
    fill(folder, 140)
    tile = folder / "tile/0/000"
    if spoil == "remove":
        tile.unlink()
    elif spoil == "zero":
        tile.write_bytes(bytes(8192))
    else:
        tile.write_bytes(tile.read_bytes()[32:] + tile.read_bytes()[:32])

    fill(folder, 10, prefix="y")

    assert verify_log(folder).problems == ()
    check_every_proof(folder)


def check_every_proof(folder: Path) -> None:
    reader = LogReader(folder)
    for index in range(0, reader.checkpoint().size, 37):
        verify_receipt(reader.prove(index), key=KEY.verifier)


def test_a_lost_checkpoint_is_made_again_from_the_records(folder):
    fill(folder, 3)
    (folder / "checkpoint").unlink()

    fill(folder, 1, prefix="y")

    assert verify_log(folder).problems == ()


def test_a_disk_that_does_not_even_undo_a_write_stops_the_log_until_it_is_opened_again(folder, monkeypatch):
    log = open_log(folder)
    record_exchange(log, id="before")
    told = []
    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "pwrite", write_a_little)
        full_disk.setattr(os, "ftruncate", refuse)
        log.append(refusal("lost"), lambda index, seal: told.append((index, seal)))
        log.append(refusal("lost too"), lambda index, seal: told.append((index, seal)))
    assert told == [(-1, None), (-1, None)]

    assert "could not be undone" in str(log.failure)
    log.append(refusal("after"), lambda index, seal: told.append((index, seal)))
    assert told[2:] == [(-1, None)]
    log.close()
    fill(folder, 1, prefix="y")
    assert [record.id for _, record in LogReader(folder).records()] == ["before", "before", "y0", "y0"]


def test_a_disk_with_room_again_is_written_again(folder, monkeypatch):
    log = open_log(folder)
    told = []
    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "pwrite", write_a_little)
        log.append(refusal("lost"), lambda index, seal: told.append(seal))

    record_exchange(log, id="after")

    assert told == [None]
    assert verify_log(folder).problems == ()
    assert [record.id for _, record in LogReader(folder).records()] == ["after", "after"]


def test_beside_an_event_loop_one_flush_is_in_flight_and_the_rest_are_the_next(folder):
    async def write() -> list[int]:
        loop = asyncio.get_running_loop()
        log = EvidenceLog.open(folder, key=KEY, at=MONDAY, flusher=ThreadFlusher(loop))
        done, sizes, waiting = loop.create_future(), [], 100
        for number in range(100):

            def told(index, seal, number=number) -> None:
                nonlocal waiting
                assert index == number
                sizes.append(seal.growth.frontier.size)
                waiting -= 1
                if not waiting:
                    done.set_result(None)

            log.append(refusal(f"x{number}"), told)
            if number % 10 == 0:
                await asyncio.sleep(0)
        await done
        log.close()
        return sizes

    sizes = asyncio.run(write())

    assert 1 < len(set(sizes)) <= 11
    found = verify_log(folder)
    assert (found.size, found.signed, found.refusals, found.problems) == (100, 100, 100, ())


def test_the_log_says_whether_the_disk_takes_writes(folder, monkeypatch):
    log, told = open_log(folder), []
    log.check(told.append)

    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "pwrite", refuse)
        log.check(told.append)
    record_exchange(log, id="after")

    assert told[0] is None
    assert "No space left" in str(told[1])
    found = verify_log(folder)
    assert (found.size, found.unfinished_bytes, found.problems) == (2, 0, ())


def test_refusals_are_counted(folder):
    log = open_log(folder)

    record_refusal(log, id="r1")

    assert verify_log(folder).refusals == 1


def refusal(name: str) -> RefusalRecord:
    return RefusalRecord(id=name, at=MONDAY, consumer="C", service="S", method="GET", error="E")


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def write_a_little(descriptor: int, content: bytes, offset: int) -> None:
    os.lseek(descriptor, offset, os.SEEK_SET)
    os.write(descriptor, content[:5])
    refuse()
