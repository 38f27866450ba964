"""How the gateway takes a signed request: the caller from its head, then its body, before anything is forwarded."""

from collections.abc import Callable

from .errors import SignatureRefused
from .faults import CallerUnknown, Fault
from .message_signatures import SignedCaller, verify
from .messages import Done, Head, Turn
from .nonces import Nonces
from .signature_keys import SignatureKeys
from .tokens import Caller


def is_signed(head: Head) -> bool:
    """Tell whether the caller proves itself by a signature: one beside a token is for the provider."""
    return b"signature" in head.noted and b"authorization" not in head.noted


def authenticate_signed(head: Head, *, keys: SignatureKeys, now: float, seen: Nonces) -> SignedCaller:
    """
    Return who signed the request.

    :raises CallerUnknown: with the reason why it is not known
    """
    try:
        return verify(head, keys=keys, now=now, seen=seen)
    except SignatureRefused as refusal:
        raise CallerUnknown(reason=f"the signature is refused, {refusal.facts['reason']}") from None


def guard_body(turn: Turn, caller: Caller, *, refuse: Callable[[Fault], Turn]) -> Turn:
    """Return the turn; of a caller who signed a digest, one that begins only with the body that has it."""
    if isinstance(caller, SignedCaller) and caller.content_digest is not None:
        return _Guarded(turn, caller, refuse=refuse)
    return turn


class _Guarded:
    def __init__(self, turn: Turn, caller: SignedCaller, *, refuse: Callable[[Fault], Turn]) -> None:
        self._turn = turn
        self._caller = caller
        self._refuse = refuse
        self.max_body = turn.max_body

    def run(self, body: bytes, done: Done) -> None:
        """Take the turn with the signed body, refuse any other."""
        try:
            self._caller.check_body(body)
        except Fault as fault:
            self._refuse(fault).run(body, done)
        else:
            self._turn.run(body, done)

    def refuse_body(self) -> Turn:
        """Return the turn to take instead when the body is too large."""
        return self._turn.refuse_body()
