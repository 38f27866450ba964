"""
Access tokens: JWTs as RFC 9068 describes them, signed with Ed25519 (RFC 9864), issued and checked by this gateway.

Clients treat them as opaque. A token that was checked once is remembered by its hash until it expires.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from lgsp.platform.evidence.errors import KeyUnusable
from lgsp.platform.evidence.keys import make_secret_file

from .errors import TokenRefused

LIFETIME_S = 3600
_ALGORITHM = "Ed25519"
_TYPE = "at+jwt"
_MAX_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Caller:
    """Who an access token was issued to."""

    client_id: str
    subsystem: str
    expires_at: float
    header: bytes
    """The subsystem as X-Road-Client names it when nothing needs encoding."""

    @property
    def proof(self) -> str:
        """Return how the caller proved itself, as the evidence records it."""
        return f"token {self.client_id}"


class Tokens:
    """Issues and checks the tokens of one gateway."""

    def __init__(self, key: OKPKey, *, issuer: str) -> None:
        self._key = key
        self._issuer = issuer
        self._remembered: dict[bytes, Caller] = {}

    def issue(self, *, client_id: str, subsystem: str, now: float, token_id: str) -> str:
        """Return a token that proves the caller for an hour."""
        claims = {
            "iss": self._issuer,
            "aud": self._issuer,
            "sub": subsystem,
            "client_id": client_id,
            "iat": int(now),
            "exp": int(now) + LIFETIME_S,
            "jti": token_id,
        }
        return jwt.encode({"alg": _ALGORITHM, "typ": _TYPE}, claims, self._key, algorithms=[_ALGORITHM])

    def check(self, token: bytes, *, now: float) -> Caller:
        """
        Return who the token was issued to.

        :raises TokenRefused: if it is not ours, altered or expired
        """
        digest = sha256(token).digest()
        caller = self._remembered.get(digest)
        if caller is None:
            caller = self._read(token)
            self._remember(digest, caller, now=now)
        if caller.expires_at <= now:
            raise TokenRefused(reason="it has expired")
        return caller

    def _remember(self, digest: bytes, caller: Caller, *, now: float) -> None:
        if len(self._remembered) >= _MAX_REMEMBERED:
            valid = {known: who for known, who in self._remembered.items() if who.expires_at > now}
            self._remembered = valid if len(valid) < _MAX_REMEMBERED else {}
        self._remembered[digest] = caller

    def _read(self, token: bytes) -> Caller:
        try:
            read = jwt.decode(token.decode("ascii"), self._key, algorithms=[_ALGORITHM])
        except (JoseError, ValueError):
            raise TokenRefused(reason="it was not issued here, or was altered") from None
        claims = read.claims
        is_ours = claims.get("iss") == claims.get("aud") == self._issuer
        if not is_ours or read.header.get("typ") != _TYPE:
            raise TokenRefused(reason="it was issued for something else")
        return Caller(claims["client_id"], claims["sub"], claims["exp"], claims["sub"].encode())


def read_or_make_token_key(path: Path) -> OKPKey:
    """
    Return the key in the file, made on first use; when it is replaced, every token ends.

    :raises KeyUnusable: if the file cannot be read or written, or is no Ed25519 key
    """
    try:
        if not path.exists():
            make_secret_file(path, OKPKey.generate_key("Ed25519").as_pem(private=True))
        return OKPKey.import_key(path.read_bytes())
    except OSError as error:
        raise KeyUnusable(file=path, reason=error.strerror) from None
    except (JoseError, ValueError) as error:
        raise KeyUnusable(file=path, reason=error) from None
