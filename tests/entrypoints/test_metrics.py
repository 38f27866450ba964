"""What Prometheus reads of a gateway, through its own parser."""

import os
import socket
import subprocess
import sys
from http.client import HTTPConnection

import pytest
from prometheus_client.parser import text_string_to_metric_families

from lgsp.platform.exchange.testing import (
    CONSUMER,
    PROVIDER,
    SERVICE,
    FakeProvider,
    RunningGateway,
    make_snapshot,
)


def find_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def port() -> int:
    return find_port()


@pytest.fixture
def gateway(tmp_path, port):
    running = RunningGateway(tmp_path / "var", environment={"LGSP_METRICS_PORT": str(port)})
    with FakeProvider() as provider:
        running.publish(make_snapshot(provider.url))
        with running:
            yield running


def read(port: int) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    connection.close()
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def value(metrics, name: str, **labels: str) -> float:
    return metrics[name, frozenset(labels.items())]


def test_answers_refusals_and_durations_are_counted(gateway, port):
    token = gateway.get_token()
    for _ in range(3):
        assert gateway.call(token=token)[0].status == 200
    gateway.request("GET", f"/r1/{SERVICE}/x", headers={})

    found = read(port)

    assert value(found, "lgsp_gateway_serving") == 1
    assert value(found, "lgsp_exchanges_total", service=SERVICE, status="200") == 3
    assert value(found, "lgsp_refusals_total", service="", code="EXCHANGE-105") == 1
    assert value(found, "lgsp_exchange_duration_seconds_count", service=SERVICE) == 3
    assert value(found, "lgsp_exchange_duration_seconds_bucket", service=SERVICE, le="+Inf") == 3
    assert 0 < value(found, "lgsp_exchange_duration_seconds_sum", service=SERVICE) < 30
    assert value(found, "lgsp_evidence_records") == 6
    assert value(found, "lgsp_evidence_recording") == 1
    assert value(found, "lgsp_snapshot_version") == 1
    assert value(found, "lgsp_exchanges_running") == 0


def test_a_provider_that_rests_is_named(tmp_path, port):
    gateway = RunningGateway(tmp_path / "var", environment={"LGSP_METRICS_PORT": str(port)})
    gateway.publish(make_snapshot(f"http://127.0.0.1:{find_port()}"))
    with gateway:
        token = gateway.get_token()
        for _ in range(5):
            assert gateway.call(token=token)[0].status == 500

        assert value(read(port), "lgsp_provider_resting", service=SERVICE) == 1


def test_addresses_of_no_service_do_not_become_labels(gateway, port):
    headers = {"Authorization": f"Bearer {gateway.get_token()}", "X-Road-Client": CONSUMER}
    for number in range(3):
        gateway.request("GET", f"/r1/{PROVIDER}/khong-co-{number}", headers=headers)

    found = read(port)

    assert [labels for name, labels in found if name == "lgsp_refusals_total"] == [
        frozenset({("service", ""), ("code", "EXCHANGE-108")})
    ]


def test_a_gateway_without_a_registry_says_that_it_does_not_serve(tmp_path, port):
    with RunningGateway(tmp_path / "var", environment={"LGSP_METRICS_PORT": str(port)}):
        found = read(port)

    assert value(found, "lgsp_gateway_serving") == 0
    assert not [name for name, _ in found if name.startswith("lgsp_exchange")]


def test_a_taken_port_of_metrics_is_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = subprocess.run(
            [sys.executable, "-m", "lgsp.entrypoints.gateway"],
            env={
                **os.environ,
                "LGSP_VAR": str(tmp_path),
                "LGSP_GATEWAY_PORT": "0",
                "LGSP_METRICS_PORT": str(taken.getsockname()[1]),
                "LGSP_LANG": "en",
            },
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )

    assert ended.returncode == 2
    assert "LGSP_METRICS_PORT" in ended.stderr
