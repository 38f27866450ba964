import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.platform.evidence.errors import ReceiptFalse, ReceiptMalformed
from lgsp.platform.evidence.receipts import Receipt, check_bodies, check_receipt, read_receipt, verify_receipt
from lgsp.platform.evidence.records import AnswerRecord
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange

KEY = make_known_key().verifier


@pytest.fixture
def receipt(tmp_path) -> Receipt:
    log = open_log(tmp_path / "gw1")
    for number in range(5):
        record_exchange(log, id=f"earlier-{number}")
    return record_exchange(log, id="mine", question=b"who?", answer=b"me", target=b"/nguoi/1?x=2")


@given(
    st.builds(
        Receipt,
        index=st.integers(0, 10**12),
        record=st.binary(min_size=1, max_size=50),
        request=st.binary(max_size=50),
        salt=st.binary(max_size=16),
        path=st.lists(st.binary(min_size=32, max_size=32), max_size=4).map(b"".join),
        checkpoint=st.just("a/log\n1\nAAAA\n\n— a/log AAAA\n"),
    )
)
def test_a_receipt_survives_both_of_its_forms(receipt):
    assert read_receipt(receipt.to_header()) == receipt
    assert read_receipt(f"Lgsp-Receipt: {receipt.to_header()}\r\n") == receipt
    assert read_receipt(receipt.to_text()) == receipt


def test_a_receipt_proves_answer_and_request(receipt):
    record = verify_receipt(receipt.to_header(), key=KEY)

    assert isinstance(record, AnswerRecord)
    assert record.id == "mine"
    check_bodies(receipt, request=b"who?", answer=b"me", target=b"/nguoi/1?x=2")


def test_every_byte_of_a_receipt_counts(receipt):
    for field in ("record", "request", "path"):
        content = getattr(receipt, field)
        for at in range(0, len(content), 7):
            altered = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
            with pytest.raises(ReceiptFalse):
                check_receipt(replace(receipt, **{field: altered}), key=KEY)


def test_a_receipt_of_another_log_is_refused(receipt):
    with pytest.raises(ReceiptFalse, match="did not sign it"):
        check_receipt(receipt, key=make_known_key("lgsp.vn-h99/gw2").verifier)


def test_a_receipt_moved_to_another_index_is_refused(receipt):
    with pytest.raises(ReceiptFalse, match="path does not lead"):
        check_receipt(replace(receipt, index=receipt.index - 1), key=KEY)


@pytest.mark.parametrize(
    "body", [{"request": b"who!"}, {"answer": b"ma"}, {"answer": b"me "}, {"target": b"/"}]
)
def test_another_body_is_recognised(receipt, body):
    with pytest.raises(ReceiptFalse, match="is not the one that was recorded"):
        check_bodies(receipt, **body)


def test_without_the_salt_a_receipt_says_nothing_about_bodies(receipt):
    with pytest.raises(ReceiptFalse, match="says nothing about the answer"):
        check_bodies(replace(receipt, salt=b""), answer=b"me")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "index=1",
        "index=1, record=:?:",
        "c2sp.org/tlog-proof@v1\nindex 1\n\n",
        "record=:AA==:, checkpoint=:AA==:",
    ],
)
def test_what_is_no_receipt_is_said_to_be_none(text):
    with pytest.raises(ReceiptMalformed, match="cannot be read"):
        read_receipt(text)


def replace(receipt: Receipt, **changes: object) -> Receipt:
    fields = {name: getattr(receipt, name) for name in Receipt.__dataclass_fields__}
    return Receipt(**{**fields, **changes})
