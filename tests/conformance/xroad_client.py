"""
A client written from the specifications alone: X-Road message protocol for REST (pr-rest), RFC 6749, RFC 8941.

It imports nothing of the platform; what it knows of it is an address and a credential.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha512
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import quote, urlencode

# pr-rest 4.3, "Filtered headers", and what a client adds by itself.
NOT_FORWARDED = {
    *("connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer"),
    *("transfer-encoding", "upgrade", "host", "user-agent", "server", "expect", "content-length"),
}


@dataclass(frozen=True)
class Answer:
    """A response, and the request as it was sent."""

    status: int
    headers: HTTPMessage
    body: bytes
    method: str
    target: str
    sent: list[tuple[str, str]]
    sent_body: bytes

    @property
    def error(self) -> dict[str, str]:
        """The body of an X-Road error (pr-rest 4.6)."""
        return json.loads(self.body)

    def expected_hash(self, *, added: list[tuple[str, str]]) -> str:
        """SHA512(SHA512(headers) + SHA512(body)) in base64, or SHA512(headers) without a body (pr-rest 4.3)."""
        kept = [(name, value) for name, value in self.sent if name.lower() not in NOT_FORWARDED]
        lines = [f"{name}:{value}" for name, value in [*kept, *added]]
        head = "\r\n".join([self.method, self.target, *lines, ""]).encode()
        if not self.sent_body:
            return b64encode(sha512(head).digest()).decode()
        return b64encode(sha512(sha512(head).digest() + sha512(self.sent_body).digest()).digest()).decode()


class Client:
    """An information system that calls services."""

    def __init__(self, host: str, port: int, *, client: str, client_id: str, secret: str) -> None:
        self.host, self.port, self.client = host, port, client
        self.token = self._fetch_token(client_id, secret)

    def call(
        self, method: str, service: str, path: str = "", *, query: str = "", body: bytes = b"", **headers: str
    ):
        """Call a service; `X_Road_Id="…"` becomes the header X-Road-Id, an empty value leaves a header out."""
        parts = [quote(part, safe="") for part in service.split("/")]
        target = f"/r1/{'/'.join(parts)}{path}{'?' + query if query else ''}"
        return self.send(method, target, body=body, **headers)

    def send(self, method: str, target: str, *, body: bytes = b"", **headers: str) -> Answer:
        """Send a request as it is."""
        named = {"X-Road-Client": self.client, "Authorization": f"Bearer {self.token}"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent = [(name, value) for name, value in named.items() if value]
        connection = HTTPConnection(self.host, self.port, timeout=10)
        connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in sent:
            connection.putheader(name, value)
        if body:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read(), method, target, sent, body)
        connection.close()
        return answer

    def _fetch_token(self, client_id: str, secret: str) -> str:
        connection = HTTPConnection(self.host, self.port, timeout=10)
        form = urlencode(
            {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
        )
        connection.request("POST", "/token", form, {"Content-Type": "application/x-www-form-urlencoded"})
        granted = json.loads(connection.getresponse().read())
        connection.close()
        return granted["access_token"]


def read_dictionary(value: str) -> dict[str, bytes | int]:
    """Read a dictionary of byte sequences and integers (RFC 8941, 3.2, 3.3.1, 3.3.5)."""
    members = (member.strip().partition("=") for member in value.split(","))
    return {name: b64decode(item[1:-1]) if item[0] == ":" else int(item) for name, _, item in members}
