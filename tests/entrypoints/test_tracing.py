"""From a caller's traceparent, over the evidence, to a span at a collector; the collector is a real socket."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from lgsp.entrypoints.tracing import tracing
from lgsp.entrypoints.worker import do_round
from lgsp.platform.exchange.testing import CONSUMER, SERVICE, FakeProvider, RunningGateway, make_snapshot

TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
SAMPLED, UNSAMPLED = f"00-{TRACE}-{PARENT}-01", f"00-{TRACE}-{PARENT}-00"


class Collector(HTTPServer):
    """Keeps the spans it is sent."""

    def __init__(self) -> None:
        self.spans = []
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                    collector.spans += [span for scope in resource.scope_spans for span in scope.spans]
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def collector():
    running = Collector()
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


def call(var, *traceparents: str) -> list[bytes]:
    with FakeProvider() as provider:
        gateway = RunningGateway(var)
        gateway.publish(make_snapshot(provider.url))
        with gateway:
            token = gateway.get_token()
            for traceparent in traceparents:
                headers = {"traceparent": traceparent} if traceparent else {}
                assert gateway.call(path="/x", token=token, headers=headers)[0].status == 200
    return provider.requests


@pytest.mark.django_db(transaction=True)
def test_a_sampled_call_becomes_a_span_under_the_callers(var, collector):
    forwarded = call(var, SAMPLED, UNSAMPLED, "", "not-a-trace")

    with tracing(f"http://127.0.0.1:{collector.server_port}/v1/traces", node="gw1") as tell:
        do_round(var, tell=tell)
        do_round(var, tell=tell)

    [span] = collector.spans
    assert (span.trace_id.hex(), span.parent_span_id.hex()) == (TRACE, PARENT)
    assert span.name == f"GET {SERVICE}"
    found = {each.key: each.value.string_value or each.value.int_value for each in span.attributes}
    assert (found["lgsp.consumer"], found["http.response.status_code"]) == (CONSUMER, 200)
    assert 0 < span.end_time_unix_nano - span.start_time_unix_nano < 30e9
    assert f"traceparent: {SAMPLED}".encode() in forwarded[0].replace(b"traceparent:0", b"traceparent: 0")


@pytest.mark.django_db(transaction=True)
def test_a_collector_that_is_away_holds_nothing_up(var, caplog):
    call(var, SAMPLED)

    with tracing("http://127.0.0.1:9/v1/traces", node="gw1") as tell:
        do_round(var, tell=tell)

    from lgsp.platform.usage.queries import get_totals

    assert get_totals().answered == 1


def test_without_an_address_there_is_nothing_to_tell():
    with tracing("", node="gw1") as tell:
        assert tell is None
