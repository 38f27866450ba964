"""A witness, and the client of one, that are not ours: each understands the other side of our protocol."""

import time
from itertools import count
from threading import Thread

import pytest

from lgsp.entrypoints.attestation import post
from lgsp.entrypoints.witness_server import WitnessServer
from lgsp.platform.evidence.asking import WitnessAddress
from lgsp.platform.evidence.attesting import Attestor, read_attestations
from lgsp.platform.evidence.cosignatures import CosignerKey
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange
from lgsp.platform.evidence.witness import Witness
from tests.platform.evidence.outside import Outside

aics = pytest.importorskip("aics_tlog", reason="the independent verifier aics-tlog is not installed")
theirs = pytest.importorskip("aics_witness", reason="the independent witness aics-witness is not installed")

KEY = make_known_key().verifier


@pytest.fixture
def log(tmp_path):
    log = open_log(tmp_path / "gw1")
    for number in range(150):
        record_exchange(log, id=f"early{number}")
    yield log
    log.close()


@pytest.fixture
def reader(log, tmp_path):
    return LogReader(tmp_path / "gw1")


@pytest.fixture
def served():
    """Serve a server in a thread until the test ends."""
    running = []

    def serve(server):
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield serve
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def witness(tmp_path):
    witness = Witness(tmp_path / "w1", name="w1.vn/w", logs=[KEY])
    yield witness
    witness.close()


def test_they_accept_our_cosignature_and_refuse_it_after_the_size_is_changed(reader, witness):
    outside = Outside(w1=witness)
    Attestor(witnesses=[outside.address("w1")], authority=None, post=outside.post, now=outside.now).attest(
        reader.folder
    )
    note = (reader.folder / "checkpoint.witnessed").read_text()

    def check(text):
        keys = [aics.parse_vkey(str(witness.verifier_key))]
        return aics.verify_checkpoint(aics.parse_note(text), aics.parse_vkey(str(KEY)), keys, 1)

    assert check(note).ok
    assert not check(note.replace("\n300\n", "\n301\n")).ok


def test_their_client_is_cosigned_by_our_witness_whatever_size_it_begins_with(log, reader, witness, served):
    url = served(WitnessServer(("127.0.0.1", 0), witness))

    def proof(old, size):
        return reader.prove_consistency(old) if old else []

    with theirs.WitnessClient(url, str(witness.verifier_key)) as client:
        first = client.submit(reader.note(), proof)
        record_exchange(log, id="late")
        second = client.submit(reader.note(), proof)
    fresh = theirs.submit_checkpoint(url, reader.note(), proof, witness_vkey=str(witness.verifier_key))

    assert all(line.startswith("— w1.vn/w ") for line in (first, second, fresh))


def test_their_client_sees_our_witness_refuse_a_fork(log, reader, witness, served, tmp_path):
    url = served(WitnessServer(("127.0.0.1", 0), witness))
    theirs.submit_checkpoint(url, reader.note(), (0, []), witness_vkey=str(witness.verifier_key))
    fork = open_log(tmp_path / "fork")
    for number in range(151):
        record_exchange(fork, id=f"forged{number}")
    fork.close()
    forked = LogReader(tmp_path / "fork")

    with pytest.raises(theirs.WitnessRejected) as refused:
        theirs.submit_checkpoint(
            url,
            forked.note(),
            (300, forked.prove_consistency(300)),
            witness_vkey=str(witness.verifier_key),
        )

    assert refused.value.status == 422


def test_our_log_is_cosigned_by_their_witness_and_told_when_it_was_brought_back(
    log, reader, served, tmp_path
):
    private, _, _ = theirs.load_or_create_key(tmp_path / "their.key", environ={})
    store = theirs.WitnessStore(tmp_path / "their.db", create=True)
    configured = theirs.LogConfig.from_strings(KEY.name, [str(KEY)])
    side = theirs.Witness("theirs.example/w", private, store, [configured])
    url = served(theirs.make_server(side))
    address = WitnessAddress(CosignerKey.parse(side.vkey_text), url)
    clock = count(int(time.time()), 60)
    attestor = Attestor(witnesses=[address], authority=None, post=post, now=lambda: next(clock))

    attestor.attest(reader.folder)
    first = read_attestations(reader.folder).get(address.name)
    record_exchange(log, id="late")
    attestor.attest(reader.folder)
    second = read_attestations(reader.folder).get(address.name)

    assert (first.size, first.error) == (300, "")
    assert (second.size, second.error) == (302, "")
    store.close()
