import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lgsp.platform.exchange.errors import SignatureRefused
from lgsp.platform.exchange.messages import Head
from lgsp.platform.exchange.signature_fields import read_signature

INPUT = b'sig=("@method" "x-road-client");created=1;keyid="k";nonce="n"'
VALUE = b"sig=:AAAA:"


def read(signature_input=INPUT, signature=VALUE):
    noted = {b"signature-input": signature_input, b"signature": signature}
    return read_signature(Head(b"GET", b"/", b"", {name: text for name, text in noted.items() if text}))


def test_a_signature_is_read():
    found = read(INPUT + b';expires=9;alg="ed25519";tag="t"')

    assert found.components == ("@method", "x-road-client")
    assert (found.created, found.expires, found.key_id, found.nonce) == (1, 9, "k", "n")
    assert (found.algorithm, found.value) == ("ed25519", bytes(3))


def test_what_is_written_otherwise_is_serialised_as_the_standard_says():
    found = read(b'sig=( "@method"   "x-road-client" );created=01; keyid="k"; nonce="n"')

    assert f"sig={found.input}".encode() == INPUT


@pytest.mark.parametrize(
    ("signature_input", "reason"),
    [
        (b"", "signature-input is missing"),
        (INPUT + b", " + INPUT, "has sig twice"),
        (INPUT + b", other" + INPUT[3:], "more or less than one"),
        (INPUT + b";created=2", "has created twice"),
        (b"other" + INPUT[3:], "has no byte sequence other"),
        (b"sig=1;created=1", "no list of components"),
        (b'sig="x";created=1', "no list of components"),
        (INPUT.replace(b"created=1", b"created=1.5"), "created is not known, or not of its type"),
        (INPUT.replace(b"created=1", b"created"), "created is not known, or not of its type"),
        (INPUT.replace(b"created=1", b"created=@1"), "created is not known, or not of its type"),
        (INPUT.replace(b'"k"', b"k"), "keyid is not known, or not of its type"),
        (INPUT + b";other=1", "other is not known"),
        (INPUT.replace(b'"n"', b'""'), "the nonce has not 1 to 128"),
        (INPUT.replace(b'"n"', b'"' + b"n" * 129 + b'"'), "the nonce has not 1 to 128"),
        (INPUT.replace(b'"@method"', b'"@METHOD"'), "in lower case"),
        (INPUT.replace(b'"@method"', b"method"), "in lower case"),
        (INPUT.replace(b'"@method"', b'"@method";req'), "has parameters"),
        (INPUT.replace(b'"@method"', b'"x-road-client"'), "covers x-road-client twice"),
        (INPUT.replace(b'"@method"', b" ".join(b'"a%d"' % n for n in range(33))), "more than 32"),
        (INPUT + b";tag=" + b'"%s"' % (b"x" * 5000), "longer than 4096"),
        (INPUT + b",", "malformed"),
        (INPUT.replace(b"@method", "đ".encode()), "malformed"),
    ],
)
def test_what_is_not_one_well_written_signature_is_refused(signature_input, reason):
    with pytest.raises(SignatureRefused, match=reason):
        read(signature_input)


@pytest.mark.parametrize(
    ("signature", "reason"),
    [
        (b"", "signature is missing"),
        (b"sig=:AAAA:, sig=:AAAB:", "has sig twice"),
        (b"sig=:AAAA:, other=:AAAA:", "more or less than one"),
        (b"sig=:AAAA:;p", "no byte sequence sig"),
        (b"sig=AAAA", "no byte sequence sig"),
        (b"sig=:AA_A:", "malformed"),
        (b"sig=(:AAAA:)", "no byte sequence sig"),
    ],
)
def test_what_is_not_one_well_written_value_is_refused(signature, reason):
    with pytest.raises(SignatureRefused, match=reason):
        read(signature=signature)


@given(st.binary(max_size=60), st.binary(max_size=30))
@example(b"sig=()", b"sig=::")
def test_whatever_is_sent_is_read_or_refused(tail, signature):
    for text in (INPUT + tail, tail):
        try:
            read(text, VALUE + signature)
        except SignatureRefused:
            continue
