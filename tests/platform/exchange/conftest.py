from collections.abc import Iterator
from pathlib import Path

import pytest

from lgsp.platform.exchange.testing import OK, FakeProvider, RunningGateway, make_snapshot
from tests.platform.exchange.tls_gateways import Tls


@pytest.fixture(scope="module")
def provider() -> Iterator[FakeProvider]:
    with FakeProvider() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(provider: FakeProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGateway]:
    running = RunningGateway(tmp_path_factory.mktemp("gateway"))
    running.publish(make_snapshot(provider.url))
    with running:
        yield running


@pytest.fixture(scope="module")
def token(gateway: RunningGateway) -> str:
    return gateway.get_token()


@pytest.fixture(autouse=True)
def _obliging(request: pytest.FixtureRequest) -> None:
    """Let the provider answer 200 again, whatever the test before wanted of it."""
    if "provider" in request.fixturenames:
        double = request.getfixturevalue("provider")
        double.answer, double.requests = (lambda _: OK), []


@pytest.fixture
def tls(tmp_path: Path) -> Iterator[Tls]:
    """Return a gateway that ends TLS, and has a provider of its own."""
    with FakeProvider() as own:
        made = Tls(tmp_path, own)
        with made.gateway:
            yield made
