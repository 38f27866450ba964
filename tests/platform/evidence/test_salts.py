import hmac

from lgsp.platform.evidence.records import commit
from lgsp.platform.evidence.salts import SaltKey, read_or_make_salt_key


def test_the_salt_is_the_beginning_of_an_hmac_of_the_exchange():
    key = bytes(range(32))

    assert SaltKey(key).salt("an-id") == hmac.digest(key, b"an-id", "sha256")[:16]


def test_a_salt_key_is_kept_until_it_is_erased(tmp_path):
    path = tmp_path / "salts" / "000000000000.key"
    first = read_or_make_salt_key(path).salt("an-id")

    again = read_or_make_salt_key(path).salt("an-id")
    path.unlink()
    erased = read_or_make_salt_key(path).salt("an-id")

    assert first == again
    assert first != erased


def test_the_same_body_under_two_salts_cannot_be_recognised():
    assert commit(b"a" * 16, b"yes") != commit(b"b" * 16, b"yes")
