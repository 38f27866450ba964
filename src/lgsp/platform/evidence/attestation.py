"""
What others attest about a log, source by source: when they last did, since when they do not, how long that may last.

A source is a witness or the time-stamping authority. Traffic never waits for one: while a source is away the log is
written on, inside a stated risk budget. Times are in seconds since 1970.

>>> source = Source().succeed(at=1000, size=7).fail(at=1060, error="EVIDENCE-035: …").fail(at=1100, error="…")
>>> source.failing_since
1060
>>> remaining_budget(source, now=1060 + 600, budget_s=3600)
3000
>>> source.succeed(at=2000, size=9).outages
(Outage(since=1060, until=2000, size=9, error='…'),)
"""

import msgspec

REFRESH_S = 3600
LONGEST_PAUSE_S = 300
MOST_OUTAGES = 100


class Outage(msgspec.Struct, frozen=True):
    """A time in which a source did not attest. It was closed when the source attested the log at `size`."""

    since: int
    until: int
    size: int
    error: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One source as one log knows it; zero where nothing is known yet."""

    succeeded_at: int = 0
    size: int = 0
    tried_at: int = 0
    failures: int = 0
    failing_since: int = 0
    error: str = ""
    outages: tuple[Outage, ...] = ()

    def succeed(self, *, at: int, size: int) -> "Source":
        """Return the source after it attested the log at this size; an outage is closed, and kept."""
        outages = self.outages
        if self.failing_since:
            closed = Outage(since=self.failing_since, until=at, size=size, error=self.error)
            outages = (*outages, closed)[-MOST_OUTAGES:]
        return Source(succeeded_at=at, size=size, tried_at=at, outages=outages)

    def fail(self, *, at: int, error: str) -> "Source":
        """Return the source after it did not attest."""
        return msgspec.structs.replace(
            self,
            tried_at=at,
            failures=self.failures + 1,
            failing_since=self.failing_since or at,
            error=error,
        )

    def is_due(self, *, now: int, size: int, period_s: int) -> bool:
        """
        Tell whether to ask it about the log at this size.

        Not twice in a period; after failures less and less often; about a log that did not grow once an hour, so that
        an outage is noticed.
        """
        if now < self.tried_at:  # the clock was set back
            return True
        if self.failures:
            pause_s = min(period_s << min(self.failures, 10), LONGEST_PAUSE_S)
            return now - self.tried_at >= max(period_s, pause_s)
        return now - self.tried_at >= (period_s if size != self.size else max(period_s, REFRESH_S))


class Attestations(msgspec.Struct, frozen=True, kw_only=True):
    """The state file of one log: its sources by name."""

    format: str = "lgsp-attestations/1"
    sources: dict[str, Source] = {}

    def get(self, name: str) -> Source:
        """Return the source of that name; one never asked is new."""
        return self.sources.get(name, Source())

    def put(self, name: str, source: Source) -> "Attestations":
        """Return the state with this source in it."""
        return Attestations(sources={**self.sources, name: source})


def remaining_budget(source: Source, *, now: int, budget_s: int) -> int:
    """
    Return how many seconds of the risk budget remain; negative when it is used up.

    It runs from the first failure after the last success. A source that nobody asked for over two hours, because the
    worker is away, uses it up from the hour after its last success.
    """
    since = source.failing_since
    if not since and source.succeeded_at and now - source.succeeded_at > 2 * REFRESH_S:
        since = source.succeeded_at + REFRESH_S
    return budget_s - max(0, now - since) if since else budget_s
