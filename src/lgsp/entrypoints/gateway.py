"""
The gateway process: `python -m lgsp.entrypoints.gateway`, set by the table in `configuration.py`.

It keeps serving by the last good snapshot whatever happens to the registry, and stops cleanly on SIGTERM and SIGINT:
no new connection, at most two seconds for exchanges under way, then the evidence log is signed and closed.
"""

import asyncio
import gc
import logging
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256

import uvloop

from lgsp.kernel.errors import DomainError
from lgsp.platform.evidence.bodies.keeping import BodyArchive
from lgsp.platform.evidence.bodies.keys import read_or_make_archive_key
from lgsp.platform.evidence.flushing import ThreadFlusher
from lgsp.platform.evidence.keys import read_or_make_signing_key
from lgsp.platform.evidence.log import EvidenceLog
from lgsp.platform.evidence.presence import mark_minute
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import RegistryRecord, RequestRecord
from lgsp.platform.evidence.subjects import read_or_make_subject_key
from lgsp.platform.exchange.authorisation import Directory
from lgsp.platform.exchange.exchanging import Means
from lgsp.platform.exchange.gateway import Basis, Gateway
from lgsp.platform.exchange.guarding import Guards
from lgsp.platform.exchange.meters import start_of_day
from lgsp.platform.exchange.providers import Providers
from lgsp.platform.exchange.server import Clients
from lgsp.platform.exchange.snapshot import AppliedPlan, Snapshot, encode_snapshot
from lgsp.platform.exchange.tallies import Tally
from lgsp.platform.exchange.tokens import Tokens, read_or_make_token_key
from lgsp.platform.exchange.watching import SnapshotWatch

from . import metrics
from .cli.errors import COULD_NOT, report_refusal
from .configuration import Configuration, read_configuration
from .errors import PortNotAllowed
from .ports import Listener, check_ports_free
from .tls_listener import TlsListener

TICK_S = 0.25
TICKS_A_LOOK = 2
GRACE_S = 2.0
_MINUTE_NS = 60_000_000_000
BACKLOG = 1024
GARBAGE_THRESHOLD = 50_000
REMEDY = "LGSP_GATEWAY_PORT=8090"

logger = logging.getLogger("lgsp.gateway")


class Process:
    """One gateway node from start to stop."""

    def __init__(self, configuration: Configuration, loop: asyncio.AbstractEventLoop) -> None:
        self._configuration = configuration
        self._loop = loop
        has_new_types = configuration.xroad_errors == "new"
        self._gateway = Gateway(now=time.time_ns, has_new_types=has_new_types)
        self._clients = Clients(self._gateway, loop)
        self._providers = Providers(loop)
        self._tls = TlsListener(configuration, self._clients, loop) if configuration.tls_port else None
        self._watch = SnapshotWatch(configuration.var / "snapshot.json")
        self._token_key = read_or_make_token_key(configuration.var / "keys/token.key")
        self._log: EvidenceLog | None = None
        self._means: Means | None = None
        self._has_failed = False
        self._marked = 0
        self._recorded_plan: AppliedPlan | None = None
        self._bodies_lost = 0
        self._close_metrics: Callable[[], object] = bool
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """
        Serve until asked to stop.

        :raises DomainError: if it cannot start
        """
        try:
            self._look()
            self._look_at_certificates()
            if self._tls is not None:
                await self._tls.open()
            server = await self._listen()
            self._open_metrics()
            await self._serve()
            server.close()
            if self._tls is not None:
                self._tls.close()
            await self._clients.stop(within_s=GRACE_S)
        finally:
            self._close_metrics()
            self._providers.close()
            if self._log is not None:
                self._log.close()
            if self._means is not None:
                self._means.bodies.close()
        logger.info("stopped")

    async def _listen(self) -> asyncio.Server:
        host, port = self._configuration.gateway_host, self._configuration.gateway_port
        check_ports_free([Listener(name="gateway", host=host, port=port, remedy=REMEDY)])
        try:
            server = await self._loop.create_server(self._clients.connect, host, port, backlog=BACKLOG)
        except OSError as error:
            raise PortNotAllowed(
                name="gateway", host=host, port=port, remedy=REMEDY, reason=error.strerror
            ) from None
        logger.info("listening on http://%s:%s", *server.sockets[0].getsockname()[:2])
        return server

    async def _serve(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            self._loop.add_signal_handler(number, self._stop.set)
        ticks = 0
        while not self._stop.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(TICK_S):
                    await self._stop.wait()
            ticks += 1
            self._tick(is_time_to_look=ticks % TICKS_A_LOOK == 0)
        logger.info("stopping")

    def _tick(self, *, is_time_to_look: bool) -> None:
        self._clients.expire(self._loop.time())
        self._providers.expire(self._loop.time())
        self._report_failure()
        self._mark_minute()
        if is_time_to_look:
            self._look()
            self._look_at_certificates()

    def _mark_minute(self) -> None:
        """Leave a mark, once a minute, that calls could be taken; one that cannot be left is only one known too few."""
        minute = time.time_ns() // _MINUTE_NS
        if minute == self._marked or self._log is None or self._log.failure is not None:
            return
        self._marked = minute
        with suppress(OSError):
            folder = self._configuration.var / "evidence" / self._configuration.node
            mark_minute(folder, at=datetime.fromtimestamp(minute * 60, UTC))

    def _look_at_certificates(self) -> None:
        if self._tls is not None:
            self._tls.look(self._gateway.certificates)

    def _look(self) -> None:
        """Take up the registry if it changed; what cannot be used is said once, and the one before stays."""
        try:
            directory = self._watch.look()
        except DomainError as refusal:
            logger.warning("%s: %s", refusal.code, refusal.message)
            return
        if directory is None:
            return
        if self._gateway.is_serving:
            self._gateway.renew(directory)
        else:
            self._begin(directory)
        found = directory.snapshot
        self._record_plan(found)
        counts = (len(found.services), len(found.agreements), len(found.clients))
        logger.info("registry version %d: %d services, %d agreements, %d clients", found.version, *counts)

    def _record_plan(self, snapshot: Snapshot) -> None:
        """Record that the node took up the registry a plan led to; once for each plan while it runs."""
        plan = snapshot.plan
        if plan is None or plan == self._recorded_plan or self._log is None:
            return
        self._recorded_plan = plan
        record = RegistryRecord(
            at=time.time_ns(),
            version=snapshot.version,
            snapshot=sha256(encode_snapshot(snapshot)).hexdigest(),
            plan=plan.digest,
            planned_by=plan.made_by,
            approved_by=plan.approved_by,
        )
        self._log.append(record, lambda _index, _seal: None)

    def _begin(self, directory: Directory) -> None:
        node, var = self._configuration.node, self._configuration.var
        issuer = f"lgsp.{directory.snapshot.instance.lower()}"
        key = read_or_make_signing_key(var / f"keys/evidence-{node}.key", name=f"{issuer}/{node}")
        flusher = ThreadFlusher(self._loop)
        try:
            self._log = EvidenceLog.open(var / "evidence" / node, key=key, at=time.time_ns(), flusher=flusher)
        except DomainError:
            flusher.close()
            raise
        logger.info("evidence log %s: %d records", key.verifier.name, self._log.size)
        guards = self._count_today(LogReader(var / "evidence" / node))
        subjects = read_or_make_subject_key(var / "keys/subjects.key")
        bodies = BodyArchive(var / "bodies" / node, key=read_or_make_archive_key(var / "keys/bodies.key"))
        self._means = Means(self._log, self._providers, time.time_ns, guards, Tally(), subjects, bodies)
        self._gateway.begin(Basis(directory, Tokens(self._token_key, issuer=issuer), self._means))

    def _open_metrics(self) -> None:
        host, port = self._configuration.metrics_host, self._configuration.metrics_port
        if port:
            self._close_metrics = metrics.serve(self._read_facts, host=host, port=port)
            logger.info("metrics on http://%s:%s/metrics", host, port)

    def _read_facts(self) -> metrics.Facts | None:
        if self._means is None:
            return None
        return metrics.Facts(
            tally=self._means.tally,
            guards=self._means.guards,
            connections=self._clients.count,
            records=self._means.log.size,
            is_recording=self._means.log.failure is None,
            snapshot=self._gateway.snapshot_version,
            bodies_kept=self._means.bodies.written,
            bodies_lost=self._means.bodies.lost,
        )

    @staticmethod
    def _count_today(reader: LogReader) -> Guards:
        """Return guards that know how often each agreement was used today."""
        guards, now = Guards(), time.time()
        requests = (r for r in reader.records_since(start_of_day(now)) if isinstance(r, RequestRecord))
        guards.recount(Counter(request.agreement for request in requests), now=now)
        return guards

    def _report_failure(self) -> None:
        failure = self._log.failure if self._log else None
        if failure is not None and not self._has_failed:
            logger.error("evidence cannot be written, calls are refused: %s", failure)
        elif failure is None and self._has_failed:
            logger.info("evidence is written again")
        self._has_failed = failure is not None
        self._report_lost_bodies()

    def _report_lost_bodies(self) -> None:
        archive = self._means.bodies if self._means else None
        if archive is not None and archive.lost > self._bodies_lost:
            lost, reason = archive.lost - self._bodies_lost, archive.failure or "too much waits for the disk"
            logger.error("the bodies of %d exchanges could not be archived: %s", lost, reason)
            self._bodies_lost += lost


async def run(configuration: Configuration) -> None:
    """
    Run one gateway until it is asked to stop.

    :raises DomainError: if it cannot start
    """
    # What is loaded by now stays; an exchange leaves no cycles behind. So the collector has little to find, seldom.
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)
    await Process(configuration, asyncio.get_running_loop()).run()


def main() -> None:
    """Run the gateway of this node; a refusal becomes one sentence and exit status 2."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s", stream=sys.stderr)
    try:
        uvloop.run(run(read_configuration()))
    except DomainError as refusal:
        report_refusal(refusal)
        sys.exit(COULD_NOT)


if __name__ == "__main__":
    main()
