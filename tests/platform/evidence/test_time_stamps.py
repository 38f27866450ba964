"""Time-stamps of an authority that is not ours (`openssl ts`), and those that must be refused."""

import subprocess

import pytest

from lgsp.platform.evidence.attestation_refusals import CertificatesUnusable, TimeStampFalse
from lgsp.platform.evidence.time_stamps import (
    check_time_stamp,
    make_request,
    read_certificates,
    with_sorted_certificates,
)
from tests.platform.evidence.authority import OpensslAuthority, needs_openssl

CONTENT = b"lgsp.vn-h99/gw1\n4\n"

pytestmark = needs_openssl


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return OpensslAuthority(tmp_path_factory.mktemp("authority") / "one")


@pytest.fixture(scope="module")
def certificates(authority):
    return read_certificates(authority.root)


def test_a_true_one_says_when(authority, certificates):
    request = make_request(CONTENT)

    at = check_time_stamp(
        authority.stamp(request.content), CONTENT, certificates=certificates, nonce=request.nonce
    )

    assert at.tzinfo is not None


def test_one_that_answers_another_request_is_refused(authority, certificates):
    response = authority.stamp(make_request(CONTENT).content)

    with pytest.raises(TimeStampFalse, match="Nonce mismatch"):
        check_time_stamp(response, CONTENT, certificates=certificates, nonce=make_request(CONTENT).nonce)


def test_one_of_other_bytes_is_refused(authority, certificates):
    response = authority.stamp(make_request(CONTENT).content)

    with pytest.raises(TimeStampFalse, match="Mismatch between messages"):
        check_time_stamp(response, CONTENT + b"!", certificates=certificates)


def test_one_of_an_authority_nobody_trusts_is_refused(authority, tmp_path):
    stranger = OpensslAuthority(tmp_path / "stranger", name="stranger")
    response = stranger.stamp(make_request(CONTENT).content)

    with pytest.raises(TimeStampFalse, match="does not lead to a trusted root"):
        check_time_stamp(response, CONTENT, certificates=read_certificates(authority.root))


def test_an_authority_with_the_trusted_name_but_another_key_is_refused(authority, tmp_path):
    namesake = OpensslAuthority(tmp_path / "namesake")
    response = namesake.stamp(make_request(CONTENT).content)

    with pytest.raises(TimeStampFalse, match="does not lead to a trusted root"):
        check_time_stamp(response, CONTENT, certificates=read_certificates(authority.root))


@pytest.mark.parametrize("place", [-1, -300, 200, 60])
def test_one_with_a_byte_changed_is_refused(authority, certificates, place):
    request = make_request(CONTENT)
    response = bytearray(authority.stamp(request.content))
    response[place] ^= 1

    with pytest.raises(TimeStampFalse):
        check_time_stamp(bytes(response), CONTENT, certificates=certificates, nonce=request.nonce)


@pytest.mark.parametrize("junk", [b"", b"\x30", b"<html>", b"\x30\x80\x00\x00", b"\x30\x03\x02\x01\x02"])
def test_what_is_no_response_is_refused(certificates, junk):
    with pytest.raises(TimeStampFalse, match="it is no time-stamp response"):
        check_time_stamp(junk, CONTENT, certificates=certificates)


def test_certificates_in_the_wrong_order_are_put_in_order_and_nothing_else_is_touched(authority):
    response = authority.stamp(make_request(CONTENT).content)

    ordered = with_sorted_certificates(response)

    assert sorted(ordered) == sorted(response)
    assert with_sorted_certificates(ordered) == ordered


def test_openssl_itself_accepts_what_we_keep(authority, tmp_path):
    (tmp_path / "4.checkpoint").write_bytes(CONTENT)
    (tmp_path / "4.tsr").write_bytes(authority.stamp(make_request(CONTENT).content))
    command = f"openssl ts -verify -data 4.checkpoint -in 4.tsr -CAfile {authority.root}"

    found = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, check=False)

    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("name", ["nothing.pem", "tsa.key", "tsa.pem"])
def test_a_file_without_a_root_is_refused(authority, name):
    with pytest.raises(CertificatesUnusable, match=name):
        read_certificates(authority.root.with_name(name))
