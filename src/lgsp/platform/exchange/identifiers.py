"""
Identifiers of exchanges: UUID version 7 (RFC 9562, 5.7), so that they sort by time.

>>> make_id(1_767_578_400_000_000_000, entropy=bytes(10))
'019b8be1-f500-7000-8000-000000000000'
"""

import os

ENTROPY_BYTES = 10
_VARIANTS = "89ab"
_DRAWN_AT_ONCE = 400


def make_id(at: int, *, entropy: bytes) -> str:
    """Return an identifier for an instant in nanoseconds and ten random bytes."""
    digits = ((at // 1_000_000).to_bytes(6) + entropy).hex()
    variant = _VARIANTS[entropy[2] & 3]
    return f"{digits[:8]}-{digits[8:12]}-7{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


class _Entropy:
    """Random bytes of the system, drawn many at once."""

    def __init__(self) -> None:
        self._drawn: list[bytes] = []

    def draw(self) -> bytes:
        """Return ten random bytes that nobody had before."""
        if not self._drawn:
            drawn = os.urandom(ENTROPY_BYTES * _DRAWN_AT_ONCE)
            self._drawn = [drawn[at : at + ENTROPY_BYTES] for at in range(0, len(drawn), ENTROPY_BYTES)]
        return self._drawn.pop()


draw_entropy = _Entropy().draw
