"""A log asks its witnesses and its authority: what is kept, what is refused, and that nobody away stops the rest."""

import json
import shutil
from dataclasses import replace

import pytest

from lgsp.platform.evidence.asking import Authority, Reply, WitnessAddress, parse_witnesses
from lgsp.platform.evidence.attestation_refusals import AttestationsUnreadable, WitnessListMalformed
from lgsp.platform.evidence.attesting import Attestor, read_attestations
from lgsp.platform.evidence.cosignatures import CosigningKey, open_cosignature
from lgsp.platform.evidence.errors import CheckpointForeign
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange
from lgsp.platform.evidence.time_stamps import check_time_stamp, read_certificates
from lgsp.platform.evidence.witness import Witness
from tests.platform.evidence.authority import OpensslAuthority, needs_openssl
from tests.platform.evidence.outside import AUTHORITY_URL, NOW, Outside


@pytest.fixture
def outside(tmp_path):
    logs = [make_known_key().verifier]
    sides = {name: Witness(tmp_path / name, name=f"{name}.vn/w", logs=logs) for name in ("w1", "w2")}
    yield Outside(**sides)
    for witness in sides.values():
        witness.close()


@pytest.fixture
def attestor(outside):
    addresses = [outside.address("w1"), outside.address("w2")]
    return Attestor(witnesses=addresses, authority=None, post=outside.post, now=outside.now)


@pytest.fixture
def log(tmp_path):
    log = open_log(tmp_path / "gw1")
    record_exchange(log, id="a")
    yield log
    log.close()


@pytest.fixture
def folder(log, tmp_path):
    return tmp_path / "gw1"


def state(folder, address):
    return read_attestations(folder).get(address.name)


def test_the_cosigned_checkpoint_lies_beside_the_log(folder, attestor):
    attestor.attest(folder)

    note = (folder / "checkpoint.witnessed").read_text()
    assert [open_cosignature(note, witness.key) for witness in attestor.witnesses] == [NOW, NOW]
    assert note.startswith(LogReader(folder).note())


def test_a_log_that_grew_is_proved_from_the_size_the_witness_knows(folder, log, attestor, outside):
    attestor.attest(folder)
    for number in range(300):
        record_exchange(log, id=f"b{number}")
    outside.clock += 10

    attestor.attest(folder)

    assert outside.asked == ["http://w1.example", "http://w2.example"] * 2
    assert state(folder, attestor.witnesses[0]).size == 602
    assert "\n602\n" in (folder / "checkpoint.witnessed").read_text()


def test_a_log_that_forgot_what_a_witness_knows_learns_it_from_the_witness(folder, log, attestor, outside):
    attestor.attest(folder)
    (folder / "attestations.json").unlink()
    record_exchange(log, id="b")

    attestor.attest(folder)

    assert state(folder, attestor.witnesses[0]).size == 4
    assert state(folder, attestor.witnesses[0]).error == ""


def test_nobody_is_asked_before_it_is_due(folder, attestor, outside):
    attestor.attest(folder)
    outside.clock += 9

    attestor.attest(folder)

    assert len(outside.asked) == 2


def test_a_witness_that_is_away_costs_the_other_nothing_and_the_gap_is_closed_later(
    folder, log, attestor, outside, caplog
):
    caplog.set_level("INFO")
    first, second = attestor.witnesses
    outside.away = {first.url}
    attestor.attest(folder)
    failing = state(folder, first)
    outside.away, outside.clock = set(), NOW + 300
    record_exchange(log, id="b")

    attestor.attest(folder)

    assert (failing.failing_since, failing.succeeded_at) == (NOW, 0)
    assert failing.error.startswith("EVIDENCE-035: http://w1.example/add-checkpoint does not answer")
    assert [(gap.since, gap.until, gap.size) for gap in state(folder, first).outages] == [(NOW, NOW + 300, 4)]
    assert state(folder, second).outages == ()
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_the_state_file_is_json_that_a_person_can_read(folder, attestor):
    attestor.attest(folder)

    found = json.loads((folder / "attestations.json").read_text())

    assert found["format"] == "lgsp-attestations/1"
    assert found["sources"][attestor.witnesses[0].name]["succeeded_at"] == NOW


def test_a_state_file_that_cannot_be_read_is_named(folder, attestor):
    (folder / "attestations.json").write_text("{")

    with pytest.raises(AttestationsUnreadable, match=r"attestations\.json"):
        attestor.attest(folder)


def test_a_log_that_was_brought_back_is_told_so_by_its_witness(folder, log, attestor, outside, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "copies/gw1")
    record_exchange(log, id="b")
    attestor.attest(folder)

    attestor.attest(copy)

    assert state(copy, attestor.witnesses[0]).error.startswith(
        "EVIDENCE-039: w1.vn/w cosigned 4 records, but the log is signed for 2"
    )
    assert not (copy / "checkpoint.witnessed").exists()


def test_a_witness_that_lost_its_state_is_no_longer_asked_for_more(folder, attestor, outside, tmp_path):
    attestor.attest(folder)
    outside.sides["http://w1.example"] = lost = Witness(
        tmp_path / "new", name="w1.vn/w", logs=[make_known_key().verifier]
    )
    outside.clock += 3600

    attestor.attest(folder)

    assert state(folder, attestor.witnesses[0]).error.startswith(
        "EVIDENCE-038: w1.vn/w says it cosigned 0 records"
    )
    lost.close()


ANSWERS = {
    "EVIDENCE-036: http://w.example refused with status 403: EVIDENCE-022: no": (403, b"EVIDENCE-022: no\n"),
    "EVIDENCE-036: http://w.example refused with status 409: the size is malformed": (409, b"x\n"),
    "EVIDENCE-037: The cosignature of w does not hold: it is not a signed note": (200, b""),
    "EVIDENCE-037: The cosignature of w does not hold: a signature line is malformed": (200, b"ok\n"),
    "EVIDENCE-037: The cosignature of w does not hold: the answer holds more": (
        200,
        b"more\n\n\xe2\x80\x94 w AAAA\n",
    ),
    "EVIDENCE-037: The cosignature of w does not hold: w did not sign it": (200, b"\xe2\x80\x94 w AAAA\n"),
}


@pytest.mark.parametrize("error", ANSWERS)
def test_an_answer_that_is_no_cosignature_is_refused(folder, error):
    status, body = ANSWERS[error]
    kind = "text/x.tlog.size" if status == 409 else "text/plain"
    witness = WitnessAddress(CosigningKey.generate("w").verifier, "http://w.example")
    attestor = Attestor(
        witnesses=[witness], authority=None, post=lambda *_: Reply(status, body, kind), now=lambda: NOW
    )

    attestor.attest(folder)

    assert state(folder, witness).error.startswith(error)
    assert not (folder / "checkpoint.witnessed").exists()


@pytest.mark.parametrize(
    ("by", "of", "at"), [("other", "note", NOW), ("own", "other", NOW), ("own", "note", NOW + 999)]
)
def test_a_cosignature_by_another_key_of_other_text_or_from_the_future_is_refused(folder, by, of, at):
    key = CosigningKey.generate("w")
    signer = key if by == "own" else CosigningKey.generate("w")
    text = LogReader(folder).checkpoint().text()
    line = signer.cosign(text if of == "note" else text.replace("\n2\n", "\n3\n"), at=at)
    witness = WitnessAddress(key.verifier, "http://w.example")
    post = lambda *_: Reply(200, line.encode(), "text/plain")  # noqa: E731 - one answer, said once

    Attestor(witnesses=[witness], authority=None, post=post, now=lambda: NOW).attest(folder)

    assert state(folder, witness).error.startswith("EVIDENCE-037")


def test_a_checkpoint_that_the_log_did_not_sign_is_shown_to_nobody(folder, attestor, outside):
    note = (folder / "checkpoint").read_text()
    (folder / "checkpoint").write_text(note.replace("\n2\n", "\n9\n"))

    with pytest.raises(CheckpointForeign):
        attestor.attest(folder)
    assert outside.asked == []


@pytest.mark.parametrize("junk", [b"\xff\xfe", b"", b"spoilt"])
def test_a_spoilt_checkpoint_is_a_refusal_and_a_spoilt_cosigned_one_is_made_again(folder, attestor, junk):
    (folder / "checkpoint.witnessed").write_bytes(junk)
    attestor.attest(folder)
    note = (folder / "checkpoint.witnessed").read_text()
    (folder / "checkpoint").write_bytes(junk)

    assert open_cosignature(note, attestor.witnesses[0].key) == NOW
    with pytest.raises(CheckpointForeign):
        attestor.attest(folder)


def test_nobody_is_asked_for_what_the_disk_will_not_keep(folder, attestor, outside, monkeypatch):
    def refuse(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lgsp.platform.evidence.attesting.replace_file", refuse)

    with pytest.raises(OSError, match="No space left"):
        attestor.attest(folder)
    assert outside.asked == []


def test_a_cosignature_that_cannot_be_kept_is_an_outage_with_its_reason(folder, attestor):
    (folder / "checkpoint.witnessed").mkdir()

    attestor.attest(folder)

    assert "directory" in state(folder, attestor.witnesses[0]).error


def test_an_empty_log_is_not_attested(tmp_path, attestor, outside):
    open_log(tmp_path / "empty").close()

    attestor.attest(tmp_path / "empty")

    assert outside.asked == []


@needs_openssl
def test_a_log_is_stamped_at_most_once_a_period_and_the_stamp_is_checked_on_receipt(
    folder, log, attestor, outside, tmp_path
):
    outside.sides[AUTHORITY_URL] = tsa = OpensslAuthority(tmp_path / "tsa")
    authority = Authority(AUTHORITY_URL, read_certificates(tsa.root))
    stamping = replace(attestor, witnesses=(), authority=authority)

    for passed in (0, 30, 60):
        outside.clock = NOW + passed
        stamping.attest(folder)
        record_exchange(log, id=f"b{passed}")

    kept = sorted(path.name for path in (folder / "timestamps").iterdir())
    assert kept == ["2.checkpoint", "2.tsr", "6.checkpoint", "6.tsr"]
    stamp, note = (
        (folder / "timestamps/6.tsr").read_bytes(),
        (folder / "timestamps/6.checkpoint").read_bytes(),
    )
    assert check_time_stamp(stamp, note, certificates=authority.certificates)


@needs_openssl
def test_a_stamp_of_an_authority_nobody_trusts_is_not_kept(folder, attestor, outside, tmp_path):
    outside.sides[AUTHORITY_URL] = OpensslAuthority(tmp_path / "stranger", name="stranger")
    trusted = read_certificates(OpensslAuthority(tmp_path / "trusted").root)
    authority = Authority(AUTHORITY_URL, trusted)

    replace(attestor, witnesses=(), authority=authority).attest(folder)

    assert state(folder, authority).error.startswith(
        "EVIDENCE-040: The time-stamp http://tsa.example does not hold"
    )
    assert not (folder / "timestamps").exists()


def test_a_list_of_witnesses_is_read(tmp_path):
    key = CosigningKey.generate("w1").verifier
    text = f"# the inspectorate\n\n{key} https://thanh-tra.example/witness/\n"

    assert parse_witnesses(text, file=tmp_path) == (WitnessAddress(key, "https://thanh-tra.example/witness"),)


@pytest.mark.parametrize(
    "url", ["", "thanh-tra.example", "file:///etc/passwd", "http://", "http://a/?b", "https://[x"]
)
def test_a_line_without_an_address_is_refused_by_number(tmp_path, url):
    with pytest.raises(WitnessListMalformed, match="line 2"):
        parse_witnesses(f"#\n{CosigningKey.generate('w1').verifier} {url}\n", file=tmp_path)


def test_a_list_with_the_key_of_a_log_or_with_one_key_twice_is_refused(tmp_path):
    key = CosigningKey.generate("w1").verifier

    with pytest.raises(WitnessListMalformed, match="type 01, not 04"):
        parse_witnesses(f"{make_known_key().verifier} http://a\n", file=tmp_path)
    with pytest.raises(WitnessListMalformed, match="w1 is there twice"):
        parse_witnesses(f"{key} http://a\n{key} http://b\n", file=tmp_path)
