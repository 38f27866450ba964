"""A witness on its disk: what it saw is there before its cosignature leaves, and it believes no altered file."""

import subprocess
import sys

import pytest

from lgsp.platform.evidence.cosignatures import CosigningKey, open_cosignature, with_lines
from lgsp.platform.evidence.errors import KeyUnusable
from lgsp.platform.evidence.notes import SigningKey
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange
from lgsp.platform.evidence.witness import (
    Witness,
    find_witness_name,
    hash_origin,
    read_or_make_witness_key,
)
from lgsp.platform.evidence.witness_protocol import AddCheckpoint
from lgsp.platform.evidence.witness_refusals import WitnessInUse, WitnessStateUnusable
from tests.platform.evidence.outside import NOW

NAME = "thanh-tra.vn-h99/w1"
ORIGIN = "lgsp.vn-h99/gw1"


@pytest.fixture
def log(tmp_path):
    log = open_log(tmp_path / "gw1")
    record_exchange(log, id="a")
    yield log
    log.close()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "witness"


@pytest.fixture
def witness(folder):
    witness = Witness(folder, name=NAME, logs=[make_known_key().verifier])
    yield witness
    witness.close()


@pytest.fixture
def ask(tmp_path, witness):
    def submit(old, *, folder=tmp_path / "gw1", witness=witness):
        reader = LogReader(folder)
        proof = reader.prove_consistency(old) if 0 < old <= reader.checkpoint().size else []
        request = AddCheckpoint(old=old, proof=tuple(proof), note=reader.note())
        return witness.add_checkpoint(request.encode(), at=NOW)

    return submit


def test_the_first_checkpoint_is_cosigned_and_kept(log, ask, witness, folder, tmp_path):
    answer = ask(0)

    note = LogReader(tmp_path / "gw1").note()
    kept = (folder / f"{hash_origin(ORIGIN)}.checkpoint").read_text()
    assert answer.status == 200
    assert open_cosignature(with_lines(note, [answer.body.decode()]), witness.verifier_key) == NOW
    assert kept == with_lines(note, [answer.body.decode()])
    assert witness.find_cosigned(hash_origin(ORIGIN)) == kept.encode()
    assert witness.find_cosigned(hash_origin("another")) is None


def test_what_was_seen_is_remembered_by_the_next_process(log, ask, witness, folder):
    ask(0)
    record_exchange(log, id="b")
    witness.close()

    later = Witness(folder, name=NAME, logs=[make_known_key().verifier])

    assert ask(0, witness=later).body == b"2\n"
    assert ask(2, witness=later).status == 200
    later.close()


def test_nothing_is_cosigned_when_the_state_cannot_be_kept(log, ask, folder, monkeypatch):
    def refuse(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lgsp.platform.evidence.witness.replace_file", refuse)

    answer = ask(0)

    assert (answer.status, b"No space left on device" in answer.body) == (503, True)
    assert answer.body.startswith(b"EVIDENCE-028")
    assert list(folder.glob("*.checkpoint")) == []


@pytest.mark.parametrize("change", [("\n2\n", "\n1\n"), ("— thanh-tra", "— thanh-trb")])
def test_a_state_that_was_altered_is_not_believed(log, ask, witness, folder, change):
    ask(0)
    path = folder / f"{hash_origin(ORIGIN)}.checkpoint"
    path.write_text(path.read_text().replace(*change))

    answer = ask(2)
    witness.close()

    assert answer.status == 503
    with pytest.raises(WitnessStateUnusable):
        Witness(folder, name=NAME, logs=[make_known_key().verifier])


def test_the_other_side_of_a_fork_is_kept_as_proof(log, ask, folder, tmp_path):
    ask(0)
    fork = open_log(tmp_path / "fork")
    record_exchange(fork, id="another")
    fork.close()

    answer = ask(2, folder=tmp_path / "fork")

    (kept,) = (folder / "refused").iterdir()
    assert answer.status == 409
    assert AddCheckpoint.decode(kept.read_bytes()).note == LogReader(tmp_path / "fork").note()


def test_two_processes_never_share_a_folder(witness, folder):
    script = (
        "import sys; from pathlib import Path; from lgsp.platform.evidence.witness import Witness\n"
        f"Witness(Path({str(folder)!r}), name={NAME!r}, logs=[])"
    )

    with pytest.raises(WitnessInUse):
        Witness(folder, name=NAME, logs=[])
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "WitnessInUse" in found.stderr


def test_a_key_is_made_once_for_its_owner_only(folder):
    assert find_witness_name(folder) is None

    made = read_or_make_witness_key(folder, name=NAME)

    assert read_or_make_witness_key(folder, name=NAME).verifier == made.verifier
    assert find_witness_name(folder) == NAME
    assert (folder / "witness.key").stat().st_mode & 0o777 == 0o600
    assert (folder / "witness.vkey").read_text() == f"{made.verifier}\n"
    with pytest.raises(KeyUnusable, match="not of another"):
        read_or_make_witness_key(folder, name="another")


@pytest.mark.parametrize("name", ["", "thanh tra", "a+b", "a\tb"])
def test_a_name_that_no_key_can_have_is_refused(folder, name):
    with pytest.raises(KeyUnusable, match="space or a plus"):
        read_or_make_witness_key(folder, name=name)


def test_the_key_of_a_log_is_none_of_a_witness(folder):
    folder.mkdir()
    (folder / "witness.key").write_text(make_known_key(NAME).to_text())

    with pytest.raises(KeyUnusable, match="type 01"):
        find_witness_name(folder)
    with pytest.raises(KeyUnusable):
        Witness(folder, name=NAME, logs=[])


def test_one_log_has_one_key(folder):
    keys = [SigningKey.generate(ORIGIN).verifier, make_known_key().verifier]

    with pytest.raises(KeyUnusable, match="two different keys"):
        Witness(folder, name=NAME, logs=keys)


def test_the_private_key_signs_as_its_public_half_says(folder):
    made = read_or_make_witness_key(folder, name=NAME)

    assert CosigningKey.parse((folder / "witness.key").read_text()).verifier == made.verifier
