"""Ports are looked at before anything is started."""

import os
import socket

import pytest

from lgsp.entrypoints.errors import PortTaken
from lgsp.entrypoints.ports import Listener, check_ports_free, fetch


def listener(port: int) -> Listener:
    return Listener(name="gateway", host="127.0.0.1", port=port, remedy="--gateway-port 8081")


def test_a_free_port_is_accepted() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    check_ports_free([listener(port)])


def test_a_taken_port_is_refused_with_its_holder_and_a_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(PortTaken) as refusal:
        check_ports_free([listener(server.getsockname()[1])])

    assert f"process {os.getpid()} " in refusal.value.message
    assert "--gateway-port 8081" in refusal.value.message


def test_nobody_answers_on_a_free_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    assert fetch(listener(port), "/") is None
