"""The gateway's TLS port: opened at the start, its certificates renewed while it runs, connections kept meanwhile."""

import asyncio
import logging

from lgsp.kernel.errors import DomainError
from lgsp.platform.exchange.errors import TlsUnusable
from lgsp.platform.exchange.server import HEAD_S, Clients
from lgsp.platform.exchange.tls import Handshakes, TlsFiles

from .configuration import Configuration
from .errors import PortNotAllowed
from .ports import Listener, check_ports_free

REMEDY = "LGSP_GATEWAY_TLS_PORT=8443"
BACKLOG = 1024

logger = logging.getLogger("lgsp.gateway")


class TlsListener:
    """Listens, and brings handshakes up to date when a file or the registered certificates change."""

    def __init__(
        self, configuration: Configuration, clients: Clients, loop: asyncio.AbstractEventLoop
    ) -> None:
        """
        Read the files.

        :raises TlsUnusable: if they cannot be used
        """
        self._configuration = configuration
        self._clients = clients
        self._loop = loop
        self._files = _read_files(configuration)
        self._seen: object = None
        self._handshakes = Handshakes(self._files)
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """
        Listen.

        :raises PortTaken: if another program has the port
        :raises PortNotAllowed: if the port cannot be had
        """
        host, port = self._configuration.gateway_host, self._configuration.tls_port
        check_ports_free([Listener(name="gateway TLS", host=host, port=port, remedy=REMEDY)])
        try:
            self._server = await self._loop.create_server(
                self._clients.connect,
                host,
                port,
                backlog=BACKLOG,
                ssl=self._handshakes.context,
                ssl_handshake_timeout=HEAD_S,
            )
        except OSError as error:
            raise PortNotAllowed(
                name="gateway TLS", host=host, port=port, remedy=REMEDY, reason=error.strerror
            ) from None
        logger.info("listening on https://%s:%s", *self._server.sockets[0].getsockname()[:2])

    def look(self, registered: list[str]) -> None:
        """Take up what changed; what cannot be used is said once, and what was before stays."""
        seen = (self._files.stamp(), registered)
        if seen == self._seen:
            return
        self._seen = seen
        try:
            self._handshakes.renew(self._files, registered)
        except DomainError as refusal:
            logger.warning("%s: %s", refusal.code, refusal.message)

    def close(self) -> None:
        """Accept no more."""
        if self._server is not None:
            self._server.close()


def _read_files(configuration: Configuration) -> TlsFiles:
    certificate, key = configuration.tls_certificate, configuration.tls_key
    if certificate is None or key is None:
        missing = "LGSP_GATEWAY_TLS_KEY" if certificate else "LGSP_GATEWAY_TLS_CERTIFICATE"
        raise TlsUnusable(file=missing, reason="the variable is not set")
    return TlsFiles(certificate, key, configuration.tls_roots)
