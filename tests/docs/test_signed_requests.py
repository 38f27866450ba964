"""The program in the how-to calls a gateway, as it is printed."""

import re
import time

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from lgsp.platform.exchange.signing import describe_key
from lgsp.platform.exchange.snapshot import SigningKey
from lgsp.platform.exchange.testing import CONSUMER, SERVICE, FakeProvider, RunningGateway, make_snapshot
from tests.house.source_tree import ROOT

PROGRAM = re.findall(
    r"^```python\n(.+?)^```", (ROOT / "docs/howto/signed-requests.md").read_text(), re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("sent", [{}, {"method": "POST", "body": b'{"so": 1}'}], ids=["GET", "POST"])
def test_the_program_of_the_how_to_calls_a_gateway(tmp_path, sent):
    (program,) = PROGRAM
    names: dict = {}
    exec(program, names)
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    key = describe_key(private)
    published = SigningKey(id=key.id, subsystem=CONSUMER, algorithm=key.algorithm, public_key=key.pem)
    gateway = RunningGateway(tmp_path)

    with FakeProvider() as provider:
        gateway.publish(make_snapshot(provider.url, keys=[published]))
        with gateway:
            time.sleep(1)
            url = f"http://127.0.0.1:{gateway.listening_port}/r1/{SERVICE}/nguoi?so=1"
            with names["call"](url, client=CONSUMER, key_id=key.id, private_key=pem, **sent) as answer:
                assert (answer.status, answer.read()) == (200, b'{"ok":true}')
