"""A time-stamping authority of our own, made with `openssl ts`: what a test needs of the world outside."""

import shutil
import subprocess
from pathlib import Path

import pytest

from lgsp.platform.evidence.asking import Reply

CONFIGURATION = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = {name}
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = CA:FALSE
extendedKeyUsage = critical, timeStamping
[one]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
"""
NEW_KEY = "-newkey rsa:2048 -nodes -config tsa.cnf"
ROOT = f"openssl req -x509 {NEW_KEY} -keyout root.key -out root.pem -days 30 -extensions root"
REQUEST = f"openssl req {NEW_KEY} -keyout tsa.key -out tsa.csr -subj /CN=stamping"
SIGN = (
    "openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -set_serial 7 -days 30 -extfile tsa.cnf "
    "-extensions stamping -out tsa.pem"
)
REPLY = "openssl ts -reply -config tsa.cnf -section one -queryfile query -out reply"

needs_openssl = pytest.mark.skipif(
    shutil.which("openssl") is None,
    reason="openssl, which stands in for the time-stamping authority, is missing",
)


class OpensslAuthority:
    """Stamps whatever it is asked to; its certificates last a month."""

    def __init__(self, folder: Path, *, name: str = "root") -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        (folder / "tsa.cnf").write_text(CONFIGURATION.format(name=name))
        (folder / "serial").write_text("01\n")
        for command in (ROOT, REQUEST, SIGN):
            self._run(command)

    @property
    def root(self) -> Path:
        """Return the file of its root."""
        return self._folder / "root.pem"

    def stamp(self, query: bytes) -> bytes:
        """Return the response to a query."""
        (self._folder / "query").write_bytes(query)
        self._run(REPLY)
        return (self._folder / "reply").read_bytes()

    def post(self, url: str, body: bytes, content_type: str) -> Reply:
        """Answer as over HTTP."""
        assert content_type == "application/timestamp-query"
        return Reply(200, self.stamp(body), "application/timestamp-reply")

    def _run(self, command: str) -> None:
        subprocess.run(command.split(), cwd=self._folder, check=True, capture_output=True)
