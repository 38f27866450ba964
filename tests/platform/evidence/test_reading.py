import pytest

from lgsp.platform.evidence.errors import CheckpointForeign, LogMissing, RecordUnknown, RecordUnreadable
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import verify_receipt
from lgsp.platform.evidence.segments import frame_flush, segment_path
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange


def test_a_reader_follows_a_log_that_is_being_written(tmp_path):
    log, reader = open_log(tmp_path), LogReader(tmp_path)
    record_exchange(log, id="one")
    seen = [index for index, _ in reader.records()]

    record_exchange(log, id="two")

    assert seen == [0, 1]
    assert [(index, record.id) for index, record in reader.records(start=2)] == [(2, "two"), (3, "two")]
    assert list(reader.records(start=4)) == []
    assert reader.size == reader.checkpoint().size == 4


def test_an_index_beyond_what_is_signed_has_no_proof(tmp_path):
    log = open_log(tmp_path)
    record_exchange(log, id="one")

    for index in (-1, 2):
        with pytest.raises(RecordUnknown, match=f"no signed record {index}: it is signed up to 2"):
            LogReader(tmp_path).prove(index)


def test_a_proof_from_the_folder_is_a_receipt(tmp_path):
    log = open_log(tmp_path)
    for number in range(3):
        record_exchange(log, id=f"x{number}")

    record = verify_receipt(LogReader(tmp_path).prove(4), key=make_known_key().verifier)

    assert record.id == "x2"


def test_a_folder_without_a_log_is_named(tmp_path):
    with pytest.raises(LogMissing, match=f"no signed log in {tmp_path}"):
        LogReader(tmp_path)


def test_a_checkpoint_that_was_altered_is_refused(tmp_path):
    open_log(tmp_path).close()
    path = tmp_path / "checkpoint"
    path.write_text(path.read_text().replace("\n0\n", "\n1\n"))

    with pytest.raises(CheckpointForeign, match="signature is false"):
        LogReader(tmp_path).checkpoint()


def test_a_record_of_an_unknown_form_is_named(tmp_path):
    open_log(tmp_path).close()
    with segment_path(tmp_path, 0).open("ab") as stream:
        stream.write(frame_flush([b'{"kind":"other"}']))

    with pytest.raises(RecordUnreadable, match="Record 0 in"):
        list(LogReader(tmp_path).records())
