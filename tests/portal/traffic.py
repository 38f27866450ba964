"""Exchanges for the screens' tests: written into a real evidence log, read into the real tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lgsp.platform.evidence.keys import read_or_make_signing_key
from lgsp.platform.evidence.log import EvidenceLog
from lgsp.platform.evidence.merkle import leaf_hash
from lgsp.platform.evidence.records import AnswerRecord, Record, RefusalRecord, RequestRecord, encode_record
from lgsp.platform.usage.models import Uptime
from lgsp.platform.usage.services import ingest

HO_TICH = "VN-H99/GOV/H99.10/HOTICH"
DAT_DAI = "VN-H99/GOV/H99.11/DATDAI"
DOANH_NGHIEP = "VN-H99/GOV/H99.12/DKKD"
MOT_CUA = "VN-H99/GOV/H99.02/MOTCUA"
ANSWER_TIME = timedelta(milliseconds=24)


@dataclass(frozen=True)
class Called:
    """One exchange to be written: who called what, when, and how it ended."""

    consumer: str
    service: str
    at: datetime
    agreement: str = "thoa-thuan"
    outcome: str = "answered"
    error: str = ""
    code: str = ""

    @property
    def id(self) -> str:
        """Return an exchange number that is always the same for the same call."""
        return str(uuid5(NAMESPACE_URL, f"{self.consumer} {self.service} {self.at.isoformat()}"))


def write_exchanges(var: Path, calls: Sequence[Called], *, node: str = "gw1") -> None:
    """Write the exchanges into the evidence of the node and read them into the tables."""
    folder = var / "evidence" / node
    key = read_or_make_signing_key(var / "keys" / f"evidence-{node}", name=f"lgsp.vn-h99/{node}")
    log = EvidenceLog.open(folder, key=key, at=0)
    for call in calls:
        for record in _list_records(call):
            log.append(record, lambda _index, _seal: None)
    log.publish()
    log.close()
    ingest(folder)


def _list_records(call: Called) -> Iterator[Record]:
    at = _nanoseconds(call.at)
    if call.outcome == "refused":
        yield RefusalRecord(
            id=call.id,
            at=at,
            consumer=call.consumer,
            service=call.service,
            method="GET",
            error=call.error,
            code=call.code,
        )
        return
    request = RequestRecord(
        id=call.id,
        at=at,
        consumer=call.consumer,
        service=call.service,
        method="GET",
        agreement=call.agreement,
        digest="ab" * 32,
        size=0,
        target="cd" * 32,
    )
    yield request
    if call.outcome == "pending":
        return
    yield AnswerRecord(
        id=call.id,
        at=at + _nanoseconds_of(ANSWER_TIME),
        outcome="failed" if call.outcome == "failed" else "answered",
        status=500 if call.outcome == "failed" else 200,
        error=call.error,
        code=call.code,
        digest="ef" * 32,
        size=1_320,
        request=leaf_hash(encode_record(request)).hex(),
    )


def _nanoseconds(at: datetime) -> int:
    return int(at.timestamp() * 1_000_000) * 1_000


def _nanoseconds_of(lasted: timedelta) -> int:
    return int(lasted / timedelta(microseconds=1)) * 1_000


def watch_days(days: int, *, until: datetime, node: str = "gw1") -> None:
    """Let the node have been up, without a break, for so many days."""
    last = until.replace(minute=0, second=0, microsecond=0)
    hours = (last - timedelta(hours=number) for number in range(days * 24 + 1))
    Uptime.objects.bulk_create([Uptime(node=node, hour=hour, minutes=2**60 - 1) for hour in hours])
