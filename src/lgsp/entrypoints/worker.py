"""
The worker: what follows from the evidence and the registry a moment later.

Every second it reads new evidence into the tables of usage, removes from them what is old, and writes the snapshot file
again where it is not what the registry published last; every hour it erases archived bodies past their days. What is
out of reach is tried again, at longer and longer intervals; a bug ends the process.
Beside that, in a thread of its own, it asks the witnesses and the time-stamping authority (`attestation.py`).
"""

import logging
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from lgsp.kernel.errors import DomainError

from .attestation import attesting, make_attestor
from .bodies import expire_hourly
from .cli.errors import COULD_NOT, report_refusal
from .configuration import read_configuration
from .django_setup import prepare
from .supervision import stop_signals

Tell = Callable[[Any], None]
PERIOD_S = 1.0
LONGEST_PAUSE_S = 30.0

_log = logging.getLogger("lgsp.worker")


def main() -> None:
    """Work until asked to stop; a refusal to start becomes one sentence and exit status 2."""
    from .tracing import tracing  # OpenTelemetry is loaded by this process alone

    try:
        prepare()
        configuration = read_configuration()
        attestor = make_attestor(configuration)
    except DomainError as refusal:
        report_refusal(refusal)
        sys.exit(COULD_NOT)
    with (
        stop_signals() as stop,
        attesting(attestor, var=configuration.var, stop=stop),
        tracing(configuration.otlp_url, node=configuration.node) as tell,
    ):
        work(configuration.var, stop=stop, tell=tell)


def work(var: Path, *, stop: Event, tell: Tell | None = None) -> None:
    """Do a round every second; after rounds that failed, wait longer."""
    failures = 0
    while not stop.is_set():
        failures = 0 if do_round(var, tell=tell) else failures + 1
        stop.wait(min(PERIOD_S * 2**failures, LONGEST_PAUSE_S))


def do_round(var: Path, *, tell: Tell | None = None) -> bool:
    """Do everything once, each part for itself; return whether all of it could be done."""
    from django.conf import settings

    from lgsp.platform.kit.clock import now
    from lgsp.platform.registry.incidents import remind_agencies
    from lgsp.platform.registry.procedure import remind_owners
    from lgsp.platform.registry.publication import ensure_snapshot_published
    from lgsp.platform.usage.services import forget, ingest, note_uptime

    done = [_attempt(ensure_snapshot_published), _attempt(partial(remind_owners, at=now()))]
    done.append(_attempt(partial(remind_agencies, at=now())))
    done.append(_attempt(_remind_of_campaigns))
    done += [_attempt(partial(ingest, folder, tell=tell)) for folder in list_logs(var)]
    done += [_attempt(partial(note_uptime, folder)) for folder in list_logs(var)]
    if settings.LGSP_EXCHANGE_DAYS > 0:
        done.append(_attempt(partial(forget, before=now() - timedelta(days=settings.LGSP_EXCHANGE_DAYS))))
    done.append(_attempt(partial(expire_hourly, var, at=now())))
    return all(done) and _attempt(heartbeat_file(var).touch)


def _remind_of_campaigns() -> None:
    """Remind agencies whose day to answer is near; the model is read only when there is somebody to remind."""
    from django.conf import settings

    from lgsp.architecture.model.reading import load_model
    from lgsp.platform.kit.clock import now
    from lgsp.stewardship.campaigns import has_due, remind_due

    if has_due(at=now()):
        remind_due(model=load_model(settings.LGSP_MODEL), at=now())


def list_logs(var: Path) -> list[Path]:
    """List the evidence logs of this machine's gateway nodes; one being made has no key yet."""
    return sorted(key.parent for key in (var / "evidence").glob("*/vkey"))


def heartbeat_file(var: Path) -> Path:
    """Return the file whose time tells when everything could last be done."""
    return var / "worker.heartbeat"


def _attempt(part: Callable[[], object]) -> bool:
    from django.db import DatabaseError, close_old_connections

    try:
        close_old_connections()
        part()
    except (DomainError, OSError, DatabaseError) as problem:
        _log.warning("%s", " ".join(str(problem).split()))
        return False
    return True


if __name__ == "__main__":
    main()
