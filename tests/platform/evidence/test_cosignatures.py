"""Cosignatures: the example of the specification holds, and nothing that was altered does."""

from base64 import b64decode, b64encode

import pytest

from lgsp.platform.evidence.checkpoints import Checkpoint
from lgsp.platform.evidence.cosignatures import (
    CosignerKey,
    CosigningKey,
    list_signers,
    open_cosignature,
    signed_only_by,
    with_lines,
)
from lgsp.platform.evidence.notes import NoteRefused, SigningKey, VerifierKey
from lgsp.platform.evidence.testing import make_known_key

AT = 1_767_578_400
LOG = make_known_key()
TEXT = Checkpoint(LOG.verifier.name, 4, bytes(32)).text()
WITNESS = CosigningKey.generate("thanh-tra.vn-h99/w1")
NOTE = with_lines(LOG.sign(TEXT), [WITNESS.cosign(TEXT, at=AT)])


def altered(note: str, place: int) -> str:
    """Return the note with one byte of its last signature changed."""
    head, _, coded = note.rstrip("\n").rpartition(" ")
    content = bytearray(b64decode(coded))
    content[place] ^= 1
    return f"{head} {b64encode(content).decode()}\n"


def test_a_cosignature_says_when():
    assert open_cosignature(NOTE, WITNESS.verifier) == AT


def test_the_line_of_the_specification_has_the_form_we_read():
    line = (
        "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5"
        "nNo0xUe+mbIUBkBIfZ+qnA=="
    )

    ours = WITNESS.cosign(TEXT, at=1679315147).split(" ")[2]

    assert len(b64decode(line.split(" ")[2])) == len(b64decode(ours)) == 4 + 72
    assert b64decode(line.split(" ")[2])[4:12] == b64decode(ours)[4:12] == (1679315147).to_bytes(8)


@pytest.mark.parametrize("place", [4, 11, 12, 75])
def test_a_cosignature_with_time_or_signature_altered_is_refused(place):
    with pytest.raises(NoteRefused, match=r"false|range"):
        open_cosignature(altered(NOTE, place), WITNESS.verifier)


def test_a_cosignature_under_another_checkpoint_is_refused():
    other = Checkpoint(LOG.verifier.name, 5, bytes(32)).text()

    with pytest.raises(NoteRefused, match="false"):
        open_cosignature(with_lines(LOG.sign(other), [WITNESS.cosign(TEXT, at=AT)]), WITNESS.verifier)


def test_a_checkpoint_that_nobody_or_somebody_else_cosigned_is_refused():
    with pytest.raises(NoteRefused, match="did not sign"):
        open_cosignature(LOG.sign(TEXT), WITNESS.verifier)
    with pytest.raises(NoteRefused, match="did not sign"):
        open_cosignature(NOTE, CosigningKey.generate("thanh-tra.vn-h99/w1").verifier)


def test_a_cosignature_of_time_zero_or_of_another_length_is_refused():
    with pytest.raises(NoteRefused, match="out of range"):
        open_cosignature(with_lines(LOG.sign(TEXT), [WITNESS.cosign(TEXT, at=0)]), WITNESS.verifier)
    short = b64encode(WITNESS.verifier.key_id + bytes(64)).decode()
    with pytest.raises(NoteRefused, match="64 bytes"):
        open_cosignature(LOG.sign(TEXT) + f"— {WITNESS.verifier.name} {short}\n", WITNESS.verifier)


def test_a_key_of_a_witness_is_no_key_of_a_log():
    with pytest.raises(NoteRefused, match="type 04"):
        VerifierKey.parse(str(WITNESS.verifier))
    with pytest.raises(NoteRefused, match="type 01"):
        CosignerKey.parse(str(LOG.verifier))
    with pytest.raises(NoteRefused):
        SigningKey.parse(WITNESS.to_text())


def test_keys_are_read_as_they_are_written():
    assert CosignerKey.parse(str(WITNESS.verifier)) == WITNESS.verifier
    assert CosigningKey.parse(WITNESS.to_text()).verifier == WITNESS.verifier


def test_a_new_cosignature_takes_the_place_of_the_earlier_one():
    again = with_lines(NOTE, [WITNESS.cosign(TEXT, at=AT + 60)])

    assert open_cosignature(again, WITNESS.verifier) == AT + 60
    assert list_signers(again) == [
        (LOG.verifier.name, LOG.verifier.key_id),
        (WITNESS.verifier.name, WITNESS.verifier.key_id),
    ]


def test_only_the_signature_asked_for_is_kept():
    assert signed_only_by(NOTE, LOG.verifier) == LOG.sign(TEXT)
