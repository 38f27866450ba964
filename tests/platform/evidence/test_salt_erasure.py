import shutil
from pathlib import Path

import pytest

from lgsp.platform.evidence.errors import LogFolderUnusable
from lgsp.platform.evidence.receipts import check_bodies, check_receipt
from lgsp.platform.evidence.salt_erasure import erase_salts
from lgsp.platform.evidence.segments import list_segments, salt_key_path
from lgsp.platform.evidence.testing import MONDAY, open_log, record_exchange
from lgsp.platform.evidence.verification import verify_log
from tests.platform.evidence.histories import AN_HOUR, KEY, archive_and_prune, list_proofs, write_hours


@pytest.fixture
def folder(tmp_path) -> Path:
    write_hours(tmp_path / "gw1", 40)
    return tmp_path / "gw1"


def list_keys(folder: Path) -> list[int]:
    return [int(path.stem) for path in sorted((folder / "salts").iterdir())]


def test_salt_keys_of_closed_segments_are_erased_and_every_proof_stays(folder):
    proofs, keys = list_proofs(folder), list_keys(folder)

    erased = erase_salts(folder, before=MONDAY + 20 * AN_HOUR)

    assert erased == keys[: len(erased)]
    assert 0 < len(erased) < len(keys)
    assert list_keys(folder) == keys[len(erased) :]
    assert list_proofs(folder) == proofs
    assert verify_log(folder).problems == ()
    assert erase_salts(folder, before=MONDAY + 20 * AN_HOUR) == []


def test_the_key_of_the_last_segment_stays(folder):
    erase_salts(folder, before=MONDAY + 1_000 * AN_HOUR)

    assert list_keys(folder) == [list_segments(folder)[-1].first]


def test_a_receipt_holds_its_own_salt_and_still_opens(tmp_path):
    log = open_log(tmp_path, segment_bytes=3_000)
    receipt = record_exchange(log, id="mine", question=b"who?", answer=b"me")
    for number in range(10):
        record_exchange(log, id=f"later{number}")
    log.close()

    assert 0 in erase_salts(tmp_path, before=MONDAY + AN_HOUR)

    check_receipt(receipt, key=KEY)
    check_bodies(receipt, request=b"who?", answer=b"me")


def test_keys_of_archived_segments_stay_until_they_are_erased_on_their_own_terms(folder):
    archive_and_prune(folder, before_hour=20, to=folder.parent / "archive")
    begins = list_segments(folder)[0].first
    assert 0 in list_keys(folder)

    erased = erase_salts(folder, before=MONDAY + 20 * AN_HOUR)

    assert erased
    assert list_keys(folder)[0] == begins


def test_a_disk_that_refuses_is_named(folder, monkeypatch):
    shutil.rmtree(folder / "salts")
    (folder / "salts").mkdir()
    salt_key_path(folder, 0).mkdir()

    with pytest.raises(LogFolderUnusable, match="Is a directory"):
        erase_salts(folder, before=MONDAY + 20 * AN_HOUR)
