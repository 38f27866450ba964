"""Logs of several segments, one exchange an hour, and everything that can be proved about them."""

from pathlib import Path

from lgsp.platform.evidence.archiving import archive_segments
from lgsp.platform.evidence.pruning import prune
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.testing import A_SECOND, MONDAY, make_known_key, open_log, record_exchange

AN_HOUR = 3_600 * A_SECOND
KEY = make_known_key().verifier


def write_hours(folder: Path, count: int, *, since: int = 0, segment_bytes: int = 3_000) -> None:
    """Record an exchange an hour: some four of them a segment, unless segments are larger."""
    log = open_log(folder, segment_bytes=segment_bytes)
    for hour in range(since, since + count):
        record_exchange(log, id=f"h{hour}", at=MONDAY + hour * AN_HOUR)
    log.close()


def archive_and_prune(folder: Path, *, before_hour: int, to: Path) -> int:
    """Archive what is older than an hour, and prune it; return how many segments were removed."""
    manifest = archive_segments(folder, before=MONDAY + before_hour * AN_HOUR, to=to)
    return prune(folder, manifest=manifest, archive=to) if manifest else 0


def list_proofs(folder: Path, *, every: int = 1) -> dict[str, object]:
    """Return the proof of every n-th record that is still there, and of the log's growth since every n-th size."""
    reader = LogReader(folder)
    size, begins = reader.checkpoint().size, reader.begins
    proofs = {f"record {index}": reader.prove(index) for index in range(0, size, every) if index >= begins}
    return proofs | {f"since {old}": reader.prove_consistency(old) for old in range(1, size + 1, every)}
