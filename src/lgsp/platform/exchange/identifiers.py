"""
Identifiers of exchanges: UUID version 7 (RFC 9562, 5.7), so that they sort by time.

>>> make_id(1_767_578_400_000_000_000, entropy=bytes(10))
'019b8be1-f500-7000-8000-000000000000'
"""

_VARIANTS = "89ab"


def make_id(at: int, *, entropy: bytes) -> str:
    """Return an identifier for an instant in nanoseconds and ten random bytes."""
    digits = ((at // 1_000_000).to_bytes(6) + entropy).hex()
    variant = _VARIANTS[entropy[2] & 3]
    return f"{digits[:8]}-{digits[8:12]}-7{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
