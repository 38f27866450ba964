"""
The programs a run consists of: gateway, web screens, worker, and the sample agency systems of the province.

Sample systems are named in `systems/systems.yaml` of the model's folder (system id: program beside that file). Where
each listens is said once, by the endpoints of the services it provides.
"""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service

from .configuration import Configuration
from .credential_files import credential_file
from .errors import SampleFileMalformed
from .ports import Listener, fetch
from .supervision import Program
from .worker import heartbeat_file

SYSTEMS_FILE = Path("systems") / "systems.yaml"
WEB_THREADS = 4
WEB_GRACE_S = 1


@dataclass(frozen=True)
class SampleSystem:
    """An agency system of the sample province: its id in the model, its program, and where it listens."""

    id: str
    file: Path
    listener: Listener


def list_sample_systems(model: Model) -> tuple[SampleSystem, ...]:
    """
    Return the agency systems to run beside the platform; a province without `systems.yaml` has none.

    :raises SampleFileMalformed: if the file is not a mapping, or names a system that provides nothing
    """
    file = model.folder / SYSTEMS_FILE
    if not file.exists():
        return ()
    try:
        named = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SampleFileMalformed(file=file, reason=" ".join(str(error).split())) from error
    if not isinstance(named, dict):
        raise SampleFileMalformed(file=file, reason="system-id: program.py")
    return tuple(
        _sample_system(model, str(system), file.with_name(str(name))) for system, name in named.items()
    )


def share_out(total: int, systems: Sequence[SampleSystem]) -> Mapping[str, int]:
    """
    Return how many calls each system makes, by its id, so that together they make the total.

    >>> nowhere = Listener(name="", host="", port=0, remedy="")
    >>> share_out(200, [SampleSystem(name, Path(), nowhere) for name in ("a", "b", "c")])
    {'a': 67, 'b': 67, 'c': 66}
    """
    each, rest = divmod(total, len(systems))
    return {system.id: each + (position < rest) for position, system in enumerate(systems)}


def list_listeners(configuration: Configuration, systems: Sequence[SampleSystem]) -> tuple[Listener, ...]:
    """Return where every program of the run will listen."""
    return (
        gateway_listener(configuration),
        web_listener(configuration),
        *(each.listener for each in systems),
    )


def gateway_program(configuration: Configuration) -> Program:
    """Return the gateway."""
    listener = gateway_listener(configuration)
    return Program(
        name=listener.name,
        command=(sys.executable, "-m", "lgsp.entrypoints.gateway"),
        environment=_environment(configuration),
        is_ready=partial(_answers, listener, "/readyz"),
    )


def web_program(configuration: Configuration) -> Program:
    """Return the web screens: one process with threads (ADR 0003)."""
    listener = web_listener(configuration)
    options = {"--interface": "wsgi", "--host": listener.host, "--port": listener.port}
    options |= {"--workers": 1, "--blocking-threads": WEB_THREADS, "--workers-kill-timeout": WEB_GRACE_S}
    return Program(
        name=listener.name,
        command=(
            *(sys.executable, "-m", "granian", "--no-access-log"),
            *(str(word) for option in options.items() for word in option),
            "lgsp.entrypoints.wsgi:application",
        ),
        environment=_environment(configuration),
        is_ready=partial(_answers, listener, "/"),
    )


def worker_program(configuration: Configuration) -> Program:
    """Return the worker."""
    return Program(
        name="worker",
        command=(sys.executable, "-m", "lgsp.entrypoints.worker"),
        environment=_environment(configuration),
        is_ready=partial(_has_beaten, heartbeat_file(configuration.var), since=time.time()),
    )


def sample_program(system: SampleSystem, configuration: Configuration, *, calls: int | None) -> Program:
    """Return an agency system, which makes so many calls at full speed, or one now and then for ever."""
    limit = () if calls is None else ("--calls", str(calls))
    return Program(
        name=system.id,
        command=(sys.executable, str(system.file), "--port", str(system.listener.port), *limit),
        environment={
            "PYTHONUNBUFFERED": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LGSP_GATEWAY": f"http://{configuration.gateway_host}:{configuration.gateway_port}",
            "LGSP_CREDENTIALS": str(credential_file(configuration.var, system.id)),
            "LGSP_RECEIPTS": str(configuration.var / "receipts" / system.id),
        },
        is_ready=partial(_answers, system.listener, "/healthz"),
    )


def _sample_system(model: Model, system: str, file: Path) -> SampleSystem:
    endpoints = {
        (parts.hostname, parts.port)
        for service in model.all(Service)
        if service.provider == system and service.endpoint
        for parts in [urlsplit(service.endpoint)]
    }
    if len(endpoints) != 1:
        raise SampleFileMalformed(
            file=model.folder / SYSTEMS_FILE, reason=f"{system}: {len(endpoints)} endpoints"
        )
    host, port = endpoints.pop()
    if host is None or port is None:
        raise SampleFileMalformed(file=model.folder / SYSTEMS_FILE, reason=f"{system}: no port")
    remedy = f"model/service/*.yaml, endpoint ({system})"
    return SampleSystem(system, file, Listener(name=system, host=host, port=port, remedy=remedy))


def gateway_listener(configuration: Configuration) -> Listener:
    return Listener(
        name="gateway",
        host=configuration.gateway_host,
        port=configuration.gateway_port,
        remedy="--gateway-port 8081",
    )


def web_listener(configuration: Configuration) -> Listener:
    return Listener(
        name="web", host=configuration.web_host, port=configuration.web_port, remedy="--web-port 8001"
    )


def _environment(configuration: Configuration) -> Mapping[str, str]:
    return {
        "PYTHONUNBUFFERED": "1",
        "LGSP_VAR": str(configuration.var),
        "LGSP_MODEL": str(configuration.model),
        "LGSP_BUILD": str(configuration.build),
        "LGSP_GATEWAY_HOST": configuration.gateway_host,
        "LGSP_GATEWAY_PORT": str(configuration.gateway_port),
        "LGSP_WEB_HOST": configuration.web_host,
        "LGSP_WEB_PORT": str(configuration.web_port),
    }


def _has_beaten(heartbeat: Path, *, since: float) -> bool:
    return heartbeat.exists() and heartbeat.stat().st_mtime >= since


def _answers(listener: Listener, path: str) -> bool:
    answer = fetch(listener, path)
    return answer is not None and answer[0] < 500
