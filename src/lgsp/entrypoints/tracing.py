"""
Exchanges as spans, sent to an OpenTelemetry collector (OTLP over HTTP) by the worker.

Spans are made from the evidence, a moment after the exchange: the gateway spends nothing on them, and what is traced is
what was recorded. Only exchanges whose caller sent a sampled `traceparent` (W3C Trace Context) become spans, as
children of the caller's. A collector that is away loses spans, nothing else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from .worker import Tell

_TIMEOUT_S = 5


@contextmanager
def tracing(url: str, *, node: str) -> Iterator[Tell | None]:
    """Give what turns an exchange into a span, or nothing without an address; what waits is sent at the end."""
    if not url:
        yield None
        return
    provider = TracerProvider(resource=Resource.create({"service.name": "lgsp", "service.instance.id": node}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(url, timeout=_TIMEOUT_S)))
    tracer, propagator = provider.get_tracer("lgsp.exchange"), TraceContextTextMapPropagator()

    def tell(exchange: Any) -> None:
        span = tracer.start_span(
            f"{exchange.method} {exchange.service}",
            context=propagator.extract({"traceparent": exchange.trace}),
            kind=SpanKind.SERVER,
            start_time=_to_ns(exchange.started_at),
            attributes=_describe(exchange),
        )
        if exchange.error or (exchange.status or 0) >= 500:
            span.set_status(Status(StatusCode.ERROR, exchange.error or None))
        span.end(_to_ns(exchange.answered_at))

    try:
        yield tell
    finally:
        provider.shutdown()


def _describe(exchange: Any) -> dict[str, str | int]:
    """Return the attributes of a span: HTTP's own names (OpenTelemetry semantic conventions), and ours."""
    found: dict[str, str | int] = {
        "http.request.method": exchange.method,
        "http.request.body.size": exchange.request_size,
        "http.response.body.size": exchange.answer_size,
        "lgsp.exchange.id": exchange.exchange_id,
        "lgsp.consumer": exchange.consumer,
        "lgsp.service": exchange.service,
        "lgsp.agreement": exchange.agreement,
        "lgsp.node": exchange.node,
    }
    if exchange.status:
        found["http.response.status_code"] = exchange.status
    return found | {"error.type": exchange.code or exchange.error} if exchange.error else found


def _to_ns(at: datetime) -> int:
    return round(at.timestamp() * 1e6) * 1_000
