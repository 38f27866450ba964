"""The witness protocol, clause by clause, without a network or a disk."""

from base64 import b64encode
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.evidence.checkpoints import Checkpoint
from lgsp.platform.evidence.merkle import EMPTY_ROOT, Frontier, consistency_path, grow, leaf_hash, range_root
from lgsp.platform.evidence.notes import SigningKey
from lgsp.platform.evidence.testing import make_known_key
from lgsp.platform.evidence.witness_protocol import (
    MOST_PROOF_LINES,
    STATUS,
    AddCheckpoint,
    check_checkpoint,
    parse_size,
    to_answer,
)
from lgsp.platform.evidence.witness_refusals import (
    CheckpointUnsigned,
    ForkRefused,
    LogUnknown,
    OldSizeTooLarge,
    ProofFalse,
    RequestMalformed,
    SizeConflict,
)

LOG = make_known_key()
NAME = LOG.verifier.name


def history(*leaves: str) -> list[bytes]:
    return [leaf_hash(leaf.encode()) for leaf in leaves]


STRAIGHT = history(*map(str, range(40)))
FORKED = history(*map(str, range(3)), "forged", *map(str, range(4, 40)))


def node_of(hashes):
    return lambda level, index: grow(Frontier(), hashes[index << level : (index + 1) << level]).root


def checkpoint(size: int, hashes=STRAIGHT) -> Checkpoint:
    return Checkpoint(NAME, size, range_root(0, size, node_of(hashes)) if size else EMPTY_ROOT)


def request(old: int, size: int, *, hashes=STRAIGHT, key: SigningKey = LOG) -> AddCheckpoint:
    proof = consistency_path(old, size, node_of(hashes)) if 0 < old <= size else []
    return AddCheckpoint(old=old, proof=tuple(proof), note=key.sign(checkpoint(size, hashes).text()))


def judge(asked: AddCheckpoint, seen: Checkpoint | None) -> Checkpoint:
    return check_checkpoint(asked, key=LOG.verifier, seen=seen)


@given(st.integers(0, 40), st.data())
def test_a_log_that_only_grew_is_cosigned_at_every_size(old, data):
    size = data.draw(st.integers(old, 40))
    asked = AddCheckpoint.decode(request(old, size).encode())

    assert judge(asked, checkpoint(old) if old else None) == checkpoint(size)


@given(st.integers(4, 40), st.data())
def test_a_fork_is_never_cosigned_after_the_place_where_it_left(seen, data):
    size = data.draw(st.integers(seen, 40))

    with pytest.raises((ForkRefused, ProofFalse)):
        judge(request(seen, size, hashes=FORKED), checkpoint(seen))


@given(st.integers(1, 40), st.data())
def test_a_smaller_checkpoint_is_never_cosigned_whatever_size_it_claims_to_start_from(seen, data):
    size, old = data.draw(st.integers(0, seen - 1)), data.draw(st.integers(0, 40))

    with pytest.raises((SizeConflict, OldSizeTooLarge)):
        judge(request(old, size), checkpoint(seen))


def test_the_same_checkpoint_is_cosigned_again():
    assert judge(request(7, 7), checkpoint(7)) == checkpoint(7)


def test_an_unknown_log_is_not_found():
    with pytest.raises(LogUnknown):
        check_checkpoint(request(0, 3), key=None, seen=None)


def test_another_key_of_the_same_name_is_forbidden():
    with pytest.raises(CheckpointUnsigned, match="did not sign"):
        judge(request(0, 3, key=SigningKey.generate(NAME)), None)


def test_a_false_signature_is_forbidden():
    asked = request(0, 3)

    with pytest.raises(CheckpointUnsigned, match="false"):
        judge(AddCheckpoint(old=0, proof=(), note=asked.note.replace("\n3\n", "\n4\n")), None)


def test_an_old_size_above_the_checkpoint_is_a_bad_request():
    with pytest.raises(OldSizeTooLarge):
        judge(request(9, 8), checkpoint(9))


def test_a_stale_old_size_is_answered_with_the_size_alone():
    with pytest.raises(SizeConflict) as refused:
        judge(request(0, 8), checkpoint(5))

    answer = to_answer(refused.value)
    assert (answer.status, answer.content_type, answer.body) == (409, "text/x.tlog.size", b"5\n")
    assert parse_size(answer.body) == 5


def test_the_same_size_with_another_root_is_a_conflict_said_in_words():
    with pytest.raises(ForkRefused) as refused:
        judge(request(7, 7, hashes=FORKED), checkpoint(7))

    answer = to_answer(refused.value)
    assert (answer.status, answer.content_type) == (409, "text/plain; charset=utf-8")
    assert answer.body.startswith(
        b"EVIDENCE-025: lgsp.vn-h99/gw1 signed two different histories of 7 records"
    )


@pytest.mark.parametrize(("old", "size"), [(0, 3), (3, 3)])
def test_a_proof_where_none_belongs_cannot_be_processed(old, size):
    asked = AddCheckpoint(old=old, proof=(bytes(32),), note=request(old, size).note)

    with pytest.raises(ProofFalse) as refused:
        judge(asked, checkpoint(old) if old else None)

    assert to_answer(refused.value).status == 422


LINE = b64encode(bytes(32)).decode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"old 1",
        b"old 01\n\nlog\n",
        b"old -1\n\nlog\n",
        b"old 1 \n\nlog\n",
        "old ١\n\nlog\n".encode(),
        b"older 1\n\nlog\n",
        b"old 1\nAAAA\n\nlog\n",
        f"old 1\n{LINE[:-1]}\n\nlog\n".encode(),
        f"old 1\n {LINE}\n\nlog\n".encode(),
        ("old 1\n" + f"{LINE}\n" * (MOST_PROOF_LINES + 1) + "\nlog\n").encode(),
        b"old 1\r\n\r\nlog\r\n",
        b"old 1\n\nlog\r\n",
        b"old 1\n\n\xff\n",
        b"old 1\n\nlog\n",
        b"old 1\n\nlog\n1\nAAAA\n\nno signature\n",
        "old 1\n\nlog\n1\nAAAA\n\n— log AAAA\n— log A\n".encode(),
        b"old 99999999999999999999999\n\nlog\n",
    ],
)
def test_what_is_no_request_is_refused_in_one_sentence(body):
    with pytest.raises(RequestMalformed) as refused:
        AddCheckpoint.decode(body)

    answer = to_answer(refused.value)
    assert answer.status == 400
    assert answer.body.startswith(b"EVIDENCE-020: ")
    assert answer.body.count(b"\n") == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_a_request_or_refused(body):
    with suppress(RequestMalformed):
        assert AddCheckpoint.decode(body).encode() == body


def test_the_request_of_the_specification_is_read():
    body = (
        "old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\njrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
        "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n"
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE"
        "+xeMcTOAYQ8=\n"
    )

    found = AddCheckpoint.decode(body.encode())

    assert (found.old, len(found.proof), found.origin) == (20852014, 4, "example.com/behind-the-sofa")


@pytest.mark.parametrize("body", [b"", b"5", b"05\n", b"+5\n", b"5\n\n", b"x\n"])
def test_a_size_in_another_form_is_none(body):
    with pytest.raises(ValueError, match="size"):
        parse_size(body)


def test_every_refusal_of_a_witness_has_its_status():
    from lgsp.kernel.errors import DomainError
    from lgsp.platform.evidence import witness_refusals

    kinds = {
        kind for kind in vars(witness_refusals).values() if isinstance(kind, type) and "code" in vars(kind)
    }

    assert all(issubclass(kind, DomainError) for kind in kinds)
    assert {kind.__name__ for kind in kinds - set(STATUS)} == {"WitnessInUse"}
