"""
Call other agencies through the province's gateway, and keep the answers with their receipts.

First a token for this system's own credentials (OAuth 2.0 client credentials, RFC 6749, 2.3.1 and 4.4), then
the X-Road message protocol for REST: `/r1/{instance}/{class}/{member}/{subsystem}/{service}` with the
header `X-Road-Client`.
"""

import json
import time
from base64 import b64encode
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

Record = dict[str, object]

TIMEOUT_S = 30
RENEW_BEFORE_S = 30
RECEIPTS_KEPT = 10


class CallFailed(Exception):
    """The gateway or the other agency did not answer as asked."""


class GatewayClient:
    """One system's way to the others; used from one thread."""

    def __init__(self, address: str, *, credentials: str, receipts: str) -> None:
        self._address = urlsplit(address)
        given = json.loads(Path(credentials).read_text(encoding="utf-8"))
        self._subsystem: str = given["subsystem"]
        name, secret = (quote(given[key], safe="") for key in ("client_id", "client_secret"))
        self._basic = b64encode(f"{name}:{secret}".encode()).decode()
        self._receipts = Path(receipts)
        self._receipts.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._connection = self._connect()
        self._kept = 0
        self._token = ""
        self._token_ends_at = 0.0

    def wait_until_open(self) -> None:
        """Return as soon as the gateway answers."""
        while True:
            try:
                self._send("GET", "/healthz", headers={})
            except (OSError, HTTPException):
                time.sleep(0.1)
            else:
                return

    def get(self, service: str, **question: str) -> Record:
        """Ask a service, named `class/member/subsystem/service`."""
        return self._call("GET", f"{service}?{urlencode(question)}")

    def post(self, service: str, question: Record) -> Record:
        """Hand a record to a service, named `class/member/subsystem/service`."""
        return self._call("POST", service, body=json.dumps(question, ensure_ascii=False).encode())

    def _call(self, method: str, service: str, *, body: bytes | None = None) -> Record:
        instance = self._subsystem.partition("/")[0]
        headers = {
            "Authorization": f"Bearer {self._get_token()}",
            "X-Road-Client": self._subsystem,
            "Content-Type": "application/json",
        }
        status, answer, receipt = self._send(method, f"/r1/{instance}/{service}", headers=headers, body=body)
        if status == 401:
            self._token_ends_at = 0.0
        if status != 200:
            raise CallFailed(f"{status} {answer.decode(errors='replace')}")
        self._keep(receipt, answer)
        record: Record = json.loads(answer)
        return record

    def _get_token(self) -> str:
        if time.monotonic() >= self._token_ends_at:
            headers = {
                "Authorization": f"Basic {self._basic}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            status, answer, _ = self._send(
                "POST", "/token", headers=headers, body=b"grant_type=client_credentials"
            )
            if status != 200:
                raise CallFailed(f"/token: {status} {answer.decode(errors='replace')}")
            granted = json.loads(answer)
            self._token = granted["access_token"]
            self._token_ends_at = time.monotonic() + granted["expires_in"] - RENEW_BEFORE_S
        return self._token

    def _send(
        self, method: str, path: str, *, headers: dict[str, str], body: bytes | None = None
    ) -> tuple[int, bytes, str | None]:
        try:
            self._connection.request(method, path, body=body, headers=headers)
            response = self._connection.getresponse()
            return response.status, response.read(), response.getheader("Lgsp-Receipt")
        except (OSError, HTTPException):
            self._connection.close()
            raise

    def _connect(self) -> HTTPConnection:
        return HTTPConnection(self._address.hostname or "", self._address.port, timeout=TIMEOUT_S)

    def _keep(self, receipt: str | None, answer: bytes) -> None:
        """Keep the last answers and their receipts: each proves its exchange to whoever has the log's public key."""
        if receipt is None:
            raise CallFailed("the answer came without a receipt")
        self._kept = self._kept % RECEIPTS_KEPT + 1
        for ending, content in (("txt", f"{receipt}\n".encode()), ("json", answer)):
            beside = self._receipts / ".new"
            beside.write_bytes(content)
            beside.replace(self._receipts / f"{self._kept:02}.{ending}")
