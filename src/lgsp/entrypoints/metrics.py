"""
What a gateway counts, for Prometheus: its text format, on a port of its own that operators alone can reach.

Names end in their unit (Prometheus, metric and label naming). Identifiers of services are labels; consumers are not, so
that there are never more series than services times statuses.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from lgsp.platform.exchange.guarding import Guards
from lgsp.platform.exchange.tallies import BOUNDS_S, Tally

from .errors import PortNotAllowed

REMEDY = "LGSP_METRICS_PORT=9465"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a gateway that serves knows of itself at one moment."""

    tally: Tally
    guards: Guards
    connections: int
    records: int
    is_recording: bool
    snapshot: int
    bodies_kept: int
    bodies_lost: int


class Measured:
    """Turns what a gateway counts into metrics, whenever they are asked for."""

    def __init__(self, read: Callable[[], Facts | None]) -> None:
        self._read = read

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics; of a gateway that does not serve yet, only that."""
        facts = self._read()
        yield GaugeMetricFamily("lgsp_gateway_serving", "1 when there is a registry to serve by", bool(facts))
        if facts is None:
            return
        yield from _list_counts(facts.tally)
        yield _durations(facts.tally)
        yield from _list_states(facts)


def serve(read: Callable[[], Facts | None], *, host: str, port: int) -> Callable[[], None]:
    """
    Answer `GET /metrics` in a thread; return what ends it.

    :raises PortNotAllowed: if the port cannot be had
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Measured(read))
    try:
        server, thread = start_http_server(port, addr=host, registry=registry)
    except OSError as error:
        raise PortNotAllowed(
            name="metrics", host=host, port=port, remedy=REMEDY, reason=error.strerror
        ) from None

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return stop


def _list_counts(tally: Tally) -> Iterator[Metric]:
    answers = CounterMetricFamily(
        "lgsp_exchanges", "Exchanges passed on, by the status answered", labels=["service", "status"]
    )
    for (service, status), count in tally.answers.copy().items():
        answers.add_metric([service, str(status)], count)
    yield answers
    refusals = CounterMetricFamily(
        "lgsp_refusals", "Calls not passed on, by the code of the reason", labels=["service", "code"]
    )
    for (service, code), count in tally.refusals.copy().items():
        refusals.add_metric([service, code], count)
    yield refusals


def _durations(tally: Tally) -> Metric:
    family = HistogramMetricFamily(
        "lgsp_exchange_duration_seconds", "From passing the request on until its answer", labels=["service"]
    )
    for service, durations in tally.durations.copy().items():
        bounds = [*(str(bound) for bound in BOUNDS_S), "+Inf"]
        buckets = list(zip(bounds, accumulate(durations.counts), strict=True))
        family.add_metric([service], buckets, durations.sum_ns / 1e9)
    return family


def _list_states(facts: Facts) -> Iterator[Metric]:
    yield GaugeMetricFamily("lgsp_exchanges_running", "Exchanges under way", facts.guards.running)
    yield GaugeMetricFamily("lgsp_connections", "Open connections from clients", facts.connections)
    yield GaugeMetricFamily("lgsp_evidence_records", "Records in the evidence log", facts.records)
    yield GaugeMetricFamily("lgsp_evidence_recording", "1 when evidence can be written", facts.is_recording)
    yield GaugeMetricFamily("lgsp_snapshot_version", "Version of the registry served by", facts.snapshot)
    yield CounterMetricFamily("lgsp_bodies_kept", "Exchanges whose bodies were archived", facts.bodies_kept)
    yield CounterMetricFamily(
        "lgsp_bodies_lost", "Exchanges whose bodies could not be archived", facts.bodies_lost
    )
    resting = GaugeMetricFamily("lgsp_provider_resting", "1 while a provider rests", labels=["service"])
    for service in facts.guards.list_resting():
        resting.add_metric([service], 1)
    yield resting
