"""Records, receipts and keys out of a real log."""

from datetime import UTC, datetime

import pytest

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import verify_receipt
from lgsp.portal.proofs import Proof, find_proof, list_logbooks
from tests.portal.traffic import HO_TICH, MOT_CUA, Called, write_exchanges

CALL = Called(MOT_CUA, f"{HO_TICH}/tra-cuu", datetime(2026, 11, 20, 8, 0, tzinfo=UTC))


@pytest.fixture
def log(var, db):
    write_exchanges(var, [CALL])
    return var / "evidence" / "gw1"


def test_an_exchange_has_its_two_records_and_a_receipt_that_verifies(log):
    proof = find_proof(log, exchange_id=CALL.id, indexes=[0, 1])

    assert [kind for _, kind, _ in proof.list_texts()] == ["request", "answer"]
    assert verify_receipt(proof.receipt, key=LogReader(log).verifier_key).id == CALL.id


def test_records_of_another_exchange_are_not_shown_for_it(log):
    assert find_proof(log, exchange_id="another", indexes=[0, 1]) == Proof()


def test_a_place_beyond_the_log_proves_nothing(log):
    assert find_proof(log, exchange_id=CALL.id, indexes=[40]) == Proof()


def test_a_log_that_is_not_here_proves_nothing(tmp_path):
    assert find_proof(tmp_path / "gw9", exchange_id=CALL.id, indexes=[0]) == Proof()


def test_every_log_is_shown_with_its_key_and_signed_head(log):
    (log.parent / "not-a-log").mkdir()

    (logbook,) = list_logbooks(log.parent)

    assert (logbook.node, logbook.size) == ("gw1", 2)
    assert logbook.verifier_key.startswith("lgsp.vn-h99/gw1+")
    assert logbook.checkpoint.startswith("lgsp.vn-h99/gw1\n2\n")
