"""
The self-test of a system that joins: reach the gateway, get a token, see the service, call it, check the receipt.

Only what any client uses: HTTP, and the receipt's own format. Each step says what it found and, where it fails, what to
do; the steps after it are not taken. A system with a certificate shows it in every step (RFC 8705), and has no secret.
"""

import json
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from lgsp.kernel.errors import DomainError
from lgsp.kernel.identifiers import ServiceId
from lgsp.platform.evidence.notes import VerifierKey
from lgsp.platform.evidence.receipts import check_bodies, check_receipt, read_receipt

from .errors import FileUnreadable

TIMEOUT_S = 30.0
_SAFE = "/'()+,-.=?"


@dataclass(frozen=True, slots=True)
class Joining:
    """Who joins, with what, to call which service how; without a key the receipt's signature is not checked."""

    gateway: str
    subsystem: str
    service: ServiceId
    client_id: str
    secret: str
    method: str = "GET"
    path: str = ""
    body: bytes = b""
    key: VerifierKey | None = None
    tls: ssl.SSLContext | None = None
    """What an https gateway is reached by: its roots, and the certificate that stands in for the secret."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step and how it went, in both languages."""

    is_fine: bool
    vietnamese: str
    english: str


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def reason(self) -> str:
        """Return what the gateway says is wrong."""
        try:
            content = json.loads(self.body)
        except ValueError:
            content = {}
        said = content.get("message") or content.get("error_description") or ""
        return f"HTTP {self.status} {said}".strip()


def take_steps(joining: Joining) -> Iterator[Step]:
    """Take the steps one after the other, up to the first that fails."""
    try:
        yield from _take_steps(joining)
    except (OSError, HTTPException, ssl.SSLError) as error:
        yield Step(
            False,
            f"Không kết nối được cổng {joining.gateway}: {error}. Kiểm tra địa chỉ, tường lửa và chứng thư.",
            f"The gateway {joining.gateway} cannot be reached: {error}. Check address, firewall and certificate.",
        )


def _take_steps(joining: Joining) -> Iterator[Step]:
    ready = _ask(joining, "GET", "/readyz")
    yield Step(
        ready.status == 200,
        f"Cổng {joining.gateway} {'sẵn sàng' if ready.status == 200 else 'chưa sẵn sàng: ' + ready.reason()}",
        f"The gateway {joining.gateway} is {'ready' if ready.status == 200 else 'not ready: ' + ready.reason()}",
    )
    if ready.status != 200:
        return
    asked = _ask_token(joining)
    yield Step(
        asked.status == 200,
        "Nhận được mã truy cập" if asked.status == 200 else f"Không nhận được mã truy cập: {asked.reason()}",
        "A token was given" if asked.status == 200 else f"No token was given: {asked.reason()}",
    )
    if asked.status != 200:
        return
    own = {
        "Authorization": f"Bearer {json.loads(asked.body)['access_token']}",
        "X-Road-Client": quote(joining.subsystem, safe=_SAFE),
    }
    seen = _see_service(joining, own)
    yield seen
    if seen.is_fine:
        yield from _call(joining, own)


def _see_service(joining: Joining, own: dict[str, str]) -> Step:
    address = quote(str(joining.service.provider), safe=_SAFE)
    listed = _ask(joining, "GET", f"/r1/{address}/allowedMethods", headers=own)
    if listed.status != 200:
        return Step(
            False, f"Không xem được dịch vụ: {listed.reason()}", f"Services are not shown: {listed.reason()}"
        )
    codes = [each.get("service_code") for each in json.loads(listed.body).get("service", [])]
    is_allowed = joining.service.code in codes
    return Step(
        is_allowed,
        f"{'Được' if is_allowed else 'Chưa được'} phép gọi {joining.service}",
        f"{joining.service} {'may' if is_allowed else 'may not yet'} be called under an agreement",
    )


def _call(joining: Joining, own: dict[str, str]) -> Iterator[Step]:
    target = f"/r1/{quote(str(joining.service), safe=_SAFE)}{joining.path}"
    headers = {**own, "Content-Type": "application/json"} if joining.body else own
    answer = _ask(joining, joining.method, target, headers=headers, body=joining.body)
    is_fine = 200 <= answer.status < 300
    mock = " (trả lời mẫu)" if "lgsp-mock" in answer.headers else ""
    yield Step(
        is_fine,
        f"Dịch vụ trả lời {answer.reason() if not is_fine else f'HTTP {answer.status}'}{mock}",
        f"The service answers {answer.reason() if not is_fine else f'HTTP {answer.status}'}",
    )
    receipt = answer.headers.get("lgsp-receipt")
    if receipt is not None:
        yield _check(joining, receipt, answer)


def _check(joining: Joining, text: str, answer: _Answer) -> Step:
    try:
        receipt = read_receipt(text)
        if joining.key is not None:
            check_receipt(receipt, key=joining.key)
        check_bodies(receipt, request=joining.body, answer=answer.body, target=joining.path.encode())
    except DomainError as refusal:
        return Step(
            False, f"Biên nhận sai: {refusal.message_in('vi')}", f"The receipt is false: {refusal.message}"
        )
    if joining.key is None:
        return Step(
            True,
            "Biên nhận khớp nội dung; chữ ký chưa kiểm vì chưa có khóa công khai (--key)",
            "The receipt fits what was sent and received; its signature was not checked without --key",
        )
    return Step(True, "Biên nhận đúng, có chữ ký của cổng", "The receipt holds, and the gateway signed it")


def _ask_token(joining: Joining) -> _Answer:
    fields = {"grant_type": "client_credentials"}
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if joining.secret:
        pair = f"{quote(joining.client_id, safe='')}:{quote(joining.secret, safe='')}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    else:
        fields["client_id"] = joining.client_id
    return _ask(joining, "POST", "/token", headers=headers, body=urlencode(fields).encode())


def _ask(
    joining: Joining, method: str, target: str, *, headers: dict[str, str] | None = None, body: bytes = b""
) -> _Answer:
    place = urlsplit(joining.gateway)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=TIMEOUT_S)
    if place.scheme == "https":
        connection = HTTPSConnection(place.hostname or "", place.port, timeout=TIMEOUT_S, context=joining.tls)
    try:
        connection.request(method, target, body=body or None, headers=headers or {})
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return _Answer(response.status, found, response.read())
    finally:
        connection.close()


def make_client_context(
    *, certificate: Path | None = None, key: Path | None = None, roots: Path | None = None
) -> ssl.SSLContext:
    """
    Return what an https gateway is reached by; without roots, those of this machine count.

    :raises FileUnreadable: if a file cannot be read, or is not what it should be
    """
    context = ssl.create_default_context()
    if roots:
        _load(roots, lambda: context.load_verify_locations(roots))
    if certificate:
        _load(certificate, lambda: context.load_cert_chain(certificate, key))
    return context


def _load(file: Path, load: Callable[[], object]) -> None:
    try:
        load()
    except OSError as error:
        raise FileUnreadable(file=file, reason=error.strerror or error) from None
