import pytest

from lgsp.platform.evidence.checkpoints import Checkpoint, open_checkpoint
from lgsp.platform.evidence.notes import NoteRefused, SigningKey, VerifierKey, open_note
from lgsp.platform.evidence.testing import make_known_key

KEY = make_known_key()
NOTE = KEY.sign("a text\n")


def test_keys_survive_being_written_down():
    assert SigningKey.parse(KEY.to_text()).verifier == KEY.verifier
    assert VerifierKey.parse(f"{KEY.verifier}\n") == KEY.verifier


@pytest.mark.parametrize(
    "text",
    ["", "name", "name+00000000+AAAA", "name+00000000+" + "A" * 44, str(KEY.verifier).replace("gw1", "gw2")],
)
def test_a_key_whose_parts_do_not_belong_together_is_refused(text):
    with pytest.raises(NoteRefused):
        VerifierKey.parse(text)


def test_a_signature_by_another_key_beside_ours_is_left_alone():
    theirs = make_known_key("witness.example").sign("a text\n").split("\n\n")[1]

    assert open_note(NOTE + theirs, KEY.verifier) == "a text\n"


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (NOTE.replace("a text", "A text"), "signature is false"),
        (make_known_key("other").sign("a text\n"), "did not sign"),
        ("a text\n", "not a signed note"),
        (NOTE.rstrip("\n"), "not a signed note"),
        (NOTE.replace("— ", "- "), "malformed"),
    ],
)
def test_a_note_that_does_not_hold_is_refused(note, reason):
    with pytest.raises(NoteRefused, match=reason):
        open_note(note, KEY.verifier)


def test_a_checkpoint_is_read_back():
    checkpoint = Checkpoint("lgsp.vn-h99/gw1", 7, bytes(32))

    assert open_checkpoint(KEY.sign(checkpoint.text()), KEY.verifier) == checkpoint


@pytest.mark.parametrize(
    "text", ["lgsp.vn-h99/gw1\n7\n", "lgsp.vn-h99/gw1\n07\nAAAA\n", "another/log\n7\nAAAA\n"]
)
def test_a_signed_text_that_is_no_checkpoint_of_the_log_is_refused(text):
    with pytest.raises(NoteRefused):
        open_checkpoint(KEY.sign(text), KEY.verifier)
