import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.entrypoints.cli import proving
from lgsp.kernel.errors import DomainError
from lgsp.platform.evidence.asking import Authority
from lgsp.platform.evidence.attesting import Attestor
from lgsp.platform.evidence.errors import LogFolderUnusable, LogMissing, ReceiptMalformed, RecordUnknown
from lgsp.platform.evidence.receipts import Receipt
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange
from lgsp.platform.evidence.time_stamps import read_certificates
from lgsp.platform.evidence.witness import Witness
from tests.platform.evidence.authority import OpensslAuthority, needs_openssl
from tests.platform.evidence.outside import Outside


@pytest.fixture
def receipt(tmp_path, monkeypatch) -> Receipt:
    monkeypatch.setenv("LGSP_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("LGSP_LANG", "en")
    log = open_log(tmp_path / "var/evidence/gw1")
    record_exchange(log, id="before")
    made = record_exchange(log, id="mine", target=b"/nguoi/1", question=b"who?", answer=b"me")
    log.close()
    return made


def run(*arguments: object) -> tuple[int, str]:
    app = typer.Typer()
    proving.register(app)
    result = CliRunner().invoke(app, ["evidence", *map(str, arguments)])
    if isinstance(result.exception, DomainError):
        raise result.exception
    return result.exit_code, result.output


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_every_log_of_the_node_is_verified(receipt):
    assert run("verify") == (
        0,
        "gw1: 4 records (4 signed), 2 exchanges, 2 answered, 0 refused: whole.\n",
    )


@pytest.fixture
def attested(receipt, tmp_path, monkeypatch) -> Path:
    """Return the log's folder, cosigned by a witness of the settings."""
    witness = Witness(tmp_path / "w1", name="w1.vn/w", logs=[make_known_key().verifier])
    outside = Outside(w1=witness)
    folder = tmp_path / "var/evidence/gw1"
    Attestor(witnesses=[outside.address("w1")], authority=None, post=outside.post, now=outside.now).attest(
        folder
    )
    witness.close()
    listed = put(tmp_path / "witnesses", f"{outside.address('w1').key} http://w1.example\n")
    monkeypatch.setenv("LGSP_WITNESSES", str(listed))
    return folder


def test_cosignatures_are_checked_and_told(attested):
    code, output = run("verify")
    _, as_json = run("verify", "--format", "json")

    assert code == 0
    assert output.splitlines()[1] == "  Size 4: cosigned by w1.vn/w at 2026-01-05T02:00:00+00:00"
    told = json.loads(as_json)["logs"]["gw1"]["attestations"]
    assert (told["cosigned"], told["problems"]) == ({"w1.vn/w": "2026-01-05T02:00:00+00:00"}, [])


def test_a_cosignature_nobody_has_the_key_of_is_told_and_is_no_finding(attested, monkeypatch):
    monkeypatch.delenv("LGSP_WITNESSES")

    code, output = run("verify")

    assert code == 0
    assert "cosigned by w1.vn/w, who is not in LGSP_WITNESSES: not checked" in output


def test_an_altered_cosigned_checkpoint_is_a_finding(attested):
    note = attested / "checkpoint.witnessed"
    put(note, note.read_text().replace("\n4\n", "\n3\n"))

    code, output = run("verify")

    assert code == 1
    assert "checkpoint.witnessed is not a checkpoint signed by" in output


@needs_openssl
def test_time_stamps_are_checked_where_certificates_are_set(receipt, tmp_path, monkeypatch):
    tsa = OpensslAuthority(tmp_path / "tsa")
    authority = Authority("http://tsa.example", read_certificates(tsa.root))
    stamping = Attestor(witnesses=(), authority=authority, post=tsa.post, now=lambda: 1_767_578_400)
    stamping.attest(tmp_path / "var/evidence/gw1")

    _, unchecked = run("verify")
    monkeypatch.setenv("LGSP_TSA_CERTIFICATES", str(tsa.root))
    code, checked = run("verify")

    assert "1 time-stamps not checked: set LGSP_TSA_CERTIFICATES" in unchecked
    assert code == 0
    assert "  1 time-stamps hold; the last at size 4, " in checked


def test_a_changed_byte_is_a_finding(receipt, tmp_path):
    segment = tmp_path / "var/evidence/gw1/segments/000000000000.seg"
    content = bytearray(segment.read_bytes())
    content[100] ^= 1
    segment.write_bytes(content)

    code, output = run("verify", "--format", "json")

    problems = json.loads(output)["logs"]["gw1"]["problems"]
    assert code == 1
    assert any("damaged at byte 16" in problem for problem in problems)


def test_the_log_is_verified_by_the_key_this_node_keeps_not_by_the_one_beside_the_log(receipt, tmp_path):
    (tmp_path / "var/keys").mkdir()
    put(tmp_path / "var/keys/evidence-gw1.vkey", str(make_known_key("lgsp.vn-h99/other").verifier))

    code, output = run("verify")

    assert code == 1
    assert "is not a checkpoint signed by lgsp.vn-h99/other" in output


@pytest.mark.parametrize("form", [Receipt.to_header, Receipt.to_text])
def test_a_receipt_is_verified_with_bodies_and_path(receipt, tmp_path, form):
    code, output = run(
        "verify",
        *("--receipt", put(tmp_path / "receipt", form(receipt))),
        *("--key", put(tmp_path / "vkey", str(make_known_key().verifier))),
        *("--request-body", put(tmp_path / "question", b"who?")),
        *("--answer-body", put(tmp_path / "answer", b"me")),
        *("--path", "/nguoi/1"),
    )

    assert code == 0
    assert "The receipt holds: record 3 is in the log" in output
    assert "  id: mine\n" in output


def test_a_receipt_that_does_not_hold_is_a_finding(receipt, tmp_path):
    file = put(tmp_path / "receipt", receipt.to_header())

    code, output = run("verify", "--receipt", file, "--answer-body", put(tmp_path / "answer", b"you"))
    _, as_json = run("verify", "--receipt", file, "--path", "/nguoi/2", "--format", "json")

    assert code == 1
    assert (
        output
        == "EVIDENCE-011: The receipt does not hold: the body of the answer is not the one that was recorded.\n"
    )
    assert json.loads(as_json)["holds"] is False


def test_what_is_no_receipt_could_not_be_verified(receipt, tmp_path):
    with pytest.raises(ReceiptMalformed):
        run("verify", "--receipt", put(tmp_path / "receipt", b"\xff\x00"))


def test_a_record_is_proved_to_somebody_who_has_only_the_key(receipt, tmp_path):
    _, proof = run("prove", 3)

    code, _ = run("verify", "--receipt", put(tmp_path / "proof", proof))

    assert proof.startswith("c2sp.org/tlog-proof@v1\nextra ")
    assert code == 0


def test_a_log_is_proved_to_have_only_grown(receipt):
    code, output = run("prove", "--since", 2)

    assert code == 0
    assert output.count("\n\n") == 2
    assert "\n\nlgsp.vn-h99/gw1\n4\n" in output


def test_a_record_that_is_not_there_cannot_be_proved(receipt):
    with pytest.raises(RecordUnknown):
        run("prove", 4)
    assert run("prove")[0] == 2


def test_a_log_is_exported_for_others(receipt, tmp_path):
    code, output = run("export", "--out", tmp_path / "out")

    assert (code, output) == (0, f"Exported 4 records to {tmp_path / 'out'}.\n")
    files = sorted(
        str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()
    )
    assert files == ["checkpoint", "tile/0/000.p/4", "tile/entries/000.p/4", "vkey"]


def test_without_a_log_there_is_nothing_to_verify(tmp_path, monkeypatch):
    monkeypatch.setenv("LGSP_VAR", str(tmp_path))

    with pytest.raises(LogMissing):
        run("verify")


def test_a_log_is_exported_as_operational_monitoring_data(receipt, tmp_path):
    out = tmp_path / "van-hanh.json"

    assert run("export", "--as", "opmon", "--out", out) == (0, f"Exported 4 records to {out}.\n")

    records = json.loads(out.read_text())["records"]
    assert [(one["messageId"], one["securityServerType"]) for one in records] == [
        *[("before", "Client"), ("before", "Producer"), ("mine", "Client"), ("mine", "Producer")]
    ]
    assert list(tmp_path.glob("*.part")) == []


def test_operational_data_that_cannot_be_written_leaves_nothing(receipt, tmp_path):
    with pytest.raises(LogFolderUnusable):
        run("export", "--as", "opmon", "--out", tmp_path / "missing/van-hanh.json")
