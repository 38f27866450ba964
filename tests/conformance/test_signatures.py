"""Requests signed by others: the standard's own examples, packages for Node.js and Python; and ours, by them."""

import json
import os
import shutil
import subprocess
import time
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    MappingKeyResolver,
    algorithms,
)

from lgsp.platform.exchange.headers import read_head
from lgsp.platform.exchange.message_signatures import make_nonces, verify
from lgsp.platform.exchange.public_keys import read_public_key
from lgsp.platform.exchange.signature_bases import build_base
from lgsp.platform.exchange.signature_keys import SignatureKeys
from lgsp.platform.exchange.signing import Unsigned, describe_key, sign
from lgsp.platform.exchange.snapshot import SigningKey
from lgsp.platform.exchange.testing import CONSUMER, SERVICE

FOLDER = Path("tests/conformance/signatures").resolve()
RFC = json.loads((FOLDER / "rfc9421.json").read_text())
NODE = json.loads((FOLDER / "node.json").read_text())
BODY = '{"ai": "tôi"}'.encode()
AUTHORITY = "lgsp.example"
TARGET = f"/r1/{SERVICE}/nguoi?so=1"
SIGNERS = {
    "ed25519": (Ed25519PrivateKey.generate(), algorithms.ED25519),
    "ecdsa-p256-sha256": (ec.generate_private_key(ec.SECP256R1()), algorithms.ECDSA_P256_SHA256),
}


def make_keys(texts: dict[str, str]) -> SignatureKeys:
    read = {name: read_public_key(text) for name, text in texts.items()}
    return SignatureKeys(
        SigningKey(id=name, subsystem=CONSUMER, algorithm=key.algorithm, public_key=key.pem)
        for name, key in read.items()
    )


def make_head(method, target, headers):
    pairs = [(name.encode(), value.encode()) for name, value in headers]
    return read_head(method.encode(), target.encode(), version="1.1", pairs=pairs)


RFC_KEYS = make_keys({name: json.dumps(jwk) for name, jwk in RFC["keys"].items()})


@pytest.mark.parametrize("example", ["b24", "b26"])
def test_the_signatures_of_the_standard_hold(example):
    vector = RFC[example]
    key = RFC_KEYS.get_key(vector["key"], now=0)
    signature, base = b64decode(vector["signature"]), "\n".join(vector["base"]).encode()

    assert key.has_signed(base, signature)
    assert not key.has_signed(base + b" ", signature)
    assert not key.has_signed(base, signature[:-1])


def test_the_base_of_the_request_of_the_standard_is_built_again():
    vector = RFC["b26"]
    head = make_head(vector["method"], vector["target"], vector["headers"])

    base = build_base(head, vector["components"], scheme="https", parameters=vector["parameters"])

    assert base.decode().split("\n") == vector["base"]


def test_the_thumbprint_of_a_key_is_the_one_others_compute():
    assert {read_public_key(json.dumps(jwk)).id: jwk for jwk in NODE["keys"].values()} == NODE["keys"]


@pytest.mark.parametrize("case", NODE["cases"], ids=lambda case: f"{case['made_with']}: {case['name']}")
def test_a_request_signed_by_another_package_is_taken(case):
    keys = make_keys({name: json.dumps(jwk) for name, jwk in NODE["keys"].items()})
    head, now = make_head(case["method"], case["target"], case["headers"]), NODE["created"] + 5.0

    caller = verify(head, keys=keys, now=now, seen=make_nonces(since=0))

    assert (caller.subsystem, caller.client_id in NODE["keys"]) == (NODE["client"], True)
    caller.check_body(case["body"].encode())


@pytest.mark.parametrize("covered", [("@target-uri",), ("@authority", "@path", "@query")])
@pytest.mark.parametrize("algorithm", SIGNERS)
def test_a_request_signed_by_the_package_for_python_is_taken(algorithm, covered):
    private, method = SIGNERS[algorithm]
    key, now = describe_key(private), time.time()
    headers = {"Host": AUTHORITY, "X-Road-Client": CONSUMER, "Content-Length": str(len(BODY))}
    message = SimpleNamespace(method="POST", url=f"https://{AUTHORITY}{TARGET}", headers=headers)
    resolver = MappingKeyResolver(public_keys={}, private_keys={key.id: private})
    HTTPMessageSigner(signature_algorithm=method, key_resolver=resolver).sign(
        message,
        key_id=key.id,
        created=datetime.fromtimestamp(now, UTC),
        nonce="n-1",
        covered_component_ids=("@method", *covered, "x-road-client"),
        body=BODY,
    )
    head = make_head("POST", TARGET, message.headers.items())

    caller = verify(head, keys=make_keys({key.id: key.pem}), now=now, seen=make_nonces(since=0))

    caller.check_body(BODY)
    assert caller.subsystem == CONSUMER


@pytest.mark.parametrize("algorithm", SIGNERS)
def test_the_package_for_python_verifies_what_we_sign(algorithm):
    private, method = SIGNERS[algorithm]
    headers = _sign(private)
    message = SimpleNamespace(method="POST", url=f"http://{AUTHORITY}{TARGET}", headers=headers)
    public = {describe_key(private).id: private.public_key()}
    resolver = MappingKeyResolver(public_keys=public, private_keys={})

    (result,) = HTTPMessageVerifier(signature_algorithm=method, key_resolver=resolver).verify(
        message, max_age=timedelta(minutes=5), body=BODY
    )

    assert result.body == BODY


@pytest.mark.parametrize("algorithm", SIGNERS)
def test_the_package_for_node_verifies_what_we_sign(algorithm):
    """Install it in a folder of its own, and name that: `npm install http-message-signatures@1.0.6`."""
    folder, node = os.environ.get("LGSP_NODE_MODULES"), shutil.which("node")
    if not folder or not node:
        pytest.skip(
            "needs node, and LGSP_NODE_MODULES: the folder where http-message-signatures is installed"
        )
    private = SIGNERS[algorithm][0]
    request = {
        **{"url": f"http://{AUTHORITY}{TARGET}", "method": "POST", "headers": _sign(private)},
        **{"pem": describe_key(private).pem, "algorithm": algorithm, "notAfter": int(time.time()) + 60},
    }

    said = subprocess.run(
        [node, FOLDER / "verify_with_node.mjs"],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout == "true\n"


def _sign(private):
    request = Unsigned(
        method="POST", authority=AUTHORITY, target=TARGET, headers={"X-Road-Client": CONSUMER}, body=BODY
    )
    return {"Host": AUTHORITY, **sign(request, private, created=int(time.time()), nonce="n-1")}
