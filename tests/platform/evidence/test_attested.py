"""What lies beside a log is verified offline, and what was altered is found."""

from base64 import b64decode, b64encode

import pytest

from lgsp.platform.evidence.asking import Authority
from lgsp.platform.evidence.attested import verify_attestations
from lgsp.platform.evidence.attesting import Attestor
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange
from lgsp.platform.evidence.time_stamps import read_certificates
from lgsp.platform.evidence.witness import Witness
from tests.platform.evidence.authority import OpensslAuthority, needs_openssl
from tests.platform.evidence.outside import AUTHORITY_URL, NOW, Outside

KEY = make_known_key().verifier

pytestmark = needs_openssl


@pytest.fixture(scope="module")
def tsa(tmp_path_factory):
    return OpensslAuthority(tmp_path_factory.mktemp("authority") / "one")


@pytest.fixture
def outside(tmp_path, tsa):
    witness = Witness(tmp_path / "w1", name="w1.vn/w", logs=[KEY])
    outside = Outside(w1=witness)
    outside.sides[AUTHORITY_URL] = tsa
    yield outside
    witness.close()


@pytest.fixture
def certificates(tsa):
    return read_certificates(tsa.root)


@pytest.fixture
def folder(tmp_path, outside, certificates):
    """Return a log attested at two sizes, with two records after them."""
    log = open_log(tmp_path / "gw1")
    authority = Authority(AUTHORITY_URL, certificates)
    attestor = Attestor(
        witnesses=[outside.address("w1")], authority=authority, post=outside.post, now=outside.now
    )
    for number in range(3):
        record_exchange(log, id=f"a{number}")
        if number < 2:
            attestor.attest(tmp_path / "gw1")
        outside.clock += 60
    log.close()
    return tmp_path / "gw1"


@pytest.fixture
def verify(folder, outside, certificates):
    return lambda key=KEY: verify_attestations(
        folder, key=key, witnesses=[outside.address("w1").key], certificates=certificates
    )


def test_what_is_true_is_told(verify):
    found = verify()

    assert (found.size, found.cosigned, found.unknown) == (4, {"w1.vn/w": NOW + 60}, ())
    assert [size for size, _ in found.stamped] == [2, 4]
    assert found.problems == ()


def test_without_keys_and_certificates_what_is_there_is_said_to_be_unchecked(folder):
    found = verify_attestations(folder, key=KEY)

    assert (found.unknown, found.unchecked_stamps) == (("w1.vn/w",), 2)
    assert (found.cosigned, found.stamped, found.problems) == ({}, (), ())


def test_a_log_that_nobody_attested_has_nothing_to_tell(tmp_path):
    open_log(tmp_path / "alone").close()

    found = verify_attestations(tmp_path / "alone", key=KEY)

    assert (found.size, found.stamped, found.problems) == (0, (), ())


def test_an_altered_cosignature_is_a_problem(folder, verify):
    file = folder / "checkpoint.witnessed"
    head, _, coded = file.read_text().rstrip("\n").rpartition(" ")
    content = bytearray(b64decode(coded))
    content[11] ^= 1
    file.write_text(f"{head} {b64encode(content).decode()}\n")

    (problem,) = verify().problems

    assert "The cosignature of w1.vn/w does not hold: the signature is false" in problem.english


def test_a_cosigned_checkpoint_the_log_did_not_sign_is_a_problem(folder, verify):
    file = folder / "checkpoint.witnessed"
    file.write_text(file.read_text().replace("\n4\n", "\n3\n"))

    assert "is not a checkpoint signed by lgsp.vn-h99/gw1" in verify().problems[0].english


@pytest.mark.parametrize("junk", [b"\xff", b"", "— w x\n".encode()])
def test_a_cosigned_checkpoint_that_is_junk_or_ends_in_junk_is_a_problem(folder, verify, junk):
    file = folder / "checkpoint.witnessed"
    before = file.read_bytes()

    for content in (junk, before + b"junk\n"):
        file.write_bytes(content)
        assert "is not a checkpoint signed by" in verify().problems[0].english


def test_a_history_rewritten_with_the_logs_own_key_does_not_fit_what_was_attested(folder, verify, tmp_path):
    forged = open_log(tmp_path / "forged")
    for number in range(3):
        record_exchange(forged, id=f"forged{number}")
    forged.close()
    (segment,) = (tmp_path / "forged/segments").iterdir()
    (folder / "segments" / segment.name).write_bytes(segment.read_bytes())

    found = [problem.english for problem in verify().problems]

    assert len(found) == 3
    assert all("is signed for a different history" in problem for problem in found)


def test_records_that_were_attested_and_are_gone_are_a_problem(folder, verify, tmp_path):
    short = open_log(tmp_path / "short")
    record_exchange(short, id="a0")
    short.close()
    (segment,) = (tmp_path / "short/segments").iterdir()
    (folder / "segments" / segment.name).write_bytes(segment.read_bytes())

    found = [problem.english for problem in verify().problems]

    lost = [problem for problem in found if "signed for 4 records but the segments hold only 2" in problem]
    assert len(lost) == 2


def test_a_stamp_under_another_checkpoint_is_a_problem(folder, verify):
    stamps = folder / "timestamps"
    (stamps / "2.tsr").write_bytes((stamps / "4.tsr").read_bytes())

    (problem,) = verify().problems

    assert "2.tsr does not hold: Mismatch between messages" in problem.english


def test_a_stamp_without_its_checkpoint_is_a_problem_and_a_checkpoint_without_a_stamp_is_none(folder, verify):
    (folder / "timestamps/2.checkpoint").unlink()
    (folder / "timestamps/4.tsr").unlink()

    (problem,) = verify().problems

    assert "2.tsr does not hold: the checkpoint it stamps is missing" in problem.english
    assert "không đúng" in problem.vietnamese
