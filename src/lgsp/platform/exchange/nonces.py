"""
Which signatures were taken already, so that none is taken twice (RFC 9421, 7.2.2).

What is remembered is bounded. When there is no room, the signatures of the oldest second are forgotten and the floor
rises above it: nothing made below the floor is taken any more. So no signature is ever taken twice; what flooding costs
is that requests must arrive sooner after they were signed. The first floor is the moment the gateway began, because it
cannot know what the one before it took.

>>> nonces = Nonces(since=100.0, keep_s=300)
>>> nonces.remember("key", "n-1", created=100, now=101.0)
>>> nonces.remember("key", "n-1", created=100, now=102.0)
Traceback (most recent call last):
lgsp.platform.exchange.errors.SignatureRefused: The signature of the request is refused: its nonce was used before.
"""

from hashlib import blake2b
from heapq import heappop, heappush
from math import ceil

from .errors import SignatureRefused

CAPACITY = 200_000
"""About 20 MB; 660 signed requests a second are remembered for the whole of five minutes."""
_MARK_BYTES = 16


class Nonces:
    """What one gateway remembers; the clock may go back, the floor does not."""

    def __init__(self, *, since: float, keep_s: int, capacity: int = CAPACITY) -> None:
        self._keep_s = keep_s
        self._capacity = capacity
        self._floor = ceil(since)
        self._seen: set[bytes] = set()
        self._by_second: dict[int, list[bytes]] = {}
        self._seconds: list[int] = []

    @property
    def size(self) -> int:
        """Return how many signatures are remembered."""
        return len(self._seen)

    def remember(self, key_id: str, nonce: str, *, created: int, now: float) -> None:
        """
        Take note of a signature that was verified, made at `created`.

        :raises SignatureRefused: if its nonce was used before by this key, or it is older than what is remembered
        """
        self._forget(now)
        mark = blake2b(f"{key_id}\n{nonce}".encode(), digest_size=_MARK_BYTES).digest()
        if mark in self._seen:
            raise SignatureRefused(reason="its nonce was used before")
        if len(self._seen) >= self._capacity:
            self._forget_oldest()
        if created < self._floor:
            raise SignatureRefused(reason="it was made before the time from which signatures are remembered")
        self._seen.add(mark)
        if created not in self._by_second:
            self._by_second[created] = []
            heappush(self._seconds, created)
        self._by_second[created].append(mark)

    def _forget(self, now: float) -> None:
        while self._seconds and self._seconds[0] < now - self._keep_s:
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        second = heappop(self._seconds)
        self._seen.difference_update(self._by_second.pop(second))
        self._floor = max(self._floor, second + 1)
