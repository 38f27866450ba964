"""The vectors other implementations may use are ours too."""

import json
from pathlib import Path

import pytest

from lgsp.platform.evidence.errors import ReceiptFalse
from lgsp.platform.evidence.merkle import Frontier, grow, leaf_hash
from lgsp.platform.evidence.notes import VerifierKey
from lgsp.platform.evidence.receipts import check_bodies, check_receipt, read_receipt

VECTORS = Path("tests/conformance/vectors")


def read(name: str) -> dict:
    return json.loads((VECTORS / f"{name}.json").read_text())


def test_the_roots_are_those_of_certificate_transparency():
    vector = read("merkle")
    hashes = [leaf_hash(bytes.fromhex(leaf)) for leaf in vector["leaves"]]

    roots = [grow(Frontier(), hashes[:size]).root.hex() for size in range(len(hashes) + 1)]

    assert roots == vector["roots"]


@pytest.mark.parametrize("form", ["header", "proof"])
def test_the_receipt_holds(form):
    vector = read("receipt")
    receipt = read_receipt(vector[form])

    record = check_receipt(receipt, key=VerifierKey.parse(vector["vkey"]))

    check_bodies(
        receipt,
        request=vector["request_body"].encode(),
        answer=vector["answer_body"].encode(),
        target=vector["path"].encode(),
    )
    assert record.id == vector["id"]


@pytest.mark.parametrize("altered", read("receipt")["refused"], ids=lambda entry: entry["why"])
def test_an_altered_receipt_does_not_hold(altered):
    with pytest.raises(ReceiptFalse):
        check_receipt(read_receipt(altered["header"]), key=VerifierKey.parse(read("receipt")["vkey"]))
