"""An implementation that is not ours reads our log: checkpoint, inclusion, consistency, static files."""

import shutil

import pytest

from lgsp.platform.evidence.exporting import export_log
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import read_receipt
from lgsp.platform.evidence.segments import segment_path
from lgsp.platform.evidence.testing import open_log, record_exchange

aics = pytest.importorskip("aics_tlog", reason="the independent verifier aics-tlog is not installed")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("log")
    log = open_log(folder / "gw1", segment_bytes=60_000)
    for number in range(150):
        record_exchange(log, id=f"early{number}")
    (folder / "old-checkpoint").write_text((folder / "gw1/checkpoint").read_text())
    for number in range(155):
        record_exchange(log, id=f"late{number}")
    log.close()
    return folder


@pytest.fixture
def folder(recorded, tmp_path):
    return shutil.copytree(recorded, tmp_path / "copy") / "gw1"


def check(note: str, vkey: str):
    return aics.verify_checkpoint(
        aics.parse_note(note), aics.parse_vkey(vkey), expected_origin="lgsp.vn-h99/gw1"
    )


def test_they_accept_our_checkpoint(folder):
    reader = LogReader(folder)

    found = check(reader.note(), str(reader.verifier_key))

    assert (found.ok, found.size, found.root) == (True, 610, reader.checkpoint().root)


def test_they_refuse_a_checkpoint_with_one_byte_changed(folder):
    reader = LogReader(folder)

    found = check(reader.note().replace("\n610\n", "\n611\n"), str(reader.verifier_key))

    assert not found.ok


@pytest.mark.parametrize("index", [0, 255, 256, 511, 608, 609])
def test_they_accept_our_inclusion_proofs_and_refuse_them_after_one_byte_of_the_record_is_changed(
    folder, index
):
    receipt = read_receipt(LogReader(folder).prove(index))
    found = check(receipt.checkpoint, str(LogReader(folder).verifier_key))
    altered = receipt.record[:-1] + bytes([receipt.record[-1] ^ 1])

    assert aics.verify_leaf_inclusion(receipt.record, index, found.size, receipt.steps(), found.root)
    assert not aics.verify_leaf_inclusion(altered, index, found.size, receipt.steps(), found.root)


def test_they_accept_our_consistency_proof_and_refuse_it_for_another_root(folder):
    reader = LogReader(folder)
    old = check((folder.parent / "old-checkpoint").read_text(), str(reader.verifier_key))
    new = reader.checkpoint()
    proof = reader.prove_consistency(old.size)

    assert aics.verify_consistency(old.size, new.size, old.root, new.root, proof)
    assert not aics.verify_consistency(old.size, new.size, bytes(32), new.root, proof)


def test_they_audit_our_export_and_find_a_changed_byte(folder, tmp_path):
    out = tmp_path / "export"
    size = export_log(folder, out)
    root = LogReader(folder).checkpoint().root
    files = aics.FileSystemTileReader(out)

    assert aics.audit_tiles(files, size, root).bundles == 3
    assert aics.read_entry(files, 300, size) == read_receipt(LogReader(folder).prove(300)).record

    bundle = out / "tile/entries/001"
    content = bytearray(bundle.read_bytes())
    content[100] ^= 1
    bundle.write_bytes(content)
    with pytest.raises(aics.TileVerificationError):
        aics.audit_tiles(files, size, root)


def test_they_refuse_our_log_after_one_byte_of_a_stored_record_is_changed(folder):
    receipt = read_receipt(LogReader(folder).prove(0))
    path = segment_path(folder, 0)
    content = bytearray(path.read_bytes())
    content[30] ^= 1
    path.write_bytes(content)
    stored = bytes(content[24 : 24 + len(receipt.record)])
    root = LogReader(folder).checkpoint().root

    assert not aics.verify_leaf_inclusion(stored, 0, 610, receipt.steps(), root)
