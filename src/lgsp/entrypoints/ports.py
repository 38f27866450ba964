"""Network ports: are they free before anything is started, who holds them, and does anybody answer there."""

import errno
import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from .errors import PortNotAllowed, PortTaken

ANSWER_TIMEOUT_S = 2.0
_LISTENING = "0A"  # Linux, include/net/tcp_states.h: TCP_LISTEN
_UNKNOWN = "?"


@dataclass(frozen=True, kw_only=True)
class Listener:
    """A program that will listen, where, and how a person may move it."""

    name: str
    host: str
    port: int
    remedy: str


def check_ports_free(listeners: Iterable[Listener]) -> None:
    """
    Refuse when one of our programs will not be able to listen.

    :raises PortTaken: with the process that holds the port, where the system tells, and how to choose another
    :raises PortNotAllowed: if this account may not listen there
    """
    for listener in listeners:
        _check_port_free(listener)


def fetch(listener: Listener, path: str) -> tuple[int, bytes] | None:
    """Return the status and body that the program answers for the path, or None while it does not answer."""
    connection = HTTPConnection(listener.host, listener.port, timeout=ANSWER_TIMEOUT_S)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def _check_port_free(listener: Listener) -> None:
    where = {"name": listener.name, "host": listener.host, "port": listener.port, "remedy": listener.remedy}
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((listener.host, listener.port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(**where, holder=_holder(listener.port)) from None
            raise PortNotAllowed(**where, reason=error.strerror) from None


def _holder(port: int) -> str:
    """Name the process that listens on the port, from /proc where there is one."""
    sockets = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    for descriptor in Path("/proc").glob("[0-9]*/fd/*") if sockets else ():
        with suppress(OSError):
            if str(descriptor.readlink()) in sockets:
                process = descriptor.parents[1]
                return f"{process.name} {(process / 'comm').read_text().strip()}"
    return _UNKNOWN


def _listening_inodes(port: int) -> Iterable[str]:
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        with suppress(OSError):
            for line in table.read_text().splitlines()[1:]:
                columns = line.split()
                if columns[3] == _LISTENING and int(columns[1].rpartition(":")[2], 16) == port:
                    yield columns[9]
