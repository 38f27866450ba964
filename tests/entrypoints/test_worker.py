"""The worker reads evidence into the tables, whatever state it finds the evidence in."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lgsp.entrypoints.worker import do_round, heartbeat_file
from lgsp.platform.evidence.keys import read_or_make_signing_key
from lgsp.platform.evidence.log import EvidenceLog
from lgsp.platform.evidence.records import RefusalRecord
from lgsp.platform.evidence.segments import list_segments
from lgsp.platform.usage.queries import get_totals, list_latest
from tests.examples.copies import environment_for


def write_refusals(var: Path, *ids: str, node: str = "gw1", at: int = 0) -> Path:
    """Write records into the evidence of a node, as its gateway does, and return the folder."""
    folder = var / "evidence" / node
    key = read_or_make_signing_key(var / "keys" / f"evidence-{node}", name=f"lgsp.vn-h99/{node}")
    log = EvidenceLog.open(folder, key=key, at=0)
    for name in ids:
        record = RefusalRecord(
            id=name, at=at or time.time_ns(), consumer="C", service="S", method="GET", error="Client.X"
        )
        log.append(record, lambda _index, _seal: None)
    log.publish()
    log.close()
    return folder


@pytest.mark.django_db(transaction=True)
def test_a_round_reads_what_is_new_and_says_that_it_was_made(var):
    write_refusals(var, "a", "b")
    first = do_round(var)
    write_refusals(var, "c")

    second = do_round(var)

    assert first
    assert second
    assert get_totals().refused == 3
    assert heartbeat_file(var).exists()


@pytest.mark.django_db(transaction=True)
def test_a_round_forgets_exchanges_older_than_is_wished(var, settings):
    settings.LGSP_EXCHANGE_DAYS = 1
    write_refusals(var, "a")
    long_ago = time.time_ns() - 2 * 86_400 * 1_000_000_000
    write_refusals(var, "b", node="gw2", at=long_ago)

    do_round(var)

    assert [exchange.exchange_id for exchange in list_latest()] == ["a"]


@pytest.mark.django_db(transaction=True)
def test_a_record_still_being_written_is_left_for_the_next_round(var):
    folder = write_refusals(var, "a", "b")
    segment = list_segments(folder)[-1].path
    whole = segment.read_bytes()
    segment.write_bytes(whole[:-5])

    during = do_round(var)
    seen_during = get_totals().refused
    segment.write_bytes(whole)
    do_round(var)

    assert during
    assert seen_during == 1
    assert get_totals().refused == 2


@pytest.mark.django_db(transaction=True)
def test_a_log_that_cannot_be_read_does_not_hold_up_the_others(var, caplog):
    (write_refusals(var, "a", node="gw1") / "vkey").write_text("no key")
    write_refusals(var, "b", node="gw2")

    done = do_round(var)

    assert not done
    assert get_totals().refused == 1
    assert [record.message.count("\n") for record in caplog.records] == [0]
    assert not heartbeat_file(var).exists()


def test_the_process_outlives_a_database_without_tables_and_stops_when_asked(tmp_path):
    log = tmp_path / "worker.log"
    with (
        log.open("w") as stream,
        subprocess.Popen(
            [sys.executable, "-m", "lgsp.entrypoints.worker"],
            env={**os.environ, **environment_for(tmp_path)},
            stderr=stream,
        ) as process,
    ):
        while "no such table" not in log.read_text() and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)

        assert process.wait(5) == 0
